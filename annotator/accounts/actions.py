"""What can be done to people and their tokens."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from annotator.accounts.models import ApiToken, User, as_compared
from annotator.errors import DomainError

TOKEN_PREFIX = "zb_"  # noqa: S105 - it marks tokens and is no secret


def digest(token: str) -> str:
    """Tokens are long and random, so a plain hash is enough and can be looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def check_strength(password: str, user: User) -> None:
    """Django's validators, in the envelope's words."""
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise DomainError("INVALID_INPUT", fields={"password": [str(line) for line in weak.messages]}) from weak


@transaction.atomic
def create_user(*, username: str, display_name: str, password: str, **rights: bool) -> User:
    check_strength(password, User(username=username, display_name=display_name))
    return User.objects.create_user(username, password, display_name=display_name, **rights)


@transaction.atomic
def change_user(*, user: User, by: User, password: str | None = None, **changes: Any) -> User:
    """An administrator changes somebody; nobody may lock themselves out."""
    loses_access = changes.get("is_active") is False or changes.get("is_admin") is False
    if user.pk == by.pk and loses_access:
        raise DomainError("OWN_ACCOUNT")
    if password is not None:
        set_password(user=user, password=password)
    for name, value in changes.items():
        setattr(user, name, value)
    user.save()
    return user


def set_password(*, user: User, password: str) -> None:
    """A new password opens a locked account, and ends every session that used the old one."""
    check_strength(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    reset(username=as_compared(user.username))


@transaction.atomic
def change_own_password(*, user: User, current: str, new: str) -> None:
    if not user.check_password(current):
        raise DomainError("PASSWORD_WRONG")
    set_password(user=user, password=new)


@transaction.atomic
def change_profile(*, user: User, **changes: str) -> User:
    for name, value in changes.items():
        setattr(user, name, value)
    user.save(update_fields=list(changes))
    return user


@transaction.atomic
def create_token(*, user: User, name: str, days_valid: int) -> tuple[ApiToken, str]:
    """The second value is the key itself; it is not stored and cannot be shown again."""
    key = TOKEN_PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user,
        name=name,
        prefix=key[:8],
        digest=digest(key),
        expires_at=timezone.now() + timedelta(days=days_valid),
    )
    return token, key


def revoke_token(*, token: ApiToken) -> None:
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
