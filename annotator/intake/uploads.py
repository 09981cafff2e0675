"""What guards the door while a file is still on its way: nothing is stored that would be refused anyway."""

from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest

from annotator.intake import actions

#: Boundaries and headers around the file.
MULTIPART_OVERHEAD: Final = 64 * 1024


class RefusingHandler(FileUploadHandler):
    """Stops at the head of a file whose name already decides; passes everything else on."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        actions.refuse_extension(self.file_name or "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - Django's signature
        return None


def guard(request: HttpRequest) -> None:
    """Before anything reads the body, be it only for its CSRF token."""
    actions.refuse_size(int(request.META.get("CONTENT_LENGTH") or 0) - MULTIPART_OVERHEAD)
    request.upload_handlers = [RefusingHandler(request), TemporaryFileUploadHandler(request)]
