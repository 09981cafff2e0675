/** The accounts as a table. */
import type { Account } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Tag } from "../../ui/Tag";
import styles from "./UsersPage.module.css";

function UserRow({ user, onEdit }: { user: Account; onEdit: () => void }) {
  const { m, format } = useI18n();
  return (
    <tr className={`${styles.row} ${user.is_active ? "" : styles.inactive}`}>
      <th scope="row">
        <span className={styles.who}>
          <Avatar name={user.display_name || user.username} />
          {user.display_name}
        </span>
      </th>
      <td>{user.username}</td>
      <td>
        <span className={styles.tags}>
          {user.is_admin && <Tag tone="accent">{m.admin.isAdmin}</Tag>}
          {user.can_create_projects && <Tag>{m.admin.canCreate}</Tag>}
        </span>
      </td>
      <td>{user.is_active ? m.admin.active : <Tag tone="warn">{m.admin.inactive}</Tag>}</td>
      <td>{user.last_login ? format.ago(user.last_login) : m.admin.never}</td>
      <td className={styles.verbs}>
        <Button small onPress={onEdit} aria-label={m.admin.editUser(user.display_name)}>
          {m.common.edit}
        </Button>
      </td>
    </tr>
  );
}

export function UserTable({ users, onEdit }: { users: readonly Account[]; onEdit: (user: Account) => void }) {
  const { m } = useI18n();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{m.admin.displayName}</th>
          <th scope="col">{m.admin.username}</th>
          <th scope="col">{m.admin.rights}</th>
          <th scope="col">{m.admin.state}</th>
          <th scope="col">{m.admin.lastLogin}</th>
          <th scope="col">
            <span className="unseen">{m.common.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} onEdit={() => onEdit(user)} />
        ))}
      </tbody>
    </table>
  );
}
