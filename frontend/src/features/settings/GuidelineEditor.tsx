/** Writing the guideline: nothing typed is lost, and nobody's version is replaced unseen. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "../../api/errors";
import { projectQuery, useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextArea } from "../../ui/Field";
import { useToast } from "../../ui/Toast";
import { useChangeProject } from "./api";
import formStyles from "./forms.module.css";
import styles from "./GuidelineSettings.module.css";
import { useDraft } from "./useDraft";

export const draftKey = (projectId: number) => `guideline.${projectId}`;

export function GuidelineEditor({ onDone }: { onDone: () => void }) {
  const { m } = useI18n();
  const words = m.settings.guideline;
  const project = useProject();
  const change = useChangeProject(project.id);
  const cache = useQueryClient();
  const say = useToast();
  const draft = useDraft(draftKey(project.id), project.guideline);
  const [theirs, setTheirs] = useState<string | null>(null);
  const [isGivingUp, setGivingUp] = useState(false);

  const end = () => {
    draft.forget();
    onDone();
  };
  const save = () =>
    change.mutate(
      { guideline: draft.text, guideline_was: draft.base },
      {
        onSuccess: () => {
          say(m.common.saved);
          end();
        },
      },
    );
  const showTheirs = async () => {
    const fresh = await cache.fetchQuery({ ...projectQuery(project.id), staleTime: 0 });
    setTheirs(fresh.guideline);
    draft.rebase(fresh.guideline);
    change.reset();
  };

  return (
    <div className={formStyles.form}>
      {draft.wasRestored && <p className={formStyles.muted}>{words.restored}</p>}
      <TextArea label={words.label} value={draft.text} onChange={draft.write} rows={16} maxLength={100_000} autoFocus />
      {change.isError && <ErrorPanel error={change.error} />}
      {isApiError(change.error, "GUIDELINE_CHANGED") && <Button onPress={showTheirs}>{words.showTheirs}</Button>}
      {theirs !== null && (
        <section aria-label={words.theirs}>
          <h3>{words.theirs}</h3>
          <div className={styles.text}>{theirs}</div>
        </section>
      )}
      <div className={formStyles.submit}>
        <Button tone="primary" isPending={change.isPending} onPress={save}>
          {theirs === null ? m.common.save : words.replaceTheirs}
        </Button>
        <Button onPress={() => (draft.isDirty && !isGivingUp ? setGivingUp(true) : end())}>
          {isGivingUp ? words.giveUp : m.common.cancel}
        </Button>
        {draft.isDirty && <span className={formStyles.muted}>{words.unsaved}</span>}
      </div>
    </div>
  );
}
