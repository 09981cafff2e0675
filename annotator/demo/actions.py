"""Load the demo: a project of synthetic records that looks like a real one."""

from pathlib import Path
from typing import Final

from django.core.files import File
from django.db import transaction

from annotator.accounts.models import User
from annotator.intake.actions import read_batch, receive_upload
from annotator.projects.actions import add_member, create_project
from annotator.projects.models import Project, Role

PROJECT_NAME: Final = "示例项目 · 多科室病历"
DESCRIPTION: Final = "合成的入院、病程与出院记录，已按通用七类标注，供试用与培训。"


def load_demo(*, people: dict[str, User], records: Path, guideline: Path) -> Project | None:
    """The demo project, or nothing when it was loaded before: what its users did to it is theirs."""
    if Project.objects.filter(name__iexact=PROJECT_NAME).exists():
        return None
    project = make_project(people, guideline.read_text(encoding="utf-8"))
    with records.open("rb") as opened:
        batch = receive_upload(project=project, file=File(opened, name=records.name), by=people[Role.MANAGER])
    read_batch(batch.pk)
    return project


@transaction.atomic
def make_project(people: dict[str, User], guideline: str) -> Project:
    project = create_project(name=PROJECT_NAME, description=DESCRIPTION, preset="general", by=people[Role.MANAGER])
    project.guideline = guideline
    project.save(update_fields=["guideline"])
    for role in (Role.REVIEWER, Role.ADJUDICATOR):
        add_member(project=project, user=people[role], role=role)
    return project
