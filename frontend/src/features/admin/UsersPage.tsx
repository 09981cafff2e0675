/** All accounts, for the system's admins. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useUser } from "../../api/session";
import type { Account } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { SearchBox } from "../../ui/SearchBox";
import { EmptyState, Loading } from "../../ui/States";
import { usersQuery } from "./api";
import { UserDialog } from "./UserDialog";
import styles from "./UsersPage.module.css";
import { UserTable } from "./UserTable";

const MOST_SHOWN = 50;

function Accounts() {
  const { m } = useI18n();
  const [q, setQ] = useState("");
  const [edited, setEdited] = useState<Account | "new" | null>(null);
  const users = useQuery({ ...usersQuery(q), placeholderData: keepPreviousData });
  return (
    <Page
      title={m.admin.users}
      lead={m.admin.lead}
      actions={
        <Button tone="primary" icon="plus" onPress={() => setEdited("new")}>
          {m.admin.newUser}
        </Button>
      }
    >
      <div className={styles.toolbar}>
        <SearchBox
          label={m.admin.search}
          placeholder={m.admin.search}
          clearLabel={m.documents.clearSearch}
          value={q}
          onSearch={setQ}
          hasKey
        />
        {(users.data?.length ?? 0) >= MOST_SHOWN && <p>{m.admin.first50}</p>}
      </div>
      {users.isPending && <Loading />}
      {users.isError && <ErrorPanel error={users.error} onRetry={() => users.refetch()} />}
      {users.data?.length === 0 && <p role="status">{m.admin.noneFound}</p>}
      {users.data && users.data.length > 0 && <UserTable users={users.data} onEdit={setEdited} />}
      {edited && <UserDialog account={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

export default function UsersPage() {
  const { m } = useI18n();
  if (useUser().is_admin) return <Accounts />;
  return (
    <Page title={m.admin.users}>
      <EmptyState icon="users" title={m.admin.onlyAdmins}>
        <p>{m.session.noAccount}</p>
      </EmptyState>
    </Page>
  );
}
