/** The pages of the list so far, asked for as the reader gets near their end. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DocumentPage, DocumentRow } from "../../api/types";
import { documentsQuery } from "./api";
import type { Filters } from "./filters";

/** This many rows before the end the next page is asked for. */
const AHEAD = 12;

/** How many records the server looked through; null when the list needs no looking. */
export function searchedIn(pages: readonly DocumentPage[]): number | null {
  if (pages.every((page) => page.searched === null)) return null;
  return pages.reduce((sum, page) => sum + (page.searched ?? page.results.length), 0);
}

export function useDocuments(projectId: number, filters: Filters) {
  const query = useInfiniteQuery(documentsQuery(projectId, filters));
  const [stopped, setStopped] = useState(false);
  const [lastSeen, setLastSeen] = useState(-1);
  const pages = query.data?.pages ?? [];
  const rows: DocumentRow[] = pages.flatMap((page) => page.results);
  const wanted = !stopped && query.hasNextPage && lastSeen >= rows.length - AHEAD;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new search begins unstopped, at its top.
  useEffect(() => {
    setStopped(false);
    setLastSeen(-1);
  }, [projectId, JSON.stringify(filters)]);

  // A rare word gives short or empty pages; asking goes on by itself until the screen is full or the reader stops it.
  const { fetchNextPage, isFetching, isError } = query;
  useEffect(() => {
    if (wanted && !isFetching && !isError) fetchNextPage();
  }, [wanted, isFetching, isError, fetchNextPage]);

  return {
    rows,
    searched: searchedIn(pages),
    isPending: query.isPending,
    isSearching: isFetching || wanted,
    isComplete: query.isSuccess && !query.hasNextPage,
    isStopped: stopped,
    error: query.error,
    retry: () => (query.data ? query.fetchNextPage() : query.refetch()),
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
    see: setLastSeen,
  };
}

export type Documents = ReturnType<typeof useDocuments>;
