/** The English dictionary; the type checker says when a key is missing. */
import { admin } from "./en/admin";
import { common } from "./en/common";
import { documents } from "./en/documents";
import { health } from "./en/health";
import { imports } from "./en/imports";
import { projects } from "./en/projects";
import { session } from "./en/session";
import { settings } from "./en/settings";
import type { Messages } from "./zh-CN";

export const en: Messages = { admin, common, documents, health, imports, projects, session, settings };
