"""The gate to a record: whoever may enter its project may read it."""

from annotator.accounts.models import User
from annotator.documents.models import Document
from annotator.errors import DomainError
from annotator.projects.access import access_project


def access_document(user: User, document_id: int) -> Document:
    """A record in somebody else's project is not found, like one that does not exist."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        raise DomainError("NOT_FOUND")
    access_project(user, document.project_id)
    return document
