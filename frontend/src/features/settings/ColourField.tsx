/** The colour of a type: twelve hues, each with its name, shown with the type's own badge. */
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Colour } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import fieldStyles from "../../ui/Field.module.css";
import { HUES, hueStyle } from "../../ui/hue";
import styles from "./TypeSettings.module.css";

interface ColourFieldProps {
  value: Colour;
  badge: string;
  onChange: (colour: Colour) => void;
}

export function ColourField({ value, badge, onChange }: ColourFieldProps) {
  const { m } = useI18n();
  return (
    <RadioGroup
      className={fieldStyles.field}
      value={value}
      onChange={(colour) => onChange(colour as Colour)}
      orientation="horizontal"
    >
      <Label className={fieldStyles.label}>{m.settings.types.colour}</Label>
      <div className={styles.swatches}>
        {HUES.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            className={styles.swatch}
            style={hueStyle(colour)}
            aria-label={m.settings.colours[colour]}
          >
            <span aria-hidden="true" title={m.settings.colours[colour]}>
              {badge}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
