/** Who is signed in, and where that person may go. */
import { useNavigate } from "react-router";
import { useSignOut, useUser } from "../api/session";
import { useI18n } from "../i18n/I18n";
import { Button } from "../ui/Button";
import { Menu, MenuItem } from "../ui/Menu";

export function UserMenu() {
  const { m } = useI18n();
  const user = useUser();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Menu
      label={m.session.account}
      trigger={
        <Button tone="quiet" small icon="user">
          {user.display_name || user.username}
        </Button>
      }
    >
      <MenuItem icon="key" onAction={() => navigate("/account")}>
        {m.session.account}
      </MenuItem>
      {user.is_admin && (
        <MenuItem icon="users" onAction={() => navigate("/admin/users")}>
          {m.admin.users}
        </MenuItem>
      )}
      <MenuItem icon="pulse" onAction={() => navigate("/health")}>
        {m.health.title}
      </MenuItem>
      <MenuItem icon="signOut" onAction={() => signOut.mutate()}>
        {m.session.signOut}
      </MenuItem>
    </Menu>
  );
}
