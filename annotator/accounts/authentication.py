"""Two doors: a session for the browser, a token for scripts."""

from typing import cast

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from annotator.accounts import actions, queries
from annotator.accounts.models import ApiToken, User, as_compared


def signed_in(request: Request) -> User:
    """Who is asking, for views that only signed-in people reach."""
    return cast("User", request.user)


def locked_name(_request: object, credentials: dict[str, str]) -> str:
    """Sign-in does not mind capitals, so neither may the lock, or each spelling would get attempts of its own."""
    return as_compared(credentials["username"])


class SessionSignIn(SessionAuthentication):
    """The browser's cookie, with CSRF. The challenge makes DRF answer 401, not 403, to strangers."""

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF passes it
        return "Session"


class TokenSignIn(BaseAuthentication):
    """`Authorization: Token zb_…`; no cookie, so no CSRF."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "token":
            return None
        token = queries.token_by_digest(actions.digest(key.strip()))
        if token is None:
            raise AuthenticationFailed
        return token.user, token

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - DRF passes it
        return "Token"


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = SessionSignIn
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002 - its signature
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = TokenSignIn
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:  # noqa: ARG002 - its signature
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": "Token zb_…"}
