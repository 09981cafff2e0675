/** The mark: a line of a record, one span of it marked. */
import { useI18n } from "../i18n/I18n";
import styles from "./Brand.module.css";

export function Brand({ large = false }: { large?: boolean }) {
  const { m } = useI18n();
  return (
    <span className={`${styles.brand} ${large ? styles.large : ""}`}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect className={styles.tile} width="32" height="32" rx="8" />
        <path className={styles.lines} d="M8 9.5h16M8 24h9" />
        <rect className={styles.span} x="7" y="13" width="14" height="6.4" rx="1.6" />
        <path className={styles.under} d="M7.6 19.4h12.8" />
      </svg>
      {m.common.product}
    </span>
  );
}
