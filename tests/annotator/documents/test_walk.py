"""One index walk, whatever the planner believes."""

import pytest
from django.db import connection

from annotator.documents.models import Document
from annotator.documents.walk import Order, walk
from tests.make import make_batch, make_project

pytestmark = pytest.mark.django_db

INSERT = """
INSERT INTO documents_document (project_id, batch_id, text, sha256, external_id, patient_key, kind, created_at)
SELECT %s, %s, i::text, md5(i::text), '', '', 'OTHER', now() FROM generate_series(1, %s) i
"""


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_a_neighbours_newer_records_are_not_waded_through(order: Order) -> None:
    """Ten thousand foreign rows lie between the beginning of the primary key and ours, at either end."""
    before, project, after = make_project(), make_project(), make_project()
    with connection.cursor() as cursor:
        for owner, rows in ((before, 5000), (project, 200), (after, 5000)):
            cursor.execute(INSERT, [owner.pk, make_batch(owner).pk, rows])
        cursor.execute("ANALYZE documents_document")
        found = walk(Document.objects.defer("text"), {"project_id": project.pk}, order=order, cursor=None)[:51]
        sql, params = found.query.sql_with_params()
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        plan = str(cursor.fetchone())
    assert "documents_of_project" in plan
    assert "Rows Removed by Filter" not in plan
