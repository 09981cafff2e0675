"""State folders that are left empty of processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.children import end_orphans
from devtools.state import State
from tests.devtools.toys import StartToy


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """A state nobody has locked; whatever a test leaves running under it ends with the test."""
    made = State(tmp_path / "state")
    yield made
    end_orphans(made, grace=0.2)


@pytest.fixture
def start_toy(state: State) -> Iterator[StartToy]:
    start = StartToy(state)
    yield start
    start.kill_all()
