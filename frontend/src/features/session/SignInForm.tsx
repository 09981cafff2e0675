/** Name and password, on the sign-in page and in the dialog that asks again. */
import type { FormEvent } from "react";
import { Form } from "react-aria-components/Form";
import { useSignIn } from "../../api/session";
import type { User } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField, textOf } from "../../ui/Field";
import styles from "./SignIn.module.css";

interface SignInFormProps {
  username?: string;
  onSignedIn?: (user: User) => void;
}

export function SignInForm({ username = "", onSignedIn }: SignInFormProps) {
  const { m } = useI18n();
  const signIn = useSignIn();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const credentials = { username: textOf(form, "username"), password: String(form.get("password")) };
    signIn.mutate(credentials, { onSuccess: (user) => user && onSignedIn?.(user) });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      <TextField
        label={m.session.username}
        name="username"
        autoComplete="username"
        defaultValue={username}
        autoFocus={!username}
        isRequired
      />
      <TextField
        label={m.session.password}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={Boolean(username)}
        isRequired
      />
      {signIn.isError && <ErrorPanel error={signIn.error} />}
      <Button type="submit" tone="primary" isPending={signIn.isPending}>
        {m.session.signIn}
      </Button>
    </Form>
  );
}
