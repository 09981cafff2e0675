/** Which document this is, and the way to its neighbours and back to the list. */
import { Link, useLocation, useNavigate } from "react-router";
import type { Document } from "../../api/types";
import { useI18n } from "../../i18n/I18n";
import { Icon } from "../../ui/Icon";
import { usePageKey } from "../../ui/keys";
import { usePageHeading } from "../../ui/Page";
import { Tag } from "../../ui/Tag";
import styles from "./DocumentHead.module.css";

interface NeighbourProps {
  to: number | null;
  direction: "previous" | "next";
}

function Neighbour({ to, direction }: NeighbourProps) {
  const { m } = useI18n();
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const target = to === null ? null : `${pathname.replace(/\d+$/, String(to))}${search}`;
  usePageKey(direction === "previous" ? "ArrowLeft" : "ArrowRight", () => {
    if (target) navigate(target);
  });
  const icon = <Icon name={direction === "previous" ? "chevronLeft" : "chevronRight"} size={16} />;
  const words = (
    <>
      {direction === "previous" && icon}
      {m.documents[direction]}
      {direction === "next" && icon}
    </>
  );
  if (!target)
    return (
      <span className={styles.step} aria-disabled="true">
        {words}
      </span>
    );
  return (
    <Link className={styles.step} to={target}>
      {words}
    </Link>
  );
}

export function DocumentHead({ document }: { document: Document }) {
  const { m, format } = useI18n();
  const { search } = useLocation();
  const name = document.external_id || `#${document.id}`;
  const heading = usePageHeading<HTMLHeadingElement>(name);
  const list = `/projects/${document.project_id}/documents`;
  return (
    <header className={styles.head}>
      <Link className={styles.back} to={list + search} state={{ restore: true }}>
        <Icon name="chevronLeft" size={16} />
        {m.documents.back}
      </Link>
      <h1 ref={heading} tabIndex={-1}>
        {name}
      </h1>
      <Tag>{m.common.kinds[document.kind]}</Tag>
      <p className={styles.facts}>
        {document.patient_key && (
          <Link to={`${list}?${new URLSearchParams({ patient: document.patient_key })}`}>
            {m.documents.patientFilter(document.patient_key)}
          </Link>
        )}
        <span>{m.common.characters(format.number(Array.from(document.text).length))}</span>
        <span>{m.documents.imported(format.date(document.created_at))}</span>
      </p>
      <nav className={styles.neighbours}>
        <Neighbour direction="previous" to={document.previous_id} />
        <Neighbour direction="next" to={document.next_id} />
      </nav>
    </header>
  );
}
