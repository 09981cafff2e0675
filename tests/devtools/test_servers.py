"""The embedded servers, really started: as whoever runs the tests, and in every other way this machine allows."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis

from devtools import privileges, processes
from devtools.children import Children
from devtools.failures import Failure
from devtools.paths import ROOT
from devtools.servers import Servers
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Supervisor

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root has a choice of users")
USER_SERVERS = Path(__file__).with_name("user_servers.py")


@contextmanager
def running(state: State, *, durable: bool = False) -> Iterator[tuple[Servers, Supervisor]]:
    with Children(state) as children, Signals() as signals:
        supervisor = Supervisor(state, children, signals)
        servers = Servers(state, children, durable=durable, embedded=True)
        servers.start(supervisor)
        try:
            yield servers, supervisor
        finally:
            supervisor.stop()


def execute(servers: Servers, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(servers.database_url) as connection:
        answer = connection.execute(statement)
        return answer.fetchall() if answer.description else []


def works(servers: Servers) -> bool:
    client = redis.Redis.from_url(servers.redis_url)
    return execute(servers, "SELECT 1") == [(1,)] and bool(client.ping())


def test_what_was_written_is_there_at_the_next_start(state: State) -> None:
    with running(state) as (servers, _):
        execute(servers, "CREATE TABLE notes AS SELECT '主诉' AS title")
        redis.Redis.from_url(servers.redis_url).rpush("queue", "1")
    with running(state) as (servers, _):
        assert execute(servers, "SELECT title FROM notes") == [("主诉",)]
        assert redis.Redis.from_url(servers.redis_url).lrange("queue", 0, -1) == [b"1"]


@pytest.mark.parametrize("program", ["postgres", "valkey-server"])
def test_a_killed_server_starts_again_and_lost_nothing(program: str, state: State) -> None:
    with running(state, durable=True) as (servers, supervisor):
        execute(servers, "CREATE TABLE notes AS SELECT 1 AS number")
        redis.Redis.from_url(servers.redis_url).rpush("queue", "1")
        victim = next(pid for pid in processes.tagged(state.name) if is_server(pid, program))
        os.kill(victim, signal.SIGKILL)
        assert supervisor.wait(lambda: not processes.is_alive(victim), 5)
        assert supervisor.wait(lambda: answers(servers), 20)
        assert execute(servers, "SELECT number FROM notes") == [(1,)]
        assert redis.Redis.from_url(servers.redis_url).lrange("queue", 0, -1) == [b"1"]


def is_server(pid: int, program: str) -> bool:
    return processes._bytes(pid, "cmdline").split(b"\0")[0].endswith(f"/{program}".encode())


def answers(servers: Servers) -> bool:
    try:
        return works(servers)
    except (psycopg.OperationalError, redis.ConnectionError):
        return False


def test_a_number_left_by_a_killed_server_does_not_hinder_the_next(state: State) -> None:
    with running(state):
        pass
    (state.folder / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{state.folder / 'postgres'}\n")
    with running(state) as (servers, _):
        assert works(servers)


def test_a_half_made_cluster_is_made_again(state: State) -> None:
    (state.folder / "postgres.new" / "base").mkdir(parents=True)
    (state.folder / "postgres.new" / "PG_VERSION").write_text("18")
    with running(state) as (servers, _):
        assert works(servers)


def test_the_database_is_closed_to_everybody_else(state: State) -> None:
    with running(state) as (servers, _):
        folder = Path(servers.database_url.rpartition("host=")[2])
        assert folder.stat().st_mode & 0o077 == 0
        assert len(str(folder / ".s.PGSQL.5432")) <= 107
    assert not folder.exists()


@ROOT_ONLY
@pytest.mark.parametrize("closed", ["", "ZHENBIAO_DEV_NO_CAPS", "ZHENBIAO_DEV_NO_USERNS"])
def test_root_runs_them_under_a_closed_folder(closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if closed:
        monkeypatch.setenv(closed, "1")
    tmp_path.chmod(0o700)
    state = State(tmp_path / "state")
    with running(state) as (servers, _):
        assert works(servers)
        owner = next(pid for pid in processes.tagged(state.name) if is_server(pid, "postgres"))
        ids = [line for line in Path(f"/proc/{owner}/status").read_text().splitlines() if line.startswith("Uid:")]
        assert ("65534" in ids[0]) == (closed != "ZHENBIAO_DEV_NO_CAPS")


@ROOT_ONLY
def test_the_way_may_change_between_two_starts(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    for closed in ("ZHENBIAO_DEV_NO_CAPS", "ZHENBIAO_DEV_NO_USERNS", "ZHENBIAO_DEV_NO_CAPS"):
        with monkeypatch.context() as patch:
            patch.setenv(closed, "1")
            with running(state) as (servers, _):
                assert works(servers)


@ROOT_ONLY
def test_root_without_any_way_in_is_told_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENBIAO_DEV_NO_CAPS", "1")
    monkeypatch.setenv("ZHENBIAO_DEV_NO_USERNS", "1")
    tmp_path.chmod(0o700)
    with pytest.raises(Failure, match="move the project to a folder others may enter"):
        privileges.choose([tmp_path])


@ROOT_ONLY
@pytest.mark.parametrize("user", [65534, 54321])
def test_an_ordinary_user_runs_them_with_and_without_a_name(
    user: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    python = next((path for path in (sys.executable, "/usr/bin/python3") if reachable(user, path)), None)
    if python is None or not reachable(user, str(ROOT)):
        pytest.skip("nobody but root can enter the folders of Python or of the repository")
    folder = Path("/tmp") / f"zb-user-{user}-{os.getpid()}"  # noqa: S108 - pytest's own folders are closed to the user
    folder.mkdir(mode=0o700)
    os.chown(folder, user, user)
    try:
        words = [python, "-S", "-E", str(USER_SERVERS), str(folder / "state")]
        done = subprocess.run(
            words, user=user, group=user, extra_groups=[], capture_output=True, text=True, check=False, cwd="/"
        )
        assert done.stdout.split() == ["1"], done.stderr
    finally:
        shutil.rmtree(folder)


def reachable(user: int, path: str) -> bool:
    tried = subprocess.run(["test", "-x", path], user=user, group=user, extra_groups=[], check=False)
    return tried.returncode == 0
