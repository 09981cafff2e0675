"""Mount the domains under /api; every other address opens the browser application."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView

from annotator.health import Health
from annotator.http import plain_refusal
from annotator.shell import shell


def no_such_address(request: HttpRequest, rest: str = "") -> HttpResponse:
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


def handler400(request: HttpRequest, exception: Exception) -> JsonResponse:
    return plain_refusal(request, "MALFORMED_REQUEST")


def handler403(request: HttpRequest, exception: Exception) -> JsonResponse:
    return plain_refusal(request, "FORBIDDEN")


def handler404(request: HttpRequest, exception: Exception) -> JsonResponse:
    return plain_refusal(request, "NOT_FOUND")


def handler500(request: HttpRequest) -> JsonResponse:
    return plain_refusal(request, "SERVER_ERROR")
