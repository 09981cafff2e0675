"""Mount the domains under /api; every other address opens the browser application."""

import sys
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView

from annotator.health import Health
from annotator.http import plain_refusal
from annotator.shell import shell


def no_such_address(request: HttpRequest, **_: str) -> HttpResponse:
    return plain_refusal(request, "NOT_FOUND")


urlpatterns = [
    path("api/health", Health.as_view()),
    path("api/openapi.yaml", SpectacularAPIView.as_view()),
    path("api/", include("annotator.accounts.urls")),
    path("api/", include("annotator.projects.urls")),
    path("api/", include("annotator.documents.urls")),
    path("api/", include("annotator.annotation.urls")),
    path("api/", include("annotator.intake.urls")),
    path("api/", include("annotator.home.urls")),
    re_path(r"^api(/(?P<rest>.*))?$", no_such_address),
    re_path(r"^(?!assets/).*$", shell),
]


def refusal_of(code: str) -> Callable[..., JsonResponse]:
    def handler(request: HttpRequest, exception: Exception) -> JsonResponse:  # noqa: ARG001 - Django passes it
        return plain_refusal(request, code)

    return handler


handler400 = refusal_of("MALFORMED_REQUEST")
handler403 = refusal_of("FORBIDDEN")
handler404 = refusal_of("NOT_FOUND")


def handler500(request: HttpRequest) -> JsonResponse:
    """Called while the exception is at hand. Outside views it is mostly the session that finds no database."""
    is_away = isinstance(sys.exception(), OperationalError)
    return plain_refusal(request, "SERVICE_UNAVAILABLE" if is_away else "SERVER_ERROR")
