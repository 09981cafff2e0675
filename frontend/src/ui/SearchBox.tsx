/** A search field: `/` may focus it; it waits for the typing to pause, and for the input method to finish. */
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { SearchField } from "react-aria-components/SearchField";
import { Icon } from "./Icon";
import { usePageKey } from "./keys";
import styles from "./SearchBox.module.css";

const PAUSE = 300;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onSearch: (value: string) => void;
  /** Only the page's own search answers to the key. */
  hasKey?: boolean;
}

/** The text being typed, handed on once it rests. */
function useTyped(value: string, onSearch: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== value) onSearch(text.trim());
  };
  const later = (text: string) => {
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => commit(text), PAUSE);
  };
  return {
    typed,
    commit,
    change: (text: string) => {
      setTyped(text);
      later(text);
    },
    compositionStart: () => {
      composing.current = true;
      clearTimeout(timer.current);
    },
    compositionEnd: (text: string) => {
      composing.current = false;
      later(text);
    },
  };
}

export function SearchBox({ label, placeholder, clearLabel, value, onSearch, hasKey = false }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const typing = useTyped(value, onSearch);
  usePageKey("Slash", () => input.current?.focus(), hasKey);
  return (
    <SearchField
      className={styles.box}
      aria-label={label}
      value={typing.typed}
      onChange={typing.change}
      onSubmit={typing.commit}
      onClear={() => typing.commit("")}
    >
      <Icon name="search" size={17} />
      <Input
        ref={input}
        className={styles.input}
        placeholder={placeholder}
        onCompositionStart={typing.compositionStart}
        onCompositionEnd={(event) => typing.compositionEnd(event.currentTarget.value)}
      />
      {typing.typed ? (
        <Button className={styles.clear} aria-label={clearLabel}>
          <Icon name="x" size={15} />
        </Button>
      ) : (
        hasKey && <kbd className={styles.key}>/</kbd>
      )}
    </SearchField>
  );
}
