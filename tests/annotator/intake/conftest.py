"""Files for imports: made in a test, read as a worker would read them."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from annotator.documents.models import ImportBatch
from annotator.intake import actions, chunks
from annotator.projects.models import Project
from tests.make import make_user

Settings = Any


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: Settings) -> Path:
    """Uploaded files of a test lie in a folder of its own."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "uploads"


class Receive(Protocol):
    """A file that was uploaded; the batch waits."""

    def __call__(self, project: Project, content: bytes, name: str = "records.jsonl") -> ImportBatch: ...


@pytest.fixture
def receive() -> Receive:
    def received(project: Project, content: bytes, name: str = "records.jsonl") -> ImportBatch:
        return actions.receive_upload(project=project, file=SimpleUploadedFile(name, content), by=make_user())

    return received


@pytest.fixture
def imported(receive: Receive) -> Receive:
    """The same, read to its end."""

    def read(project: Project, content: bytes, name: str = "records.jsonl") -> ImportBatch:
        batch = receive(project, content, name)
        actions.read_batch(batch.pk)
        batch.refresh_from_db()
        return batch

    return read


Lines = Callable[..., bytes]


@pytest.fixture
def lines() -> Lines:
    """Each record on a line of JSON; bytes are taken as they are."""

    def written(*records: dict[str, Any] | bytes) -> bytes:
        return b"".join(
            (one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode()) + b"\n" for one in records
        )

    return written


Zipped = Callable[..., bytes]


@pytest.fixture
def zipped() -> Zipped:
    """A ZIP archive of named contents; a name may be a ZipInfo that says more than the name."""

    def packed(members: dict[Any, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", compression) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return packed


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "RECORDS_A_CHUNK", 3)
