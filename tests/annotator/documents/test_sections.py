"""The outline of a record."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.documents.models import Kind
from annotator.documents.sections import CODES, guessed_kind, outline

RECORD = (
    "入院记录\n主诉：发热3天。\n现病史：患者受凉后发热。\n既往史：体健。\n体格检查：T 38.5℃。\n初步诊断：\n1. 肺炎\n"
)


def titles(text: str) -> list[str]:
    return [section.title for section in outline(text)]


def test_sections_follow_each_other_and_reach_to_the_next_heading() -> None:
    sections = outline(RECORD)
    assert [section.title for section in sections] == ["主诉", "现病史", "既往史", "体格检查", "初步诊断"]
    assert [RECORD[section.start : section.end] for section in sections] == [
        "主诉：发热3天。\n",
        "现病史：患者受凉后发热。\n",
        "既往史：体健。\n",
        "体格检查：T 38.5℃。\n",
        "初步诊断：\n1. 肺炎\n",
    ]


def test_each_section_has_the_code_of_its_heading() -> None:
    assert [section.code for section in outline(RECORD)] == [
        "CHIEF_COMPLAINT",
        "PRESENT_ILLNESS",
        "PAST_HISTORY",
        "PHYSICAL_EXAM",
        "DIAGNOSIS",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "主诉：咳嗽",
        "主诉:咳嗽",
        "【主诉】咳嗽",
        "[主诉]：咳嗽",
        "一、主诉：咳嗽",
        "1.主诉：咳嗽",
        "　主诉：咳嗽",
        "主诉\n咳嗽",
    ],
)
def test_a_heading_is_found_however_it_is_written(line: str) -> None:
    assert titles(line) == ["主诉"]


def test_headings_in_one_running_line_are_found_after_a_full_stop() -> None:
    assert titles("主诉：咳嗽3天。现病史：受凉后起病。既往史：体健。") == ["主诉", "现病史", "既往史"]


def test_a_word_in_a_sentence_is_no_heading() -> None:
    assert titles("患者主诉：头痛，既往史无特殊，诊断为偏头痛") == []


def test_the_longer_heading_wins() -> None:
    assert titles("既往病史：无。\n出院诊断：肺炎") == ["既往病史", "出院诊断"]


def test_offsets_are_code_points_behind_characters_outside_the_bmp() -> None:
    text = "咬𬌗关系😀\n主诉：牙痛"
    (section,) = outline(text)
    assert text[section.start : section.end] == "主诉：牙痛"


@example("主 诉")
@given(st.lists(st.sampled_from([*CODES, "发热", "：", "。", "\n", "𬌗", " "]), max_size=40).map("".join))
def test_sections_never_overlap_and_cover_everything_from_the_first_heading_on(text: str) -> None:
    sections = outline(text)
    if sections:
        assert "".join(text[section.start : section.end] for section in sections) == text[sections[0].start :]
        spaceless = [text[section.start :].replace(" ", "") for section in sections]
        assert all(rest.startswith(section.title) for rest, section in zip(spaceless, sections, strict=True))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("出院记录\n", Kind.DISCHARGE),
        ("××医院 入院记录\n", Kind.ADMISSION),
        ("首次病程记录\n", Kind.COURSE),
        ("患者发热", Kind.OTHER),
    ],
)
def test_the_title_tells_what_the_record_is(head: str, kind: Kind) -> None:
    assert guessed_kind(head + "主诉：发热") == kind


def test_a_word_far_down_tells_nothing() -> None:
    assert guessed_kind("患者发热。" * 20 + "见出院记录") == Kind.OTHER
