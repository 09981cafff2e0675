"""What happens around every request, and must not fail when the database is away."""

import structlog
from django.db import OperationalError
from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


class RequestLog(RequestMiddleware):
    """One line when a request comes and one when it is answered, with the reader's id if the database can tell it."""

    @staticmethod
    def bind_user_id(request: HttpRequest) -> None:
        try:
            RequestMiddleware.bind_user_id(request)
        except OperationalError:
            structlog.contextvars.bind_contextvars(user_id=None)
