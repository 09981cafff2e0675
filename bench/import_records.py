"""`python -m bench.import_records`: records a second through the real import, and the memory of the importing process.

A file of generated records is received and read by a process of its own, as a worker would read it. Beside it, in the
same run, the same spans go through a bare COPY into a table without keys, indexes or checks.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any, Final

from bench.setup import prepared_database

TARGET_RECORDS: Final = 3_000
TARGET_MIB: Final = 300
#: Measured earlier on a like machine with the same kind of records, not in this run.
PEERS: Final = (
    ("doccano 1.8.4, SQLite", "254–267", "1440"),
    ("Label Studio 1.23.2, PostgreSQL", "255–371", "1036"),
)


def write_records(file: IO[str], records: int, spans: int) -> None:
    from fixtures.generator import records as generated

    file.writelines(record.line() for record in generated(records, seed=7, spans=spans))
    file.flush()


def received(path: Path, round_number: int) -> int:
    """A fresh project with the file waiting to be read."""
    from django.core.files import File

    from annotator.accounts.models import User
    from annotator.intake.actions import receive
    from annotator.projects.actions import create_project

    lead = User.objects.filter(username="bench").first()
    lead = lead or User.objects.create_superuser("bench", "bench-password-9c1", display_name="bench")
    project = create_project(name=f"bench {round_number}", preset="general", by=lead)
    with path.open("rb") as opened:
        return receive(project=project, file=File(opened, name="records.jsonl"), by=lead).pk


def read_here(batch_id: int) -> None:
    """In the importing process: read the batch, say how long it took and how much memory it needed."""
    import django

    django.setup()
    from annotator.intake.actions import read_batch

    started = time.perf_counter()
    read_batch(batch_id=batch_id)
    seconds = time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def read_elsewhere(batch_id: int) -> dict[str, float]:
    from django.db import connection

    told = connection.settings_dict
    url = f"postgresql://{told['USER']}@/{told['NAME']}?host={told['HOST']}"
    environment = os.environ | {"ZHENBIAO_DATABASE_URL": url, "ZHENBIAO_LOG_LEVEL": "WARNING"}
    words = [sys.executable, "-m", "bench.import_records", "--batch", str(batch_id)]
    answer = subprocess.run(words, env=environment, check=True, stdout=subprocess.PIPE)
    measured: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return measured


def bare_copy(batch_id: int) -> float:
    """Spans a second into a table that checks nothing."""
    from django.db import connection

    columns = 'id, annotation_set_id, start, "end", entity_type_id, status'
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM annotation_entityspan WHERE annotation_set_id IN "  # noqa: S608 - our own words
            "(SELECT id FROM annotation_annotationset WHERE batch_id = %s)",
            [batch_id],
        )
        rows = ["\t".join(map(str, row)) + "\n" for row in cursor.fetchall()]
        cursor.execute("CREATE TEMP TABLE bare AS SELECT * FROM annotation_entityspan LIMIT 0")
        started = time.perf_counter()
        with cursor.copy(f"COPY bare ({columns}) FROM STDIN") as copy:
            copy.write("".join(rows))
        return len(rows) / (time.perf_counter() - started)


def checked(batch_id: int, records: int, spans: int) -> None:
    """A fast import that lost something would be worthless."""
    from annotator.documents.models import ImportBatch

    batch = ImportBatch.objects.get(pk=batch_id)
    found: Any = (batch.state, batch.added, batch.spans_added, batch.refused, batch.duplicates)
    assert found == ("DONE", records, records * spans, 0, 0), found  # noqa: S101 - see the sentence above


def measure(records: int, spans: int, rounds: int) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        write_records(file, records, spans)
        print(
            f"{records:,} records with {spans} spans each, {Path(file.name).stat().st_size / 2**20:.0f} MiB of JSONL\n"
        )
        print(f"{'':<34}{'records/s':>12}{'spans/s':>12}{'peak MiB':>10}")
        for number in range(1, rounds + 1):
            batch_id = received(Path(file.name), number)
            measured = read_elsewhere(batch_id)
            checked(batch_id, records, spans)
            rate = records / measured["seconds"]
            print(f"{f'import, round {number}':<34}{rate:>12,.0f}{rate * spans:>12,.0f}{measured['mib']:>10.0f}")
    print(f"{'bare COPY of the spans':<34}{'':>12}{bare_copy(batch_id):>12,.0f}")
    print(f"{'target':<34}{f'≥ {TARGET_RECORDS:,}':>12}{'':>12}{f'≤ {TARGET_MIB}':>10}")
    for name, rate_of_peer, mib in PEERS:
        print(f"{name:<34}{rate_of_peer:>12}{'':>12}{mib:>10}   (measured earlier, not in this run)")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--records", type=int, default=10_000)
    asked.add_argument("--spans", type=int, default=25)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--batch", type=int, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.batch:
        read_here(options.batch)
        return
    with prepared_database():
        measure(options.records, options.spans, options.rounds)


if __name__ == "__main__":
    main()
