"""Who is there, and whose token opens the door."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from annotator.accounts import actions, queries
from tests.make import make_token, make_user

pytestmark = pytest.mark.django_db


def names(search: str) -> set[str]:
    return {user.username for user in queries.users(search=search)}


def test_people_are_found_by_either_name_without_minding_capitals() -> None:
    make_user("LiLei", display_name="李雷")
    make_user("hanmei", display_name="韩梅梅")
    assert names("lile") == {"LiLei"}
    assert names("梅梅") == {"hanmei"}
    assert names("") == {"LiLei", "hanmei"}
    assert names("nobody") == set()


def test_active_people_stand_before_deactivated_ones() -> None:
    make_user("aaa", is_active=False)
    make_user("bbb")
    assert [user.username for user in queries.users()] == ["bbb", "aaa"]


def test_a_live_token_is_found_by_its_digest() -> None:
    token, key = make_token(make_user())
    assert queries.token_by_digest(actions.digest(key)) == token


def test_an_unknown_digest_finds_nothing() -> None:
    make_token(make_user())
    assert queries.token_by_digest(actions.digest("zb_guess")) is None


def test_a_revoked_token_finds_nothing_and_leaves_the_list() -> None:
    user = make_user()
    kept, _ = make_token(user)
    token, key = make_token(user)
    actions.revoke_token(token=token)
    assert queries.token_by_digest(actions.digest(key)) is None
    assert list(queries.live_tokens(user)) == [kept]


def test_a_token_opens_until_its_last_second() -> None:
    _, key = make_token(make_user(), days_valid=2)
    now = timezone.now()
    with time_machine.travel(now + timedelta(days=2, seconds=-5)):
        assert queries.token_by_digest(actions.digest(key)) is not None
    with time_machine.travel(now + timedelta(days=2, seconds=5)):
        assert queries.token_by_digest(actions.digest(key)) is None


def test_a_token_of_a_deactivated_owner_finds_nothing() -> None:
    user = make_user()
    _, key = make_token(user)
    user.is_active = False
    user.save()
    assert queries.token_by_digest(actions.digest(key)) is None


def test_the_last_use_is_noted_at_most_once_a_minute() -> None:
    token, key = make_token(make_user())
    start = timezone.now()
    for seconds, noted in ((0, 0), (30, 0), (61, 61)):
        with time_machine.travel(start + timedelta(seconds=seconds), tick=False):
            queries.token_by_digest(actions.digest(key))
        token.refresh_from_db()
        assert token.last_used_at == start + timedelta(seconds=noted)
