"""What can be done to readings as a whole."""

from django.db import connection, transaction

from annotator.annotation import queries
from annotator.errors import DomainError
from annotator.projects.models import Overlap, Project


@transaction.atomic
def change_overlap(*, project: Project, overlap: Overlap) -> Project:
    """To FLAT only when nothing overlaps; the guard on people's spans follows the policy."""
    project = Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if overlap == Overlap.FLAT and (documents := queries.documents_with_overlaps(project)):
        raise DomainError("OVERLAPS_EXIST", documents=documents)
    project.overlap = overlap
    project.save(update_fields=["overlap"])
    queries.guarded(project).update(exclusive=overlap == Overlap.FLAT)
    refuse_overlaps_now()
    return project


def refuse_overlaps_now() -> None:
    """The exclusion constraint is deferred, so that a batch may pass through overlaps; here is the batch's end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS live_spans_do_not_overlap IMMEDIATE")
