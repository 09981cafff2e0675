"""The virtual environment: made with whatever this Python offers."""

import importlib.util
import shutil
import sys
from pathlib import Path

from devtools import environment, logged
from devtools.children import Children, Command
from devtools.failures import Failure
from devtools.paths import PYTHON, VENV

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def ensure(children: Children) -> None:
    """Keep the one that works and fits, make it anew otherwise."""
    if _works():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    for words in _recipes():
        logged.run(children, "venv", Command(tuple(words), environment.tools()), _explain)
    if not _works():
        raise _explain("", logged.log_path("venv"))


def _works() -> bool:
    """Made by this version, for this folder, and pip is there."""
    probe = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    return logged.answer([str(PYTHON), "-c", probe], environment.tools()) == VERSION and not _was_moved()


def _was_moved() -> bool:
    """The programs in it begin with the path of the Python they were made for."""
    script = PYTHON.with_name("pip")
    return not script.is_file() or str(VENV).encode() not in script.read_bytes()[:1024]


def _recipes() -> list[list[str]]:
    """Debian's python3 comes without ensurepip; virtualenv or a pip outside can stand in."""
    if _has("venv") and _has("ensurepip"):
        return [[sys.executable, "-m", "venv", str(VENV)]]
    if _has("virtualenv"):
        return [[sys.executable, "-m", "virtualenv", str(VENV)]]
    if _has("venv") and _has("pip"):
        bare = [sys.executable, "-m", "venv", "--without-pip", str(VENV)]
        return [bare, [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "pip"]]
    raise Failure(
        f"这个 Python 缺少 venv 模块；请先安装它，例如 apt install python{VERSION}-venv，然后重新运行。",
        f"This Python lacks the venv module; install it (such as apt install python{VERSION}-venv) and try again.",
    )


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _explain(_: str, log: Path) -> Failure:
    return Failure(f"无法创建 {VENV}；原因见 {log}。", f"{VENV} could not be made; {log} says why.")
