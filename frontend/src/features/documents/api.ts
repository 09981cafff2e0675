/** Requests for the list of documents and for one document. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { paths } from "../../api/schema";
import type { DocumentPage } from "../../api/types";
import type { Filters } from "./filters";

/** The list is fresh until something is imported; going back to it must not load all of its pages again. */
const FRESH = 5 * 60_000;

/** What the address holds was written by anybody: the server checks it and says what is wrong with it. */
type Asked = NonNullable<paths["/api/projects/{project_id}/documents"]["get"]["parameters"]["query"]>;

export const documentsQuery = (projectId: number, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ["project", projectId, "documents", filters],
    queryFn: ({ pageParam, signal }): Promise<DocumentPage> => {
      const query = { ...filters, ...(pageParam && { cursor: pageParam }) } as Asked;
      const params = { path: { project_id: projectId }, query };
      return body(api.GET("/api/projects/{project_id}/documents", { params, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (last: DocumentPage) => last.next,
    staleTime: FRESH,
  });

/** With the filters of the list, the neighbours are the rows above and below in it. */
export const documentQuery = (documentId: number, filters: Filters) =>
  queryOptions({
    queryKey: ["document", documentId, filters],
    queryFn: ({ signal }) => {
      const params = { path: { document_id: documentId }, query: filters as Asked };
      return body(api.GET("/api/documents/{document_id}", { params, signal }));
    },
  });
