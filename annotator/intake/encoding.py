"""Bytes become text: UTF-8 and GB18030 are read, everything else is refused by its name."""

import codecs
from typing import Final

#: The commonest characters of written Chinese, and of records. Read in the wrong encoding, text hardly ever hits them.
_SIMPLIFIED: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前"
    "外天四日那事平形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道变条只没结解问意建月公无系情者最立代想已通"
    "并提直题程展五果料象员位入常文总次品式活设及管特件长求老头基资边流路级少图统接知较将组见计别她手期根运指几九区强放被做"
    "必先回则任取据处给色光门即保治北造百规热领七口东导器压世金增交受联认六共收证改清再采转更单风切打白速带安身例每目至达声报"
    "完类八离名确科张信节况今温传需段观低持验连断深难近周素支史感酸除消称精值号率维选标写存毛快效院查型眼按格易置片始状育适属"
    "包调局照参红细引听该患诊病痛症疗药术血胸腹肝肺肾胃肠骨皮肤脑咳嗽吐炎肿瘤癌糖尿便检诉否认"
)
_TRADITIONAL: Final = _SIMPLIFIED | frozenset(
    "國這為個們來時說產經進著電裡現實動過種學後對會發無關開應還與從業當點氣體機線內數題結問條變長見樣員總號觀醫診斷療藥術"
    "檢腦腸腎膚腫壓熱嘔頭節歲訴認為痰並處給證調認體溫溼濕顯異連續區單師護數據"
)
_KANA: Final = frozenset(chr(code) for code in range(0x3041, 0x30FB))
_HANGUL: Final = frozenset("이의는을에를가하고한다은로지도서기사인어리자해대시정과일수그으있부상나제보전장성원여아적")

#: What a file may be instead: our name for it, its codec, and what makes sense when it is read so.
_RIVALS: Final = (
    ("BIG5", "cp950", _TRADITIONAL),
    ("UTF-16", "utf-16-le", _TRADITIONAL),
    ("UTF-16", "utf-16-be", _TRADITIONAL),
    ("EUC-JP", "euc_jp", _KANA),
    ("SHIFT-JIS", "cp932", _KANA),
    ("EUC-KR", "euc_kr", _HANGUL),
)
#: First bytes that no text has; the longer byte order mark stands before the shorter one it begins with.
_SIGNATURES: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"PK\x03\x04", "ZIP"),
    (b"%PDF-", "PDF"),
    (b"\xd0\xcf\x11\xe0", "WORD"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "IMAGE"),
    (b"\xff\xd8\xff", "IMAGE"),
    (b"\x1f\x8b", "GZIP"),
)
_BOM: Final = codecs.BOM_UTF8
#: The 6 763 characters of GB2312: what simplified Chinese is written with, a quarter of all that two bytes can say.
_GB2312: Final = frozenset(
    bytes((lead, trail)).decode("gb2312", "ignore") for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF)
)
_TEXT_CONTROLS: Final = "\t\n\x0b\x0c\r\x00"
#: As much as is needed to tell encodings apart.
_SAMPLE: Final = 64 * 1024
#: A text makes sense when so many of its letters are usual ones, and clearly so from here.
_SENSE: Final = 0.2
_CLEAR: Final = 0.3
#: Fewer letters than this may make sense in another encoding by chance.
_TELLING: Final = 8


class NotTextError(Exception):
    """These bytes are neither UTF-8 nor GB18030."""

    def __init__(self, looks_like: str) -> None:
        self.looks_like = looks_like
        super().__init__(looks_like)


def decode(content: bytes) -> str:
    """The text, without its byte order mark; or NotTextError with what the bytes seem to be instead."""
    signature = signature_of(content)
    if signature:
        raise NotTextError(signature)
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_legacy(content)
    else:
        text = _chinese_by_chance_utf8(content, text)
    _refuse_binary(content, text)
    return text


def signature_of(content: bytes) -> str | None:
    """What the first bytes give away."""
    return next((name for first, name in _SIGNATURES if content.startswith(first)), None)


def _chinese_by_chance_utf8(content: bytes, text: str) -> str:
    """洗胃约 in GB18030 happens to be good UTF-8, too, but of two-byte letters only; Chinese in UTF-8 has three."""
    if text.isascii() or max(text) > "\u07ff" or _sense(content, "gb18030", _TRADITIONAL, at_least=2) < _CLEAR:
        return text
    return content.decode("gb18030", "ignore")


def _decode_legacy(content: bytes) -> str:
    """GB18030, if that reading makes more sense than every other one."""
    if content.startswith(_BOM) or _is_mostly_utf8(content):
        raise NotTextError("DAMAGED-UTF-8")
    if _zeros_alternate(content):
        raise NotTextError("UTF-16")
    rivals = ((name, _sense(content, codec, usual, at_least=_TELLING)) for name, codec, usual in _RIVALS)
    rival, sense = max(rivals, key=lambda one: one[1])
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise NotTextError(rival if sense >= _SENSE else "UNKNOWN") from None
    own = _sense(content, "gb18030", _TRADITIONAL)
    looks_simplified = _is_simplified(text[:_SAMPLE])
    if sense > own + (_CLEAR if looks_simplified else 0):
        raise NotTextError(rival)
    if not (looks_simplified or own >= _SENSE):
        raise NotTextError("UNKNOWN")
    return text


def _is_mostly_utf8(content: bytes) -> bool:
    """A few broken bytes in a file of good UTF-8: cut off, or glued together from two encodings."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    return 0 < text.count("\ufffd") * 10 <= beyond_ascii


def _zeros_alternate(content: bytes) -> bool:
    """Every digit and line end of UTF-16 has a zero byte, always on the same side."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    return even + odd > len(content) / 50 and min(even, odd) * 20 <= max(even, odd)


def _sense(content: bytes, codec: str, usual: frozenset[str], *, at_least: int = 1) -> float:
    """The share of letters, read this way, that are usual ones; nothing if hardly any are there, or none is read."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        letters = _east_asian(decoder.decode(content[:_SAMPLE]))
    except UnicodeDecodeError:
        return 0.0
    return sum(letter in usual for letter in letters) / len(letters) if len(letters) >= at_least else 0.0


def _is_simplified(text: str) -> bool:
    """Chinese keeps to the characters of GB2312; other bytes read as GB18030 give rare and private ones."""
    odd = sum("\ue000" <= one <= "\uf8ff" or "\x80" <= one <= "\x9f" for one in text)
    letters = _east_asian(text)
    return odd * 50 <= len(text) and sum(letter in _GB2312 for letter in letters) >= 0.7 * len(letters)


def _east_asian(text: str) -> list[str]:
    """Kana, hanzi and hangul; Greek and full-width letters tell nothing."""
    return [one for one in text if ("\u3040" <= one < "\uff00" or one > "\uffff") and one.isalpha()]


def _refuse_binary(content: bytes, text: str) -> None:
    """A stray NUL is cleaned away later; many are no text, and neither are many control characters."""
    if content.count(0) * 8 > len(content):
        raise NotTextError("UTF-16" if _zeros_alternate(content) else "BINARY")
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in _TEXT_CONTROLS)
    if controls * 10 > len(text):
        raise NotTextError("BINARY")
