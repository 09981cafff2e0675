"""As whom PostgreSQL runs: it refuses root, and closed folders may stand above ours."""

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from devtools.children import ENTER
from devtools.failures import Failure

NOBODY = 65534


@dataclass(frozen=True)
class Way:
    """How to start a program that will not run as root, and who owns its data then."""

    name: str
    owner: int
    enter: tuple[str, ...] = ()  # arguments of enter.py
    prefix: tuple[str, ...] = ()  # words before the program's own

    def own(self, folder: Path) -> None:
        """Hand the folder to the owner, where we may and where it is not theirs yet."""
        if os.geteuid() != 0 or folder.stat().st_uid == self.owner:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.owner, self.owner, follow_symlinks=False)

    def reaches(self, paths: list[Path]) -> bool:
        """Whether a program started this way can enter these folders and run these files: it is tried."""
        inner = [sys.executable, "-I", "-S", str(ENTER)] if self.prefix else []
        reach = [word for path in paths for word in ("--reach", str(path))]
        enter = [sys.executable, "-I", "-S", str(ENTER), *self.enter]
        words = [*enter, "--", *self.prefix, *inner, *reach, *(["--"] if inner else []), "true"]
        if not self.prefix:
            words = [*enter, *reach, "--", "true"]
        return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _has_name() -> bool:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return True


def ways() -> Iterator[Way]:
    """Every way open to this user, best first. Two variables close ways, to try the others."""
    user = os.geteuid()
    if user != 0 and _has_name():
        yield Way("as you are", owner=user)
    if user == 0 and not os.environ.get("ZHENBIAO_DEV_NO_CAPS"):
        yield Way("as nobody, with a capability", owner=NOBODY, enter=("--user", str(NOBODY)))
    unshare = shutil.which("unshare")
    if unshare and not os.environ.get("ZHENBIAO_DEV_NO_USERNS"):
        yield Way("in a user namespace", user, (), (unshare, "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}"))
    if user == 0:
        yield Way("as nobody", owner=NOBODY, enter=("--user", str(NOBODY), "--plainly"))


def choose(paths: list[Path]) -> Way:
    """The first way that reaches these paths."""
    for way in ways():
        if way.reaches(paths):
            return way
    if os.geteuid() == 0:
        raise Failure(
            f"PostgreSQL 不能以 root 运行，而其他用户进不了 {paths[-1]}；请把项目移到其他用户可进入的目录（如 /srv），"
            "或改用普通用户运行。",
            f"PostgreSQL will not run as root, and no other user can enter {paths[-1]}; move the project to a folder "
            "others may enter (such as /srv), or run it as an ordinary user.",
        )
    raise Failure(
        f"用户号 {os.geteuid()} 在 /etc/passwd 中没有名字，系统又不允许用户命名空间，"
        "PostgreSQL 无法启动；请换一个有名字的用户。",
        f"User number {os.geteuid()} has no name in /etc/passwd and user namespaces are not allowed here, so "
        "PostgreSQL cannot start; run this as a user who has a name.",
    )
