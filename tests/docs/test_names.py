"""The functions that the documentation names exist."""

import importlib
import re
from pathlib import Path

import pytest

from annotator.celery import app

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
#: `domain.module.function`, perhaps called; a file's name has an ending, which is no function.
NAME = re.compile(r"`(?P<name>[a-z_]+(?:\.[A-Za-z_]+)+)(?:\([^`]*\))?`")
ENDINGS = (".py", ".md", ".ts", ".toml", ".txt", ".lock", ".yaml", ".tsv", ".dev")
MODULES = {path.stem for path in (ROOT / "annotator").iterdir() if path.suffix == ".py" or path.is_dir()}


def names(text: str) -> set[str]:
    """What is named of our packages, with the package's own name in front."""
    found = {match["name"] for match in NAME.finditer(text)}
    ours = {name.removeprefix("annotator.") for name in found if not name.endswith(ENDINGS)}
    return {name for name in ours if name.split(".", maxsplit=1)[0] in MODULES}


def exists(name: str) -> bool:
    """A module, something in one, or a task of this name."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(["annotator", *parts[:length]]))
        except ImportError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None or name in app.tasks
    return name in app.tasks


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_function_a_page_names_exists(page: Path) -> None:
    app.loader.import_default_modules()
    assert {name for name in names(page.read_text("utf-8")) if not exists(name)} == set()


def test_a_function_that_is_gone_would_be_seen() -> None:
    found = names("`intake.actions.gone(x)` `intake.tasks.read_batch` `intake.read_batch` `settings.py` `os.path`")
    assert found == {"intake.actions.gone", "intake.tasks.read_batch", "intake.read_batch"}
    assert {name for name in found if not exists(name)} == {"intake.actions.gone"}
