"""`schema`: the OpenAPI snapshot and the TypeScript types made of it."""

from pathlib import Path

from devtools import frontend, say
from devtools.application import python
from devtools.children import Command
from devtools.failures import Failure
from devtools.paths import ROOT
from devtools.temporary import Ground, ground

SNAPSHOT = ROOT / "tests" / "contract" / "openapi.yaml"


def generator(here: Ground, target: Path) -> Command:
    """Refuses a schema with holes."""
    words = python("manage.py", "spectacular", "--validate", "--fail-on-warn", "--file", str(target))
    return Command(words, here.environment)


def regenerate() -> int:
    """Overwrite both; git shows what changed."""
    with ground() as here:
        _run(here, "spectacular", generator(here, SNAPSHOT))
        _run(here, "types", frontend.npm(here.node, "run", "--silent", "types"))
    say.step(f"已更新 {SNAPSHOT.relative_to(ROOT)} 和 TypeScript 类型", "Snapshot and TypeScript types are up to date")
    return 0


def _run(here: Ground, name: str, command: Command) -> None:
    if here.supervisor.foreground(name, command) != 0:
        raise Failure(f"{name} 失败，原因见上。", f"{name} failed, the reason stands above.")
