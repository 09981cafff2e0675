"""`manage.py import_records`: for files that lie on the server."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotator.documents.models import Document, ImportBatch
from annotator.projects.models import Project
from tests.make import make_project, make_user

pytestmark = pytest.mark.django_db

Fixture = Any


@pytest.fixture
def file(tmp_path: Path, lines: Fixture) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(lines({"text": "咳嗽", "spans": [[0, 2, "症状"]]}, b"broken", {"text": "咳嗽"}))
    return path


def run(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_records", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_a_file_is_imported_with_its_sum_and_each_problem_on_a_line(
    file: Path, settings: Fixture, sent: Fixture
) -> None:
    settings.UPLOAD_LIMIT_MB = 0
    project = make_project()
    out, err = run(project.pk, file)
    batch = ImportBatch.objects.get()
    assert "100 %  3 records read, 1 added" in out
    assert f"import {batch.pk}: DONE, 1 added with 1 spans, 1 duplicates, 1 refused" in out
    assert err == "2\tNOT_JSON\tThis line is not valid JSON (near character 1): mend it and import it again.\n"
    assert (batch.by, sent, file.exists()) == (None, [], True)


def test_the_project_is_found_by_name_and_the_importer_is_named(file: Path) -> None:
    make_project("骨科 2026")
    user = make_user("lead")
    run("骨科 2026", file, "--by", "lead")
    assert ImportBatch.objects.get().by == user


def test_problems_in_archives_are_listed_with_file_and_line(tmp_path: Path, zipped: Fixture) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x/b.jsonl": b'{"text": "1"}\n[]', "scan.pdf": b"x"}))
    _, err = run(make_project().pk, path)
    assert [line.split("\t")[:2] for line in err.splitlines()] == [
        ["x/b.jsonl:2", "NOT_AN_OBJECT"],
        ["scan.pdf", "UNSUPPORTED_MEMBER"],
    ]


def test_a_file_that_cannot_be_read_ends_with_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"no archive")
    with pytest.raises(CommandError, match="not a complete ZIP archive"):
        run(make_project().pk, path)


@pytest.mark.parametrize(
    ("project", "path", "options", "sentence"),
    [
        ("nobody's", "records.jsonl", [], "There is no project nobody's"),
        ("4711", "records.jsonl", [], "There is no project 4711"),
        ("known", "missing.jsonl", [], "is not a file with content"),
        ("known", "empty.jsonl", [], "is not a file with content"),
        ("known", "records.jsonl", ["--by", "ghost"], "There is no user ghost"),
    ],
)
def test_each_mistake_is_one_sentence_and_leaves_nothing(
    file: Path, project: str, path: str, options: list[str], sentence: str
) -> None:
    make_project("known")
    (file.parent / "empty.jsonl").touch()
    with pytest.raises(CommandError, match=sentence):
        run(project, file.parent / path, *options)
    assert not ImportBatch.objects.exists()


def test_a_name_made_of_digits_is_found_if_no_project_has_the_number(file: Path) -> None:
    project = make_project("20260101")
    assert not Project.objects.filter(pk=20_260_101).exists()
    run("20260101", file)
    assert Document.objects.get().project == project
