"""Where an uploaded file waits until it is read: one private file an import, whole or not there at all."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import File

COPY_BYTES: Final = 1024 * 1024


def folder() -> Path:
    """Only we look into it: it holds patients' records."""
    path = Path(settings.DATA_DIR) / "uploads"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def place(batch_id: int) -> Path:
    return folder() / f"import-{batch_id}"


def keep(batch_id: int, file: "File[Any]") -> None:
    """Put the file in its place in one step, so that nobody ever finds half of it."""
    with NamedTemporaryFile(dir=folder(), prefix="arriving-", delete=False) as arriving:
        try:
            file.seek(0)
            shutil.copyfileobj(file, arriving, COPY_BYTES)
            arriving.flush()
            os.fsync(arriving.fileno())
            Path(arriving.name).rename(place(batch_id))
        except BaseException:
            Path(arriving.name).unlink(missing_ok=True)
            raise


def opened(batch_id: int) -> IO[bytes]:
    return place(batch_id).open("rb")


def remove(batch_id: int) -> None:
    place(batch_id).unlink(missing_ok=True)


def older_than(seconds: float) -> Iterator[Path]:
    """Files nobody has written to for so long."""
    for path in folder().iterdir():
        with suppress(FileNotFoundError):  # another process tidies too
            if path.is_file() and time.time() - path.stat().st_mtime > seconds:
                yield path
