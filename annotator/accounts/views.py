"""Sign-in, the own account, and the administrators' list of people."""

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts import access, actions, queries
from annotator.accounts import serializers as wire
from annotator.accounts.authentication import signed_in
from annotator.errors import DomainError
from annotator.http import ApiView

#: A list to choose from by searching, not a directory to page through.
MOST_USERS = 50


def lockout_minutes(request: Request, username: str) -> int | None:
    """How long this name is locked from this address, if it is."""
    allowed = AxesProxyHandler.is_allowed(request._request, {"username": username})  # noqa: SLF001 - axes wants Django's
    return None if allowed else settings.SIGN_IN_LOCK_MINUTES


class Session(ApiView):
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="session", responses=wire.SessionSerializer)
    @method_decorator(ensure_csrf_cookie)
    def get(self, request: Request) -> Response:
        """Who is signed in, or nobody. Sets the CSRF cookie."""
        user = request.user if request.user.is_authenticated else None
        return Response(wire.SessionSerializer({"user": user}).data)

    @extend_schema(operation_id="sign_in", request=wire.CredentialsSerializer, responses=wire.SessionSerializer)
    @method_decorator(csrf_protect)
    def post(self, request: Request) -> Response:
        """Sign in; too many failures lock the name for this address."""
        credentials = self.parsed(wire.CredentialsSerializer)
        user = authenticate(request._request, **credentials)  # noqa: SLF001 - axes wants Django's request
        if user is None:
            minutes = lockout_minutes(request, credentials["username"])
            raise DomainError("SIGN_IN_LOCKED", minutes=minutes) if minutes else DomainError("SIGN_IN_REFUSED")
        login(request._request, user)  # noqa: SLF001 - the session hangs on Django's request
        return Response(wire.SessionSerializer({"user": user}).data)

    @extend_schema(operation_id="sign_out", request=None, responses={204: None})
    def delete(self, request: Request) -> Response:
        logout(request._request)  # noqa: SLF001 - the session hangs on Django's request
        return Response(status=204)


class Me(ApiView):
    @extend_schema(operation_id="change_profile", request=wire.ProfileSerializer, responses=wire.UserSerializer)
    def patch(self, request: Request) -> Response:
        user = actions.change_profile(user=signed_in(request), **self.parsed(wire.ProfileSerializer))
        return Response(wire.UserSerializer(user).data)


class MyPassword(ApiView):
    @extend_schema(operation_id="change_password", request=wire.OwnPasswordSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """Every other session of this person ends; this one stays."""
        user = signed_in(request)
        actions.change_own_password(user=user, **self.parsed(wire.OwnPasswordSerializer))
        update_session_auth_hash(request._request, user)  # noqa: SLF001 - the session hangs on Django's request
        return Response(status=204)


class MyTokens(ApiView):
    @extend_schema(operation_id="tokens", responses=wire.TokensSerializer)
    def get(self, request: Request) -> Response:
        tokens = queries.live_tokens(signed_in(request))
        return Response({"results": wire.TokenSerializer(tokens, many=True).data})

    @extend_schema(
        operation_id="create_token", request=wire.NewTokenSerializer, responses={201: wire.CreatedTokenSerializer}
    )
    def post(self, request: Request) -> Response:
        token, key = actions.create_token(user=signed_in(request), **self.parsed(wire.NewTokenSerializer))
        return Response({**wire.TokenSerializer(token).data, "token": key}, status=201)


class MyToken(ApiView):
    @extend_schema(operation_id="revoke_token", request=None, responses={204: None})
    def delete(self, request: Request, token_id: int) -> Response:
        actions.revoke_token(token=access.access_token(signed_in(request), token_id))
        return Response(status=204)


class Users(ApiView):
    @extend_schema(operation_id="users", parameters=[wire.UserSearchSerializer], responses=wire.AccountsSerializer)
    def get(self, request: Request) -> Response:
        access.access_administration(signed_in(request))
        people = queries.users(search=self.asked(wire.UserSearchSerializer)["q"])[:MOST_USERS]
        return Response({"results": wire.AccountSerializer(people, many=True).data})

    @extend_schema(operation_id="create_user", request=wire.NewUserSerializer, responses={201: wire.AccountSerializer})
    def post(self, request: Request) -> Response:
        access.access_administration(signed_in(request))
        user = actions.create_user(**self.parsed(wire.NewUserSerializer))
        return Response(wire.AccountSerializer(user).data, status=201)


class UserDetail(ApiView):
    @extend_schema(operation_id="change_user", request=wire.UserChangesSerializer, responses=wire.AccountSerializer)
    def patch(self, request: Request, user_id: int) -> Response:
        """Rename, deactivate, reset a password, give or take rights."""
        user = access.access_user(signed_in(request), user_id)
        user = actions.change_user(user=user, by=signed_in(request), **self.parsed(wire.UserChangesSerializer))
        return Response(wire.AccountSerializer(user).data)
