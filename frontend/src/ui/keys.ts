/** Keys for the whole page, read so that an input method never triggers them. */
import { useEffect, useRef } from "react";

const IME = 229;

/** Whether the key belongs to an input method that is composing. */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === IME;
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return Boolean(
    element?.closest?.("input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu]"),
  );
}

/**
 * Calls back for a physical key (`event.code`): a Chinese input method swallows the letters, not the keys. Keys typed
 * into a field, or with a modifier, are left alone.
 */
export function usePageKey(code: string, act: () => void, isActive = true): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    if (!isActive) return;
    const listen = (event: KeyboardEvent) => {
      if (event.code !== code || isComposing(event) || isTyping(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [code, isActive]);
}
