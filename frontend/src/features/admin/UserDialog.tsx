/** Opening an account, changing its rights, taking it out of use. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import type { Account } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField, textOf } from "../../ui/Field";
import { Switch } from "../../ui/Switch";
import { useToast } from "../../ui/Toast";
import { useChangeUser, useCreateUser } from "./api";
import styles from "./UsersPage.module.css";

interface UserDialogProps {
  /** Null opens a new account. */
  account: Account | null;
  onClose: () => void;
}

function useSave(account: Account | null, onClose: () => void) {
  const { m } = useI18n();
  const say = useToast();
  const create = useCreateUser();
  const change = useChangeUser();
  const done = (sentence: string) => () => {
    say(sentence);
    onClose();
  };
  const rights = (form: FormData) => ({
    display_name: textOf(form, "display_name"),
    is_admin: form.has("is_admin"),
    can_create_projects: form.has("can_create_projects"),
  });
  const save = (form: FormData) => {
    const password = String(form.get("password"));
    if (account) {
      const changes = { ...rights(form), is_active: form.has("is_active"), ...(password && { password }) };
      change.mutate({ id: account.id, changes }, { onSuccess: done(m.common.saved) });
    } else {
      const user = { ...rights(form), username: textOf(form, "username"), password };
      create.mutate(user, { onSuccess: done(m.admin.created(user.display_name)) });
    }
  };
  return { save, error: create.error ?? change.error, isPending: create.isPending || change.isPending };
}

function Rights({ account }: { account: Account | null }) {
  const { m } = useI18n();
  const [isActive, setActive] = useState(account?.is_active ?? true);
  return (
    <>
      <Switch
        name="can_create_projects"
        label={m.admin.canCreate}
        help={m.admin.canCreateHelp}
        defaultSelected={account?.can_create_projects ?? false}
      />
      <Switch
        name="is_admin"
        label={m.admin.isAdmin}
        help={m.admin.isAdminHelp}
        defaultSelected={account?.is_admin ?? false}
      />
      {account && (
        <Switch
          name="is_active"
          label={m.admin.active}
          help={isActive ? "" : m.admin.lead}
          isSelected={isActive}
          onChange={setActive}
        />
      )}
    </>
  );
}

export function UserDialog({ account, onClose }: UserDialogProps) {
  const { m } = useI18n();
  const { save, error, isPending } = useSave(account, onClose);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(new FormData(event.currentTarget));
  };
  return (
    <Dialog title={account ? m.admin.editUser(account.display_name) : m.admin.newUser} isOpen onClose={onClose}>
      <Form className={styles.form} onSubmit={submit} validationErrors={fieldErrors(error)}>
        <TextField
          label={m.admin.displayName}
          name="display_name"
          defaultValue={account?.display_name ?? ""}
          maxLength={60}
          isRequired
          autoFocus
        />
        <TextField
          label={m.admin.username}
          name="username"
          help={account ? undefined : m.admin.usernameHelp}
          defaultValue={account?.username ?? ""}
          autoComplete="off"
          isDisabled={account !== null}
          isRequired={account === null}
        />
        <TextField
          label={account ? m.admin.newPassword : m.admin.initialPassword}
          name="password"
          type="password"
          autoComplete="new-password"
          help={account ? m.admin.newPasswordHelp : m.admin.initialPasswordHelp}
          isRequired={account === null}
          optional={account !== null}
        />
        <Rights account={account} />
        {error && !isApiError(error, "INVALID_INPUT") && <ErrorPanel error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{m.common.cancel}</Button>
          <Button type="submit" tone="primary" isPending={isPending}>
            {m.common.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
