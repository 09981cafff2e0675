"""The gate to an import."""

from annotator.accounts.models import User
from annotator.documents.models import ImportBatch
from annotator.errors import DomainError
from annotator.projects.access import access_project
from annotator.projects.models import Role


def access_batch(user: User, batch_id: int) -> ImportBatch:
    """Managers of its project see an import and take it back; strangers do not learn that it exists."""
    batch = ImportBatch.objects.select_related("project", "by").filter(pk=batch_id).first()
    if batch is None:
        raise DomainError("NOT_FOUND")
    access_project(user, batch.project_id, at_least=Role.MANAGER)
    return batch
