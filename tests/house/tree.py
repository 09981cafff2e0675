"""The files of the repository, for tests that look at all of them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = ("annotator", "ner_engine", "devtools", "bench", "fixtures", "docs", "tests")


@cache
def committed() -> list[Path]:
    """What git knows, and what it would be told next; without what has been deleted meanwhile."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / name for name in sorted(filter(None, names)) if (ROOT / name).is_file()]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def python_files() -> list[Path]:
    """Ours, without the migrations that Django writes."""
    return [
        path
        for path in committed()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PYTHON and path.parent.name != "migrations"
    ]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
