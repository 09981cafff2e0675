/** All documents of a project: filters, search, and a list that can be a million rows long. */
import { useProject } from "../../api/project";
import { useI18n } from "../../i18n/I18n";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { Loading } from "../../ui/States";
import { DocumentList } from "./DocumentList";
import { useFilters } from "./filters";
import { ListStatus } from "./ListStatus";
import { NoDocuments } from "./NoDocuments";
import { Toolbar } from "./Toolbar";
import { useDocuments } from "./useDocuments";

export default function DocumentsPage() {
  const { m } = useI18n();
  const project = useProject();
  const controls = useFilters();
  const documents = useDocuments(project.id, controls.filters);
  const isEmpty = documents.isComplete && documents.rows.length === 0;
  return (
    <Page title={m.documents.title} tabTitle={`${m.documents.title} · ${project.name}`}>
      <Toolbar {...controls} />
      <ListStatus documents={documents} />
      {documents.isPending && <Loading />}
      {isEmpty && <NoDocuments project={project} {...controls} />}
      <DocumentList
        // A new search is a new list: it starts at its top, with nothing of the old one remembered.
        key={JSON.stringify(controls.filters)}
        projectId={project.id}
        filters={controls.filters}
        rows={documents.rows}
        onSee={documents.see}
        onPatient={(patient) => controls.set("patient", patient)}
      />
      {documents.error && <ErrorPanel error={documents.error} onRetry={documents.retry} />}
    </Page>
  );
}
