"""What sort of record a word or a file name speaks of."""

from typing import Final

from annotator.documents.models import Kind

#: Half a word is enough: 首次病程记录, 出院小结 and 手术记录单 are all understood.
_CUES: Final = {
    "入院": Kind.ADMISSION,
    "入出院": Kind.ADMISSION,
    "病程": Kind.COURSE,
    "出院": Kind.DISCHARGE,
    "手术": Kind.OPERATION,
    "会诊": Kind.CONSULTATION,
    "门诊": Kind.OUTPATIENT,
    "报告": Kind.REPORT,
}


def kind_named(words: str) -> Kind:
    """The kind whose code this is, or whose cue comes first in it; else OTHER."""
    if words.upper() in Kind.values:
        return Kind(words.upper())
    found = min((words.find(cue), cue) if cue in words else (len(words), "") for cue in _CUES)
    return _CUES.get(found[1], Kind.OTHER)
