"""Which projects there are, and who works in them."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.models import User
from annotator.projects import actions, queries
from annotator.projects.models import Project, Role
from tests.make import make_admin, make_document, make_member, make_project, make_user, type_of

pytestmark = pytest.mark.django_db


def names(user: User) -> list[str]:
    return [project.name for project in queries.projects(user)]


def test_a_person_sees_the_projects_they_work_in_newest_first() -> None:
    user = make_user()
    for name in ("心内", "骨科"):
        make_member(make_project(name), user=user)
    make_project("别人的")
    assert names(user) == ["骨科", "心内"]


def test_an_administrator_sees_all_with_a_role_only_where_they_are_members() -> None:
    admin = make_admin()
    make_project("别人的")
    make_member(make_project("自己的"), Role.ADJUDICATOR, user=admin)
    found: Any = queries.projects(admin)
    roles = {project.name: project.my_role for project in found}
    assert roles == {"别人的": None, "自己的": "ADJUDICATOR"}


def test_members_and_documents_are_counted_apart() -> None:
    """A join of both would multiply them."""
    project = make_project()
    for _ in range(2):
        make_member(project)
    for _ in range(3):
        make_document(project)
    make_document(make_project())
    found: Any = queries.projects(project.created_by or make_user()).get()
    assert (found.member_count, found.document_count) == (3, 3)


def test_an_empty_project_counts_nothing_but_its_manager() -> None:
    project = make_project()
    found: Any = queries.projects(make_admin()).get(pk=project.pk)
    assert (found.member_count, found.document_count) == (1, 0)


def test_retired_types_are_not_among_a_projects_chips() -> None:
    project = make_project()
    actions.retire_entity_type(entity_type=type_of(project, "DISEASE"))
    found: Any = queries.projects(make_admin()).get()
    assert "DISEASE" not in {one.code for one in found.live_types}
    assert len(found.live_types) == 6


def test_many_projects_take_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        make_member(make_project())
    with django_assert_num_queries(2):
        projects: Any = queries.projects(make_admin_quietly())
        assert [len(project.live_types) for project in projects] == [7] * 5


def make_admin_quietly() -> User:
    """An administrator who is not stored, so that making one is no query."""
    return User(pk=0, is_admin=True)


def test_candidates_are_active_people_who_are_not_members() -> None:
    project = make_project()
    make_member(project, user=make_user("member"))
    make_user("gone", is_active=False)
    free = make_user("free", display_name="自由人")
    others = {project.created_by}
    assert set(queries.candidates(project)) - others == {free}
    assert list(queries.candidates(project, search="自由")) == [free]
    assert list(queries.candidates(project, search="FRE")) == [free]
    assert not queries.candidates(project, search="member")


def test_members_stand_in_the_order_in_which_they_came() -> None:
    project = make_project(by=make_user("first"))
    for name in ("second", "third"):
        make_member(project, user=make_user(name))
    make_member(Project.objects.create(name="other"))
    assert [one.user.username for one in queries.members(project)] == ["first", "second", "third"]
