/** A choice of one, where each choice needs a sentence. */
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Text } from "react-aria-components/Text";
import fieldStyles from "./Field.module.css";
import styles from "./RadioCards.module.css";

interface RadioCardsProps<Value extends string> {
  label: string;
  help?: string;
  value: Value;
  onChange: (value: Value) => void;
  isDisabled?: boolean;
  options: readonly { value: Value; text: string; help: string }[];
}

export function RadioCards<Value extends string>(props: RadioCardsProps<Value>) {
  const { label, help, value, onChange, options, isDisabled = false } = props;
  return (
    <RadioGroup
      className={fieldStyles.field}
      value={value}
      onChange={(next) => onChange(next as Value)}
      isDisabled={isDisabled}
    >
      <Label className={fieldStyles.label}>{label}</Label>
      <div className={styles.cards}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.card}>
            <span className={styles.dot} aria-hidden="true" />
            <span>
              <span className={styles.text}>{option.text}</span>
              <span className={styles.help}>{option.help}</span>
            </span>
          </Radio>
        ))}
      </div>
      {help && (
        <Text slot="description" className={fieldStyles.help}>
          {help}
        </Text>
      )}
    </RadioGroup>
  );
}
