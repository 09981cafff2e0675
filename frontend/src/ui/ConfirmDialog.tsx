/** One question before something that cannot be undone. */

import { useI18n } from "../i18n/I18n";
import { Button } from "./Button";
import styles from "./ConfirmDialog.module.css";
import { Dialog, DialogActions } from "./Dialog";
import { ErrorPanel } from "./ErrorPanel";

interface ConfirmDialogProps {
  title: string;
  text: string;
  action: string;
  isOpen: boolean;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog({
  title,
  text,
  action,
  isOpen,
  isPending,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { m } = useI18n();
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <p className={styles.text}>{text}</p>
      {error != null && <ErrorPanel error={error} />}
      <DialogActions>
        <Button onPress={onClose}>{m.common.cancel}</Button>
        <Button tone="danger" onPress={onConfirm} isPending={isPending}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
