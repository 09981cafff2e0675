"""`check`: every check that needs no test run, one line each."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from devtools import say
from devtools.application import python
from devtools.children import Command
from devtools.failures import Interrupted
from devtools.frontend import npm
from devtools.paths import VENV
from devtools.schema import SNAPSHOT, generator
from devtools.temporary import Ground, ground

OUTDATED = "The snapshot tests/contract/openapi.yaml is out of date: run ./dev schema and commit what it changes."


@dataclass(frozen=True)
class Check:
    """A command that must succeed, and what must be true after it (otherwise: the complaint)."""

    name: str
    command: Command
    complaint: Callable[[], str] = lambda: ""


def check() -> int:
    """Every check runs, also after one failed; the exit status is 1 if any did."""
    began = time.monotonic()
    with ground() as here:
        try:
            failed = [one.name for one in checks(here) if not _passes(here, one)]
        except Interrupted:
            return 130
    seconds = time.monotonic() - began
    closing = f"✗ {', '.join(failed)}" if failed else "✓ 全部通过 · all checks passed"
    say.line(f"{closing}  ({seconds:.0f} s)")
    return 1 if failed else 0


def checks(here: Ground) -> list[Check]:
    """The quick ones first."""
    fresh_schema = here.state.folder / "openapi.yaml"
    behind_tls = {key: value for key, value in here.environment.items() if key != "ZHENBIAO_PLAIN_HTTP"}

    def tool(*words: str) -> Command:
        return Command((str(VENV / "bin" / words[0]), *words[1:]), here.environment)

    def manage(*words: str, environment: dict[str, str] = here.environment) -> Command:
        return Command(python("manage.py", *words), environment)

    return [
        Check("ruff format", tool("ruff", "format", "--check", ".", "dev")),
        Check("ruff check", tool("ruff", "check", ".", "dev")),
        Check("codespell", tool("codespell")),
        Check("biome", npm(here.node, "run", "--silent", "lint")),
        Check("import contracts", tool("lint-imports")),
        Check("migrations", manage("makemigrations", "--check", "--dry-run")),
        Check("deployment", manage("check", "--deploy", "--fail-level", "WARNING", environment=behind_tls)),
        Check("openapi", generator(here, fresh_schema), lambda: _difference(fresh_schema)),
        Check("typescript", npm(here.node, "run", "--silent", "types:check")),
        Check("mypy", tool("mypy")),
        Check("house tests", Command(python("-m", "pytest", "tests/house"), here.environment)),
    ]


def _difference(fresh: Path) -> str:
    return "" if SNAPSHOT.is_file() and SNAPSHOT.read_bytes() == fresh.read_bytes() else OUTDATED


def _passes(here: Ground, one: Check) -> bool:
    began = time.monotonic()
    status = here.supervisor.once(one.name, one.command)
    complaint = one.complaint() if status == 0 else here.state.log(one.name).read_text("utf-8", "replace")
    say.line(f"{'✗' if status or complaint else '✓'} {one.name:<18} {time.monotonic() - began:5.1f} s")
    if status or complaint:
        say.line(complaint.rstrip())
    return not status and not complaint
