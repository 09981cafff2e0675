/** Filters and address say the same. */
import { expect, test } from "vitest";
import { filtersOf, isFiltered, searchOf } from "./filters";

const parsed = (search: string) => filtersOf(new URLSearchParams(search));

test("the address gives the filters it has, in one order, and no others", () => {
  expect(JSON.stringify(parsed("?order=oldest&q=肝&unknown=1&kind="))).toBe('{"q":"肝","order":"oldest"}');
});

test("filters written into an address are read back unchanged", () => {
  const filters = { q: "肝 & 胆?", kind: "DISCHARGE", batch: "3", patient: "P/1#2", annotated: "no" };
  expect(parsed(searchOf(filters))).toEqual(filters);
  expect(searchOf({})).toBe("");
});

test("an order is no filter", () => {
  expect(isFiltered({ order: "oldest" })).toBe(false);
  expect(isFiltered({ patient: "P1" })).toBe(true);
});
