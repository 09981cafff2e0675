"""The gate to a project."""

from collections.abc import Callable

import pytest

from annotator.accounts.models import User
from annotator.errors import DomainError
from annotator.projects import access
from annotator.projects.models import Project, Role
from tests.make import make_admin, make_member, make_project, make_user, type_of

pytestmark = pytest.mark.django_db

LADDER = (Role.REVIEWER, Role.ADJUDICATOR, Role.MANAGER)


def refusal(ask: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as refused:
        ask()
    return refused.value.code


@pytest.mark.parametrize("asked", LADDER)
@pytest.mark.parametrize("own", LADDER)
def test_a_role_opens_what_its_own_and_lower_roles_open(own: Role, asked: Role) -> None:
    project = make_project()
    member = make_member(project, own)
    if LADDER.index(own) >= LADDER.index(asked):
        assert access.access_project(member, project.pk, at_least=asked) == project
    else:
        assert refusal(lambda: access.access_project(member, project.pk, at_least=asked)) == "FORBIDDEN"


@pytest.mark.parametrize("asked", LADDER)
def test_a_stranger_does_not_learn_that_a_project_exists(asked: Role) -> None:
    project = make_project()
    stranger = make_user()
    make_project(by=stranger)
    assert refusal(lambda: access.access_project(stranger, project.pk, at_least=asked)) == "NOT_FOUND"
    assert refusal(lambda: access.access_project(stranger, 2**40, at_least=asked)) == "NOT_FOUND"


def test_an_administrator_is_a_manager_everywhere_but_not_of_nothing() -> None:
    project = make_project()
    assert access.access_project(make_admin(), project.pk, at_least=Role.MANAGER) == project
    assert refusal(lambda: access.access_project(make_admin(), 2**40)) == "NOT_FOUND"


def test_projects_are_created_by_whoever_may_and_by_administrators() -> None:
    access.access_creation(make_user(can_create_projects=True))
    access.access_creation(User(is_admin=True))
    assert refusal(lambda: access.access_creation(make_user())) == "FORBIDDEN"


@pytest.fixture
def two_projects() -> tuple[Project, Project]:
    return make_project(), make_project()


def test_a_membership_is_reached_through_its_own_project_alone(two_projects: tuple[Project, Project]) -> None:
    here, there = two_projects
    manager, member = make_member(here, Role.MANAGER), make_member(there)
    make_member(there, Role.MANAGER, user=manager)
    assert access.access_membership(manager, there.pk, member.pk).user == member
    assert refusal(lambda: access.access_membership(manager, here.pk, member.pk)) == "NOT_FOUND"


def test_a_type_is_reached_through_its_own_project_alone(two_projects: tuple[Project, Project]) -> None:
    here, there = two_projects
    manager = make_member(here, Role.MANAGER)
    assert access.access_entity_type(manager, here.pk, type_of(here).pk) == type_of(here)
    assert refusal(lambda: access.access_entity_type(manager, here.pk, type_of(there).pk)) == "NOT_FOUND"


def test_only_managers_reach_memberships_and_types() -> None:
    project = make_project()
    member = make_member(project, Role.ADJUDICATOR)
    assert refusal(lambda: access.access_membership(member, project.pk, member.pk)) == "FORBIDDEN"
    assert refusal(lambda: access.access_entity_type(member, project.pk, type_of(project).pk)) == "FORBIDDEN"
