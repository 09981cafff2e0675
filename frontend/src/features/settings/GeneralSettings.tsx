/** Name, description, and the few rules that hold for the whole project. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import { useProject } from "../../api/project";
import type { Overlap } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextArea, TextField, textOf } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { RadioCards } from "../../ui/RadioCards";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import { useChangeProject } from "./api";
import styles from "./forms.module.css";

const REVIEWS = [1, 2, 3, 4, 5];
const SHARES = [0, 0.05, 0.1, 0.2, 0.3, 0.5];

/** The given choices, and the present value should it be none of them. */
function optionsOf(choices: readonly number[], present: number, text: (value: number) => string) {
  const all = [...new Set([...choices, present])].sort((a, b) => a - b);
  return all.map((value) => ({ value: String(value), text: text(value) }));
}

/** Only what differs from the project is sent, so the overlap is not checked again without need. */
function useGeneralForm() {
  const { m } = useI18n();
  const project = useProject();
  const change = useChangeProject(project.id);
  const say = useToast();
  const [overlap, setOverlap] = useState<Overlap>(project.overlap);
  const [reviews, setReviews] = useState(String(project.reviews_per_document));
  const [share, setShare] = useState(String(project.blind_share));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    change.mutate(
      {
        name: textOf(form, "name"),
        description: textOf(form, "description"),
        reviews_per_document: Number(reviews),
        blind_share: Number(share),
        ...(overlap !== project.overlap && { overlap }),
      },
      { onSuccess: () => say(m.common.saved) },
    );
  };
  return { project, change, overlap, setOverlap, reviews, setReviews, share, setShare, submit };
}

export default function GeneralSettings() {
  const { m, format } = useI18n();
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
        <div className={styles.pair}>
          <Select
            label={words.reviews}
            help={words.reviewsHelp}
            value={form.reviews}
            onChange={form.setReviews}
            isDisabled={isReadOnly}
            options={optionsOf(REVIEWS, project.reviews_per_document, words.times)}
          />
          <Select
            label={words.blind}
            help={words.blindHelp}
            value={form.share}
            onChange={form.setShare}
            isDisabled={isReadOnly}
            options={optionsOf(SHARES, project.blind_share, format.percent)}
          />
        </div>
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
