/** Where a list was scrolled to when one left it, so that coming back finds the same rows. */
import { useLayoutEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";

const positions = new Map<string, number>();

/** Restores once the rows are there, after going back or through a link that says `{ restore: true }`. */
export function useScrollMemory(isReady: boolean): void {
  const { pathname, search, state } = useLocation();
  const key = pathname + search;
  const isReturn = useNavigationType() === "POP" || Boolean((state as { restore?: boolean } | null)?.restore);
  const done = useRef(!isReturn);
  useLayoutEffect(() => {
    if (!isReady || done.current) return;
    done.current = true;
    window.scrollTo(0, positions.get(key) ?? 0);
  }, [isReady, key]);
  useLayoutEffect(() => {
    const remember = () => positions.set(key, window.scrollY);
    window.addEventListener("scroll", remember, { passive: true });
    return () => window.removeEventListener("scroll", remember);
  }, [key]);
}
