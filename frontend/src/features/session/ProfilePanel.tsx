/** Name and language. */
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components/Form";
import { fieldErrors, isApiError } from "../../api/errors";
import { useUser } from "../../api/session";
import type { Language } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { TextField, textOf } from "../../ui/Field";
import { Panel } from "../../ui/Panel";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import styles from "./Account.module.css";
import { useChangeProfile } from "./api";

/** Each language in its own words, whatever the screen speaks. */
const LANGUAGES = [
  { value: "zh-CN", text: "中文" },
  { value: "en", text: "English" },
] as const;

export function ProfilePanel() {
  const { m, setLanguage } = useI18n();
  const user = useUser();
  const [language, choose] = useState<Language>(user.language);
  const change = useChangeProfile();
  const say = useToast();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const display_name = textOf(new FormData(event.currentTarget), "display_name");
    const onSuccess = () => {
      setLanguage(language);
      say(m.common.saved);
    };
    change.mutate({ display_name, language }, { onSuccess });
  };
  return (
    <Panel title={m.session.profile} hint={`${m.session.username}：${user.username}`}>
      <Form className={styles.row} onSubmit={submit} validationErrors={fieldErrors(change.error)}>
        <TextField
          label={m.session.displayName}
          name="display_name"
          help={m.session.displayNameHelp}
          defaultValue={user.display_name}
          maxLength={60}
          isRequired
        />
        <Select label={m.session.interfaceLanguage} options={LANGUAGES} value={language} onChange={choose} />
        <Button type="submit" isPending={change.isPending}>
          {m.common.save}
        </Button>
      </Form>
      {change.isError && !isApiError(change.error, "INVALID_INPUT") && <ErrorPanel error={change.error} />}
    </Panel>
  );
}
