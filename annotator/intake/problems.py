"""Why a record or a file is not read: a closed list of codes, each with its sentence in Chinese and English."""

from dataclasses import dataclass
from typing import Any, Final

from annotator.errors import Language


@dataclass(frozen=True, slots=True)
class Sentences:
    """One problem in the words of both languages."""

    zh: str
    en: str


PROBLEMS: Final[dict[str, Sentences]] = {
    # a record as text
    "NOT_UTF8_OR_GB18030": Sentences(
        "不是 UTF-8 或 GB18030 文本（看起来是{looks_like}），请另存为 UTF-8 文本后再导入。",
        "This is neither UTF-8 nor GB18030 text (it looks like {looks_like}): save it as UTF-8 and import it again.",
    ),
    "EMPTY_RECORD": Sentences(
        "这份文书没有内容，请补上正文或删去。", "This record has no text: fill it in or leave it out."
    ),
    "RECORD_TOO_LONG": Sentences(
        "这份文书超过 {limit} 个字符的上限，请拆分后再导入。",
        "This record is longer than {limit} characters: split it and import it again.",
    ),
    "LONE_SURROGATE": Sentences(
        "含有半个字符（孤立的 \\ud800–\\udfff 转义），请用原文重新导出这一行。",
        "This line has half a character (a lone \\ud800–\\udfff escape): export it again from the source.",
    ),
    # a line of JSON
    "NOT_JSON": Sentences(
        "这一行不是有效的 JSON（第 {column} 个字符附近），请改正后再导入。",
        "This line is not valid JSON (near character {column}): mend it and import it again.",
    ),
    "NOT_AN_OBJECT": Sentences(
        '每一行应是一个 JSON 对象，例如 {{"text": "…"}}。', 'Each line must be a JSON object, such as {{"text": "…"}}.'
    ),
    "NO_TEXT": Sentences(
        '缺少正文：请把文书内容放在 "text" 里。', 'There is no text: put the record into "text" as a string.'
    ),
    "LINE_TOO_LONG": Sentences(
        "这一行超过 {limit_mb} MB，请拆分后再导入。",
        "This line is longer than {limit_mb} MB: split it and import it again.",
    ),
    "FIELD_TOO_LONG": Sentences(
        '"{field}" 超过 {limit} 个字符，请缩短。', '"{field}" is longer than {limit} characters: shorten it.'
    ),
    "FIELD_NOT_TEXT": Sentences(
        '"{field}" 应是文字或整数，请改正。', '"{field}" must be a string or a whole number: mend it.'
    ),
    # spans
    "SPANS_NOT_A_LIST": Sentences(
        '"{field}" 应是一个列表，例如 [[0, 2, "疾病"]]。', '"{field}" must be a list, such as [[0, 2, "DISEASE"]].'
    ),
    "SPAN_MALFORMED": Sentences(
        '第 {number} 个实体读不懂，请写成 [起, 止, "类型"] 或 {{"start", "end", "type"}}。',
        'Span {number} cannot be understood: write [start, end, "type"] or {{"start", "end", "type"}}.',
    ),
    "SPAN_EMPTY": Sentences(
        "实体 {start}–{end} 没有覆盖任何字符，请改正位置。",
        "The span {start}–{end} covers no character: mend its positions.",
    ),
    "SPAN_OUTSIDE_TEXT": Sentences(
        "实体 {start}–{end} 超出了正文（共 {characters} 个字符），请改正位置。",
        "The span {start}–{end} lies outside the text of {characters} characters: mend its positions.",
    ),
    "SPAN_TEXT_DIFFERS": Sentences(
        "实体 {start}–{end} 处的文字与所写的不同，请检查位置是否按字符计数。",
        "The text at {start}–{end} is not what the span says: check that positions count characters.",
    ),
    "SPAN_TYPE_UNKNOWN": Sentences(
        "项目中没有实体类型“{type}”，请先在设置中添加，或改用已有类型。",
        "The project has no entity type “{type}”: add it in the settings, or use one that exists.",
    ),
    "SPAN_TYPE_RETIRED": Sentences(
        "实体类型“{type}”已停用，请先恢复，或改用其他类型。",
        "The entity type “{type}” is retired: restore it, or use another one.",
    ),
    "ALREADY_ANNOTATED": Sentences(
        "正文与文书 #{document} 相同，而那份文书已有另一套导入的标注，这一行的标注没有存入。",
        "The text is that of document #{document}, which has other imported annotations: these were not taken.",
    ),
    "SPANS_OVERLAP": Sentences(
        "实体 {start}–{end} 与 {other_start}–{other_end} 重叠，而本项目不允许重叠。",
        "The spans {start}–{end} and {other_start}–{other_end} overlap, which this project does not allow.",
    ),
    "SPAN_TWICE": Sentences(
        "实体 {start}–{end} 以同一类型出现了两次，请删去一个。",
        "The span {start}–{end} is there twice with the same type: leave one out.",
    ),
    # a file inside an archive
    "UNSUPPORTED_MEMBER": Sentences(
        "压缩包中只读取 .txt 和 .jsonl 文件，请转换后再导入。",
        "Only .txt and .jsonl files are read inside an archive: convert this one and import it again.",
    ),
    "UNSAFE_PATH": Sentences(
        "压缩包中的这个路径不安全（绝对路径、“..”或链接），请重新打包。",
        "This path in the archive is not safe (absolute, “..” or a link): pack the archive again.",
    ),
    "ENCRYPTED_MEMBER": Sentences(
        "这个文件加了密码，请解密后重新打包。", "This file is encrypted: pack the archive again without a password."
    ),
    "NESTED_ARCHIVE": Sentences(
        "压缩包中还有压缩包，请解开后再导入。", "There is an archive inside the archive: unpack it and import again."
    ),
    "DAMAGED_MEMBER": Sentences(
        "这个文件已损坏或压缩方式不受支持，请重新打包。",
        "This file is damaged or compressed in an unknown way: pack the archive again.",
    ),
    # a file as a whole
    "DAMAGED_ARCHIVE": Sentences(
        "这不是完整的 ZIP 压缩包，请重新打包后上传。",
        "This is not a complete ZIP archive: pack it again and upload it.",
    ),
    "ZIP_BOMB": Sentences(
        "压缩包展开后大得不正常，已拒绝读取；请检查内容后重新打包。",
        "The archive would grow beyond all measure and was not read: check its content and pack it again.",
    ),
    "TOO_MANY_MEMBERS": Sentences(
        "压缩包里的文件太多，请分成几个压缩包上传。", "The archive holds too many files: split it into several."
    ),
    "FILE_IS_UTF16": Sentences(
        "文件是 UTF-16 或 UTF-32 编码，请另存为 UTF-8 后再导入。",
        "The file is UTF-16 or UTF-32: save it as UTF-8 and import it again.",
    ),
    "NOT_JSON_LINES": Sentences(
        "文件是一个 JSON 列表，请改为每行一个 JSON 对象（JSONL）。",
        "The file is one JSON list: write one JSON object a line (JSONL) instead.",
    ),
    "NO_RECORDS": Sentences(
        "文件里没有可导入的文书，请检查内容。", "There is no record in this file: check its content."
    ),
    "UPLOAD_GONE": Sentences("服务器上的文件已不在，请重新上传。", "The uploaded file is gone: upload it again."),
    "READING_FAILED": Sentences(
        "读取时出错，已停止；请撤回这次导入，并联系管理员查看日志。",
        "Reading failed and was stopped: take this import back and ask an administrator to look at the log.",
    ),
}

