"""The page that carries the browser application; every address that is not the API's opens it."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie

MISSING = (
    "<!doctype html><meta charset=utf-8><title>诊标</title>"
    "<p>界面尚未构建，请运行 ./dev run。 The interface is not built: run ./dev run."
)


@cache
def page() -> str:
    """The built index.html, read once."""
    file = settings.FRONTEND_DIR / "index.html"
    return file.read_text(encoding="utf-8") if file.is_file() else MISSING


@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponse:
    """The nonce lets the widget library add its one style element under a strict Content-Security-Policy."""
    nonce = str(request.csp_nonce)  # type: ignore[attr-defined]
    response = HttpResponse(page().replace("__CSP_NONCE__", nonce))
    response["Cache-Control"] = "no-cache"
    return response
