/** The list is empty: because nothing was imported, or because nothing matches. */
import { Link } from "react-router";
import type { Project } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Button, buttonClass } from "../../ui/Button";
import { EmptyState } from "../../ui/States";
import { type Filters, isFiltered } from "./filters";

interface NoDocumentsProps {
  project: Project;
  filters: Filters;
  clear: () => void;
}

export function NoDocuments({ project, filters, clear }: NoDocumentsProps) {
  const { m } = useI18n();
  if (isFiltered(filters))
    return (
      <EmptyState
        icon="search"
        title={m.documents.nothingTitle}
        action={<Button onPress={clear}>{m.documents.clearFilters}</Button>}
      >
        <p>{m.documents.nothing}</p>
      </EmptyState>
    );
  const toImport = project.may_manage && (
    <Link className={buttonClass("primary")} to={`/projects/${project.id}/imports`}>
      {m.documents.toImport}
    </Link>
  );
  return (
    <EmptyState icon="file" title={m.documents.emptyTitle} action={toImport}>
      <p>{project.may_manage ? m.documents.emptyManager : m.documents.emptyMember}</p>
    </EmptyState>
  );
}
