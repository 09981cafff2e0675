/** Which documents are shown: the filters live in the address, so they survive going back, forth and into a document. */
import { useSearchParams } from "react-router";
import type { Kind } from "../../api/types";

export const KINDS: readonly Kind[] = [
  "ADMISSION",
  "COURSE",
  "DISCHARGE",
  "OPERATION",
  "CONSULTATION",
  "OUTPATIENT",
  "REPORT",
  "OTHER",
];

const NAMES = ["q", "kind", "batch", "patient", "annotated", "order"] as const;
export type FilterName = (typeof NAMES)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** Only what the list understands, in one order: the same filters are the same cache entry. */
export function filtersOf(params: URLSearchParams): Filters {
  const present = NAMES.filter((name) => params.get(name));
  return Object.fromEntries(present.map((name) => [name, params.get(name)]));
}

export function isFiltered(filters: Filters): boolean {
  return NAMES.some((name) => name !== "order" && filters[name]);
}

export function searchOf(filters: Filters): string {
  const search = new URLSearchParams(filters).toString();
  return search ? `?${search}` : "";
}

interface FilterControls {
  filters: Filters;
  /** An empty value drops the filter. Typing replaces the address, choosing adds a step to go back to. */
  set: (name: FilterName, value: string) => void;
  clear: () => void;
}

export function useFilters(): FilterControls {
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(params);
  return {
    filters,
    set: (name, value) =>
      setParams(filtersOf(new URLSearchParams({ ...filters, [name]: value })), { replace: name === "q" }),
    clear: () => setParams(filters.order ? { order: filters.order } : {}),
  };
}
