/** The guideline: read by everybody, written by managers; the types' definitions stand below it. */
import { useState } from "react";
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { typeName } from "../../ui/naming";
import { Panel } from "../../ui/Panel";
import { EmptyState } from "../../ui/States";
import { TypeChip } from "../../ui/TypeChip";
import { draftKey, GuidelineEditor } from "./GuidelineEditor";
import styles from "./GuidelineSettings.module.css";
import { storedDraft } from "./useDraft";

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
  const [isEditing, setEditing] = useState(() => project.may_manage && storedDraft(draftKey(project.id)) !== null);
  const edit = project.may_manage && !isEditing && project.guideline.trim() && (
    <Button onPress={() => setEditing(true)}>{m.settings.guideline.edit}</Button>
  );
  return (
    <div>
      <Panel title={m.settings.guideline.title} hint={project.may_manage && m.settings.guideline.hint} actions={edit}>
        {isEditing ? <GuidelineEditor onDone={() => setEditing(false)} /> : <Reader onEdit={() => setEditing(true)} />}
      </Panel>
      <Definitions />
    </div>
  );
}
