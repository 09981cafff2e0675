"""The outline of a record: where 主诉, 现病史 and the other sections begin. Derived from the text, never stored."""

import re
from dataclasses import dataclass
from typing import Final

from annotator.documents.models import Kind

#: code → the headings hospitals write for it. Longer headings first where one begins with another.
HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "CHIEF_COMPLAINT": ("主诉", "主 诉"),
    "PRESENT_ILLNESS": ("现病史", "病史特点", "入院情况", "病情摘要", "病例特点"),
    "PAST_HISTORY": ("既往史", "既往病史", "过去史"),
    "PERSONAL_HISTORY": ("个人史", "个人及社会史"),
    "MARITAL_HISTORY": ("婚育史", "婚姻史", "月经史", "月经婚育史", "生育史", "出生史", "喂养史", "生长发育史"),
    "FAMILY_HISTORY": ("家族史",),
    "PHYSICAL_EXAM": ("体格检查", "查体", "专科检查", "专科情况", "口腔检查", "神经系统检查"),
    "AUXILIARY_EXAM": ("辅助检查", "实验室检查", "影像学检查", "检查结果", "特殊检查"),
    "DIAGNOSIS": (
        "初步诊断", "入院诊断", "出院诊断", "目前诊断", "术前诊断", "术后诊断", "最后诊断", "修正诊断", "补充诊断",
        "诊断依据", "鉴别诊断", "诊断",
    ),
    "TREATMENT": (
        "诊疗经过", "治疗经过", "诊治经过", "住院经过", "诊疗计划", "治疗计划", "处理意见", "手术经过", "处理",
    ),
    "ORDERS": ("出院医嘱", "医嘱", "出院带药", "随访计划"),
    "DISCHARGE_STATE": ("出院情况", "出院时情况"),
}  # fmt: skip

CODES: Final = {heading: code for code, headings in HEADINGS.items() for heading in headings}

#: A heading stands at the beginning of a line or sentence, perhaps numbered or bracketed, and a colon, a closing
#: bracket or the end of the line follows it.
HEADING: Final = re.compile(
    r"(?:(?<=[\n。；;　 ])|^)[ \t　]*(?:[一二三四五六七八九十\d]{1,2}[、.．])?[【\[]?"
    r"(?P<title>" + "|".join(sorted(map(re.escape, CODES), key=len, reverse=True)) + r")"
    r"(?:[】\]][：:]?|[：:]|(?=[ \t　]*(?:\n|$)))"
)

#: A word in the first lines that tells what the record is.
KIND_WORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("出院记录", Kind.DISCHARGE),
    ("出院小结", Kind.DISCHARGE),
    ("入院记录", Kind.ADMISSION),
    ("病程记录", Kind.COURSE),
    ("查房记录", Kind.COURSE),
    ("手术记录", Kind.OPERATION),
    ("会诊", Kind.CONSULTATION),
    ("门诊病历", Kind.OUTPATIENT),
    ("门诊记录", Kind.OUTPATIENT),
    ("检查报告", Kind.REPORT),
)
HEAD_CHARACTERS: Final = 60


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a record, heading included: code points start … end, half-open."""

    code: str
    title: str
    start: int
    end: int


def outline(text: str) -> list[Section]:
    """The sections in order; each reaches to the next heading. Text before the first heading belongs to none."""
    found = list(HEADING.finditer(text))
    ends = [later.start("title") for later in found[1:]] + [len(text)]
    return [
        Section(CODES[heading["title"]], heading["title"].replace(" ", ""), heading.start("title"), end)
        for heading, end in zip(found, ends, strict=False)  # without a heading there is an end and no beginning
    ]


def guessed_kind(text: str) -> Kind:
    """What the title says a record is; without a title nothing is guessed."""
    head = text[:HEAD_CHARACTERS]
    return next((kind for word, kind in KIND_WORDS if word in head), Kind.OTHER)
