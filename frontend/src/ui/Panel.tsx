/** A sheet of paper on the desk: a titled group of things that belong together. */
import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

interface PanelProps {
  title?: string;
  hint?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Panel({ title, hint, actions, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className={styles.head}>
          <div>
            <h2 id={id}>{title}</h2>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
