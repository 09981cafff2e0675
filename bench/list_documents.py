"""`python -m bench.list_documents`: how fast the list of a project with a million records answers, first page and deep.

Pages are asked through the whole web stack (session, access, serializer) in this process, in random order.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from bench.setup import prepared_database

TARGET_MS: Final = 50
#: Distinct texts to begin with; each record gets one of them with its own number.
BASE_TEXTS: Final = 2_000


def fill(records: int) -> int:
    """A project with this many records: texts of the generator, multiplied inside the database. A neighbour holds a
    quarter as many newer ones, which a careless query would have to wade through.
    """
    from django.db import connection

    from annotator.accounts.models import User
    from annotator.documents.models import ImportBatch
    from annotator.projects.actions import create_project
    from fixtures.generator import records as generated

    lead = User.objects.create_superuser("bench", "bench-password-9c1", display_name="bench")
    project = create_project(name="bench", preset="general", by=lead)
    neighbour = create_project(name="neighbour", preset="general", by=lead)
    texts = [record.text for record in generated(BASE_TEXTS, seed=1, spans=25)]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE base AS SELECT n - 1 AS n, t FROM unnest(%s::text[]) WITH ORDINALITY AS u (t, n)",
            [texts],
        )
        for owner, rows in ((project, records), (neighbour, records // 4)):
            batch = ImportBatch.objects.create(project=owner, file_name="bench", file_bytes=0)
            cursor.execute(INSERT, [owner.pk, batch.pk, rows, BASE_TEXTS])
        cursor.execute("VACUUM ANALYZE documents_document")
    return project.pk


INSERT: Final = """
INSERT INTO documents_document (project_id, batch_id, text, sha256, external_id, patient_key, kind, created_at)
SELECT %s, %s, made.text, encode(sha256(convert_to(made.text, 'UTF8')), 'hex'), made.i::text,
       'P' || made.i / 3, (ARRAY['ADMISSION', 'COURSE', 'DISCHARGE', 'OTHER'])[1 + made.i %% 4], now()
FROM (
    SELECT i, base.t || '（第' || i || '份）' AS text FROM generate_series(1, %s) i JOIN base ON base.n = i %% %s
) made
"""


def client() -> Any:
    from django.test import Client

    from annotator.accounts.models import User

    browser = Client(HTTP_HOST="localhost")
    browser.force_login(User.objects.get(username="bench"), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def milliseconds(ask: Callable[[], Any]) -> float:
    started = time.perf_counter()
    answer = ask()
    assert answer.status_code == HTTPStatus.OK, answer.content  # noqa: S101 - a benchmark of errors would be worthless
    return (time.perf_counter() - started) * 1000


def questions(project_id: int, newest: int, records: int) -> dict[str, Callable[[], str]]:
    """Name → an address to ask for; deep ones begin at a random record."""
    base = f"/api/projects/{project_id}/documents"

    def somewhere() -> int:
        return newest - random.randrange(records)

    return {
        "first page": lambda: base,
        "deep page": lambda: f"{base}?cursor={somewhere()}",
        "deep page, oldest first": lambda: f"{base}?order=oldest&cursor={somewhere()}",
        "deep page of one kind": lambda: f"{base}?kind=COURSE&cursor={somewhere()}",
        "one patient": lambda: f"{base}?patient=P{random.randrange(records // 3)}",
        "common word, first page": lambda: f"{base}?q=患者",
        "common word, deep page": lambda: f"{base}?q=患者&cursor={somewhere()}",
        "one batch of one kind": lambda: f"{base}?batch=1&kind=COURSE&cursor={somewhere()}",
        "kind nobody has": lambda: f"{base}?kind=REPORT",
        "rare word, one window": lambda: f"{base}?q=第{random.randrange(records)}份&cursor={somewhere()}",
        "not annotated, deep page": lambda: f"{base}?annotated=no&cursor={somewhere()}",
    }


def measure(project_id: int, records: int, rounds: int) -> None:
    from annotator.documents.models import Document

    browser = client()
    newest = Document.objects.filter(project=project_id).order_by("-pk").values_list("pk", flat=True)[0]
    print(f"{'question':<28}{'median ms':>12}{'p95 ms':>10}{'max ms':>10}   target p95 < {TARGET_MS} ms for pages")
    for name, address in questions(project_id, newest, records).items():
        browser.get(address())
        times = sorted(milliseconds(lambda: browser.get(address())) for _ in range(rounds))  # noqa: B023 - asked at once
        p95 = times[int(len(times) * 0.95) - 1]
        print(f"{name:<28}{statistics.median(times):>12.1f}{p95:>10.1f}{times[-1]:>10.1f}")


def show_plan(project_id: int) -> None:
    """The query behind a deep page, as PostgreSQL runs it."""
    from django.db import connection

    from annotator.documents import queries
    from annotator.documents.models import Document
    from annotator.projects.models import Project

    middle = Document.objects.filter(project=project_id).order_by("-pk").values_list("pk", flat=True)[0] // 2
    filters = queries.Filters(cursor=middle)
    rows = queries.listed(queries.walked(Project(pk=project_id), filters), filters)[: queries.PAGE_ROWS + 1]
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {sql}", params)
        print("\n" + "\n".join(line for (line,) in cursor.fetchall()))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=200)
    options = asked.parse_args()
    with prepared_database():
        started = time.perf_counter()
        project_id = fill(options.records)
        print(f"{options.records:,} records made in {time.perf_counter() - started:.0f} s\n")
        measure(project_id, options.records, options.rounds)
        show_plan(project_id)


if __name__ == "__main__":
    main()
