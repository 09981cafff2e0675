"""Readings of a document, and where readings overlap."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from annotator.accounts.models import User
from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind, Status
from annotator.documents.models import Document
from annotator.projects.models import Project, Role


def readings(document: Document, *, reader: User, role: Role) -> QuerySet[AnnotationSet]:
    """The readings this person may see, with their spans in order: reviewers do not see each other's."""
    spans = EntitySpan.objects.order_by("start", "-end")
    sets = document.annotation_sets.select_related("author").prefetch_related(Prefetch("spans", spans))
    if role == Role.REVIEWER:
        sets = sets.exclude(Q(kind=SetKind.REVIEW) & ~Q(author=reader))
    return sets.order_by("pk")


def documents_with_overlaps(project: Project) -> int:
    """How many documents have a reading in which live spans share characters."""
    live = EntitySpan.objects.exclude(status=Status.REJECTED)
    partner = live.filter(
        annotation_set=OuterRef("annotation_set"), start__lt=OuterRef("end"), end__gt=OuterRef("start")
    )
    overlapping = live.filter(annotation_set__document__project=project).filter(
        Exists(partner.exclude(pk=OuterRef("pk")))
    )
    return overlapping.values("annotation_set__document").distinct().count()


def guarded(project: Project) -> QuerySet[EntitySpan]:
    """Spans that people edit; in a FLAT project the exclusion constraint watches them."""
    return EntitySpan.objects.filter(
        annotation_set__document__project=project, annotation_set__kind__in=(SetKind.REVIEW, SetKind.GOLD)
    )
