"""Rows for tests: plain functions with sensible defaults, all synthetic."""

import hashlib
import uuid
from datetime import datetime
from itertools import count
from typing import Any

from annotator.accounts import actions as accounts
from annotator.accounts.models import ApiToken, User
from annotator.annotation.models import AnnotationSet, EntitySpan, SetKind, Status
from annotator.documents.models import Document, ImportBatch, ImportState, Kind
from annotator.modelops.models import Family, ModelVersion, VersionState
from annotator.projects import actions as projects
from annotator.projects.models import EntityType, Membership, Overlap, Project, Role

PASSWORD = "lantern-orchid-74"
TEXT = "患者3天前出现发热、咳嗽，诊断为急性支气管炎，予阿莫西林口服。"
_numbers = count(1)


def number() -> int:
    """Never the same twice in a process, so that names never collide."""
    return next(_numbers)


def make_user(username: str = "", *, display_name: str = "", password: str = PASSWORD, **fields: Any) -> User:
    name = username or f"user{number()}"
    return User.objects.create_user(name, password, display_name=display_name or name, **fields)


def make_admin(username: str = "") -> User:
    return make_user(username or f"admin{number()}", is_admin=True, can_create_projects=True)


def make_token(user: User, *, name: str = "script", days_valid: int = 30) -> tuple[ApiToken, str]:
    return accounts.create_token(user=user, name=name, days_valid=days_valid)


def make_project(
    name: str = "", *, by: User | None = None, preset: str = "general", overlap: Overlap | None = None
) -> Project:
    """`by` becomes its manager, as in life."""
    return projects.create_project(name=name or f"项目{number()}", preset=preset, by=by or make_user(), overlap=overlap)


def make_member(project: Project, role: Role = Role.REVIEWER, *, user: User | None = None) -> User:
    member = user or make_user()
    Membership.objects.create(project=project, user=member, role=role)
    return member


def type_of(project: Project, code: str = "DISEASE") -> EntityType:
    return project.entity_types.get(code=code)


def make_batch(project: Project, *, state: ImportState = ImportState.DONE, **fields: Any) -> ImportBatch:
    """An import that found nothing, unless `fields` say otherwise."""
    ended = state in {ImportState.DONE, ImportState.FAILED}
    finished_at = datetime.fromisoformat("2026-01-02T03:04:05+00:00") if ended else None
    values = {"file_name": "records.jsonl", "file_bytes": 0, "finished_at": finished_at} | fields
    return ImportBatch.objects.create(project=project, state=state, **values)


def make_document(
    project: Project, text: str = "", *, batch: ImportBatch | None = None, kind: Kind = Kind.ADMISSION, **fields: Any
) -> Document:
    text = text or f"{TEXT}第{number()}次就诊。"
    return Document.objects.create(
        project=project,
        batch=batch or make_batch(project),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=kind,
        **fields,
    )


def make_model_version(project: Project, *, state: VersionState = VersionState.CANDIDATE) -> ModelVersion:
    place = number()
    return ModelVersion.objects.create(
        project=project, number=place, family=Family.LEXICON, state=state, sha256=f"{place:064x}"
    )


def make_set(document: Document, kind: SetKind = SetKind.REVIEW, **fields: Any) -> AnnotationSet:
    """With the author, version or batch that its kind asks for."""
    asked: dict[SetKind, dict[str, Any]] = {SetKind.IMPORTED: {"batch": document.batch}, SetKind.GOLD: {}}
    if kind == SetKind.REVIEW:
        asked[kind] = {"author": fields.pop("author", None) or make_user()}
    if kind == SetKind.MODEL:
        asked[kind] = {"model_version": fields.pop("model_version", None) or make_model_version(document.project)}
    return AnnotationSet.objects.create(document=document, kind=kind, **(asked[kind] | fields))


def span(annotation_set: AnnotationSet, start: int, end: int, code: str = "DISEASE", **fields: Any) -> EntitySpan:
    """Not stored yet, and guarded as its project says."""
    project = annotation_set.document.project
    edited = annotation_set.kind in {SetKind.REVIEW, SetKind.GOLD}
    values = {
        "id": uuid.uuid4(),
        "entity_type": type_of(project, code),
        "status": Status.CONFIRMED,
        "exclusive": edited and project.overlap == Overlap.FLAT,
    }
    return EntitySpan(annotation_set=annotation_set, start=start, end=end, **(values | fields))


def make_span(annotation_set: AnnotationSet, start: int, end: int, code: str = "DISEASE", **fields: Any) -> EntitySpan:
    made = span(annotation_set, start, end, code, **fields)
    made.save(force_insert=True)
    return made
