"""How far a project has come, and what its lead would do next."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from annotator.annotation.models import AnnotationSet, SetKind
from annotator.documents.models import Document, ImportBatch, ImportState
from annotator.projects.models import Project, Role


@dataclass(frozen=True, slots=True)
class Step:
    """Something a lead does when setting a project up."""

    code: str
    done: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the home of a project shows in numbers."""

    documents: int
    annotated_documents: int
    spans: int
    patients: int
    by_kind: list[dict[str, Any]]
    imports_running: int
    members: dict[str, int]
    steps: list[Step]


def overview(project: Project) -> Overview:
    by_kind = documents_by_kind(project)
    documents = sum(row["documents"] for row in by_kind)
    members = members_by_role(project)
    return Overview(
        documents=documents,
        annotated_documents=annotated_documents(project),
        spans=project.batches.aggregate(n=Sum("spans_added"))["n"] or 0,
        patients=Document.objects.filter(project=project)
        .exclude(patient_key="")
        .aggregate(n=Count("patient_key", distinct=True))["n"],
        by_kind=by_kind,
        imports_running=running_imports(project),
        members=members,
        steps=steps(project, documents=documents, members=members),
    )


def documents_by_kind(project: Project) -> list[dict[str, Any]]:
    kinds = Document.objects.filter(project=project).values("kind").annotate(documents=Count("pk"))
    return [dict(row) for row in kinds.order_by("-documents", "kind")]


def annotated_documents(project: Project) -> int:
    """Documents that somebody other than a model has read."""
    readings = AnnotationSet.objects.filter(document__project=project).exclude(kind=SetKind.MODEL)
    return readings.aggregate(n=Count("document", distinct=True))["n"] or 0


def running_imports(project: Project) -> int:
    return ImportBatch.objects.filter(project=project, state__in=[ImportState.WAITING, ImportState.READING]).count()


def members_by_role(project: Project) -> dict[str, int]:
    counted = dict(project.memberships.values_list("role").annotate(n=Count("pk")))
    return {role.value: counted.get(role.value, 0) for role in Role}


def steps(project: Project, *, documents: int, members: dict[str, int]) -> list[Step]:
    """In the order in which a new project needs them."""
    return [
        Step("IMPORT_RECORDS", done=documents > 0),
        Step("ADD_MEMBERS", done=members[Role.REVIEWER] > 0),
        Step("WRITE_GUIDELINE", done=bool(project.guideline.strip())),
        Step("DEFINE_TYPES", done=not project.entity_types.filter(retired_at=None, definition="").exists()),
    ]
