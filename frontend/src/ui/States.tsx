/** What stands where content will be: loading, and empty states that teach. */
import type { ReactNode } from "react";
import { useI18n } from "../i18n/I18n";
import { Icon, type IconName } from "./Icon";
import styles from "./States.module.css";

/** Appears only when waiting is noticeable. */
export function Loading() {
  const { m } = useI18n();
  return (
    <p className={styles.loading} role="status">
      <span className={styles.spinner} aria-hidden="true" />
      {m.common.loading}
    </p>
  );
}

interface EmptyStateProps {
  icon: IconName;
  title: string;
  children: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <section className={styles.empty}>
      <span className={styles.medallion}>
        <Icon name={icon} size={26} />
      </span>
      <h2>{title}</h2>
      <div className={styles.teaching}>{children}</div>
      {action}
    </section>
  );
}
