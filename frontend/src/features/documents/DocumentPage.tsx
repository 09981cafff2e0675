/** One document: its sections on the left, its text in the middle, its entities on the right. */
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearchParams } from "react-router";
import { isApiError } from "../../api/errors";
import { useI18n } from "../../i18n/I18n";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Page } from "../../ui/Page";
import { Loading } from "../../ui/States";
import { documentQuery } from "./api";
import { DocumentReader } from "./DocumentReader";
import { filtersOf } from "./filters";

export default function DocumentPage() {
  const { m } = useI18n();
  const { projectId, documentId } = useParams();
  const [params] = useSearchParams();
  const document = useQuery(documentQuery(Number(documentId), filtersOf(params)));
  const isElsewhere = document.data !== undefined && document.data.project_id !== Number(projectId);
  if (isElsewhere) return <Page title={m.common.errors.notFound}>{m.common.errors.notFoundHelp}</Page>;
  if (document.data) return <DocumentReader key={document.data.id} document={document.data} />;
  if (document.isPending) return <Loading />;
  const isGone = isApiError(document.error, "NOT_FOUND");
  return (
    <Page title={isGone ? m.common.errors.notFound : m.common.errors.title}>
      <ErrorPanel error={document.error} onRetry={() => document.refetch()} />
    </Page>
  );
}
