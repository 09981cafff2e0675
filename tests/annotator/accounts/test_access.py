"""Who may reach which account and token."""

import pytest

from annotator.accounts import access, actions
from annotator.errors import DomainError
from tests.make import make_admin, make_token, make_user

pytestmark = pytest.mark.django_db


def test_administrators_administer_and_nobody_else() -> None:
    access.access_administration(make_admin())
    with pytest.raises(DomainError, match="FORBIDDEN"):
        access.access_administration(make_user(can_create_projects=True))


def test_an_administrator_reaches_every_account() -> None:
    person = make_user()
    assert access.access_user(make_admin(), person.pk) == person


def test_an_account_that_is_not_there_is_not_found() -> None:
    with pytest.raises(DomainError, match="NOT_FOUND"):
        access.access_user(make_admin(), 2**40)


def test_nobody_reaches_even_the_own_account_as_an_administrator_would() -> None:
    user = make_user()
    with pytest.raises(DomainError, match="FORBIDDEN"):
        access.access_user(user, user.pk)


def test_a_token_is_its_owners_alone() -> None:
    owner = make_user()
    token, _ = make_token(owner)
    assert access.access_token(owner, token.pk) == token
    with pytest.raises(DomainError, match="NOT_FOUND"):
        access.access_token(make_admin(), token.pk)


def test_a_revoked_token_is_not_found() -> None:
    owner = make_user()
    token, _ = make_token(owner)
    actions.revoke_token(token=token)
    with pytest.raises(DomainError, match="NOT_FOUND"):
        access.access_token(owner, token.pk)
