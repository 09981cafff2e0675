/** One member: name, role, and the way out of the project. */
import { useState } from "react";
import { useUser } from "../../api/session";
import type { Member, Project, Role } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Avatar } from "../../ui/Avatar";
import { IconButton } from "../../ui/Button";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Select } from "../../ui/Select";
import { Tag } from "../../ui/Tag";
import { useToast } from "../../ui/Toast";
import { useChangeRole, useRemoveMember } from "./api";
import styles from "./MemberSettings.module.css";

export const ROLES: readonly Role[] = ["REVIEWER", "ADJUDICATOR", "MANAGER"];

interface RowProps {
  project: Project;
  member: Member;
}

function RoleSelect({ project, member }: RowProps) {
  const { m } = useI18n();
  const say = useToast();
  const change = useChangeRole(project.id);
  const words = m.settings.members;
  const name = member.user.display_name;
  return (
    <>
      <Select
        compact
        label={words.roleOf(name)}
        value={member.role}
        isDisabled={change.isPending}
        options={ROLES.map((value) => ({ value, text: m.common.roles[value] }))}
        onChange={(role) =>
          change.mutate({ member, role }, { onSuccess: () => say(words.roleChanged(name, m.common.roles[role])) })
        }
      />
      {change.isError && <ErrorPanel error={change.error} />}
    </>
  );
}

function Remove({ project, member }: RowProps) {
  const { m } = useI18n();
  const say = useToast();
  const remove = useRemoveMember(project.id);
  const [asks, setAsks] = useState(false);
  const words = m.settings.members;
  const name = member.user.display_name;
  return (
    <>
      <IconButton small icon="trash" label={words.removeOf(name)} onPress={() => setAsks(true)} />
      <ConfirmDialog
        isOpen={asks}
        title={words.removeTitle(name)}
        text={words.removeHelp}
        action={words.remove}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(member, { onSuccess: () => say(words.removed(name)) })}
        onClose={() => setAsks(false)}
      />
    </>
  );
}

export function MemberRow({ project, member }: RowProps) {
  const { m, format } = useI18n();
  const me = useUser();
  const { user } = member;
  return (
    <li className={styles.member}>
      <Avatar name={user.display_name || user.username} />
      <div className={styles.who}>
        <p className={styles.name}>
          {user.display_name}
          {user.id === me.id && <Tag tone="accent">{m.settings.members.you}</Tag>}
          {!user.is_active && <Tag tone="warn">{m.settings.members.inactive}</Tag>}
        </p>
        <p className={styles.facts}>
          {user.username} · {m.settings.members.since(format.date(member.since))}
        </p>
      </div>
      {project.may_manage ? (
        <>
          <RoleSelect project={project} member={member} />
          <Remove project={project} member={member} />
        </>
      ) : (
        <span>{m.common.roles[member.role]}</span>
      )}
    </li>
  );
}
