"""Kinds by code, by label and by the words of a file name."""

import pytest

from annotator.documents.models import Kind
from annotator.intake.kinds import kind_named


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_known_by_its_code_in_any_case_and_by_its_label(kind: Kind) -> None:
    assert kind_named(kind.value) == kind_named(kind.value.lower()) == kind_named(str(kind.label)) == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("首次病程记录", Kind.COURSE),
        ("出院小结", Kind.DISCHARGE),
        ("P001_手术记录单_2", Kind.OPERATION),
        ("24小时内入出院记录", Kind.ADMISSION),
        ("出院记录（手术后）", Kind.DISCHARGE),
        ("CT检查报告单", Kind.REPORT),
        ("", Kind.OTHER),
        ("progress note", Kind.OTHER),
    ],
)
def test_the_first_cue_decides(words: str, kind: Kind) -> None:
    assert kind_named(words) == kind
