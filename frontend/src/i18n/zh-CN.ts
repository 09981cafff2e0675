/** The Chinese dictionary: the source, whose shape every other language must have. */
import { admin } from "./zh-CN/admin";
import { common } from "./zh-CN/common";
import { documents } from "./zh-CN/documents";
import { health } from "./zh-CN/health";
import { imports } from "./zh-CN/imports";
import { projects } from "./zh-CN/projects";
import { session } from "./zh-CN/session";
import { settings } from "./zh-CN/settings";

export const zhCN = { admin, common, documents, health, imports, projects, session, settings };

export type Messages = typeof zhCN;
