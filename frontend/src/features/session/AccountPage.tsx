/** One's own account: name and language, password, tokens for scripts. */
import { useI18n } from "../../i18n/I18n";
import { Page } from "../../ui/Page";
import { PasswordPanel } from "./PasswordPanel";
import { ProfilePanel } from "./ProfilePanel";
import { TokensPanel } from "./TokensPanel";

export default function AccountPage() {
  const { m } = useI18n();
  return (
    <Page title={m.session.account} narrow>
      <ProfilePanel />
      <PasswordPanel />
      <TokensPanel />
    </Page>
  );
}
