"""Parts are kept alive, and whatever is killed, nothing stays behind."""

import os
import signal
from pathlib import Path

from devtools import processes
from devtools.children import end_orphans
from devtools.state import State
from tests.devtools.toys import StartToy, words_of

SLEEP = "sleep 1000"


def programs(state: State) -> list[str]:
    return sorted(words_of(state).values())


def one(state: State, beginning: str) -> int:
    return next(pid for pid, words in words_of(state).items() if words.startswith(beginning))


def warden(state: State) -> int:
    return processes.tagged(f"{state.name}!").pop()


def is_empty(state: State) -> bool:
    return not processes.tagged(state.name)


def socket_folders(state: State) -> list[Path]:
    return [Path(line) for line in (state.folder / "sockets").read_text().splitlines()]


def test_a_request_to_end_ends_everything(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    folders = socket_folders(state)
    toy.send_signal(signal.SIGTERM)
    assert toy.wait(10) == 0
    assert is_empty(state)
    assert not any(folder.exists() for folder in folders)


def test_a_killed_launcher_leaves_nothing_running(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    assert programs(state).count(SLEEP) == 3
    folders = socket_folders(state)
    toy.kill()
    toy.wait()
    assert processes.wait_until(lambda: is_empty(state), 10)
    assert processes.wait_until(lambda: not any(folder.exists() for folder in folders), 5)


def test_what_outlives_launcher_and_warden_ends_with_the_next_start(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    folders = socket_folders(state)
    os.kill(warden(state), signal.SIGKILL)
    toy.kill()
    toy.wait()
    assert processes.wait_until(lambda: one_is_left(state), 5), "the family ignores TERM, so something must be left"
    assert state.lock()
    assert end_orphans(state)
    assert is_empty(state)
    assert not any(folder.exists() for folder in folders)


def one_is_left(state: State) -> bool:
    return any(words.startswith("sh") for words in words_of(state).values())


def test_a_killed_part_starts_again(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    before = one(state, "sh")
    os.kill(before, signal.SIGKILL)
    assert processes.wait_until(lambda: any(w.startswith("sh") for w in words_of(state).values()), 10)
    assert processes.wait_until(lambda: programs(state).count(SLEEP) == 3, 10), (
        "the old family is gone, a new one is there"
    )
    assert one(state, "sh") != before
    assert toy.poll() is None


def test_a_killed_warden_is_replaced(state: State, start_toy: StartToy) -> None:
    toy = start_toy()
    before = warden(state)
    os.kill(before, signal.SIGKILL)
    assert processes.wait_until(lambda: processes.tagged(f"{state.name}!") - {before} != set(), 10)
    toy.kill()
    toy.wait()
    assert processes.wait_until(lambda: is_empty(state), 10), "the new warden knows its duty"


def test_a_part_that_cannot_live_ends_the_run_and_names_its_log(state: State, start_toy: StartToy) -> None:
    toy = start_toy("broken")
    _, said = toy.communicate(timeout=20)
    assert toy.returncode == 1
    assert (
        said == f"broken ended 5 times within a minute, so all was stopped; the end of {state.log('broken')} says why."
    )
    assert is_empty(state)


def test_a_second_launcher_does_not_start_on_the_same_state(state: State, start_toy: StartToy) -> None:
    start_toy()
    assert not State(state.folder).lock()
