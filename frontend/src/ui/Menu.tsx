/** A button that opens a list of verbs. */
import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Icon, type IconName } from "./Icon";
import styles from "./Menu.module.css";

export function Menu({ trigger, label, children }: { trigger: ReactNode; label: string; children: ReactNode }) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement="bottom end" offset={6}>
        <AriaMenu className={styles.menu} aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  icon?: IconName;
  children: string;
  onAction: () => void;
  /** Draws a tick: this item is the present choice. */
  chosen?: boolean;
}

export function MenuItem({ icon, children, onAction, chosen = false }: MenuItemProps) {
  return (
    <AriaMenuItem className={styles.item} onAction={onAction} textValue={children}>
      {icon && <Icon name={icon} size={16} />}
      <span className={styles.text}>{children}</span>
      {chosen && <Icon name="check" size={16} />}
    </AriaMenuItem>
  );
}
