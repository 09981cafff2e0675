/** The frame of a page: title, one line under it, actions, and what a change of page owes the reader. */
import { type ReactNode, useEffect, useRef } from "react";
import { useI18n } from "../i18n/I18n";
import { takeNavigation } from "./navigation";
import styles from "./Page.module.css";

interface PageProps {
  title: string;
  /** For the tab; the title itself unless the page says more. */
  tabTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
}

/** Sets the tab's title and, after a navigation, moves the focus to the page's heading. */
export function usePageHeading<T extends HTMLElement>(title: string) {
  const { m } = useI18n();
  const heading = useRef<T>(null);
  useEffect(() => {
    document.title = `${title} · ${m.common.product}`;
  }, [title, m]);
  useEffect(() => {
    if (takeNavigation()) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

export function Page({ title, tabTitle, lead, actions, children, narrow = false }: PageProps) {
  const heading = usePageHeading<HTMLHeadingElement>(tabTitle ?? title);
  return (
    <div className={`${styles.page} ${narrow ? styles.narrow : ""}`}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
