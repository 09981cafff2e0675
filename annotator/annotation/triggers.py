"""What the database itself checks of spans, a statement at a time: sure as a row-wise constraint, fast as COPY.

The questions are asked by EXECUTE, so that each statement is planned for the tables as they are now. A plan kept from
when they were empty would read the whole table for every chunk of an import.
"""

from typing import Final

import pgtrigger

#: The readings that the statement has touched, with what their new spans claim and what their document allows. OFFSET 0
#: keeps each step a look by key: a planner that believes the tables empty would go through them all for each reading.
TOUCHED: Final = """
WITH touched AS (
    SELECT new.*, s.kind, d.project_id, d.characters, p.overlap
    FROM (
        SELECT annotation_set_id, max("end") AS furthest, array_agg(DISTINCT entity_type_id) AS types,
               bool_or(exclusive) AS some_exclusive, bool_and(exclusive) AS all_exclusive
        FROM new_spans GROUP BY annotation_set_id
    ) new, LATERAL (
        SELECT kind, document_id FROM annotation_annotationset WHERE id = new.annotation_set_id OFFSET 0
    ) s, LATERAL (
        SELECT project_id, char_length(text) AS characters FROM documents_document WHERE id = s.document_id OFFSET 0
    ) d, LATERAL (
        SELECT overlap FROM projects_project WHERE id = d.project_id OFFSET 0
    ) p
)
"""

#: Each reading by itself: its text's end, its project's types, its project's guard.
UNSOUND: Final = """
SELECT CASE
    WHEN furthest > characters THEN 'span_lies_inside_its_text'
    WHEN NOT types <@ ARRAY(SELECT t.id FROM projects_entitytype t WHERE t.project_id = touched.project_id)
        THEN 'span_type_belongs_to_its_project'
    ELSE 'span_is_guarded_as_its_project_says'
END
FROM touched, LATERAL (SELECT overlap = 'FLAT' AND kind IN ('REVIEW', 'GOLD') AS guarded) asked
WHERE furthest > characters OR some_exclusive <> guarded OR all_exclusive <> guarded
   OR NOT types <@ ARRAY(SELECT t.id FROM projects_entitytype t WHERE t.project_id = touched.project_id)
LIMIT 1
"""

# Neighbours in reading order are enough: a span that reaches beyond a later one's start reaches beyond the next one's.
# LATERAL walks the index once for each reading, also where the planner believes the table empty and would compare each
# span with each reading.
OVERLAPPING: Final = """
SELECT 'live_spans_do_not_overlap'
FROM touched, LATERAL (
    SELECT start, lag("end") OVER (ORDER BY start) AS end_before
    FROM annotation_entityspan
    WHERE annotation_set_id = touched.annotation_set_id AND status <> 'REJECTED'
) neighbours
WHERE overlap = 'FLAT' AND NOT all_exclusive AND end_before > start
LIMIT 1
"""

IDENTICAL: Final = """
SELECT 'live_spans_are_not_identical'
FROM touched, LATERAL (
    SELECT FROM annotation_entityspan
    WHERE annotation_set_id = touched.annotation_set_id AND status <> 'REJECTED'
    GROUP BY start, "end", entity_type_id
    HAVING count(*) > 1
) twice
WHERE overlap = 'NESTED'
LIMIT 1
"""

#: Locked as a foreign key would: a reading that is being removed meanwhile is waited for, and then missed.
LOCK: Final = """
PERFORM FROM (SELECT DISTINCT annotation_set_id FROM new_spans) changed, LATERAL (
    SELECT FROM annotation_annotationset s WHERE s.id = changed.annotation_set_id OFFSET 0 FOR KEY SHARE
) reading;
GET DIAGNOSTICS found = ROW_COUNT;
IF found <> (SELECT count(DISTINCT annotation_set_id) FROM new_spans) THEN
    RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'span_belongs_to_a_reading',
        MESSAGE = 'span_belongs_to_a_reading';
END IF;
"""

#: The other half of that foreign key.
LEFT_BEHIND: Final = """
IF EXISTS (SELECT 1 FROM annotation_entityspan span JOIN removed ON removed.id = span.annotation_set_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'no_span_outlives_its_reading',
        MESSAGE = 'no_span_outlives_its_reading';
END IF;
RETURN NULL;
"""

#: The refusal is a check violation under the name of what it violates, so that annotator.errors finds its sentence.
ASK: Final = """
EXECUTE $question${question}$question$ INTO violated;
IF violated IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = violated, MESSAGE = violated;
END IF;
"""


def body() -> str:
    asked = [ASK.format(question=TOUCHED + question) for question in (UNSOUND, OVERLAPPING, IDENTICAL)]
    return "\n".join([LOCK, *asked, "RETURN NULL;"])


def checked(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="new_spans"),
        declare=[("violated", "text"), ("found", "integer")],
        func=pgtrigger.Func(body()),
    )


SPAN_TRIGGERS = [
    checked("new_spans_are_sound", pgtrigger.Insert),
    checked("changed_spans_are_sound", pgtrigger.Update),
]

SET_TRIGGERS = [
    pgtrigger.Trigger(
        name="no_span_outlives_its_reading",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        referencing=pgtrigger.Referencing(old="removed"),
        func=pgtrigger.Func(LEFT_BEHIND),
    )
]
