"""The Python packages, as the locks name them."""

import os
import re
import shutil
from pathlib import Path

from devtools import environment, logged, pip_failures, say, virtual_environment
from devtools.children import Children, Command
from devtools.failures import Failure
from devtools.paths import PYTHON, REQUIREMENTS, TOOLS, VENV, site_packages
from devtools.stamps import Stamp, digest

RUN_LOCKS = ("web", "embedded", "engine")
DEV_LOCKS = ("dev",)
TORCH_LOCK = "torch"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def ensure(children: Children, *, dev: bool) -> None:
    """Install what is missing; what a stamp vouches for is not looked at again."""
    groups = {"run": (TORCH_LOCK, *RUN_LOCKS), **({"dev": DEV_LOCKS} if dev else {})}
    outdated = {name: locks for name, locks in groups.items() if not _stamp(name).is_for(_wanted(locks))}
    if not outdated:
        return
    with say.timed("准备 .venv", "Preparing .venv"):
        virtual_environment.ensure(children)
    for name, locks in outdated.items():
        with say.timed(f"安装 Python 依赖（{name}）", f"Installing Python packages ({name})"):
            _install_group(children, name, locks)
    _tidy()


def _tidy() -> None:
    """The cache was there for a second attempt; interrupted attempts leave unpacked packages behind."""
    for leftover in (TOOLS / "cache" / "pip", *(TOOLS / "tmp").glob("pip-*")):
        shutil.rmtree(leftover, ignore_errors=True)


def _install_group(children: Children, name: str, locks: tuple[str, ...]) -> None:
    _stamp(name).remove()
    if TORCH_LOCK in locks:
        _install_torch(children)
    rest = [_lock(lock) for lock in locks if lock != TORCH_LOCK]
    install(children, f"pip-{name}", [word for lock in rest for word in ("-r", str(lock))])
    _stamp(name).write(_wanted(locks))


def _install_torch(children: Children) -> None:
    """In a call of its own: its index may be out of reach, and pip should not wait long for it.

    An impatient call also gives up on the ordinary index, and does not say why; then a patient one has the last word.
    """
    lock = ["-r", str(_lock(TORCH_LOCK))]
    if os.environ.get("ZHENBIAO_TORCH") == "cuda":
        install(children, "pip-torch", lock)
        return
    try:
        install(children, "pip-torch", ["--retries", "0", "--timeout", "5", "--extra-index-url", CPU_INDEX, *lock])
    except Failure:
        install(children, "pip-torch-again", lock)
    if _torch_has_cuda():
        say.step(
            "装上的是带 CUDA 的 torch（连接不上 CPU 版的软件源），可以使用，只是占用更多磁盘",
            "This torch came with CUDA, as the CPU build was out of reach; it works, it is only larger",
        )


def _torch_has_cuda() -> bool:
    version = site_packages() / "torch" / "version.py"
    return re.search(r"^cuda\b.*= '", version.read_text(encoding="utf-8"), re.MULTILINE) is not None


def install(children: Children, name: str, arguments: list[str]) -> None:
    """Only ready-made wheels: nothing is compiled, no compiler is needed."""
    words = [str(PYTHON), "-m", "pip", "install", "--only-binary", ":all:", *arguments]
    logged.run(children, name, Command(tuple(words), environment.tools()), pip_failures.explain)


def _lock(name: str) -> Path:
    return REQUIREMENTS / f"{name}.lock"


def _wanted(locks: tuple[str, ...]) -> str:
    kind = os.environ.get("ZHENBIAO_TORCH", "cpu") if TORCH_LOCK in locks else ""
    return digest([_lock(name) for name in locks], virtual_environment.VERSION, kind)


def _stamp(name: str) -> Stamp:
    return Stamp(VENV / f"zhenbiao-{name}.stamp")
