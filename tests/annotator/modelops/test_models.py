"""What the database itself refuses of model versions."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from annotator.errors import constraint_name
from annotator.modelops.models import ModelVersion, VersionState
from tests.make import make_model_version, make_project

pytestmark = pytest.mark.django_db


def refused_by(change: Callable[[], object]) -> str:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change()
    return constraint_name(refused.value)


def test_a_project_has_one_active_model() -> None:
    project = make_project()
    make_model_version(project, state=VersionState.ACTIVE)
    make_model_version(project, state=VersionState.RETIRED)
    make_model_version(make_project(), state=VersionState.ACTIVE)

    assert refused_by(lambda: make_model_version(project, state=VersionState.ACTIVE)) == "one_active_model_per_project"


def test_a_number_names_one_version_of_a_project() -> None:
    version = make_model_version(make_project())
    copy = ModelVersion(project=version.project, number=version.number, family="NEURAL", sha256="x")
    assert refused_by(lambda: ModelVersion.objects.bulk_create([copy])) == "model_number_is_unique_in_its_project"


@pytest.mark.parametrize(("field", "name"), [("family", "model_family_is_known"), ("state", "model_state_is_known")])
def test_families_and_states_are_closed_lists(field: str, name: str) -> None:
    version = make_model_version(make_project())
    versions = ModelVersion.objects.filter(pk=version.pk)
    assert refused_by(lambda: versions.update(**{field: "ODD"})) == name
