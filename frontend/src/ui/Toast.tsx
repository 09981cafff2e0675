/** Short confirmations in one corner, read aloud politely; nothing that must be acted upon. */
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { Icon } from "./Icon";
import styles from "./Toast.module.css";

const SHOWN_FOR = 4000;

interface Shown {
  id: number;
  text: string;
}

const Context = createContext<(text: string) => void>(() => undefined);
let serial = 0;

export function Toasts({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const say = useCallback((text: string) => {
    serial += 1;
    const toast = { id: serial, text };
    setShown((before) => [...before.slice(-2), toast]);
    setTimeout(() => setShown((before) => before.filter((other) => other !== toast)), SHOWN_FOR);
  }, []);
  return (
    <Context value={say}>
      {children}
      <div className={styles.corner} role="status" aria-live="polite" data-react-aria-top-layer="true">
        {shown.map((toast) => (
          <p key={toast.id} className={styles.toast}>
            <Icon name="check" size={16} />
            {toast.text}
          </p>
        ))}
      </div>
    </Context>
  );
}

/** Says a sentence in the corner. */
export function useToast(): (text: string) => void {
  return useContext(Context);
}
