/** A small word about a row: its kind, its state. */
import type { ReactNode } from "react";
import styles from "./Tag.module.css";

export type TagTone = "calm" | "accent" | "good" | "warn" | "danger";

export function Tag({ tone = "calm", children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}
