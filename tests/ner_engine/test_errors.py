"""The engine's refusals: one closed list, two languages."""

from string import Formatter

import pytest

from ner_engine.errors import FAILURES, EngineError


@pytest.mark.parametrize("code", FAILURES)
def test_both_sentences_fill_in_the_same_words(code: str) -> None:
    fields = [
        {field for _, field, _, _ in Formatter().parse(sentence) if field}
        for sentence in (FAILURES[code].zh, FAILURES[code].en)
    ]
    assert fields[0] == fields[1]


def test_an_error_speaks_both_languages() -> None:
    error = EngineError("TYPE_TWICE", name="疾病")
    assert (error.code, error.data) == ("TYPE_TWICE", {"name": "疾病"})
    assert error.sentence() == "实体类型 疾病 出现了两次：请删去一个。"
    assert error.sentence("en") == str(error) == "The entity type 疾病 is given twice: remove one of the two."


def test_an_unlisted_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        EngineError("NO_SUCH_CODE")
