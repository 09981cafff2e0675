"""`User` and `ApiToken`."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower


def every_change() -> tuple[pghistory.Tracker, ...]:
    """What the audit log keeps of a table; by itself pghistory would not keep that a row went."""
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()


class Language(models.TextChoices):
    """What the screens speak to a person."""

    CHINESE = "zh-CN", "中文"
    ENGLISH = "en", "English"


def as_compared(name: str) -> str:
    """How sign-in sees a name: as the database's `iexact` does, which folds to capitals (ı and ſ become I and S)."""
    return name.upper().lower()


class UserManager(BaseUserManager["User"]):
    """Django's commands (createsuperuser) come in here; the application uses accounts.actions."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Sign-in does not mind capitals, and neither does the constraint on names."""
        return self.get(username__iexact=username)

    def create_user(self, username: str, password: str, **fields: Any) -> "User":
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, username: str, password: str, **fields: Any) -> "User":
        return self.create_user(username, password, **({"is_admin": True, "can_create_projects": True} | fields))


@pghistory.track(*every_change(), exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in. What they may do in a project is their Membership there."""

    username = models.CharField(max_length=150, validators=[UnicodeUsernameValidator()])
    display_name = models.CharField(max_length=60)
    language = models.CharField(max_length=5, choices=Language, default=Language.CHINESE)
    is_active = models.BooleanField(default=True)
    is_admin = models.BooleanField(default=False)
    can_create_projects = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = ["display_name"]
    objects = UserManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("username"), name="username_is_taken_once"),
            models.CheckConstraint(condition=models.Q(language__in=Language.values), name="user_language_is_known"),
        ]

    def __str__(self) -> str:
        return self.username


class ApiToken(models.Model):
    """A script's key to its owner's rights. Only its digest is kept; the key itself is shown once."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    prefix = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="token_digest_is_unique")]

    def __str__(self) -> str:
        return f"{self.prefix}…"
