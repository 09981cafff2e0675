"""What the database itself checks of spans, a statement at a time: sure as a row-wise constraint, fast as COPY."""

import pgtrigger

#: Each refusal raises a check violation under its own name, so that annotator.errors finds the sentence.
REFUSE = "RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = '{name}', MESSAGE = '{name}';"

OUTSIDE = """
IF EXISTS (
    SELECT 1
    FROM (SELECT annotation_set_id, max("end") AS last FROM new_spans GROUP BY annotation_set_id) changed
    JOIN annotation_annotationset s ON s.id = changed.annotation_set_id
    JOIN documents_document d ON d.id = s.document_id
    WHERE changed.last > char_length(d.text)
) THEN {refuse} END IF;
"""

FOREIGN_TYPE = """
IF EXISTS (
    SELECT 1
    FROM (SELECT DISTINCT annotation_set_id, entity_type_id FROM new_spans) changed
    JOIN annotation_annotationset s ON s.id = changed.annotation_set_id
    JOIN documents_document d ON d.id = s.document_id
    LEFT JOIN projects_entitytype t ON t.id = changed.entity_type_id AND t.project_id = d.project_id
    WHERE t.id IS NULL
) THEN {refuse} END IF;
"""

WRONG_GUARD = """
IF EXISTS (
    SELECT 1
    FROM (SELECT DISTINCT annotation_set_id, exclusive FROM new_spans) changed
    JOIN annotation_annotationset s ON s.id = changed.annotation_set_id
    JOIN documents_document d ON d.id = s.document_id
    JOIN projects_project p ON p.id = d.project_id
    WHERE changed.exclusive <> (p.overlap = 'FLAT' AND s.kind IN ('REVIEW', 'GOLD'))
) THEN {refuse} END IF;
"""

# Neighbours in reading order are enough: if any two spans overlap, some span overlaps the furthest end before it.
OVERLAP = """
IF EXISTS (
    SELECT 1
    FROM (
        SELECT span.annotation_set_id, span.start,
               max(span."end") OVER (
                   PARTITION BY span.annotation_set_id ORDER BY span.start, span."end"
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
               ) AS reached
        FROM annotation_entityspan span
        JOIN (SELECT DISTINCT annotation_set_id FROM new_spans WHERE NOT exclusive) changed
          ON changed.annotation_set_id = span.annotation_set_id
        WHERE span.status <> 'REJECTED'
    ) neighbours
    JOIN annotation_annotationset s ON s.id = neighbours.annotation_set_id
    JOIN documents_document d ON d.id = s.document_id
    JOIN projects_project p ON p.id = d.project_id
    WHERE neighbours.reached > neighbours.start AND p.overlap = 'FLAT'
) THEN {refuse} END IF;
"""

IDENTICAL = """
IF EXISTS (
    SELECT 1
    FROM annotation_entityspan span
    JOIN (SELECT DISTINCT annotation_set_id FROM new_spans) changed
      ON changed.annotation_set_id = span.annotation_set_id
    WHERE span.status <> 'REJECTED'
    GROUP BY span.annotation_set_id, span.start, span."end", span.entity_type_id
    HAVING count(*) > 1
) THEN {refuse} END IF;
"""

CHECKS = {
    "span_lies_inside_its_text": OUTSIDE,
    "span_type_belongs_to_its_project": FOREIGN_TYPE,
    "span_is_guarded_as_its_project_says": WRONG_GUARD,
    "live_spans_do_not_overlap": OVERLAP,
    "live_spans_are_not_identical": IDENTICAL,
}


def body() -> str:
    checks = [check.format(refuse=REFUSE.format(name=name)) for name, check in CHECKS.items()]
    return "\n".join([*checks, "RETURN NULL;"])


def checked(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="new_spans"),
        func=pgtrigger.Func(body()),
    )


SPAN_TRIGGERS = [
    checked("new_spans_are_sound", pgtrigger.Insert),
    checked("changed_spans_are_sound", pgtrigger.Update),
]
