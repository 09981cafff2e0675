/** Text inputs with label, help and error: the sentence about a mistake stands where the mistake is. */
import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea as AriaTextArea } from "react-aria-components/TextArea";
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from "react-aria-components/TextField";
import { useI18n } from "../i18n/I18n";
import styles from "./Field.module.css";

export interface FieldProps extends Omit<AriaTextFieldProps, "className" | "children" | "style"> {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  /** Shows "选填" beside the label. */
  optional?: boolean;
}

interface FrameProps extends FieldProps {
  children: ReactNode;
}

function Frame({ label, help, error, optional, children, ...rest }: FrameProps) {
  const { m } = useI18n();
  return (
    <AriaTextField {...rest} className={styles.field} isInvalid={error ? true : undefined}>
      <Label className={styles.label}>
        {label}
        {optional && <span className={styles.optional}>{m.common.optional}</span>}
      </Label>
      {children}
      {help && (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error}>{error || undefined}</FieldError>
    </AriaTextField>
  );
}

export function TextField({ placeholder, ...rest }: FieldProps) {
  return (
    <Frame {...rest}>
      <Input className={styles.input} placeholder={placeholder} />
    </Frame>
  );
}

export function TextArea({ rows = 3, placeholder, ...rest }: FieldProps & { rows?: number }) {
  return (
    <Frame {...rest}>
      <AriaTextArea className={styles.input} rows={rows} placeholder={placeholder} />
    </Frame>
  );
}

/** The value of a form's field as trimmed text. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
