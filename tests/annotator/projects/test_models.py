"""What the database itself refuses of projects, members and types, also from bulk and raw SQL."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from annotator.errors import constraint_name
from annotator.projects.models import HOTKEYS, EntityType, Membership, Project, Role
from tests.make import make_member, make_project, make_user, type_of

pytestmark = pytest.mark.django_db


def refused_by(change: Any) -> str:
    """The name of the constraint that refuses it."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    return constraint_name(refused.value)


def new_type(project: Project, **fields: Any) -> EntityType:
    values = {
        "code": "SIGN",
        "name_zh": "体征",
        "name_en": "Sign",
        "badge": "征",
        "colour": "red",
        "hotkey": "",
    } | fields
    return EntityType(project=project, **values)


def test_a_project_name_is_taken_once_whatever_its_capitals() -> None:
    make_project("Ward A")
    assert refused_by(lambda: Project.objects.bulk_create([Project(name="ward a")])) == "project_name_is_taken_once"


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [
        ("overlap", "'ROUND'", "overlap_is_known"),
        ("blind_share", "1.01", "blind_share_is_a_share"),
        ("blind_share", "-0.01", "blind_share_is_a_share"),
        ("blind_share", "'NaN'", "blind_share_is_a_share"),
        ("reviews_per_document", "0", "a_document_is_reviewed_once_to_nine_times"),
        ("reviews_per_document", "10", "a_document_is_reviewed_once_to_nine_times"),
    ],
)
def test_a_project_that_cannot_be_is_refused_in_raw_sql(column: str, value: str, name: str) -> None:
    make_project()
    sql = f"UPDATE projects_project SET {column} = {value}"  # noqa: S608 - the table above is the only source
    with connection.cursor() as cursor:
        assert refused_by(lambda: cursor.execute(sql)) == name


def test_a_person_has_one_role_in_a_project() -> None:
    project = make_project()
    user = make_member(project)
    again = Membership(project=project, user=user, role=Role.MANAGER)
    assert refused_by(lambda: Membership.objects.bulk_create([again])) == "one_membership_per_person"


def test_a_role_nobody_knows_is_refused() -> None:
    project = make_project()
    assert (
        refused_by(lambda: Membership.objects.create(project=project, user=make_user(), role="KING")) == "role_is_known"
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"code": "disease"}, "entity_type_code_is_taken_once"),
        ({"name_zh": "疾病"}, "entity_type_name_is_taken_once"),
        ({"hotkey": "1"}, "hotkey_is_taken_once"),
        ({"hotkey": "a"}, "hotkey_is_allowed"),
        ({"hotkey": "0"}, "hotkey_is_allowed"),
        ({"colour": "pink"}, "colour_is_known"),
    ],
)
def test_a_type_that_cannot_be_is_refused_in_bulk(fields: dict[str, str], name: str) -> None:
    project = make_project()
    assert refused_by(lambda: EntityType.objects.bulk_create([new_type(project, **fields)])) == name


def test_other_projects_may_use_the_same_codes_names_and_keys() -> None:
    first, second = make_project(), make_project()
    assert type_of(first).code == type_of(second).code
    assert type_of(first).hotkey == type_of(second).hotkey == "1"


def test_types_without_a_key_do_not_fight_for_it() -> None:
    project = make_project()
    EntityType.objects.bulk_create(
        [new_type(project), new_type(project, code="SCORE", name_zh="评分", name_en="Score")]
    )


def test_a_retired_type_leaves_its_key_to_others() -> None:
    project = make_project()
    EntityType.objects.filter(pk=type_of(project).pk).update(retired_at="2026-01-01T00:00Z")
    new_type(project, hotkey="1").save()


def test_a_type_cannot_be_deleted_by_anybody() -> None:
    project = make_project()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM projects_entitytype WHERE id = %s", [type_of(project).pk])
    assert EntityType.objects.filter(pk=type_of(project).pk).exists()


def test_the_workbenchs_own_keys_are_no_hotkeys() -> None:
    assert set(HOTKEYS).isdisjoint("axyqnps0")
    assert len(HOTKEYS) == len(set(HOTKEYS)) == 28


def test_each_role_includes_the_ones_before_it() -> None:
    assert [role.rank for role in (Role.REVIEWER, Role.ADJUDICATOR, Role.MANAGER)] == [0, 1, 2]


def test_history_keeps_who_was_what_also_when_it_is_changed_in_bulk() -> None:
    project = make_project()
    user = make_member(project)
    Membership.objects.filter(user=user).update(role=Role.MANAGER)
    Membership.objects.filter(user=user).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pgh_label, role FROM projects_membershipevent WHERE user_id = %s ORDER BY pgh_id", [user.pk]
        )
        kept = cursor.fetchall()
    assert kept[:2] == [("insert", "REVIEWER"), ("update", "MANAGER")]
    assert kept[2:] == [("delete", "MANAGER")], "who left must stay known"
