/** Name, description, and the few rules that hold for the whole project. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import { useProject } from "../../api/project";
import type { Overlap, Project } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextArea, TextField, textOf } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { RadioCards } from "../../ui/RadioCards";
import { useToast } from "../../ui/Toast";
import { useChangeProject } from "./api";
import styles from "./forms.module.css";

/** Only what differs from what was loaded, so that two people who change different fields both keep their change. */
function changesOf(loaded: Project, form: FormData, overlap: Overlap) {
  const name = textOf(form, "name");
  const description = textOf(form, "description");
  return {
    ...(name !== loaded.name && { name }),
    ...(description !== loaded.description && { description }),
    ...(overlap !== loaded.overlap && { overlap }),
  };
}

/** The project may be fetched again behind the form; the fields are compared with what they began with. */
function useGeneralForm() {
  const { m } = useI18n();
  const project = useProject();
  const change = useChangeProject(project.id);
  const say = useToast();
  const [loaded, setLoaded] = useState(project);
  const [overlap, setOverlap] = useState<Overlap>(project.overlap);
  const saved = (answer: Project) => {
    setLoaded(answer);
    say(m.common.saved);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(changesOf(loaded, new FormData(event.currentTarget), overlap), { onSuccess: saved });
  };
  return { project, change, overlap, setOverlap, submit };
}

export default function GeneralSettings() {
  const { m } = useI18n();
  const { project, change, submit, ...form } = useGeneralForm();
  const words = m.settings.general;
  const isReadOnly = !project.may_manage;
  return (
    <Panel title={words.title}>
      <Form className={styles.form} onSubmit={submit} validationErrors={fieldErrors(change.error)}>
        <TextField
          label={words.name}
          name="name"
          defaultValue={project.name}
          maxLength={80}
          isRequired
          isDisabled={isReadOnly}
        />
        <TextArea
          label={words.description}
          name="description"
          defaultValue={project.description}
          maxLength={500}
          isDisabled={isReadOnly}
          optional
        />
        <RadioCards
          label={words.overlap}
          value={form.overlap}
          onChange={form.setOverlap}
          isDisabled={isReadOnly}
          options={(["FLAT", "NESTED"] as const).map((value) => ({
            value,
            text: m.common.overlap[value],
            help: m.common.overlapHelp[value],
          }))}
        />
        {change.isError && !isApiError(change.error, "INVALID_INPUT") && <ErrorPanel error={change.error} />}
        {!isReadOnly && (
          <div className={styles.submit}>
            <Button type="submit" tone="primary" isPending={change.isPending}>
              {m.common.save}
            </Button>
          </div>
        )}
      </Form>
    </Panel>
  );
}
