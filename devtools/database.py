"""The schema and the demo: brought up to date before anything serves, skipped when a stamp says they are."""

import json
from collections.abc import Iterator
from pathlib import Path

from devtools import say
from devtools.application import python
from devtools.children import Command
from devtools.failures import Failure, disk_full
from devtools.logged import is_disk_full
from devtools.paths import REQUIREMENTS, ROOT
from devtools.stamps import Stamp, digest
from devtools.state import State
from devtools.supervisor import Supervisor


def bring_up_to_date(supervisor: Supervisor, state: State, environment: dict[str, str], *, own: bool) -> None:
    """`own`: the database is our embedded one. What others keep elsewhere is migrated, but gets no demo."""
    if not own:
        _manage(supervisor, state, environment, "migrate", "--no-input")
        return
    _once(supervisor, state, environment, ("migrate", "--no-input"), digest(_migrations()))
    _once(supervisor, state, environment, ("load_demo",), "loaded")


def _once(
    supervisor: Supervisor, state: State, environment: dict[str, str], words: tuple[str, ...], wanted: str
) -> None:
    stamp = Stamp(state.stamps / words[0])
    if stamp.is_for(wanted):
        return
    stamp.remove()
    with say.timed(*_TITLES[words[0]]):
        _manage(supervisor, state, environment, *words)
    stamp.write(wanted)


_TITLES = {
    "migrate": ("建立或升级数据库", "Bringing the database up to date"),
    "load_demo": ("载入演示数据", "Loading the demo"),
}


def _manage(supervisor: Supervisor, state: State, environment: dict[str, str], *words: str) -> None:
    name = words[0]
    # What load_demo says are passwords, and they stand in a file of their own.
    if supervisor.once(name, Command(python("manage.py", *words), environment), errors_only=name == "load_demo") != 0:
        log = state.log(name)
        if is_disk_full(log.read_text(encoding="utf-8", errors="replace")):
            raise disk_full(state.folder)
        raise Failure(f"{name} 失败；原因见 {log} 的末尾。", f"{name} failed; the end of {log} says why.")


def _migrations() -> Iterator[Path]:
    """Ours, and the versions of everybody else's."""
    yield from ROOT.glob("annotator/**/migrations/*.py")
    yield REQUIREMENTS / "web.lock"


def logins(state: State) -> list[dict[str, str]]:
    """Who may sign in to the demo, as `load_demo` wrote it down."""
    try:
        found = json.loads((state.folder / "demo-logins.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    people: list[dict[str, str]] = found["logins"]
    return people
