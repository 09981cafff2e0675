"""Servers for one test run: databases of its own, gone afterwards, so that it can stand beside `run`."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from devtools import environment, setup
from devtools.children import Children, end_orphans
from devtools.node import Node
from devtools.paths import default_state
from devtools.servers import Servers
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Supervisor


@dataclass(frozen=True)
class Ground:
    """Everything a test, a check or a measurement stands on."""

    state: State
    children: Children
    supervisor: Supervisor
    node: Node
    environment: dict[str, str]


@contextmanager
def ground(*, durable: bool = False) -> Iterator[Ground]:
    """Set up what is missing, then servers; not durable ones are faster and forget everything when killed."""
    home = default_state() / "tests"
    state = State(home / f"{os.getpid()}-{secrets.token_hex(3)}")
    state.lock()
    _remove_abandoned(home)
    try:
        with Children(state) as children:
            node = setup.ensure(children, dev=True)
            with Signals() as signals:
                supervisor = Supervisor(state, children, signals)
                try:
                    servers = Servers(state, children, durable=durable, embedded=True)
                    yield _start(servers, Ground(state, children, supervisor, node, {}))
                finally:
                    supervisor.stop()
    finally:
        shutil.rmtree(state.folder, ignore_errors=True)
        state.unlock()


def _start(servers: Servers, here: Ground) -> Ground:
    servers.start(here.supervisor)
    variables = environment.for_tests(here.state, servers.database_url, servers.redis_url)
    node_first = os.pathsep.join([str(here.node.folder), variables["PATH"]])
    return replace(here, environment={**variables, "PATH": node_first})


def _remove_abandoned(home: Path) -> None:
    """What killed test runs left: whose lock is free has no master any more."""
    for folder in home.iterdir():
        state = State(folder)
        if state.lock(patience=0.0):
            end_orphans(state)
            shutil.rmtree(folder, ignore_errors=True)
            state.unlock()
