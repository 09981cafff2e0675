"""What a project demands of an imported record: its entity types, and whether spans may overlap."""

from dataclasses import dataclass

from annotator.projects.models import EntityType, Overlap, Project


@dataclass(frozen=True, slots=True)
class Rules:
    """`codes` leads from any name of a live type, in lower case, to its code; `ids` from the code to the type."""

    codes: dict[str, str]
    ids: dict[str, int]
    retired: frozenset[str]
    is_flat: bool


def rules_of(project: Project) -> Rules:
    types = list(EntityType.objects.filter(project=project))
    live = [one for one in types if one.retired_at is None]
    retired = [one for one in types if one.retired_at is not None]
    codes = names_of(live)
    return Rules(
        codes=codes,
        ids={one.code: one.pk for one in live},
        retired=frozenset(names_of(retired)) - frozenset(codes),
        is_flat=project.overlap == Overlap.FLAT,
    )


def names_of(types: list[EntityType]) -> dict[str, str]:
    """A code is meant before a Chinese name, and that before an English one, should two types share a word."""
    names: dict[str, str] = {}
    for field in ("name_en", "name_zh", "code"):
        names |= {getattr(one, field).lower(): one.code for one in types}
    return names
