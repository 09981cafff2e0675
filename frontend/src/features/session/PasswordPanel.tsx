/** Changing one's password. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { useToast } from "../../ui/Toast";
import styles from "./Account.module.css";
import { useChangePassword } from "./api";

export function PasswordPanel() {
  const { m } = useI18n();
  const change = useChangePassword();
  const say = useToast();
  const [differ, setDiffer] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const wanted = String(fields.get("new"));
    setDiffer(wanted !== fields.get("again"));
    if (wanted !== fields.get("again")) return;
    const onSuccess = () => {
      form.reset();
      say(m.session.passwordChanged);
    };
    change.mutate({ current: String(fields.get("current")), new: wanted }, { onSuccess });
  };
  return (
    <Panel title={m.session.changePassword}>
      <Form className={styles.form} onSubmit={submit} validationErrors={fieldErrors(change.error)}>
        <TextField
          label={m.session.currentPassword}
          name="current"
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <div className={styles.row}>
          <TextField label={m.session.newPassword} name="new" type="password" autoComplete="new-password" isRequired />
          <TextField
            label={m.session.repeatPassword}
            name="again"
            type="password"
            autoComplete="new-password"
            error={differ ? m.session.passwordsDiffer : undefined}
            onChange={() => setDiffer(false)}
            isRequired
          />
          <Button type="submit" isPending={change.isPending}>
            {m.session.changePassword}
          </Button>
        </div>
      </Form>
      {change.isError && !isApiError(change.error, "INVALID_INPUT") && <ErrorPanel error={change.error} />}
    </Panel>
  );
}
