/** The entity types of a project: their order, names, colours, keys; those no longer in use below. */
import { useState } from "react";
import { useProject } from "../../api/project";
import type { EntityType } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Panel } from "../../ui/Panel";
import { useChangeType } from "./api";
import { TypeDialog } from "./TypeDialog";
import { TypeRow } from "./TypeRow";
import styles from "./TypeSettings.module.css";

/** Moves a type among those in use by giving every one whose place changes its new position. */
function useMove(projectId: number, live: readonly EntityType[]) {
  const change = useChangeType(projectId);
  const move = async (type: EntityType, step: 1 | -1) => {
    const order = live.filter((other) => other !== type);
    order.splice(live.indexOf(type) + step, 0, type);
    for (const [position, { id, position: before }] of order.entries())
      if (before !== position) await change.mutateAsync({ id, changes: { position } });
  };
  return {
    move: (type: EntityType, step: 1 | -1) => void move(type, step).catch(() => undefined),
    error: change.error,
  };
}

export default function TypeSettings() {
  const { m } = useI18n();
  const project = useProject();
  const words = m.settings.types;
  const [edited, setEdited] = useState<EntityType | "new" | null>(null);
  const live = project.entity_types.filter(({ retired }) => !retired);
  const retired = project.entity_types.filter((type) => type.retired);
  const { move, error } = useMove(project.id, live);
  const canEdit = project.may_manage;
  const add = canEdit && (
    <Button icon="plus" onPress={() => setEdited("new")}>
      {words.add}
    </Button>
  );
  return (
    <Panel title={words.title} hint={words.hint} actions={add}>
      {error && <ErrorPanel error={error} />}
      <ol className={styles.types}>
        {live.map((type, index) => (
          <TypeRow
            key={type.id}
            type={type}
            canEdit={canEdit}
            onEdit={() => setEdited(type)}
            onUp={index > 0 ? () => move(type, -1) : undefined}
            onDown={index < live.length - 1 ? () => move(type, 1) : undefined}
          />
        ))}
      </ol>
      {retired.length > 0 && (
        <details className={styles.retired}>
          <summary>{words.showRetired(retired.length)}</summary>
          <ul className={styles.types}>
            {retired.map((type) => (
              <TypeRow key={type.id} type={type} canEdit={canEdit} onEdit={() => setEdited(type)} />
            ))}
          </ul>
        </details>
      )}
      {edited && (
        <TypeDialog
          key={edited === "new" ? "new" : edited.id}
          project={project}
          type={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}
