"""The four people of the demo, one for each thing a person can be; their passwords are made on the machine."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from annotator.accounts.actions import create_user
from annotator.accounts.models import User
from annotator.projects.models import Role

#: What the logins are filed under: a role in the demo project, or the administrator of the whole.
ADMIN: Final = "ADMIN"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is made, and what they may do outside projects."""

    role: str
    username: str
    display_name: str
    rights: dict[str, bool]


PEOPLE: Final = (
    Person(Role.REVIEWER, "reviewer", "示例复核员", {}),
    Person(Role.ADJUDICATOR, "adjudicator", "示例仲裁员", {}),
    Person(Role.MANAGER, "manager", "示例负责人", {"can_create_projects": True}),
    Person(ADMIN, "admin", "示例管理员", {"is_admin": True, "can_create_projects": True}),
)

Login = dict[str, str]


def make_people(logins: list[Login]) -> dict[str, User]:
    """Everybody of the demo by role; who is there already keeps what they have."""
    passwords = {login["username"]: login["password"] for login in logins}
    return {person.role: found_or_made(person, passwords[person.username]) for person in PEOPLE}


def found_or_made(person: Person, password: str) -> User:
    found = User.objects.filter(username__iexact=person.username).first()
    if found is not None:
        return found
    rights: dict[str, Any] = person.rights
    return create_user(username=person.username, display_name=person.display_name, password=password, **rights)


def logins(file: Path) -> list[Login]:
    """The logins as filed, or newly made and filed for their owner's eyes only."""
    if file.is_file():
        filed: list[Login] = json.loads(file.read_text(encoding="utf-8"))["logins"]
        return filed
    made = [
        {"role": person.role, "username": person.username, "password": secrets.token_urlsafe(9)} for person in PEOPLE
    ]
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        json.dump({"logins": made}, opened, indent=2)
    return made