#: What `looks_like` may say, in words.
LOOKS: Final[dict[str, Sentences]] = {
    "DAMAGED-UTF-8": Sentences("损坏的 UTF-8", "damaged UTF-8"),
    "BIG5": Sentences(" Big5（繁体）", "Big5"),
    "UTF-16": Sentences(" UTF-16", "UTF-16"),
    "UTF-32": Sentences(" UTF-32", "UTF-32"),
    "EUC-JP": Sentences("日文 EUC-JP", "Japanese EUC-JP"),
    "SHIFT-JIS": Sentences("日文 Shift-JIS", "Japanese Shift-JIS"),
    "EUC-KR": Sentences("韩文 EUC-KR", "Korean EUC-KR"),
    "ZIP": Sentences(" ZIP 或新版 Office 文件", "a ZIP or Office file"),
    "GZIP": Sentences(" GZIP 压缩文件", "a GZIP file"),
    "PDF": Sentences(" PDF 文件", "a PDF file"),
    "WORD": Sentences("旧版 Word 或 Excel 文件", "an old Word or Excel file"),
    "RTF": Sentences(" RTF 文件", "an RTF file"),
    "IMAGE": Sentences("图片", "an image"),
    "BINARY": Sentences("二进制文件", "a binary file"),
    "UNKNOWN": Sentences("其他编码", "another encoding"),
}


def sentence(code: str, data: dict[str, Any], language: Language) -> str:
    """The problem in the reader's language."""
    words = dict(data)
    if "looks_like" in words:
        words["looks_like"] = in_language(LOOKS[words["looks_like"]], language)
    return in_language(PROBLEMS[code], language).format(**words)


def in_language(sentences: Sentences, language: Language) -> str:
    return sentences.en if language == "en" else sentences.zh
