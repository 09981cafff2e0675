/** Creating a token; its text is shown this once. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { copyText } from "../../ui/copyText";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField, textOf } from "../../ui/Field";
import { Select } from "../../ui/Select";
import styles from "./Account.module.css";
import { useCreateToken } from "./api";

const DAYS = [30, 90, 180, 366];

function Secret({ token, onClose }: { token: string; onClose: () => void }) {
  const { m } = useI18n();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <p>{m.session.tokenOnce}</p>
      <div className={styles.secret}>
        <code>{token}</code>
        <Button small icon={isCopied ? "check" : "copy"} onPress={async () => setCopied(await copyText(token))}>
          {isCopied ? m.common.copied : m.common.copy}
        </Button>
      </div>
      <DialogActions>
        <Button tone="primary" onPress={onClose}>
          {m.common.close}
        </Button>
      </DialogActions>
    </>
  );
}

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { m } = useI18n();
  const [days, setDays] = useState("90");
  const create = useCreateToken();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate({ name: textOf(new FormData(event.currentTarget), "name"), days_valid: Number(days) });
  };
  if (create.data)
    return (
      <Dialog title={m.session.tokenCreated} isOpen sticky onClose={onClose}>
        <Secret token={create.data.token} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={m.session.newToken} isOpen onClose={onClose}>
      <Form className={styles.form} onSubmit={submit} validationErrors={fieldErrors(create.error)}>
        <TextField
          label={m.session.tokenName}
          name="name"
          help={m.session.tokenNameHelp}
          maxLength={60}
          isRequired
          autoFocus
        />
        <Select
          label={m.session.daysValid}
          value={days}
          onChange={setDays}
          options={DAYS.map((each) => ({ value: String(each), text: m.session.days(each) }))}
        />
        {create.isError && !isApiError(create.error, "INVALID_INPUT") && <ErrorPanel error={create.error} />}
        <DialogActions>
          <Button onPress={onClose}>{m.common.cancel}</Button>
          <Button type="submit" tone="primary" isPending={create.isPending}>
            {m.session.newToken}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
