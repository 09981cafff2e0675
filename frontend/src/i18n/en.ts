/** The English dictionary; the type checker says when a key is missing. */
import { admin } from "./en/admin";
import { common } from "./en/common";
import { health } from "./en/health";
import { projects } from "./en/projects";
import { session } from "./en/session";
import type { Messages } from "./zh-CN";

export const en: Messages = { admin, common, health, projects, session };
