"""Who may do what: every endpoint and method, and the status each role is answered with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse

from tests.api import Api
from tests.contract.routes import filled
from tests.contract.world import ROLES, World
from tests.make import PASSWORD


@dataclass(frozen=True)
class File:
    """A body that is a form with a file."""

    name: str
    content: bytes


Body = dict[str, Any] | Callable[[World], Any] | File | None


@dataclass(frozen=True)
class Row:
    """`statuses` stand in the order of ROLES; the body is one that would be accepted from whoever may send it."""

    method: str
    route: str
    statuses: str
    body: Body = None

    @property
    def name(self) -> str:
        return f"{self.method} {self.route}"

    def status_for(self, role: str) -> int:
        return int(self.statuses.split()[ROLES.index(role)])

    def asked_by(self, browser: Api, world: World) -> HttpResponse:
        address = filled(self.route, world.ids)
        if isinstance(self.body, File):
            return browser.send_file(address, self.body.name, self.body.content)
        return browser.ask(self.method, address, self.body(world) if callable(self.body) else self.body)


PROJECT = "api/projects/<int:project_id>"
MEMBER = f"{PROJECT}/members/<int:user_id>"
IMPORT = "api/imports/<int:batch_id>"
NEW_TYPE = {"code": "SIGN", "name_zh": "体征", "name_en": "Sign"}
NEW_USER = {"username": "newcomer", "display_name": "新同事", "password": PASSWORD}


def new_member(world: World) -> dict[str, Any]:
    return {"user_id": world.candidate.pk, "role": "REVIEWER"}


#                                               anonymous stranger reviewer adjudicator manager admin
TABLE: Final = (
    # anybody
    Row("GET", "api/health",                    "503 503 503 503 503 503"),
    Row("GET", "api/openapi.yaml",              "200 200 200 200 200 200"),
    Row("GET", "api/session",                   "200 200 200 200 200 200"),
    Row("POST", "api/session",                  "401 401 401 401 401 401", {"username": "nobody", "password": "x"}),
    Row("DELETE", "api/session",                "204 204 204 204 204 204"),
    # whoever is signed in
    Row("PATCH", "api/me",                      "401 200 200 200 200 200", {"language": "en"}),
    Row("POST", "api/me/password",              "401 204 204 204 204 204", {"current": PASSWORD, "new": "velvet-7-r"}),
    Row("GET", "api/me/tokens",                 "401 200 200 200 200 200"),
    Row("POST", "api/me/tokens",                "401 201 201 201 201 201", {"name": "nightly", "days_valid": 30}),
    Row("DELETE", "api/me/tokens/<int:token_id>", "401 204 204 204 204 204"),
    Row("GET", "api/presets",                   "401 200 200 200 200 200"),
    Row("GET", "api/limits",                    "401 200 200 200 200 200"),
    Row("GET", "api/projects",                  "401 200 200 200 200 200"),
    # administrators, and whoever may create projects
    Row("GET", "api/users",                     "401 403 403 403 403 200"),
    Row("POST", "api/users",                    "401 403 403 403 403 201", NEW_USER),
    Row("PATCH", "api/users/<int:user_id>",     "401 403 403 403 403 200", {"display_name": "改名"}),
    Row("POST", "api/projects",                 "401 403 403 403 403 201", {"name": "新项目", "preset": "general"}),
    # members
    Row("GET", PROJECT,                         "401 404 200 200 200 200"),
    Row("GET", f"{PROJECT}/overview",           "401 404 200 200 200 200"),
    Row("GET", f"{PROJECT}/members",            "401 404 200 200 200 200"),
    Row("GET", f"{PROJECT}/documents",          "401 404 200 200 200 200"),
    Row("GET", "api/documents/<int:document_id>", "401 404 200 200 200 200"),
    # managers
    Row("PATCH", PROJECT,                       "401 404 403 403 200 200", {"description": "骨科"}),
    Row("PUT", f"{PROJECT}/overlap",            "401 404 403 403 200 200", {"overlap": "NESTED"}),
    Row("POST", f"{PROJECT}/entity-types",      "401 404 403 403 201 201", NEW_TYPE),
    Row("PATCH", f"{PROJECT}/entity-types/<int:type_id>", "401 404 403 403 200 200", {"name_en": "Illness"}),
    Row("POST", f"{PROJECT}/members",           "401 404 403 403 201 201", new_member),
    Row("PATCH", MEMBER,                        "401 404 403 403 200 200", {"role": "ADJUDICATOR"}),
    Row("DELETE", MEMBER,                       "401 404 403 403 204 204"),
    Row("GET", f"{PROJECT}/candidates",         "401 404 403 403 200 200"),
    Row("GET", f"{PROJECT}/imports",            "401 404 403 403 200 200"),
    Row("POST", f"{PROJECT}/imports",           "401 404 403 403 202 202", File("note.txt", "患者发热。".encode())),
    Row("GET", IMPORT,                          "401 404 403 403 200 200"),
    Row("DELETE", IMPORT,                       "401 404 403 403 204 204"),
    Row("GET", f"{IMPORT}/problems",            "401 404 403 403 200 200"),
)  # fmt: skip
