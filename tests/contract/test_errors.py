"""The list of refusals is closed: each code is used, each used code is listed, and each sentence can be said."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from annotator.errors import CONSTRAINTS, REFUSALS, DomainError
from tests.conftest import ApiFor
from tests.contract.routes import endpoints, filled
from tests.contract.world import build_world

SOURCE = Path(__file__).parents[2] / "annotator"
ENVELOPE = {"code", "message", "data"}


def strings_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def codes_of(argument: ast.expr) -> Iterator[str]:
    """The code itself, or both of a choice between two."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    if isinstance(argument, ast.IfExp):
        yield from (*codes_of(argument.body), *codes_of(argument.orelse))


def raised() -> dict[str, set[str]]:
    """Every code written as the first argument of `DomainError(…)`, with the numbers given to its sentence."""
    found: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DomainError" and node.args):
                continue
            for code in codes_of(node.args[0]):
                found.setdefault(code, set()).update(word.arg for word in node.keywords if word.arg)
    return found


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_code_that_is_raised_is_listed() -> None:
    assert set(raised()) <= set(REFUSALS)


def test_every_listed_code_is_used_somewhere() -> None:
    written = {text for path in SOURCE.rglob("*.py") if path.name != "errors.py" for text in strings_in(path)}
    assert set(REFUSALS) - written - set(CONSTRAINTS.values()) - {"CONFLICT"} == set()


@pytest.mark.parametrize("code", REFUSALS)
def test_both_sentences_of_a_code_say_the_same_numbers(code: str) -> None:
    refusal = REFUSALS[code]
    assert slots(refusal.zh) == slots(refusal.en)


@pytest.mark.parametrize("code", REFUSALS)
def test_a_sentence_can_be_said_with_what_it_is_raised_with(code: str) -> None:
    asked = slots(REFUSALS[code].zh)
    given = raised().get(code, set())
    assert asked <= given, f"{code} needs {asked}"
    refusal = DomainError(code, **dict.fromkeys(asked, 7))
    assert "{" not in refusal.sentence("zh-CN") + refusal.sentence("en")


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_one_sentence_in_each_language_under_a_status_of_refusal(code: str) -> None:
    refusal = REFUSALS[code]
    assert 400 <= refusal.status < 600
    assert refusal.zh.endswith("。")
    assert refusal.zh.count("。") <= 2
    assert refusal.en.endswith(".")
    assert any("一" <= character <= "鿿" for character in refusal.zh)
    assert refusal.en.isascii()


ANSWERS = [(method, route) for route, methods in endpoints().items() for method in methods]
#: A body that is right nowhere, so that every endpoint that takes one must refuse it.
NONSENSE = {
    "name": 7.5,
    "username": [],
    "role": "KING",
    "preset": None,
    "overlap": "ROUND",
    "language": "tlh",
    "new": [],
}


@pytest.mark.django_db
@pytest.mark.usefixtures("marks")
@pytest.mark.parametrize(("method", "route"), ANSWERS, ids=lambda part: part)
@pytest.mark.parametrize("body", [NONSENSE, "text", [1], None], ids=["nonsense", "text", "list", "nothing"])
def test_whatever_an_address_refuses_it_refuses_in_the_envelope(
    api: ApiFor, method: str, route: str, body: object
) -> None:
    world = build_world(asking="admin")
    answer = api(world.people["admin"]).ask(method, filled(route, world.ids), body)
    assert answer.status_code != 500
    if answer.status_code >= 400 and route != "api/health":
        said = json.loads(answer.content)
        assert set(said) == ENVELOPE
        assert REFUSALS[said["code"]].status == answer.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("route", [route for route in endpoints() if "<int:" in route])
def test_an_address_whose_ids_are_nobodys_is_refused_in_the_envelope(api: ApiFor, route: str) -> None:
    world = build_world(asking="admin")
    address = filled(route, dict.fromkeys(world.ids, 2**62))
    for method in endpoints()[route]:
        answer = api(world.people["admin"]).ask(method, address, {})
        assert (answer.status_code, json.loads(answer.content)["code"]) == (404, "NOT_FOUND"), method
