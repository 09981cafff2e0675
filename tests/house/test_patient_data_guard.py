"""No committed file holds what whoever pastes a real record pastes: an identity number or a mobile number."""

import re

import pytest

from tests.house.tree import ROOT, committed, name_of

PATTERNS = {
    "identity number": (
        r"(?<![0-9A-Za-z])[1-9]\d{5}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
    ),
    "mobile number": r"(?<![0-9A-Za-z.+/])1[3-9]\d{9}(?![0-9A-Za-z])",
}
#: In pieces, so that this file is no find of its own.
KNOWN = {"identity number": "证号110101" + "19900101" + "123X，", "mobile number": "电话138" + "0013" + "8000。"}
#: File → why what is found there is nobody's.
EXCUSED = {"tests/fixtures/test_patient_data_guard.py": "it looks for the same, and shows what it would see"}
BINARY = {".png", ".ico", ".woff2", ".gz", ".zip", ".xlsx"}


@pytest.mark.parametrize("what", PATTERNS)
def test_the_guard_sees_what_it_looks_for(what: str) -> None:
    assert re.search(PATTERNS[what], KNOWN[what])


@pytest.mark.parametrize("what", PATTERNS)
def test_no_committed_file_holds_one(what: str) -> None:
    texts = [path for path in committed() if path.suffix not in BINARY and name_of(path) not in EXCUSED]
    found = [
        f"{name_of(path)}:{text.count(chr(10), 0, hit.start()) + 1}"
        for path in texts
        for text in [path.read_text(encoding="utf-8", errors="replace")]
        for hit in re.finditer(PATTERNS[what], text)
    ]
    assert found == []


@pytest.mark.parametrize("path", EXCUSED)
def test_an_excuse_is_still_needed(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert any(re.search(pattern, text) for pattern in PATTERNS.values())
