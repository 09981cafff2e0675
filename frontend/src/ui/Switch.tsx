/** On or off, with a sentence about what that means. */
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components/Switch";
import styles from "./Switch.module.css";

interface SwitchProps extends Omit<AriaSwitchProps, "children" | "className" | "style"> {
  label: string;
  help?: string;
}

export function Switch({ label, help, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={styles.switch}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.knob} />
      </span>
      <span>
        <span className={styles.label}>{label}</span>
        {help && <span className={styles.help}>{help}</span>}
      </span>
    </AriaSwitch>
  );
}
