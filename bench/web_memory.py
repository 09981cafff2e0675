"""`python -m bench.web_memory`: what the idle web server of `./dev run` holds in memory, process by process."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psutil

from devtools.application import web

TARGET_MIB: Final = 150
MIB: Final = 1024 * 1024
START_SECONDS: Final = 60
#: Asked before measuring, so that what a first request imports is there.
PAGES: Final = ("/", "/api/health", "/api/session", "/api/projects")


@dataclass(frozen=True, slots=True)
class Held:
    """One process: everything mapped (RSS), its fair share of what is shared (PSS), and whether torch is in it."""

    name: str
    rss: float
    pss: float
    has_torch: bool


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def server(port: int) -> Iterator[psutil.Process]:
    """The web part of `./dev run`, its own words on the command line."""
    command = web(dict(os.environ), port).command
    process = subprocess.Popen(command.words, env=command.environment, stderr=subprocess.DEVNULL)
    try:
        wait_until_it_answers(port)
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def wait_until_it_answers(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            status(port, "/api/session")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the web server does not answer")


def held(process: psutil.Process) -> Held:
    memory = process.memory_full_info()
    maps = {mapping.path for mapping in process.memory_maps()}
    name = "master" if process.children() else "worker"
    return Held(name, memory.rss / MIB, memory.pss / MIB, any("libtorch" in path for path in maps))


def main() -> None:
    port = free_port()
    with server(port) as master:
        for _ in range(20):
            for page in PAGES:
                status(port, page)
        time.sleep(5)
        processes = [held(process) for process in (master, *master.children())]
    print(f"{'process':<10}{'RSS MiB':>10}{'PSS MiB':>10}{'torch':>8}   target: under {TARGET_MIB} MiB each, no torch")
    for one in processes:
        print(f"{one.name:<10}{one.rss:>10.0f}{one.pss:>10.0f}{'yes' if one.has_torch else 'no':>8}")
    print(f"{'together':<10}{'':>10}{sum(one.pss for one in processes):>10.0f}")


if __name__ == "__main__":
    main()
