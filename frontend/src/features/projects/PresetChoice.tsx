/** Ready sets of entity types on the left, what is in the chosen one on the right. */
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Preset } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import fieldStyles from "../../ui/Field.module.css";
import { typeName } from "../../ui/naming";
import { TypeChip } from "../../ui/TypeChip";
import styles from "./NewProjectDialog.module.css";

interface PresetChoiceProps {
  presets: readonly Preset[];
  chosen: Preset;
  onChoose: (code: string) => void;
}

export function PresetChoice({ presets, chosen, onChoose }: PresetChoiceProps) {
  const { m, language } = useI18n();
  return (
    <RadioGroup className={fieldStyles.field} value={chosen.code} onChange={onChoose}>
      <Label className={fieldStyles.label}>{m.projects.preset}</Label>
      <div className={styles.choice}>
        <div className={styles.list}>
          {presets.map((preset) => (
            <Radio key={preset.code} value={preset.code} className={styles.preset}>
              <span>{typeName(preset, language)}</span>
              <span className={styles.count}>{m.projects.typeCount(preset.entity_types.length)}</span>
            </Radio>
          ))}
        </div>
        <ul className={styles.preview} aria-live="polite">
          {chosen.entity_types.map((type) => (
            <li key={type.code}>
              <TypeChip badge={type.badge} colour={type.colour} name={typeName(type, language)} />
              <span className={styles.definition}>{type.definition}</span>
            </li>
          ))}
        </ul>
      </div>
      <p className={fieldStyles.help}>{m.projects.presetHelp}</p>
    </RadioGroup>
  );
}
