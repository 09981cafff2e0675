"""What the documentation lists and what the code has are the same lists, in both directions."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db.models import TextChoices

import annotator
from annotator.errors import REFUSALS
from annotator.intake.problems import PROBLEMS
from tests.house.tree import ROOT, committed, name_of

DOCS = ROOT / "docs"
#: Where settings are read: Python, the shell of CI and of images, the front end's build.
SOURCES = {".py", ".ts", ".tsx", ".js", ".mjs", ".yaml", ".yml", ".toml", ""}
SETTING = re.compile(r"ZHENBIAO_[A-Z][A-Z_]*[A-Z]")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def first_cells(text: str) -> list[str]:
    """Everything in backquotes in the first column of the tables of a page."""
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


def settings_read() -> set[str]:
    """Every ZHENBIAO_ name in a source, tests and documentation aside."""
    sources = [path for path in committed() if path.suffix in SOURCES and not is_prose_or_test(path)]
    return {name for path in sources for name in SETTING.findall(path.read_text(encoding="utf-8"))}


def is_prose_or_test(path: Path) -> bool:
    return name_of(path).startswith(("tests/", "docs/")) or path.suffix == ".md"


def commands() -> set[str]:
    """The first word of each line that `./dev help` begins at the margin."""
    said = subprocess.run([sys.executable, "dev", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^([a-z]+)", said, re.MULTILINE))


def closed_lists() -> dict[str, set[str]]:
    """Name → values of every TextChoices of ours."""
    found = {}
    for module in pkgutil.walk_packages(annotator.__path__, "annotator."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if inspect.isclass(value) and issubclass(value, TextChoices) and value.__module__ == module.name:
                found[name] = set(value.values)
    return found


def test_every_setting_is_explained_and_every_explained_setting_is_read() -> None:
    assert set(SETTING.findall(page("operations.md"))) == settings_read()


def test_every_refusal_is_in_the_api_page_and_none_that_is_gone() -> None:
    listed = {word for word in first_cells(page("api.md")) if re.fullmatch(r"[A-Z][A-Z0-9_]+", word)}
    assert listed == set(REFUSALS) | set(PROBLEMS)


def test_every_value_of_a_closed_list_is_in_the_states_page_and_none_that_is_gone() -> None:
    lists = closed_lists()
    text = page("states.md")
    assert set(re.findall(r"^### `(\w+)`", text, re.MULTILINE)) == set(lists)
    assert set(first_cells(text)) == set().union(*lists.values())


def test_every_command_is_explained_and_every_explained_command_exists() -> None:
    explained = set(re.findall(r"\./dev ([a-z]+)", page("operations.md") + (ROOT / "README.md").read_text("utf-8")))
    assert explained == commands()


def test_every_table_is_in_the_glossary_and_none_that_is_gone() -> None:
    listed = {word for word in first_cells(page("glossary.md")) if re.fullmatch(r"[a-z]+(_[a-z]+)+", word)}
    ours = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("annotator.")}
    libraries = {model._meta.db_table for model in apps.get_models()} - ours
    assert ours <= listed
    assert listed <= ours | libraries


def test_every_model_is_in_the_glossary_by_its_name() -> None:
    text = page("glossary.md")
    names = {model.__name__ for model in apps.get_models() if model.__module__.startswith("annotator.")}
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_every_decision_is_in_the_list_of_decisions() -> None:
    index = page("adr/README.md")
    records = {path.name for path in (DOCS / "adr").glob("0*.md")}
    assert records
    assert set(re.findall(r"\((0[^)]+\.md)\)", index)) == records


def test_a_row_that_is_missing_would_be_seen() -> None:
    assert first_cells("| `A_B`, `C` | x |\n| --- |\n| d | `E` |\n|`F`|") == ["A_B", "C"]
