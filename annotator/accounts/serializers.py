"""People and tokens on the wire."""

from typing import Any

from django.contrib.auth.validators import UnicodeUsernameValidator
from rest_framework import serializers

from annotator.accounts.models import ApiToken, Language, User


class UserSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = ["id", "username", "display_name", "language", "is_admin", "can_create_projects"]


class SessionSerializer(serializers.Serializer[Any]):
    user = UserSerializer(allow_null=True)


class CredentialsSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class ProfileSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField(max_length=60, required=False)
    language = serializers.ChoiceField(Language.choices, required=False)


class OwnPasswordSerializer(serializers.Serializer[Any]):
    current = serializers.CharField(max_length=200, trim_whitespace=False)
    new = serializers.CharField(max_length=200, trim_whitespace=False)


class TokenSerializer(serializers.ModelSerializer[ApiToken]):
    class Meta:
        model = ApiToken
        fields = ["id", "name", "prefix", "created_at", "last_used_at", "expires_at"]


class NewTokenSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=60)
    days_valid = serializers.IntegerField(min_value=1, max_value=366)


class CreatedTokenSerializer(TokenSerializer):
    token = serializers.CharField(help_text="Shown once.")

    class Meta(TokenSerializer.Meta):
        fields = [*TokenSerializer.Meta.fields, "token"]


class TokensSerializer(serializers.Serializer[Any]):
    results = TokenSerializer(many=True)


class AccountSerializer(serializers.ModelSerializer[User]):
    class Meta:
        model = User
        fields = [
            "id", "username", "display_name", "is_active", "is_admin", "can_create_projects", "last_login",
        ]  # fmt: skip


class AccountsSerializer(serializers.Serializer[Any]):
    results = AccountSerializer(many=True)


class UserSearchSerializer(serializers.Serializer[Any]):
    q = serializers.CharField(required=False, default="", allow_blank=True, max_length=60)


class NewUserSerializer(serializers.Serializer[Any]):
    username = serializers.CharField(max_length=150, validators=[UnicodeUsernameValidator()])
    display_name = serializers.CharField(max_length=60)
    password = serializers.CharField(max_length=200, trim_whitespace=False)
    is_admin = serializers.BooleanField(default=False)
    can_create_projects = serializers.BooleanField(default=False)


class UserChangesSerializer(serializers.Serializer[Any]):
    display_name = serializers.CharField(max_length=60, required=False)
    password = serializers.CharField(max_length=200, trim_whitespace=False, required=False)
    is_active = serializers.BooleanField(required=False)
    is_admin = serializers.BooleanField(required=False)
    can_create_projects = serializers.BooleanField(required=False)
