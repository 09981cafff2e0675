"""What a reader can hold in the head: sizes of files and functions (docs/architecture.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, committed, name_of, parsed, python_files

PYTHON_LINES = 330
TYPESCRIPT_LINES = 200
FUNCTION_LINES = 60
VIEW_LINES = 20
POSITIONAL = 5

#: File → why it may be longer. Each entry is an exception to be proud of or to be removed.
LONGER_FILES: dict[str, str] = {
    "frontend/src/api/schema.d.ts": "generated from the OpenAPI snapshot and never edited",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """From its name to its last line, docstring included, decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def positional(function: Function) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def long_files(suffixes: set[str], limit: int) -> list[str]:
    files = [path for path in committed() if path.suffix in suffixes and path.is_relative_to(ROOT)]
    return [
        f"{name_of(path)}: {lines}"
        for path in files
        if path.parent.name != "migrations" and (lines := len(path.read_text("utf-8").splitlines())) > limit
    ]


def unexcused(found: list[str]) -> list[str]:
    return [line for line in found if line.rpartition(": ")[0] not in LONGER_FILES]


def test_python_files_are_short() -> None:
    assert unexcused(long_files({".py"}, PYTHON_LINES)) == []


def test_typescript_files_are_short() -> None:
    assert unexcused(long_files({".ts", ".tsx"}, TYPESCRIPT_LINES)) == []


@pytest.mark.parametrize("path", LONGER_FILES)
def test_an_exception_is_still_needed(path: str) -> None:
    assert len((ROOT / path).read_text("utf-8").splitlines()) > TYPESCRIPT_LINES


def test_functions_are_short() -> None:
    found = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length(function)}"
        for path in python_files()
        for function in functions(path)
        if length(function) > FUNCTION_LINES
    ]
    assert found == []


def test_a_views_methods_are_shorter() -> None:
    found = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length(function)}"
        for path in python_files()
        for function in functions(path)
        if path.name == "views.py" and length(function) > VIEW_LINES
    ]
    assert found == []


def test_functions_take_few_positional_parameters() -> None:
    """Fixtures and parameters of tests are asked for by name, so tests may name more."""
    found = [
        f"{name_of(path)}:{function.lineno} {function.name}"
        for path in python_files()
        if path.relative_to(ROOT).parts[0] != "tests"
        for function in functions(path)
        if positional(function) > POSITIONAL
    ]
    assert found == []


def test_every_module_says_first_what_it_is_for() -> None:
    """An empty `__init__.py` says enough."""
    found = [
        name_of(path)
        for path in python_files()
        if path.read_text("utf-8").strip() and not ast.get_docstring(parsed(path))
    ]
    assert found == []


def test_the_rulers_measure() -> None:
    """A test of the tests: what is too much is seen."""
    tree = ast.parse("class A:\n    def long(self, a, b, c, d, e, f, *, g):\n" + "        a\n" * 60)
    (function,) = [node for node in ast.walk(tree) if isinstance(node, Function)]
    assert length(function) == 61
    assert positional(function) == 6
