/** The Chinese dictionary: the source, whose shape every other language must have. */
import { admin } from "./zh-CN/admin";
import { common } from "./zh-CN/common";
import { health } from "./zh-CN/health";
import { projects } from "./zh-CN/projects";
import { session } from "./zh-CN/session";

export const zhCN = { admin, common, health, projects, session };

export type Messages = typeof zhCN;
