"""Setting up whatever is missing: Python packages and the browser application, side by side."""

import fcntl
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager

from devtools import frontend, node, packages, say
from devtools.children import Children
from devtools.failures import Failure
from devtools.paths import ROOT, TOOLS, VENV, private_folder

NEEDED_BYTES = 4 * 1024**3
NEEDED_BYTES_LATER = 200 * 1024**2


def ensure(children: Children, *, dev: bool = False) -> node.Node:
    """Everything `run` needs, with `dev` also what tests and checks need. Done work is not done again."""
    _check_space()
    with _one_at_a_time():
        found = node.ensure(children)
        with ThreadPoolExecutor(max_workers=2) as pool:
            jobs = [
                pool.submit(packages.ensure, children, dev=dev),
                pool.submit(frontend.ensure_build, children, found),
            ]
            _finish(jobs, children)
    return found


def _check_space() -> None:
    needed = NEEDED_BYTES_LATER if (VENV / "zhenbiao-run.stamp").is_file() else NEEDED_BYTES
    free = shutil.disk_usage(ROOT).free
    if free < needed:
        raise Failure(
            f"磁盘空间不足：{ROOT} 所在磁盘还需要 {needed / 1024**3:.1f} GB，现有 {free / 1024**3:.1f} GB；"
            "请清理后重试。",
            f"Not enough disk space: {ROOT} needs {needed / 1024**3:.1f} GB free, there are {free / 1024**3:.1f} GB; "
            "free some and try again.",
        )


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """`./dev test` may start while `./dev run` is still installing."""
    with (private_folder(TOOLS) / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say.step("另一个命令正在安装依赖，等待其完成 …", "Another command is installing, waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _finish(jobs: list[Future[None]], children: Children) -> None:
    """The first failure ends the other job too."""
    try:
        for job in as_completed(jobs):
            job.result()
    except BaseException:
        children.end_all()
        raise
