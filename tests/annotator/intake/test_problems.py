"""Every problem can be said in both languages, with the data that the readers give it."""

import re
from pathlib import Path

import pytest

from annotator.intake.encoding import _RIVALS, _SIGNATURES
from annotator.intake.problems import LOOKS, PROBLEMS, sentence

SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path("annotator/intake").rglob("*.py")))
DATA = {
    "looks_like": "BIG5",
    "limit": 255,
    "limit_mb": 16,
    "column": 7,
    "field": "id",
    "number": 3,
    "start": 1,
    "end": 2,
    "other_start": 0,
    "document": 7,
    "other_end": 4,
    "characters": 10,
    "type": "星座",
}


@pytest.mark.parametrize("code", PROBLEMS)
def test_each_problem_is_one_sentence_in_each_language_with_all_blanks_filled(code: str) -> None:
    chinese, english = sentence(code, DATA, "zh-CN"), sentence(code, DATA, "en")
    assert chinese.endswith("。")
    assert english.endswith(".")
    assert chinese.count("。") == 1
    blanks = re.findall(r"(?<!{){(\w+)}", PROBLEMS[code].zh)
    assert sorted(blanks) == sorted(re.findall(r"(?<!{){(\w+)}", PROBLEMS[code].en))
    assert set(blanks) <= set(DATA)


@pytest.mark.parametrize("code", PROBLEMS)
def test_each_problem_is_raised_somewhere(code: str) -> None:
    assert SOURCES.count(f'"{code}"') >= 2, "once in the list, and where it is found"


def test_whatever_a_file_may_look_like_has_words() -> None:
    names = {name for _, name in _SIGNATURES} | {name for name, _, _ in _RIVALS}
    assert names | {"DAMAGED-UTF-8", "BINARY", "UNKNOWN"} == set(LOOKS)


def test_a_sentence_says_what_the_file_looks_like_in_the_readers_language() -> None:
    assert "繁体" in sentence("NOT_UTF8_OR_GB18030", {"looks_like": "BIG5"}, "zh-CN")
    assert "an old Word" in sentence("NOT_UTF8_OR_GB18030", {"looks_like": "WORD"}, "en")
