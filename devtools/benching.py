"""`bench`: the measurements, each a module of bench/ on servers of its own."""

from devtools import say
from devtools.application import python
from devtools.children import Command
from devtools.failures import Failure, Interrupted
from devtools.paths import ROOT
from devtools.temporary import ground

BENCH = ROOT / "bench"


def names() -> list[str]:
    """The modules that can be run; the others help them."""
    return sorted(path.stem for path in BENCH.glob("*.py") if "\nif __name__ ==" in path.read_text(encoding="utf-8"))


def bench(arguments: list[str]) -> int:
    """Run the one named, with what follows as its arguments; without a name, list them."""
    if not arguments:
        for name in names():
            say.line(f"{name:<20} {_purpose(name)}")
        return 0
    name, *rest = arguments
    if name not in names():
        raise Failure(
            f"没有 {name} 这项测量；./dev bench 会列出全部。",
            f"There is no measurement {name}; ./dev bench lists them.",
        )
    with ground(durable=True) as here:
        try:
            return here.supervisor.foreground("bench", Command(python("-m", f"bench.{name}", *rest), here.environment))
        except Interrupted:
            return 130


def _purpose(name: str) -> str:
    """The first line of its docstring, less the command a reader of the file sees there."""
    first = (BENCH / f"{name}.py").read_text(encoding="utf-8").split("\n", 1)[0].strip('"')
    return first.rpartition("`: ")[2]
