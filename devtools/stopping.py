"""`stop` and `reset`: ending what `run` started, and deleting what it keeps."""

import shutil
import signal
import sys

from devtools import processes, say
from devtools.children import end_orphans
from devtools.failures import Failure
from devtools.paths import default_state
from devtools.state import State

STOP_WITHIN_SECONDS = 60.0
# Everything of the application; what belongs to the machine (tools) stays.
KEPT_BY_RUN = ("postgres", "postgres.new", "valkey", "data", "logs", "stamps", "secrets", "beat", "demo-logins.json")


def stop() -> int:
    """Ask the running launcher to end, or clean up after one that was killed."""
    state = State(default_state())
    if state.lock():
        found = end_orphans(state)
        state.forget_note()
        _say_stopped() if found else say.step("没有正在运行的诊标", "Nothing is running")
        state.unlock()
        return 0
    launcher = state.running().get("pid")
    if isinstance(launcher, int):
        processes.send([launcher], signal.SIGTERM)
    if not processes.wait_until(state.lock, STOP_WITHIN_SECONDS):
        raise Failure(
            f"进程 {launcher} 在 {STOP_WITHIN_SECONDS:.0f} 秒内没有停止；可以执行 kill -9 {launcher}，不会丢失数据。",
            f"Process {launcher} did not end within {STOP_WITHIN_SECONDS:.0f} s; kill -9 {launcher} loses nothing.",
        )
    end_orphans(state)
    state.unlock()
    _say_stopped()
    return 0


def reset(*, agreed: bool) -> int:
    """Delete databases, uploads and secrets, after asking."""
    state = State(default_state())
    if not state.lock():
        raise Failure(
            "诊标正在运行，不能清空；请先运行 ./dev stop。", "Zhenbiao is running; run ./dev stop before ./dev reset."
        )
    end_orphans(state)
    if not agreed and not _ask(state):
        say.step("没有删除任何东西", "Nothing was deleted")
        return 1
    for name in KEPT_BY_RUN:
        path = state.folder / name
        path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)
    say.step("已清空数据库、上传文件和密钥", "Databases, uploads and secrets are deleted")
    return 0


def _ask(state: State) -> bool:
    if not sys.stdin.isatty():
        raise Failure(
            "这会删除所有数据；确认请运行 ./dev reset --yes。",
            "This deletes all data; to confirm, run ./dev reset --yes.",
        )
    say.line(f"将删除 {state.folder} 中的数据库、上传文件和密钥 · Databases, uploads and secrets there will be deleted")
    return input("yes? ").strip().lower() in {"y", "yes"}


def _say_stopped() -> None:
    say.step("已全部停止，数据都已保存", "Everything is stopped, nothing is lost")
