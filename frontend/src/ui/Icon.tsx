/** The icons: one stroke, one size grid, drawn for this product. Always decorative; the words are beside them. */
import styles from "./Icon.module.css";

const PATHS = {
  alert: "M12 4.5 21 19.5H3zM12 10v4.5M12 17v.1",
  arrowDown: "M12 5v14M6.5 13.5 12 19l5.5-5.5",
  arrowUp: "M12 19V5M6.5 10.5 12 5l5.5 5.5",
  book: "M5 5.5A1.5 1.5 0 0 1 6.5 4H19v13H6.5A1.5 1.5 0 0 0 5 18.5zm0 13A1.5 1.5 0 0 0 6.5 20H19v-3M9 8h6",
  check: "m5 12.5 4.5 4.5L19 7.5",
  chevronDown: "m6.5 9.5 5.5 5.5 5.5-5.5",
  chevronLeft: "M14.5 6.5 9 12l5.5 5.5",
  chevronRight: "M9.5 6.5 15 12l-5.5 5.5",
  copy: "M9 9h10v11H9zM5 15V4h10v2",
  download: "M12 4v11M7 10.5l5 5 5-5M5 19.5h14",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 4v4.5H18M9 13h6M9 16.5h4",
  info: "M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4M12 11v5M12 8v.1",
  key: "M14.5 4.5a5 5 0 1 1-4.7 6.7L4 17v3h3v-2h2v-2h2l1.4-1.4M15.5 8.5v.1",
  monitor: "M4 5h16v11H4zM9 20h6M12 16v4",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10",
  plus: "M12 5.5v13M5.5 12h13",
  pulse: "M3.5 12h4l2.5-6.5 4 13 2.5-6.5h4",
  search: "M10.8 4.3a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.6 15.6 20 20",
  signOut: "M14 4.5H5.5v15H14M10 12h10M16.5 8.5 20 12l-3.5 3.5",
  stop: "M7 7h10v10H7z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5 7 7M17 17l1.5 1.5M18.5 5.5 17 7M7 17l-1.5 1.5",
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10 10.5v6M14 10.5v6",
  upload: "M12 15.5V4.5M7 9l5-5 5 5M5 15.5v4h14v-4",
  user: "M12 4.2a3.9 3.9 0 1 0 0 7.8 3.9 3.9 0 0 0 0-7.8M4.8 20c.6-3.6 3.4-5.5 7.2-5.5s6.6 1.9 7.2 5.5",
  users:
    "M9 5a3.4 3.4 0 1 0 0 6.8A3.4 3.4 0 0 0 9 5M2.8 19.5c.5-3.1 2.9-4.7 6.2-4.7s5.7 1.6 6.2 4.7M15.5 5.3a3.2 3.2 0 0 1 0 6.2M17.5 15.2c2.1.5 3.4 1.9 3.7 4.3",
  x: "M6.5 6.5 17.5 17.5M17.5 6.5 6.5 17.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
