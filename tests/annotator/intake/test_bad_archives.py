"""Archives that are bombs, traps, damaged or merely odd: each is named, and nothing leaves its place."""

import stat
from typing import Any
from zipfile import ZipInfo

import pytest

from annotator.documents.models import ImportState
from tests.annotator.intake.found import counts, problems_of, texts
from tests.make import make_project

pytestmark = pytest.mark.django_db

Fixture = Any


def test_a_zip_bomb_is_refused_before_it_is_inflated(imported: Fixture, zipped: Fixture) -> None:
    content = zipped({"a.txt": "咳嗽。".encode(), "bomb.jsonl": b"0" * 100 * 1024 * 1024})
    assert len(content) < 200 * 1024
    batch = imported(make_project(), content, "a.zip")
    assert (batch.state, batch.error_code, batch.records_read) == (ImportState.FAILED, "ZIP_BOMB", 0)


def test_a_member_that_lies_about_its_size_is_damaged_and_not_inflated_further(
    imported: Fixture, zipped: Fixture
) -> None:
    honest = zipped({"bomb.jsonl": b"0" * 1000, "good.txt": "咳嗽。".encode()})
    lying = honest.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    batch = imported(make_project(), lying, "a.zip")
    assert ("bomb.jsonl", None, "DAMAGED_MEMBER") in problems_of(batch)
    assert texts() == ["咳嗽。"]


def test_a_path_that_leaves_the_archive_is_refused_and_nothing_is_written(
    imported: Fixture, zipped: Fixture, uploads: Fixture
) -> None:
    names = ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\evil.txt"]
    batch = imported(make_project(), zipped(dict.fromkeys(names, b"x") | {"good.txt": "咳嗽。".encode()}), "a.zip")
    assert {code for _, _, code in problems_of(batch)} == {"UNSAFE_PATH"}
    assert (batch.refused, texts()) == (5, ["咳嗽。"])
    assert not list(uploads.parent.rglob("*evil*"))


def test_a_link_in_an_archive_is_refused(imported: Fixture, zipped: Fixture) -> None:
    link = ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    batch = imported(make_project(), zipped({link: b"/etc/passwd"}), "a.zip")
    assert problems_of(batch) == [("link.txt", None, "UNSAFE_PATH")]


def test_archives_in_archives_passwords_and_strange_files_are_named_each(imported: Fixture, zipped: Fixture) -> None:
    content = zipped({"inner.zip": zipped({"a.txt": b"x"}), "scan.pdf": b"%PDF", "locked.txt": b"x" * 50})
    locked = bytearray(content)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = locked.rfind(b"locked.txt")
        while (at := locked.rfind(signature, 0, at)) >= 0:
            if b"locked.txt" in locked[at : at + 60]:
                locked[at + offset] |= 1
    batch = imported(make_project(), bytes(locked), "a.zip")
    assert problems_of(batch) == [
        ("inner.zip", None, "NESTED_ARCHIVE"),
        ("scan.pdf", None, "UNSUPPORTED_MEMBER"),
        ("locked.txt", None, "ENCRYPTED_MEMBER"),
    ]


def test_what_file_managers_leave_behind_is_passed_over_in_silence(imported: Fixture, zipped: Fixture) -> None:
    litter = dict.fromkeys(["__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "x/._b.txt"], b"x")
    batch = imported(make_project(), zipped(litter | {"x/a.txt": "咳嗽。".encode()}), "a.zip")
    assert (counts(batch), batch.problem_count) == ((1, 0, 0), 0)


@pytest.mark.parametrize("content", [b"no archive at all", b"PK\3\4" + b"x" * 100])
def test_a_damaged_archive_fails_as_a_whole(imported: Fixture, content: bytes) -> None:
    batch = imported(make_project(), content, "a.zip")
    assert (batch.state, batch.error_code) == (ImportState.FAILED, "DAMAGED_ARCHIVE")


def test_a_truncated_archive_fails_as_a_whole(imported: Fixture, zipped: Fixture) -> None:
    content = zipped({"a.txt": "咳嗽。".encode()})
    batch = imported(make_project(), content[: len(content) // 2], "a.zip")
    assert (batch.state, batch.error_code) == (ImportState.FAILED, "DAMAGED_ARCHIVE")
