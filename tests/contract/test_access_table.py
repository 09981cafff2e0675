"""Every endpoint, every method, every role: the table says what is answered, and no endpoint is without a row."""

import json

import pytest

from tests.conftest import ApiFor
from tests.contract.routes import endpoints, filled
from tests.contract.table import TABLE, Row
from tests.contract.world import ROLES, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marks")]

ROWS = {row.name: row for row in TABLE}
UNANSWERED = [
    (method, route)
    for route, methods in endpoints().items()
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
    if method not in methods
]


def test_every_endpoint_has_a_row_and_every_row_an_endpoint() -> None:
    answered = {f"{method} {route}" for route, methods in endpoints().items() for method in methods}
    assert answered == set(ROWS)
    assert len(TABLE) == len(ROWS), "a row stands twice"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_role_is_answered_as_the_table_says(api: ApiFor, row: Row, role: str) -> None:
    world = build_world(asking=role)
    answer = row.asked_by(api(world.people[role]), world)
    assert answer.status_code == row.status_for(role), answer.content[:300].decode()
    if answer.status_code >= 400 and row.route != "api/health":
        assert set(json.loads(answer.content)) == {"code", "message", "data"}


@pytest.mark.parametrize(("method", "route"), UNANSWERED, ids=lambda part: part)
def test_any_other_method_is_refused_by_name(api: ApiFor, method: str, route: str) -> None:
    world = build_world(asking="admin")
    answer = api(world.people["admin"]).ask(method, filled(route, world.ids), {})
    assert (answer.status_code, json.loads(answer.content)["code"]) == (405, "METHOD_NOT_ALLOWED")
