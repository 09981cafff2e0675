"""A typed client of our API for tests: says what is expected, gives back the JSON."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from annotator.accounts.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"
Json = Any
Commit = Callable[[], AbstractContextManager[Any]]


class Api:
    """One person's browser. Each call asserts its status; what a request enqueues is sent when it ends."""

    def __init__(self, client: Client, commit: Commit, language: str) -> None:
        self.client = client
        self.commit = commit
        self.language = language

    def sign_in(self, user: User) -> None:
        """Without a password, which `test_api.py` of accounts tries for real."""
        self.client.force_login(user, backend=BACKEND)

    def ask(self, method: str, path: str, body: Json = None, **headers: str) -> HttpResponse:
        """The bare answer. `path` is below /api; a header is given as `x_csrftoken="…"`."""
        spoken = {"accept_language": self.language, **headers}
        sent: dict[str, Any] = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        with self.commit():
            return self.client.generic(  # type: ignore[return-value] # its answers are HttpResponses with extras
                method.upper(), f"/api{path}", **sent, headers={k.replace("_", "-"): v for k, v in spoken.items()}
            )

    def call(self, method: str, path: str, body: Json, status: int) -> Json:
        answer = self.ask(method, path, body)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.content[:500].decode()}"
        return json.loads(answer.content) if answer.content else None

    def get(self, path: str, *, status: int = 200) -> Json:
        return self.call("get", path, None, status)

    def post(self, path: str, body: Json = None, *, status: int = 200) -> Json:
        return self.call("post", path, body, status)

    def patch(self, path: str, body: Json, *, status: int = 200) -> Json:
        return self.call("patch", path, body, status)

    def put(self, path: str, body: Json, *, status: int = 200) -> Json:
        return self.call("put", path, body, status)

    def delete(self, path: str, *, status: int = 204) -> Json:
        return self.call("delete", path, None, status)

    def send_file(self, path: str, name: str, content: bytes) -> HttpResponse:
        """The bare answer to a file as a browser's form sends it."""
        form = {"file": SimpleUploadedFile(name, content)}
        with self.commit():
            return self.client.post(  # type: ignore[return-value] # its answers are HttpResponses with extras
                f"/api{path}", form, headers={"accept-language": self.language}
            )

    def upload(self, path: str, name: str, content: bytes, *, status: int = 202) -> Json:
        answer = self.send_file(path, name, content)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.content[:500].decode()}"
        return json.loads(answer.content)
