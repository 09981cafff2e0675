/** Making an entity type, changing it, taking it out of use. */
import type { FormEvent } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import type { EntityType, Project } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { textOf } from "../../ui/Field";
import { useToast } from "../../ui/Toast";
import { type TypeFields, useChangeType, useDefineType } from "./api";
import styles from "./forms.module.css";
import { TypeFieldset } from "./TypeFieldset";

const FIELDS = ["code", "name_zh", "name_en", "badge", "colour", "hotkey", "definition"] as const;

interface TypeDialogProps {
  project: Project;
  /** Null makes a new one. */
  type: EntityType | null;
  onClose: () => void;
}

function useSave({ project, type, onClose }: TypeDialogProps) {
  const { m } = useI18n();
  const say = useToast();
  const define = useDefineType(project.id);
  const change = useChangeType(project.id);
  const words = m.settings.types;
  const done = (sentence: string) => () => {
    say(sentence);
    onClose();
  };
  return {
    error: define.error ?? change.error,
    isPending: define.isPending || change.isPending,
    save: ({ code, ...fields }: TypeFields) => {
      const onSuccess = done(words.saved(fields.name_zh));
      if (type) change.mutate({ id: type.id, changes: fields }, { onSuccess });
      else define.mutate({ code, ...fields }, { onSuccess });
    },
    /** Out of use, or back. */
    turn: () => {
      if (!type) return;
      const sentence = type.retired ? words.restoredNow(type.name_zh) : words.retiredNow(type.name_zh);
      change.mutate({ id: type.id, changes: { retired: !type.retired } }, { onSuccess: done(sentence) });
    },
  };
}

export function TypeDialog(props: TypeDialogProps) {
  const { project, type, onClose } = props;
  const { m } = useI18n();
  const words = m.settings.types;
  const { error, isPending, save, turn } = useSave(props);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // By name: the radio group for the colour puts a field of its own into the form.
    save(Object.fromEntries(FIELDS.map((name) => [name, textOf(form, name)])) as unknown as TypeFields);
  };
  return (
    <Dialog title={type ? words.dialogEdit(type.name_zh) : words.dialogNew} isOpen onClose={onClose} wide>
      <Form className={styles.form} onSubmit={submit} validationErrors={fieldErrors(error)}>
        <TypeFieldset type={type} others={project.entity_types.filter((other) => other !== type)} />
        {error && !isApiError(error, "INVALID_INPUT") && <ErrorPanel error={error} />}
        <DialogActions>
          {type && (
            <Button tone="quiet" onPress={turn} isDisabled={isPending}>
              {type.retired ? words.restore : words.retire}
            </Button>
          )}
          <Button onPress={onClose}>{m.common.cancel}</Button>
          <Button type="submit" tone="primary" isPending={isPending}>
            {m.common.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
