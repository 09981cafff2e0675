/** The session ended in the middle of work: sign in above it, then the refused request goes on. */
import { useEffect, useRef, useState } from "react";
import { onSessionLost } from "../../api/resume";
import type { User } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Dialog } from "../../ui/Dialog";
import styles from "./SignIn.module.css";
import { SignInForm } from "./SignInForm";

export function SignInAgain({ user }: { user: User }) {
  const { m } = useI18n();
  const [open, setOpen] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(() => undefined);
  const [owner] = useState(user);

  useEffect(
    () =>
      onSessionLost(() => {
        setOpen(true);
        return new Promise((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );

  const done = (signedIn: boolean) => {
    setOpen(false);
    answer.current(signedIn);
  };
  /** Somebody else's pages must not be shown to, nor continued by, the new person. */
  const signedIn = (somebody: User) => {
    if (somebody.id === owner.id) done(true);
    else window.location.reload();
  };

  return (
    <Dialog title={m.session.expiredTitle} isOpen={open} onClose={() => done(false)}>
      <p className={styles.explain}>{m.session.expiredHelp}</p>
      <SignInForm username={owner.username} onSignedIn={signedIn} />
    </Dialog>
  );
}
