"""A small world in which every address has something to find: one project, one person for each role, a stranger."""

from dataclasses import dataclass
from typing import Final

from annotator.accounts.models import User
from annotator.annotation.models import SetKind
from annotator.projects.models import Project, Role
from tests.make import (
    make_admin,
    make_batch,
    make_document,
    make_member,
    make_project,
    make_set,
    make_span,
    make_token,
    make_user,
    type_of,
)

#: As a row of the access table lists them. The stranger manages a project of their own.
ROLES: Final = ("anonymous", "stranger", "reviewer", "adjudicator", "manager", "admin")


@dataclass(frozen=True)
class World:
    """Who is there, and the ids that stand in the addresses."""

    project: Project
    people: dict[str, User | None]
    candidate: User
    ids: dict[str, int]


def build_world(asking: str) -> World:
    """`token_id` belongs to whoever is `asking`; `user_id` is a second reviewer whom nothing keeps in the project."""
    manager, candidate = make_user(), make_user()
    project = make_project(by=manager)
    people = {
        "anonymous": None,
        "stranger": make_user(),
        "reviewer": make_member(project, Role.REVIEWER),
        "adjudicator": make_member(project, Role.ADJUDICATOR),
        "manager": manager,
        "admin": make_admin(),
    }
    make_project(by=people["stranger"])
    batch = make_batch(project)
    document = make_document(project, batch=batch)
    make_span(make_set(document, SetKind.IMPORTED), 0, 2)
    token, _ = make_token(people[asking] or candidate)
    ids = {
        "project_id": project.pk,
        "type_id": type_of(project).pk,
        "user_id": make_member(project).pk,
        "document_id": document.pk,
        "batch_id": batch.pk,
        "token_id": token.pk,
    }
    return World(project, people, candidate, ids)
