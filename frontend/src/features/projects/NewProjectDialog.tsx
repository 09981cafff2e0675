/** A new project: its name, its types, whether entities may overlap. */
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { useNavigate } from "react-router";
import { fieldErrors, isApiError } from "../../api/errors";
import type { Overlap, PresetCode } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField, textOf } from "../../ui/Field";
import { RadioCards } from "../../ui/RadioCards";
import { Loading } from "../../ui/States";
import { useToast } from "../../ui/Toast";
import { presetsQuery, useCreateProject } from "./api";
import styles from "./NewProjectDialog.module.css";
import { PresetChoice } from "./PresetChoice";

function NewProjectForm({ onClose }: { onClose: () => void }) {
  const { m } = useI18n();
  const presets = useQuery(presetsQuery);
  const [presetCode, setPresetCode] = useState<string>();
  const [overlap, setOverlap] = useState<Overlap>();
  const create = useCreateProject();
  const navigate = useNavigate();
  const say = useToast();

  if (presets.isError) return <ErrorPanel error={presets.error} onRetry={() => presets.refetch()} />;
  const preset = presets.data?.find((each) => each.code === presetCode) ?? presets.data?.[0];
  if (!preset || !presets.data) return <Loading />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate(
      {
        name: textOf(form, "name"),
        description: textOf(form, "description"),
        preset: preset.code as PresetCode,
        overlap: overlap ?? preset.overlap,
      },
      {
        onSuccess: ({ id, name }) => {
          say(m.projects.created(name));
          navigate(`/projects/${id}`);
        },
      },
    );
  };

  return (
    <Form onSubmit={submit} validationErrors={fieldErrors(create.error)} className={styles.form}>
      <div className={styles.names}>
        <TextField
          label={m.projects.name}
          name="name"
          placeholder={m.projects.namePlaceholder}
          maxLength={80}
          isRequired
          autoFocus
        />
        <TextField label={m.projects.description} name="description" help={m.projects.descriptionHelp} optional />
      </div>
      <PresetChoice presets={presets.data} chosen={preset} onChoose={setPresetCode} />
      <RadioCards
        label={m.projects.overlapLabel}
        help={m.projects.overlapLater}
        value={overlap ?? preset.overlap}
        onChange={setOverlap}
        options={(["FLAT", "NESTED"] as const).map((value) => ({
          value,
          text: m.common.overlap[value],
          help: m.common.overlapHelp[value],
        }))}
      />
      {create.isError && !isApiError(create.error, "INVALID_INPUT") && <ErrorPanel error={create.error} />}
      <DialogActions>
        <Button onPress={onClose}>{m.common.cancel}</Button>
        <Button type="submit" tone="primary" isPending={create.isPending}>
          {m.projects.create}
        </Button>
      </DialogActions>
    </Form>
  );
}

export function NewProjectDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { m } = useI18n();
  return (
    <Dialog title={m.projects.create} isOpen={isOpen} onClose={onClose} wide>
      <NewProjectForm onClose={onClose} />
    </Dialog>
  );
}
