"""Everything the engine refuses: a closed list of codes, each with its two sentences."""

from dataclasses import dataclass
from typing import Any, Final, Literal

Language = Literal["zh-CN", "en"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a code means to the reader, and what to do."""

    zh: str
    en: str


FAILURES: Final[dict[str, Sentences]] = {
    "NO_TYPES": Sentences("没有实体类型：请至少给出一个。", "There is no entity type: name at least one."),
    "TYPE_NAME_UNUSABLE": Sentences(
        "第 {row} 个实体类型名称为空或含有空白字符：请改名，名称会写入标签。",
        "Entity type {row} is blank or holds white space: rename it, since its name becomes part of the tags.",
    ),
    "TYPE_TWICE": Sentences(
        "实体类型 {name} 出现了两次：请删去一个。", "The entity type {name} is given twice: remove one of the two."
    ),
    "TYPE_UNKNOWN": Sentences(
        "模型不认识实体类型 {name}（已知：{known}）：请改用已知类型，或重新训练模型。",
        "The model does not know the entity type {name} (it knows {known}): use one of these, or train it anew.",
    ),
    # The position only: in a file with swapped columns the "tag" is a character of the patient's record.
    "TAG_UNKNOWN": Sentences(
        "第 {row} 行的标签不在模型的标签集内（{scheme}；类型：{known}）：请改正该行，或用新的标签集训练。",
        "Row {row} carries none of the model's tags ({scheme}; types: {known}): mend the row, or train with its tags.",
    ),
}


class EngineError(Exception):
    """Input that the engine cannot work with. Says what to do in one sentence; holds no patient text."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(FAILURES[code].en.format(**data))
        self.code = code
        self.data = data

    def sentence(self, language: Language = "zh-CN") -> str:
        failure = FAILURES[self.code]
        return (failure.en if language == "en" else failure.zh).format(**self.data)
