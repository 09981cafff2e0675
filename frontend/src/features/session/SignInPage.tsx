/** The door: what this is, and the way in. */
import type { ReactNode } from "react";
import { useI18n } from "../../i18n/I18n";
import { Brand } from "../../ui/Brand";
import { usePageHeading } from "../../ui/Page";
import { SampleRecord } from "./SampleRecord";
import styles from "./SignIn.module.css";
import { SignInForm } from "./SignInForm";

export function SignInPage({ tools }: { tools: ReactNode }) {
  const { m } = useI18n();
  const heading = usePageHeading<HTMLHeadingElement>(m.session.signIn);
  return (
    <div className={styles.page}>
      <header className={styles.top}>{tools}</header>
      <main className={styles.door}>
        <section className={styles.welcome}>
          <Brand large />
          <p className={styles.tagline}>{m.common.tagline}</p>
          <SampleRecord />
        </section>
        <section className={styles.card}>
          <h1 ref={heading} tabIndex={-1}>
            {m.session.signInTitle}
          </h1>
          <SignInForm />
          <p className={styles.hint}>{m.session.noAccount}</p>
        </section>
      </main>
    </div>
  );
}
