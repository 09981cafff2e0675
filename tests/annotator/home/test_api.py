"""The home of a project, over HTTP."""

import pytest

from tests.conftest import ApiFor
from tests.make import make_document, make_member, make_project

pytestmark = pytest.mark.django_db


def test_every_member_sees_how_far_the_project_is(api: ApiFor) -> None:
    project = make_project()
    make_document(project)
    answer = api(make_member(project)).get(f"/projects/{project.pk}/overview")
    assert answer["documents"] == 1
    assert answer["members"] == {"REVIEWER": 1, "ADJUDICATOR": 0, "MANAGER": 1}
    assert answer["steps"][0] == {"code": "IMPORT_RECORDS", "done": True}
