"""The imports of a project, and the problems of an import."""

from datetime import timedelta
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from annotator import heartbeats
from annotator.documents.models import ImportBatch, ImportProblem, ImportState
from annotator.projects.models import Project

IMPORTS_A_PAGE: Final = 20
PROBLEMS_A_PAGE: Final = 100
#: A reader writes progress every few seconds; after this long without it, it matters whether workers are alive.
SILENCE: Final = timedelta(seconds=5)


def imports(project: Project, *, before: int | None) -> QuerySet[ImportBatch]:
    """The newest first."""
    found = ImportBatch.objects.filter(project=project).select_related("by").order_by("-pk")
    return found if before is None else found.filter(pk__lt=before)


def problems(batch: ImportBatch, *, after: int | None) -> QuerySet[ImportProblem]:
    """In the order of the file."""
    found = ImportProblem.objects.filter(batch=batch).order_by("pk")
    return found if after is None else found.filter(pk__gt=after)


def waits_in_vain(batch: ImportBatch) -> bool:
    """Work is left, nothing moves, and no worker is alive who could do it."""
    if batch.state in (ImportState.DONE, ImportState.FAILED):
        return False
    is_silent = batch.state == ImportState.WAITING or timezone.now() - batch.progressed_at > SILENCE
    return is_silent and not heartbeats.serves("default")
