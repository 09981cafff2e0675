"""The gate to a record."""

import pytest

from annotator.documents.access import access_document
from annotator.errors import DomainError
from tests.make import make_admin, make_document, make_member, make_project, make_user

pytestmark = pytest.mark.django_db


def test_members_and_administrators_reach_a_record() -> None:
    document = make_document(make_project())
    for user in (make_member(document.project), make_admin()):
        assert access_document(user, document.pk) == document


def test_a_stranger_does_not_learn_that_a_record_exists() -> None:
    document = make_document(make_project())
    refusals = []
    for document_id in (document.pk, document.pk + 1000):
        with pytest.raises(DomainError) as refused:
            access_document(make_user(), document_id)
        refusals.append((refused.value.code, refused.value.data))
    assert refusals == [("NOT_FOUND", {}), ("NOT_FOUND", {})]
