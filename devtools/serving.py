"""`serve`: a run that reloads: Vite for the interface, a watch over the Python files."""

from collections.abc import Iterator
from pathlib import Path

from devtools import application, ports, say
from devtools.children import Command
from devtools.node import Node
from devtools.paths import FRONTEND, ROOT
from devtools.running import Run
from devtools.supervisor import Part, Supervisor

VITE_PORT = 5300
LOOK_EVERY_SECONDS = 1.0


class Serve(Run):
    """Keeps what `Run` keeps, and restarts the Python programs when a file of theirs changes."""

    def shown_address(self) -> str:
        return f"http://{ports.HOST}:{VITE_PORT}/"

    def environment_changes(self) -> dict[str, str]:
        """The browser's origin is Vite's."""
        return {"ZHENBIAO_TRUSTED_ORIGINS": f"http://{ports.HOST}:{VITE_PORT}"}

    def start_more(self, supervisor: Supervisor, node: Node) -> None:
        ports.ensure_free(VITE_PORT)
        words = (
            *(str(node.folder / "node"), str(FRONTEND / "node_modules" / "vite" / "bin" / "vite.js")),
            *("--host", ports.HOST, "--port", str(VITE_PORT), "--strictPort"),
        )
        variables = {**node.environment(), "ZHENBIAO_WEB": self.address()}
        supervisor.start(Part("vite", Command(words, variables, FRONTEND), application.WEB_STAGE))

    def stay(self, supervisor: Supervisor) -> None:
        seen = snapshot(ROOT)
        while True:
            supervisor.wait(lambda: False, LOOK_EVERY_SECONDS, pause=LOOK_EVERY_SECONDS)
            if (now := snapshot(ROOT)) != seen:
                seen = now
                say.step("代码有改动，重新启动", "The code changed, restarting")
                supervisor.restart(application.PYTHON_PROGRAMS)


def snapshot(root: Path) -> dict[Path, int]:
    """Every Python file of the product and when it was last written."""
    return {path: path.stat().st_mtime_ns for path in _python_files(root) if path.is_file()}


def _python_files(root: Path) -> Iterator[Path]:
    for package in ("annotator", "ner_engine"):
        yield from (root / package).rglob("*.py")
