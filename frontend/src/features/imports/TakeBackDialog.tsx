/** Asks once before the documents of an import are deleted. */
import type { Import } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useToast } from "../../ui/Toast";
import { useTakeBack } from "./api";

export function TakeBackDialog({ batch, onClose }: { batch: Import; onClose: () => void }) {
  const { m, format } = useI18n();
  const takeBack = useTakeBack(batch.project_id);
  const say = useToast();
  return (
    <ConfirmDialog
      isOpen
      title={m.imports.undoTitle(batch.file_name)}
      text={m.imports.undoHelp(format.number(batch.added))}
      action={m.imports.undo}
      isPending={takeBack.isPending}
      error={takeBack.error}
      onConfirm={() => takeBack.mutate(batch.id, { onSuccess: () => say(m.imports.undone) })}
      onClose={onClose}
    />
  );
}
