"""Which models there are, and which serve."""

from typing import Any

from annotator.modelops.models import ModelVersion, VersionState


def serving_models() -> list[dict[str, Any]]:
    """The model in use in each project that has one."""
    active = ModelVersion.objects.filter(state=VersionState.ACTIVE).order_by("project_id")
    return [dict(row) for row in active.values("project_id", "number", "family")]
