"""What can be done to projects, their members and their entity types."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from annotator.accounts.models import User
from annotator.errors import DomainError
from annotator.projects.models import Colour, EntityType, Membership, Overlap, Project, Role
from annotator.projects.presets import PRESETS, Preset, hotkey_at


@transaction.atomic
def create_project(
    *, name: str, preset: str, by: User, description: str = "", overlap: Overlap | None = None
) -> Project:
    """A project with the preset's types, whose creator is its first manager."""
    chosen = PRESETS[preset]
    project = Project.objects.create(
        name=name, description=description, overlap=overlap or chosen.overlap, created_by=by
    )
    Membership.objects.create(project=project, user=by, role=Role.MANAGER)
    define_preset(project, chosen)
    return project


def define_preset(project: Project, preset: Preset) -> None:
    for place, one in enumerate(preset.types, start=1):
        EntityType.objects.create(
            project=project,
            code=one.code,
            name_zh=one.name_zh,
            name_en=one.name_en,
            badge=one.badge,
            colour=one.colour,
            definition=one.definition,
            hotkey=hotkey_at(place),
            position=place,
        )


@transaction.atomic
def change_project(*, project: Project, guideline_was: str | None = None, **changes: Any) -> Project:
    """`guideline_was` is the guideline the editor began with: two people never overwrite each other unseen."""
    project = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if "guideline" in changes and guideline_was is not None and project.guideline != guideline_was:
        raise DomainError("GUIDELINE_CHANGED")
    for name, value in changes.items():
        setattr(project, name, value)
    project.save(update_fields=list(changes) or None)
    return project


@transaction.atomic
def add_member(*, project: Project, user: User, role: Role) -> Membership:
    if not user.is_active:
        raise DomainError("USER_INACTIVE")
    return Membership.objects.create(project=project, user=user, role=role)


@transaction.atomic
def change_role(*, membership: Membership, role: Role) -> Membership:
    if role != Role.MANAGER:
        keep_a_manager(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def remove_member(*, membership: Membership) -> None:
    keep_a_manager(membership)
    membership.delete()


def keep_a_manager(leaving: Membership) -> None:
    """Lock the project first, or two managers could remove each other at the same moment."""
    Project.objects.select_for_update(no_key=True).get(pk=leaving.project_id)
    others = Membership.objects.filter(project_id=leaving.project_id, role=Role.MANAGER).exclude(pk=leaving.pk)
    if leaving.role == Role.MANAGER and not others.filter(user__is_active=True).exists():
        raise DomainError("LAST_MANAGER")


@transaction.atomic
def define_entity_type(*, project: Project, code: str, name_zh: str, name_en: str, **details: Any) -> EntityType:
    """A new type at the end of the list; badge and colour have sensible beginnings."""
    details = {name: value for name, value in details.items() if value}
    last = project.entity_types.aggregate(last=Max("position"))["last"] or 0
    beginnings = {"badge": name_zh[:1], "colour": free_colour(project), "position": last + 1}
    return EntityType.objects.create(
        project=project, code=code, name_zh=name_zh, name_en=name_en, **(beginnings | details)
    )


def free_colour(project: Project) -> str:
    """The first colour no live type has; the palette begins again when all are taken."""
    taken = list(project.entity_types.filter(retired_at=None).values_list("colour", flat=True))
    return min(Colour.values, key=taken.count)


@transaction.atomic
def change_entity_type(*, entity_type: EntityType, **changes: Any) -> EntityType:
    for name, value in changes.items():
        setattr(entity_type, name, value)
    entity_type.save()
    return entity_type


@transaction.atomic
def retire_entity_type(*, entity_type: EntityType) -> EntityType:
    """Its spans stay as they are; nobody can mark new ones. The key becomes free."""
    entity_type.retired_at = entity_type.retired_at or timezone.now()
    entity_type.save(update_fields=["retired_at"])
    return entity_type


@transaction.atomic
def restore_entity_type(*, entity_type: EntityType) -> EntityType:
    """Back in use, without its key if another type has taken it meanwhile."""
    live = EntityType.objects.filter(project_id=entity_type.project_id, retired_at=None)
    if entity_type.hotkey and live.filter(hotkey=entity_type.hotkey).exclude(pk=entity_type.pk).exists():
        entity_type.hotkey = ""
    entity_type.retired_at = None
    entity_type.save(update_fields=["retired_at", "hotkey"])
    return entity_type
