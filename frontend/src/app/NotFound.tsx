/** There is no such page, or not for this person. */
import { Link } from "react-router";
import { useI18n } from "../i18n/I18n";
import { buttonClass } from "../ui/Button";
import { Page } from "../ui/Page";
import { EmptyState } from "../ui/States";

export function NotFound() {
  const { m } = useI18n();
  return (
    <Page title="404">
      <EmptyState
        icon="search"
        title={m.common.errors.notFound}
        action={
          <Link to="/projects" className={buttonClass("primary")}>
            {m.common.errors.toProjects}
          </Link>
        }
      >
        <p>{m.common.errors.notFoundHelp}</p>
      </EmptyState>
    </Page>
  );
}
