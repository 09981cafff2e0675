"""What can be done to projects, their members and their entity types."""

import threading

import pytest
from django.db import connection

from annotator.errors import DomainError
from annotator.projects import actions
from annotator.projects.models import Membership, Overlap, Project, Role
from annotator.projects.presets import PRESETS
from tests.make import make_member, make_project, make_user, type_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", PRESETS)
def test_a_project_begins_with_its_presets_types(code: str) -> None:
    creator = make_user()
    project = actions.create_project(name="骨科", preset=code, by=creator)
    preset = PRESETS[code]
    made = list(project.entity_types.values_list("code", "name_zh", "badge", "colour", "position"))
    assert made == [
        (one.code, one.name_zh, one.badge, one.colour, place) for place, one in enumerate(preset.types, start=1)
    ]
    assert project.overlap == preset.overlap
    assert project.created_by == creator
    assert list(project.memberships.values_list("user", "role")) == [(creator.pk, "MANAGER")]


def test_the_first_nine_types_are_reached_by_digits() -> None:
    project = make_project(preset="general")
    assert list(project.entity_types.values_list("hotkey", flat=True)) == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_presets_overlap_can_be_overruled() -> None:
    assert make_project(preset="general", overlap=Overlap.NESTED).overlap == Overlap.NESTED


def test_a_change_touches_what_was_said_and_nothing_else() -> None:
    project = make_project("骨科")
    actions.change_project(project=project, guideline="先读全文。")
    project.refresh_from_db()
    assert (project.name, project.guideline, project.description) == ("骨科", "先读全文。", "")


def test_a_deactivated_person_cannot_join() -> None:
    project = make_project()
    with pytest.raises(DomainError, match="USER_INACTIVE"):
        actions.add_member(project=project, user=make_user(is_active=False), role=Role.REVIEWER)
    assert project.memberships.count() == 1


def only_manager(project: Project) -> Membership:
    return project.memberships.get(role=Role.MANAGER)


def test_the_last_manager_neither_leaves_nor_steps_down() -> None:
    project = make_project()
    make_member(project)
    with pytest.raises(DomainError, match="LAST_MANAGER"):
        actions.remove_member(membership=only_manager(project))
    with pytest.raises(DomainError, match="LAST_MANAGER"):
        actions.change_role(membership=only_manager(project), role=Role.REVIEWER)
    assert only_manager(project).user == project.created_by


def test_a_deactivated_manager_does_not_count() -> None:
    project = make_project()
    make_member(project, Role.MANAGER, user=make_user(is_active=False))
    with pytest.raises(DomainError, match="LAST_MANAGER"):
        actions.remove_member(membership=project.memberships.get(user=project.created_by))


def test_the_last_manager_may_be_made_manager_again() -> None:
    project = make_project()
    assert actions.change_role(membership=only_manager(project), role=Role.MANAGER).role == Role.MANAGER


def test_with_another_manager_one_may_leave() -> None:
    project = make_project()
    first = only_manager(project)
    make_member(project, Role.MANAGER)
    actions.remove_member(membership=first)
    assert only_manager(project).user != first.user


def test_a_reviewer_may_always_leave() -> None:
    project = make_project()
    member = make_member(project)
    actions.remove_member(membership=project.memberships.get(user=member))
    assert not project.memberships.filter(user=member).exists()


@pytest.mark.django_db(transaction=True)
def test_two_managers_cannot_remove_each_other_at_the_same_moment() -> None:
    project = make_project()
    make_member(project, Role.MANAGER)
    outcomes: list[str] = []
    both_ready = threading.Barrier(2)

    def leave(membership: Membership) -> None:
        both_ready.wait()
        try:
            actions.remove_member(membership=membership)
            outcomes.append("left")
        except DomainError as refused:
            outcomes.append(refused.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=leave, args=[one]) for one in project.memberships.all()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["LAST_MANAGER", "left"]
    assert project.memberships.count() == 1


def test_a_new_type_stands_last_with_a_badge_and_a_free_colour() -> None:
    project = make_project()
    used = set(project.entity_types.values_list("colour", flat=True))
    made = actions.define_entity_type(project=project, code="SIGN", name_zh="体征", name_en="Sign")
    assert (made.position, made.badge, made.hotkey) == (8, "体", "")
    assert made.colour not in used


def test_what_is_said_of_a_new_type_is_kept() -> None:
    made = actions.define_entity_type(
        project=make_project(), code="SIGN", name_zh="体征", name_en="Sign", badge="征", colour="red", hotkey="t"
    )
    assert (made.badge, made.colour, made.hotkey) == ("征", "red", "t")


def test_when_all_colours_are_taken_the_least_used_comes_again() -> None:
    project = make_project()
    for number in range(12):
        actions.define_entity_type(project=project, code=f"T{number}", name_zh=f"类{number}", name_en=f"t{number}")
    colours = list(project.entity_types.values_list("colour", flat=True))
    uses = {colour: colours.count(colour) for colour in colours}
    assert len(uses) == 12
    assert max(uses.values()) - min(uses.values()) <= 1


def test_a_retired_type_says_since_when_and_comes_back_with_its_key() -> None:
    one = type_of(make_project())
    actions.retire_entity_type(entity_type=one)
    since = one.retired_at
    assert since is not None
    assert actions.retire_entity_type(entity_type=one).retired_at == since, "retired once is retired"
    actions.restore_entity_type(entity_type=one)
    one.refresh_from_db()
    assert (one.retired_at, one.hotkey) == (None, "1")


def test_a_type_whose_key_was_taken_meanwhile_comes_back_without_it() -> None:
    project = make_project()
    one = actions.retire_entity_type(entity_type=type_of(project))
    actions.define_entity_type(project=project, code="SIGN", name_zh="体征", name_en="Sign", hotkey="1")
    actions.restore_entity_type(entity_type=one)
    one.refresh_from_db()
    assert (one.retired_at, one.hotkey) == (None, "")


def test_a_guideline_that_changed_meanwhile_is_not_overwritten_unseen() -> None:
    project = make_project()
    actions.change_project(project=project, guideline="甲写的", guideline_was="")
    with pytest.raises(DomainError) as refused:
        actions.change_project(project=project, guideline="乙写的", guideline_was="")
    assert refused.value.code == "GUIDELINE_CHANGED"
    project.refresh_from_db()
    assert project.guideline == "甲写的"
    actions.change_project(project=project, guideline="甲写的，乙补充", guideline_was="甲写的")
    project.refresh_from_db()
    assert project.guideline == "甲写的，乙补充"


def test_other_changes_of_a_project_do_not_touch_its_guideline() -> None:
    project = make_project()
    stale = type(project).objects.get(pk=project.pk)
    actions.change_project(project=project, guideline="新指南")
    actions.change_project(project=stale, description="新说明")
    project.refresh_from_db()
    assert (project.guideline, project.description) == ("新指南", "新说明")
