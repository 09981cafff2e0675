/** One document in the list. */
import { Link } from "react-router";
import type { DocumentRow } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Text } from "../../spans/codePoints";
import { Icon } from "../../ui/Icon";
import { Tag } from "../../ui/Tag";
import styles from "./DocumentsPage.module.css";

function Snippet({ snippet }: { snippet: DocumentRow["snippet"] }) {
  const [from, to] = snippet.match ?? [];
  if (from === undefined || to === undefined) return <p className={styles.snippet}>{snippet.text}</p>;
  const text = new Text(snippet.text);
  return (
    <p className={styles.snippet}>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </p>
  );
}

interface DocumentItemProps {
  row: DocumentRow;
  to: string;
  isReachable: boolean;
  onPatient: (patient: string) => void;
}

export function DocumentItem({ row, to, isReachable, onPatient }: DocumentItemProps) {
  const { m, format } = useI18n();
  return (
    <>
      <div className={styles.who}>
        <Link to={to} className={styles.open} tabIndex={isReachable ? 0 : -1}>
          {row.external_id || `#${row.id}`}
        </Link>
        {row.patient_key && (
          <button
            type="button"
            className={styles.patient}
            tabIndex={isReachable ? 0 : -1}
            title={m.documents.showPatient(row.patient_key)}
            aria-label={m.documents.showPatient(row.patient_key)}
            onClick={() => onPatient(row.patient_key)}
          >
            <Icon name="user" size={13} />
            {row.patient_key}
          </button>
        )}
      </div>
      <span>
        <Tag>{m.common.kinds[row.kind]}</Tag>
      </span>
      <Snippet snippet={row.snippet} />
      <span className={styles.state}>
        {row.annotated && (
          <>
            <Icon name="check" size={15} />
            {m.documents.annotatedYes}
          </>
        )}
      </span>
      <span className={styles.facts}>
        <span>{m.common.characters(format.number(row.characters))}</span>
        <time dateTime={row.created_at}>{format.date(row.created_at)}</time>
      </span>
    </>
  );
}
