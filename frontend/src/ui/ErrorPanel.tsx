/** The one way an error is shown: a sentence that says what to do, and a way to try again. */
import { isApiError, UNREACHABLE, UNREADABLE } from "../api/errors";
import { useI18n } from "../i18n/I18n";
import type { Messages } from "../i18n/zh-CN";
import { Button } from "./Button";
import styles from "./ErrorPanel.module.css";
import { Icon } from "./Icon";

export function sentenceOf(error: unknown, m: Messages): string {
  if (!isApiError(error)) return m.common.errors.crashHelp;
  if (error.code === UNREACHABLE || error.code === UNREADABLE) return m.common.errors[error.code];
  return error.message;
}

interface ErrorPanelProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const { m } = useI18n();
  return (
    <div role="alert" className={styles.panel}>
      <Icon name="alert" />
      <p>{sentenceOf(error, m)}</p>
      {onRetry && (
        <Button small onPress={onRetry}>
          {m.common.retry}
        </Button>
      )}
    </div>
  );
}
