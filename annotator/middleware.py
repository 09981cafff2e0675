"""What happens around every request, and must not fail when the database is away."""

import structlog
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


def client_address(request: HttpRequest) -> str | None:
    """Where a request comes from. Of a proxy's list only the last entry is its own; the others are anybody's word."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR") or None


class RequestLog(RequestMiddleware):
    """One line when a request comes and one when it is answered, with the reader's id if the database can tell it."""

    @classmethod
    def bind_ip(cls, request: HttpRequest) -> None:
        structlog.contextvars.bind_contextvars(ip=client_address(request))

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        try:
            RequestMiddleware.bind_user_id(request)
        except OperationalError:
            structlog.contextvars.bind_contextvars(user_id=None)
