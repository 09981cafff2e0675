/** The guideline: read by everybody, written by managers; the types' definitions stand below it. */
import { useState } from "react";
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextArea } from "../../ui/Field";
import { typeName } from "../../ui/naming";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { useToast } from "../../ui/Toast";
import { TypeChip } from "../../ui/TypeChip";
import { useChangeProject } from "./api";
import formStyles from "./forms.module.css";
import styles from "./GuidelineSettings.module.css";

function Editor({ onDone }: { onDone: () => void }) {
  const { m } = useI18n();
  const project = useProject();
  const change = useChangeProject(project.id);
  const say = useToast();
  const [text, setText] = useState(project.guideline);
  const done = () => {
    say(m.common.saved);
    onDone();
  };
  return (
    <div className={formStyles.form}>
      <TextArea
        label={m.settings.guideline.label}
        value={text}
        onChange={setText}
        rows={16}
        maxLength={100_000}
        autoFocus
      />
      {change.isError && <ErrorPanel error={change.error} />}
      <div className={formStyles.submit}>
        <Button
          tone="primary"
          isPending={change.isPending}
          onPress={() => change.mutate({ guideline: text }, { onSuccess: done })}
        >
          {m.common.save}
        </Button>
        <Button onPress={onDone}>{m.common.cancel}</Button>
        {text !== project.guideline && <span className={formStyles.muted}>{m.settings.guideline.unsaved}</span>}
      </div>
    </div>
  );
}

function Reader({ onEdit }: { onEdit: () => void }) {
  const { m } = useI18n();
  const { guideline, may_manage } = useProject();
  if (guideline.trim()) return <div className={styles.text}>{guideline}</div>;
  return (
    <EmptyState
      icon="book"
      title={m.settings.guideline.emptyTitle}
      action={
        may_manage && (
          <Button tone="primary" onPress={onEdit}>
            {m.settings.guideline.start}
          </Button>
        )
      }
    >
      <p>{m.settings.guideline.empty}</p>
    </EmptyState>
  );
}

function Definitions() {
  const { m, language } = useI18n();
  const types = useProject().entity_types.filter(({ retired }) => !retired);
  return (
    <Panel title={m.settings.guideline.definitions}>
      <ul className={styles.definitions}>
        {types.map((type) => (
          <li key={type.id}>
            <TypeChip badge={type.badge} colour={type.colour} name={typeName(type, language)} />
            <p>{type.definition || m.settings.types.noDefinition}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export default function GuidelineSettings() {
  const { m } = useI18n();
  const project = useProject();
  const [isEditing, setEditing] = useState(false);
  const edit = project.may_manage && !isEditing && project.guideline.trim() && (
    <Button onPress={() => setEditing(true)}>{m.settings.guideline.edit}</Button>
  );
  return (
    <div>
      <Panel title={m.settings.guideline.title} hint={project.may_manage && m.settings.guideline.hint} actions={edit}>
        {isEditing ? <Editor onDone={() => setEditing(false)} /> : <Reader onEdit={() => setEditing(true)} />}
      </Panel>
      <Definitions />
    </div>
  );
}
