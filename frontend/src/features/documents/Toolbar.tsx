/** Search and filters of the list; those that came from elsewhere show as tags that can be removed. */
import { useI18n } from "../../i18n/I18n";
import { Button } from "../../ui/Button";
import { SearchBox } from "../../ui/SearchBox";
import { Select } from "../../ui/Select";
import styles from "./DocumentsPage.module.css";
import { type FilterName, type Filters, isFiltered, KINDS } from "./filters";

interface ToolbarProps {
  filters: Filters;
  set: (name: FilterName, value: string) => void;
  clear: () => void;
}

function useChoices() {
  const { m } = useI18n();
  return {
    kind: [
      { value: "", text: m.documents.allKinds },
      ...KINDS.map((value) => ({ value, text: m.common.kinds[value] })),
    ],
    annotated: [
      { value: "", text: m.documents.annotatedAll },
      { value: "yes", text: m.documents.annotatedYes },
      { value: "no", text: m.documents.annotatedNo },
    ],
    order: [
      { value: "", text: m.documents.orders.newest },
      { value: "oldest", text: m.documents.orders.oldest },
    ],
  };
}

function RemovableFilters({ filters, set }: Pick<ToolbarProps, "filters" | "set">) {
  const { m } = useI18n();
  const named = [
    { name: "batch", text: filters.batch && m.documents.batchFilter(filters.batch) },
    { name: "patient", text: filters.patient && m.documents.patientFilter(filters.patient) },
  ] as const;
  return named.map(
    ({ name, text }) =>
      text && (
        <Button key={name} small icon="x" onPress={() => set(name, "")} aria-label={m.documents.dropFilter(text)}>
          {text}
        </Button>
      ),
  );
}

export function Toolbar({ filters, set, clear }: ToolbarProps) {
  const { m } = useI18n();
  const choices = useChoices();
  return (
    <search className={styles.toolbar}>
      <SearchBox
        label={m.documents.search}
        placeholder={m.documents.searchPlaceholder}
        clearLabel={m.documents.clearSearch}
        value={filters.q ?? ""}
        onSearch={(q) => set("q", q)}
        hasKey
      />
      {(["kind", "annotated", "order"] as const).map((name) => (
        <Select
          key={name}
          compact
          label={m.documents[name]}
          options={choices[name]}
          value={filters[name] ?? ""}
          onChange={(value) => set(name, value)}
        />
      ))}
      <RemovableFilters filters={filters} set={set} />
      {isFiltered(filters) && (
        <Button tone="quiet" small onPress={clear}>
          {m.documents.clearFilters}
        </Button>
      )}
    </search>
  );
}
