/** Who works in a project, and as what. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Panel } from "../../ui/Panel";
import { Loading } from "../../ui/States";
import { AddMemberDialog } from "./AddMemberDialog";
import { membersQuery } from "./api";
import { MemberRow } from "./MemberRow";
import styles from "./MemberSettings.module.css";

export default function MemberSettings() {
  const { m } = useI18n();
  const project = useProject();
  const members = useQuery(membersQuery(project.id));
  const [isAdding, setAdding] = useState(false);
  const add = project.may_manage && (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {m.settings.members.add}
    </Button>
  );
  return (
    <Panel title={m.settings.members.title} hint={m.settings.members.hint} actions={add}>
      {members.isPending && <Loading />}
      {members.isError && <ErrorPanel error={members.error} onRetry={() => members.refetch()} />}
      {members.data?.length === 0 && <p className={styles.facts}>{m.settings.members.empty}</p>}
      <ul>
        {members.data?.map((member) => (
          <MemberRow key={member.user.id} project={project} member={member} />
        ))}
      </ul>
      {isAdding && <AddMemberDialog projectId={project.id} onClose={() => setAdding(false)} />}
    </Panel>
  );
}
