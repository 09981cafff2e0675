/** A text that is being written, kept for this browser tab until it is saved or given up: leaving the page loses nothing. */
import { useEffect, useState } from "react";

interface Draft {
  text: string;
  /** What the text was when writing began; saving compares it with what is stored by then. */
  base: string;
}

const nameOf = (key: string) => `zhenbiao.draft.${key}`;

export function storedDraft(key: string): Draft | null {
  const stored = window.sessionStorage.getItem(nameOf(key));
  return stored === null ? null : (JSON.parse(stored) as Draft);
}

export function useDraft(key: string, current: string) {
  const [restored] = useState(() => storedDraft(key));
  const [draft, setDraft] = useState<Draft>(() => restored ?? { text: current, base: current });
  const isDirty = draft.text !== draft.base;

  useEffect(() => {
    if (isDirty) window.sessionStorage.setItem(nameOf(key), JSON.stringify(draft));
    else window.sessionStorage.removeItem(nameOf(key));
  }, [key, draft, isDirty]);

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);

  return {
    ...draft,
    isDirty,
    wasRestored: restored !== null,
    write: (text: string) => setDraft({ ...draft, text }),
    /** Somebody else's version has been seen: saving now replaces it knowingly. */
    rebase: (base: string) => setDraft({ ...draft, base }),
    forget: () => window.sessionStorage.removeItem(nameOf(key)),
  };
}
