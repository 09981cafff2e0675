"""Every address the application answers, read from Django's resolver."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.urls import URLPattern, URLResolver, get_resolver

#: Functions rather than views with methods: the answer to unknown addresses, and the browser application's page.
NOT_ENDPOINTS: Final = {"annotator.urls.no_such_address", "annotator.shell.shell"}


def patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, Any]]:
    """Route and view of everything below this resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), pattern.callback


def endpoints() -> dict[str, list[str]]:
    """Route → the methods its view has. A function view that is not known to be none of ours is an error."""
    found = {}
    for route, view in patterns(get_resolver()):
        if f"{view.__module__}.{view.__qualname__}" in NOT_ENDPOINTS:
            continue
        found[route] = [
            method.upper() for method in ("get", "post", "put", "patch", "delete") if hasattr(view.cls, method)
        ]
    return found


def filled(route: str, ids: dict[str, int]) -> str:
    """The address below /api with real ids in it."""
    return re.sub(r"<int:(\w+)>", lambda hole: str(ids[hole[1]]), route).removeprefix("api")
