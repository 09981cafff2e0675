"""Who may reach which account and token."""

from annotator.accounts.models import ApiToken, User
from annotator.errors import DomainError


def access_administration(user: User) -> None:
    if not user.is_admin:
        raise DomainError("FORBIDDEN")


def access_user(user: User, user_id: int) -> User:
    """Only administrators change other people's accounts."""
    access_administration(user)
    person = User.objects.filter(pk=user_id).first()
    if person is None:
        raise DomainError("NOT_FOUND")
    return person


def access_token(user: User, token_id: int) -> ApiToken:
    """Tokens are their owner's alone."""
    token = user.api_tokens.filter(pk=token_id, revoked_at=None).first()
    if token is None:
        raise DomainError("NOT_FOUND")
    return token
