/** Which of its two names an entity type goes by. */
import type { LanguageTag } from "../i18n/format";

export function typeName(type: { name_zh: string; name_en: string }, language: LanguageTag): string {
  return language === "en" ? type.name_en || type.name_zh : type.name_zh;
}
