"""What can be done to people and their tokens."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.accounts import actions
from annotator.accounts.models import ApiToken, User
from annotator.errors import DomainError
from tests.make import PASSWORD, make_admin, make_token, make_user

pytestmark = pytest.mark.django_db


def test_a_new_user_may_do_nothing_that_was_not_said() -> None:
    user = actions.create_user(username="lilei", display_name="李雷", password=PASSWORD)
    user.refresh_from_db()
    assert (user.is_active, user.is_admin, user.can_create_projects) == (True, False, False)
    assert user.check_password(PASSWORD)
    assert PASSWORD not in user.password


@pytest.mark.parametrize("password", ["short-1", "password123", "8675309867530", "hanmeimei"])
def test_a_weak_password_is_refused_in_words_beside_its_field(password: str) -> None:
    with pytest.raises(DomainError) as refused:
        actions.create_user(username="hanmeimei", display_name="韩梅梅", password=password)
    assert refused.value.code == "INVALID_INPUT"
    assert refused.value.data["fields"]["password"]
    assert not User.objects.exists()


def test_a_taken_name_leaves_nothing_behind() -> None:
    make_user("lilei")
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.create_user(username="LiLei", display_name="x", password=PASSWORD)
    assert User.objects.count() == 1


@pytest.mark.parametrize("right", ["is_active", "is_admin"])
def test_nobody_locks_themselves_out(right: str) -> None:
    admin = make_admin()
    change: dict[str, Any] = {right: False}
    with pytest.raises(DomainError, match="OWN_ACCOUNT"):
        actions.change_user(user=admin, by=admin, **change)
    admin.refresh_from_db()
    assert (admin.is_active, admin.is_admin) == (True, True)


def test_an_administrator_deactivates_and_demotes_others() -> None:
    admin, other = make_admin(), make_admin()
    actions.change_user(user=other, by=admin, is_active=False, is_admin=False)
    other.refresh_from_db()
    assert (other.is_active, other.is_admin) == (False, False)


def test_an_administrator_sets_a_password_only_if_it_is_strong() -> None:
    admin, other = make_admin(), make_user()
    with pytest.raises(DomainError, match="INVALID_INPUT"):
        actions.change_user(user=other, by=admin, password="1234", display_name="改名")
    other.refresh_from_db()
    assert other.check_password(PASSWORD)
    assert other.display_name != "改名"


def test_the_own_password_is_changed_only_by_who_knows_it() -> None:
    user = make_user()
    with pytest.raises(DomainError, match="PASSWORD_WRONG"):
        actions.change_own_password(user=user, current="guess", new="velvet-rain-7")
    actions.change_own_password(user=user, current=PASSWORD, new="velvet-rain-7")
    user.refresh_from_db()
    assert user.check_password("velvet-rain-7")


def test_a_token_is_stored_as_its_digest_and_shown_once() -> None:
    user = make_user()
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        token, key = actions.create_token(user=user, name="nightly", days_valid=30)
    assert key.startswith("zb_")
    assert len(key) > 40
    assert token.prefix == key[:8]
    assert token.expires_at == now + timedelta(days=30)
    stored = ApiToken.objects.values().get()
    assert key not in map(str, stored.values())
    assert stored["digest"] == actions.digest(key)


def test_two_tokens_are_never_alike() -> None:
    user = make_user()
    assert make_token(user)[1] != make_token(user)[1]


def test_a_revoked_token_says_when() -> None:
    token, _ = make_token(make_user())
    actions.revoke_token(token=token)
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_profile_changes_in_what_was_said_and_nothing_else() -> None:
    user = make_user(display_name="李雷")
    actions.change_profile(user=user, language="en")
    user.refresh_from_db()
    assert (user.language, user.display_name) == ("en", "李雷")
