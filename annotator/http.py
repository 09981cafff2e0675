"""The wire: one error envelope, one page shape, one base view."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar, cast

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from psycopg.errors import DeadlockDetected
from rest_framework import exceptions as drf
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request, is_form_media_type
from rest_framework.response import Response
from rest_framework.views import APIView, set_rollback

from annotator.errors import DomainError, Language, from_constraint

log = structlog.get_logger(__name__)
Row = TypeVar("Row")


def language_of(request: HttpRequest | Request) -> Language:
    """What the reader reads: the screen says it in Accept-Language, LocaleMiddleware has understood it."""
    return "en" if getattr(request, "LANGUAGE_CODE", "zh-hans").startswith("en") else "zh-CN"


def envelope(refusal: DomainError, language: Language) -> dict[str, Any]:
    return {"code": refusal.code, "message": refusal.sentence(language), "data": refusal.data}


def sendable(line: object) -> str:
    """DRF quotes what it refuses, and half a surrogate pair, which JSON allows, is nothing that can be sent back."""
    return str(line).encode(errors="replace").decode()


def field_errors(detail: Any) -> dict[str, list[str]]:
    """DRF nests as deep as the input; the screen needs field → sentences."""
    if not isinstance(detail, dict):
        return {"": [sendable(line) for line in detail]}
    fields: dict[str, list[str]] = {}
    for name, lines in detail.items():
        fields[name] = [sendable(line) for line in (lines if isinstance(lines, list) else [lines])]
    return fields


def csrf_or_forbidden(error: Exception) -> DomainError:
    return DomainError("CSRF_FAILED" if "CSRF" in str(error) else "FORBIDDEN")


def deadlock_or_absence(error: OperationalError) -> DomainError:
    """Of two changes that block each other PostgreSQL ends one: nothing is stored of it, and asking again helps."""
    return DomainError("CONFLICT" if isinstance(error.__cause__, DeadlockDetected) else "SERVICE_UNAVAILABLE")


#: The first class that fits decides, so children stand before their parents.
TRANSLATIONS: Sequence[tuple[type[Exception], Callable[[Any], DomainError]]] = (
    (DomainError, lambda error: error),
    (drf.ValidationError, lambda error: DomainError("INVALID_INPUT", fields=field_errors(error.detail))),
    (drf.AuthenticationFailed, lambda _: DomainError("TOKEN_REFUSED")),
    (drf.NotAuthenticated, lambda _: DomainError("NOT_SIGNED_IN")),
    (drf.PermissionDenied, csrf_or_forbidden),
    (DjangoPermissionDenied, csrf_or_forbidden),
    (drf.NotFound, lambda _: DomainError("NOT_FOUND")),
    (Http404, lambda _: DomainError("NOT_FOUND")),
    (drf.MethodNotAllowed, lambda _: DomainError("METHOD_NOT_ALLOWED")),
    (drf.Throttled, lambda _: DomainError("TOO_MANY_REQUESTS")),
    (RequestDataTooBig, lambda _: DomainError("FILE_TOO_LARGE", limit_mb=16)),
    (SuspiciousOperation, lambda _: DomainError("MALFORMED_REQUEST")),
    (drf.APIException, lambda _: DomainError("MALFORMED_REQUEST")),
    (IntegrityError, from_constraint),
    (OperationalError, deadlock_or_absence),
)


def as_refusal(error: Exception) -> DomainError:
    """What an exception means to the user. A stranger is our fault: logged without its message, answered in general."""
    for kind, translate in TRANSLATIONS:
        if isinstance(error, kind):
            return translate(error)
    log.error("request_failed", exc_info=error)
    return DomainError("SERVER_ERROR")


def answer_refusal(error: Exception, context: dict[str, Any]) -> Response:
    """DRF's exception handler: whatever happens in a view, the envelope leaves it."""
    refusal = as_refusal(error)
    set_rollback()
    request = context["request"]
    # A refusal is JSON also where the answer would have been YAML or a file.
    request.accepted_renderer, request.accepted_media_type = JSONRenderer(), "application/json"
    return Response(envelope(refusal, language_of(request)), status=refusal.status)


def csrf_failure(request: HttpRequest, reason: str = "") -> JsonResponse:  # noqa: ARG001 - Django passes it
    """Django's own check, where nobody is signed in yet. The reason is for programmers; it is in the log."""
    return plain_refusal(request, "CSRF_FAILED")


def plain_refusal(request: HttpRequest, code: str) -> JsonResponse:
    """The same envelope where no view was reached: Django's own 400, 403, 404 and 500."""
    refusal = DomainError(code)
    return JsonResponse(envelope(refusal, language_of(request)), status=refusal.status)


def refuse_large_body(request: Request) -> None:
    """DRF reads a JSON body whole, past Django's own limit; whoever sends one too large is told before it is read."""
    length = request.headers.get("Content-Length", "")
    too_large = length.isdigit() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if too_large and not is_form_media_type(request.content_type):
        raise RequestDataTooBig


class ApiView(APIView):
    """A view that parses, asks access, calls one action or query, and answers."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        refuse_large_body(request)
        super().initial(request, *args, **kwargs)

    def parsed(self, serializer: type[serializers.Serializer[Any]], *, partial: bool = False) -> dict[str, Any]:
        """The body, or INVALID_INPUT with a sentence for each field."""
        body = serializer(data=self.request.data, partial=partial, context={"request": self.request})
        body.is_valid(raise_exception=True)
        return cast("dict[str, Any]", body.validated_data)

    def asked(self, serializer: type[serializers.Serializer[Any]]) -> dict[str, Any]:
        """The query string, likewise."""
        query = serializer(data=self.request.query_params.dict(), context={"request": self.request})
        query.is_valid(raise_exception=True)
        return cast("dict[str, Any]", query.validated_data)


#: The longest number of which every value fits into a database id.
ID_DIGITS: Final = 18


def position(cursor: str | None) -> int | None:
    """A cursor is the id of the last row seen; anything else is refused."""
    if not cursor:
        return None
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > ID_DIGITS:
        raise DomainError("INVALID_CURSOR")
    return int(cursor)
