"""A ZIP of .txt and .jsonl files, read member by member and never unpacked to disk."""

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from errno import EINVAL
from os.path import commonpath
from pathlib import PurePosixPath
from stat import S_ISLNK
from typing import IO, Final
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from annotator.intake.draft import Records, UnreadableFileError, refused
from annotator.intake.readers.jsonl import MEGABYTE, read_jsonl
from annotator.intake.readers.text import read_text

#: Text shrinks to a fifth or a tenth, a bomb to a thousandth.
MOST_TIMES_LARGER: Final = 50
ALWAYS_ALLOWED: Final = 64 * MEGABYTE
#: The list of members is held in memory: about 300 000 of them.
LONGEST_DIRECTORY: Final = 32 * MEGABYTE
LONGEST_PLACE: Final = 255

ARCHIVES: Final = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
#: What file managers leave behind.
IGNORED: Final = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
UTF8_NAME: Final = 0x800
ENCRYPTED: Final = 0x1
#: What every program packs with. The others are rare, and their decoders fail in ways of their own.
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the archive under the name its maker gave it."""

    info: ZipInfo
    name: str

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.name)

    @property
    def place(self) -> str:
        return self.name[-LONGEST_PLACE:]


def read_archive(stream: IO[bytes]) -> Records:
    """The records of every member in turn; what cannot be read is refused by its place."""
    with opened(stream) as archive:
        members = [Member(info, name_of(info)) for info in archive.infolist() if not info.filename.endswith("/")]
        members = [member for member in members if not is_litter(member.path)]
        root = common_folder(member.path for member in members)
        for member in members:
            objection = objection_to(member)
            if objection:
                yield refused(objection, member.place)
            else:
                yield from read_member(archive, member, root)


def opened(stream: IO[bytes]) -> ZipFile:
    """The archive, if it is one and will not flood us. Python inflates no member beyond its declared size."""
    size = stream.seek(0, 2)
    if directory_bytes(stream) > LONGEST_DIRECTORY:
        raise UnreadableFileError("TOO_MANY_MEMBERS")
    try:
        archive = ZipFile(stream)
    except (*DAMAGE, LargeZipFile, ValueError, OverflowError):
        raise UnreadableFileError("DAMAGED_ARCHIVE") from None
    if sum(info.file_size for info in archive.infolist()) > ALWAYS_ALLOWED + MOST_TIMES_LARGER * size:
        raise UnreadableFileError("ZIP_BOMB")
    return archive


def directory_bytes(stream: IO[bytes]) -> int:
    """How long the list of members is, asked before ZipFile holds all of it: the very number that it will go by."""
    end_record = zipfile._EndRecData(stream)  # type: ignore[attr-defined] # noqa: SLF001 - two readings could differ
    return int(end_record[5]) if end_record else 0


def name_of(info: ZipInfo) -> str:
    """Names without the UTF-8 mark come from Windows (GB18030) or from macOS (UTF-8); Python takes both for CP437."""
    if info.flag_bits & UTF8_NAME:
        return info.filename.replace("\\", "/")
    raw = info.filename.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return info.filename.replace("\\", "/")


def is_litter(path: PurePosixPath) -> bool:
    return path.name.startswith("._") or any(part in IGNORED for part in path.parts)


def common_folder(paths: Iterable[PurePosixPath]) -> PurePosixPath:
    """The folder that everything lies in."""
    folders = {str(path.parent) for path in paths if not path.is_absolute()}
    return PurePosixPath(commonpath(folders)) if folders else PurePosixPath()


def patient_of(path: PurePosixPath, root: PurePosixPath) -> str:
    """One folder a patient: the first folder below the common one names the patient; without folders nobody does."""
    below = path.relative_to(root).parts
    return below[0] if len(below) > 1 else ""


def objection_to(member: Member) -> str | None:
    """Why a member is not read, before it is opened."""
    path, suffix = member.path, member.path.suffix.lower()
    is_drive = len(member.name) > 1 and member.name[1] == ":"
    if path.is_absolute() or is_drive or ".." in path.parts or S_ISLNK(member.info.external_attr >> 16):
        return "UNSAFE_PATH"
    if suffix in ARCHIVES:
        return "NESTED_ARCHIVE"
    if suffix not in {".txt", ".jsonl"}:
        return "UNSUPPORTED_MEMBER"
    if member.info.flag_bits & ENCRYPTED:
        return "ENCRYPTED_MEMBER"
    return None if member.info.compress_type in METHODS else "DAMAGED_MEMBER"


def read_member(archive: ZipFile, member: Member, root: PurePosixPath) -> Records:
    """The member's records; damage on the way is one more refused record, and what came before it stays."""
    try:
        with opened_member(archive, member) as stream:
            yield from records_of(stream, member, root)
    except DAMAGE:
        yield refused("DAMAGED_MEMBER", member.place)
    except UnreadableFileError as error:
        yield refused(error.code, member.place)


def opened_member(archive: ZipFile, member: Member) -> IO[bytes]:
    try:
        return archive.open(member.info)
    except ValueError:  # a name in no encoding
        raise BadZipFile from None
    except OSError as error:
        if error.errno != EINVAL:
            raise
        raise BadZipFile from None  # a place before the beginning of the file


def records_of(stream: IO[bytes], member: Member, root: PurePosixPath) -> Records:
    if member.path.suffix.lower() == ".jsonl":
        return read_jsonl(stream, place=member.place)
    return read_text(stream, member.name, place=member.place, patient_key=patient_of(member.path, root))
