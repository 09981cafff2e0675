/** Buttons: one primary a screen, plain ones for the rest, quiet ones inside dense rows. */
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import styles from "./Button.module.css";
import { Icon, type IconName } from "./Icon";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style"> {
  tone?: ButtonTone;
  icon?: IconName;
  small?: boolean;
  children?: ReactNode;
}

/** The look, for links that act as buttons too. */
export function buttonClass(tone: ButtonTone = "plain", small = false): string {
  return [styles.button, styles[tone], small ? styles.small : ""].join(" ").trim();
}

export function Button({ tone = "plain", icon, small = false, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(tone, small)}>
      {icon && <Icon name={icon} size={small ? 15 : 17} />}
      {children}
    </AriaButton>
  );
}

/** An icon alone: its label is read aloud and shown as a tooltip. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ButtonProps, "children"> & { label: string; icon: IconName }) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={label} className={`${buttonClass("quiet", rest.small)} ${styles.square}`}>
        <Icon name={icon} size={rest.small ? 16 : 18} />
      </AriaButton>
      <Tooltip className={styles.tooltip} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
