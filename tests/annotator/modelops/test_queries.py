"""Which models serve."""

import pytest

from annotator.modelops.models import VersionState
from annotator.modelops.queries import serving_models
from tests.make import make_model_version, make_project

pytestmark = pytest.mark.django_db


def test_without_models_none_serves() -> None:
    make_project()
    assert serving_models() == []


def test_the_active_model_of_each_project_serves_and_no_other() -> None:
    first, second = make_project(), make_project()
    one = make_model_version(first, state=VersionState.ACTIVE)
    two = make_model_version(second, state=VersionState.ACTIVE)
    for state in (VersionState.CANDIDATE, VersionState.RETIRED, VersionState.REFUSED):
        make_model_version(first, state=state)
    assert serving_models() == [
        {"project_id": first.pk, "number": one.number, "family": "LEXICON"},
        {"project_id": second.pk, "number": two.number, "family": "LEXICON"},
    ]
