/** What can be said of a file before it is sent: kind and size, in one clear sentence. */
import type { Format } from "../../i18n/format";
import type { Messages } from "../../i18n/zh-CN";

export const EXTENSIONS = [".txt", ".zip", ".jsonl"] as const;

/** The objection, or null. */
export function objectionTo(
  file: Pick<File, "name" | "size">,
  limit: number,
  words: Messages["imports"],
  format: Format,
): string | null {
  const name = file.name.toLowerCase();
  if (!EXTENSIONS.some((extension) => name.endsWith(extension))) return words.wrongKind(file.name);
  if (file.size === 0) return words.empty(file.name);
  if (file.size > limit) return words.tooLarge(file.name, format.bytes(file.size), format.bytes(limit));
  return null;
}
