/** Finding a person and giving them a role. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import type { Role } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { SearchBox } from "../../ui/SearchBox";
import { Select } from "../../ui/Select";
import { useToast } from "../../ui/Toast";
import { candidatesQuery, useAddMember } from "./api";
import { ROLES } from "./MemberRow";
import styles from "./MemberSettings.module.css";

interface CandidatesProps {
  projectId: number;
  value: string;
  onChange: (id: string) => void;
}

function Candidates({ projectId, value, onChange }: CandidatesProps) {
  const { m } = useI18n();
  const words = m.settings.members;
  const [q, setQ] = useState("");
  const people = useQuery({ ...candidatesQuery(projectId, q), placeholderData: keepPreviousData });
  return (
    <>
      <SearchBox
        label={words.findPerson}
        placeholder={words.findPerson}
        clearLabel={m.documents.clearSearch}
        value={q}
        onSearch={setQ}
      />
      {people.isError && <ErrorPanel error={people.error} onRetry={() => people.refetch()} />}
      <RadioGroup className={styles.people} aria-label={words.person} value={value} onChange={onChange}>
        {people.data?.map(({ id, display_name, username }) => (
          <Radio key={id} value={String(id)} className={styles.person}>
            <Avatar name={display_name || username} />
            <span>{display_name}</span>
            <span className={styles.facts}>{username}</span>
          </Radio>
        ))}
        {people.data?.length === 0 && <p className={styles.facts}>{words.nobody}</p>}
      </RadioGroup>
    </>
  );
}

export function AddMemberDialog({ projectId, onClose }: { projectId: number; onClose: () => void }) {
  const { m } = useI18n();
  const words = m.settings.members;
  const [userId, setUserId] = useState("");
  const [role, setRole] = useState<Role>("REVIEWER");
  const add = useAddMember(projectId);
  const say = useToast();
  const submit = () =>
    add.mutate(
      { user_id: Number(userId), role },
      {
        onSuccess: ({ user }) => {
          say(words.added(user.display_name));
          onClose();
        },
      },
    );
  return (
    <Dialog title={words.add} isOpen onClose={onClose}>
      <div className={styles.form}>
        <Candidates projectId={projectId} value={userId} onChange={setUserId} />
        <Select
          label={words.role}
          value={role}
          onChange={setRole}
          options={ROLES.map((value) => ({ value, text: m.common.roles[value] }))}
        />
        {add.isError && <ErrorPanel error={add.error} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{m.common.cancel}</Button>
        <Button tone="primary" onPress={submit} isDisabled={!userId} isPending={add.isPending}>
          {words.add}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
