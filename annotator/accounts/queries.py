"""Who is there, and whose token this is."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from annotator.accounts.models import ApiToken, User

#: A token's last use is noted at most this often: a script may ask a hundred times a second.
NOTE_USE_EVERY = timedelta(minutes=1)


def users(*, search: str = "") -> QuerySet[User]:
    people = User.objects.order_by("-is_active", "username")
    if search:
        people = people.filter(Q(username__icontains=search) | Q(display_name__icontains=search))
    return people


def live_tokens(user: User) -> QuerySet[ApiToken]:
    return user.api_tokens.filter(revoked_at=None).order_by("-created_at")


def token_by_digest(digest: str) -> ApiToken | None:
    """A token that still opens the door, with its owner."""
    token = (
        ApiToken.objects.select_related("user")
        .filter(digest=digest, revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)
        .first()
    )
    if token is not None:
        note_use(token)
    return token


def note_use(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > NOTE_USE_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
