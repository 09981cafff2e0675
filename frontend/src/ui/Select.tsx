/** A choice of one out of a short list. */

import { Button } from "react-aria-components/Button";
import { FieldError } from "react-aria-components/FieldError";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select as AriaSelect, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";
import fieldStyles from "./Field.module.css";
import { Icon } from "./Icon";
import menuStyles from "./Menu.module.css";
import styles from "./Select.module.css";

export interface Option<Value extends string> {
  value: Value;
  text: string;
}

interface SelectProps<Value extends string> {
  label: string;
  options: readonly Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  name?: string;
  help?: string;
  /** In toolbars the label is only read aloud. */
  compact?: boolean;
  isDisabled?: boolean;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, options, value, onChange, name, help, compact = false, isDisabled = false } = props;
  return (
    <AriaSelect
      className={`${fieldStyles.field} ${compact ? styles.compact : ""}`}
      aria-label={compact ? label : undefined}
      name={name}
      value={value}
      onChange={(key) => onChange(key as Value)}
      isDisabled={isDisabled}
    >
      {!compact && <Label className={fieldStyles.label}>{label}</Label>}
      <Button className={styles.button}>
        <SelectValue className={styles.value} />
        <Icon name="chevronDown" size={16} />
      </Button>
      {help && (
        <Text slot="description" className={fieldStyles.help}>
          {help}
        </Text>
      )}
      <FieldError className={fieldStyles.error} />
      <Popover className={`${menuStyles.popover} ${styles.popover}`} offset={4}>
        <ListBox className={menuStyles.menu}>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className={menuStyles.item} textValue={option.text}>
              <span className={menuStyles.text}>{option.text}</span>
              <span className={styles.tick}>
                <Icon name="check" size={16} />
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
