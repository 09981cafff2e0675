"""Cleaning moves every position exactly; the oracle looks at one character after another."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.intake.cleaning import clean

TEXTS = st.text(alphabet="\r\n\0\ufeffa咳𬌗", max_size=30)


def kept(text: str) -> list[str]:
    """What becomes of each character: itself, a line feed, or nothing."""
    result = []
    for at, character in enumerate(text):
        rest = text[at + 1 :].replace("\0", "")
        if character == "\0" or (character == "\ufeff" and at == 0) or (character == "\r" and rest.startswith("\n")):
            result.append("")
        else:
            result.append("\n" if character == "\r" else character)
    return result


@given(TEXTS)
def test_the_text_is_what_is_kept(text: str) -> None:
    assert clean(text).text == "".join(kept(text))


@given(TEXTS, st.data())
def test_a_span_covers_the_same_characters_afterwards(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cleaned = clean(text)
    assert cleaned.text[cleaned.moved(start) : cleaned.moved(end)] == "".join(kept(text)[start:end])


@given(TEXTS, st.integers(-50, 80))
def test_a_position_is_outside_afterwards_exactly_if_it_was_outside_before(text: str, position: int) -> None:
    cleaned = clean(text)
    was_inside = 0 <= position <= len(text)
    assert (0 <= cleaned.moved(position) <= len(cleaned.text)) == was_inside


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once_but_for_a_second_byte_order_mark(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once.removeprefix("\ufeff")


def test_an_ordinary_text_is_left_alone() -> None:
    assert clean("主诉：咳嗽。\n") == clean("主诉：咳嗽。\n")
    assert clean("主诉：咳嗽。\n").removed == ()
