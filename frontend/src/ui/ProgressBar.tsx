/** How much of something is done, as a bar and in words. */

import { Label } from "react-aria-components/Label";
import { ProgressBar as AriaProgressBar } from "react-aria-components/ProgressBar";
import styles from "./ProgressBar.module.css";

interface ProgressBarProps {
  label: string;
  /** Between 0 and 1; null while nobody knows. */
  value: number | null;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  const percent = value === null ? 30 : value * 100;
  return (
    <AriaProgressBar
      className={styles.progress}
      value={value === null ? undefined : percent}
      isIndeterminate={value === null}
    >
      <div className={styles.track}>
        <div className={`${styles.bar} ${value === null ? styles.unknown : ""}`} style={{ width: `${percent}%` }} />
      </div>
      <Label className={styles.label}>{label}</Label>
    </AriaProgressBar>
  );
}
