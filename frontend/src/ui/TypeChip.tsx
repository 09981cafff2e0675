/** An entity type as people meet it: badge and name, never colour alone. */
import type { Colour } from "../api/types";
import { hueStyle } from "./hue";
import styles from "./TypeChip.module.css";

export function TypeBadge({ badge, colour, title }: { badge: string; colour: Colour; title?: string }) {
  return (
    <span className={styles.badge} style={hueStyle(colour)} title={title}>
      {badge}
    </span>
  );
}

export function TypeChip({ badge, colour, name }: { badge: string; colour: Colour; name: string }) {
  return (
    <span className={styles.chip}>
      <TypeBadge badge={badge} colour={colour} />
      {name}
    </span>
  );
}
