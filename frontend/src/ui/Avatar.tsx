/** The first character of a name, where a face would be. */
import styles from "./Avatar.module.css";

export function Avatar({ name }: { name: string }) {
  return (
    <span className={styles.avatar} aria-hidden="true">
      {Array.from(name)[0]?.toUpperCase()}
    </span>
  );
}
