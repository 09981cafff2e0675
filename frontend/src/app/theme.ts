/** Light, dark, or as the system says; remembered on this machine. */
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";

export const THEMES: readonly Theme[] = ["system", "light", "dark"];
const KEY = "zhenbiao.theme";
const DARK = "(prefers-color-scheme: dark)";
const listeners = new Set<() => void>();

function chosen(): Theme {
  const stored = localStorage.getItem(KEY) as Theme | null;
  return stored && THEMES.includes(stored) ? stored : "system";
}

function apply(): void {
  const theme = chosen();
  const dark = theme === "dark" || (theme === "system" && window.matchMedia(DARK).matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Before the first paint of the application, and whenever the system changes. */
export function startTheme(): void {
  apply();
  window.matchMedia(DARK).addEventListener("change", apply);
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, chosen);
  const choose = (next: Theme) => {
    localStorage.setItem(KEY, next);
    apply();
    for (const listener of listeners) listener();
  };
  return [theme, choose];
}
