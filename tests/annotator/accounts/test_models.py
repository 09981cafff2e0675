"""What the database itself refuses of people and tokens, also from bulk and raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotator.accounts.models import ApiToken, User
from annotator.errors import constraint_name
from tests.make import make_token, make_user

pytestmark = pytest.mark.django_db


def test_a_name_is_taken_once_whatever_its_capitals() -> None:
    make_user("LiLei")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        User.objects.bulk_create([User(username="lilei", display_name="x")])
    assert constraint_name(refused.value) == "username_is_taken_once"


def test_two_spellings_of_one_letter_are_one_name() -> None:
    """The manager normalises: the composed é and the e with an accent after it."""
    make_user("andr\u00e9")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_user("andre\u0301")


def test_a_language_we_do_not_speak_is_refused_in_raw_sql() -> None:
    user = make_user()
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET language = 'fr' WHERE id = %s", [user.pk])
    assert constraint_name(refused.value) == "user_language_is_known"


def test_two_tokens_never_share_a_digest() -> None:
    token, _ = make_token(make_user())
    copy = ApiToken(user=make_user(), name="x", prefix="zb_", digest=token.digest, expires_at=timezone.now())
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        copy.save()
    assert constraint_name(refused.value) == "token_digest_is_unique"


def test_sign_in_finds_a_name_whatever_its_capitals() -> None:
    user = make_user("LiLei")
    assert User.objects.get_by_natural_key("LILEI") == user


def test_a_superuser_is_an_administrator_who_may_create_projects() -> None:
    boss = User.objects.create_superuser("boss", "long-enough-1", display_name="院长")
    assert (boss.is_admin, boss.can_create_projects, boss.check_password("long-enough-1")) == (True, True, True)


def test_history_keeps_every_change_but_never_a_password() -> None:
    """Raw SQL too: the record is kept by triggers."""
    user = make_user(display_name="李雷")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_user SET display_name = '李蕾' WHERE id = %s", [user.pk])
        cursor.execute("SELECT display_name FROM accounts_userevent WHERE pgh_obj_id = %s ORDER BY pgh_id", [user.pk])
        assert [name for (name,) in cursor.fetchall()] == ["李雷", "李蕾"]
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'accounts_userevent'")
        assert "password" not in {name for (name,) in cursor.fetchall()}
