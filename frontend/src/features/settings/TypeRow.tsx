/** One entity type in the settings. */
import type { EntityType } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button, IconButton } from "../../ui/Button";
import { typeName } from "../../ui/naming";
import { TypeBadge } from "../../ui/TypeChip";
import styles from "./TypeSettings.module.css";

interface TypeRowProps {
  type: EntityType;
  canEdit: boolean;
  onEdit: () => void;
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
}

export function TypeRow({ type, canEdit, onEdit, onUp, onDown }: TypeRowProps) {
  const { m, language } = useI18n();
  const words = m.settings.types;
  const name = typeName(type, language);
  return (
    <li className={styles.type}>
      <TypeBadge badge={type.badge} colour={type.colour} />
      <div className={styles.names}>
        <p className={styles.name}>{name}</p>
        <p className={styles.code}>{type.code}</p>
      </div>
      <p className={type.definition ? styles.definition : styles.missing}>{type.definition || words.noDefinition}</p>
      {type.hotkey && <kbd className={styles.key}>{type.hotkey.toUpperCase()}</kbd>}
      {canEdit && (
        <div className={styles.verbs}>
          {!type.retired && (
            <>
              <IconButton small icon="arrowUp" label={words.up(name)} isDisabled={!onUp} onPress={() => onUp?.()} />
              <IconButton
                small
                icon="arrowDown"
                label={words.down(name)}
                isDisabled={!onDown}
                onPress={() => onDown?.()}
              />
            </>
          )}
          <Button small onPress={onEdit} aria-label={words.edit(name)}>
            {m.common.edit}
          </Button>
        </div>
      )}
    </li>
  );
}
