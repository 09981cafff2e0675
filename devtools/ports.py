"""The port: free, or one sentence that names it and, where it can be seen, who has it."""

import os
import socket
from contextlib import suppress
from pathlib import Path

from devtools.failures import Failure

HOST = "127.0.0.1"
DEFAULT_PORT = 8300


def parse(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 65535:  # noqa: PLR2004 - what TCP has
        return int(text)
    raise Failure(
        f"端口 {text} 无效；请给出 1 到 65535 之间的数字，例如 --port 8301。",
        f"{text} is no port; give a number from 1 to 65535, such as --port 8301.",
    )


def ensure_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Failure(
                f"没有权限使用端口 {port}；请用 --port 换一个 1024 以上的端口，例如 --port {DEFAULT_PORT}。",
                f"No permission to use port {port}; choose one above 1024, such as --port {DEFAULT_PORT}.",
            ) from None
        except OSError:
            raise _taken(port) from None


def _taken(port: int) -> Failure:
    holder = holder_of(port)
    zh, en = (f"（{holder}）", f" (by {holder})") if holder else ("", "")
    return Failure(
        f"端口 {port} 已被占用{zh}；请停止占用它的程序，或用 --port 换一个端口，例如 --port {port + 1}。",
        f"Port {port} is taken{en}; stop that program, or choose another port, such as --port {port + 1}.",
    )


def holder_of(port: int) -> str:
    """`name, process 123` if we may see it, otherwise nothing."""
    sockets = {f"socket:[{inode}]" for inode in _listening_inodes(port)}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and sockets & _open_files(folder / "fd"):
            return f"{(folder / 'comm').read_text(encoding='utf-8', errors='replace').strip()}, process {folder.name}"
    return ""


def _listening_inodes(port: int) -> set[str]:
    """Column 1 is address:port in hexadecimal, column 3 the state (0A: listening), column 9 the inode."""
    rows = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            rows += [row.split() for row in Path(table).read_text(encoding="ascii").splitlines()[1:]]
        except OSError:
            continue
    return {row[9] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")}


def _open_files(folder: Path) -> set[str]:
    found = set()
    with suppress(OSError):  # the process is gone, or not ours to look into
        for entry in folder.iterdir():
            with suppress(OSError):  # this file was closed meanwhile
                found.add(os.readlink(entry))  # noqa: PTH115 - these links lead to no path
    return found
