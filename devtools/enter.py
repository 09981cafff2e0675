"""The last step before a program starts: tie it to its parent, step down from root, then become the program.

Run as a script of its own, not inside fork(): the launcher has threads. Knows nothing of the rest of the launcher.
"""

import argparse
import ctypes
import os
import sys

PR_SET_PDEATHSIG, PR_SET_SECUREBITS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 28, 47, 2
# Without this bit access(2), which PostgreSQL asks, forgets the capabilities of whoever is not root.
SECBIT_NO_SETUID_FIXUP = 1 << 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
CAPABILITY_VERSION_3 = 0x20080522
UNREACHABLE = 3
libc = ctypes.CDLL(None, use_errno=True)


class Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def check(answer: int) -> None:
    if answer != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def die_with_parent(parent: int, signal_number: int) -> None:
    """The kernel sends the signal when the parent is gone; it may be gone already."""
    check(libc.prctl(PR_SET_PDEATHSIG, signal_number, 0, 0, 0))
    if os.getppid() != parent:
        sys.exit("enter: the parent is gone")


def capability_to_pass_folders() -> int | None:
    """Reading is enough and asks for less; containers often have the other one only."""
    sets = (Sets * 2)()
    check(libc.capget(ctypes.byref(Header(CAPABILITY_VERSION_3, 0)), sets))
    held = [cap for cap in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE) if sets[0].permitted & 1 << cap]
    return held[0] if held else None


def become(user: int, *, keep: int | None) -> None:
    """Be that user; keep one capability, also across exec, so that closed parent folders can be passed."""
    if keep is not None:
        check(libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0))
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    if keep is not None:
        sets = (Sets * 2)()
        sets[0].effective = sets[0].permitted = sets[0].inheritable = 1 << keep
        check(libc.capset(ctypes.byref(Header(CAPABILITY_VERSION_3, 0)), sets))
        check(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, keep, 0, 0))


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="enter")
    parser.add_argument("--parent", type=int)
    parser.add_argument("--signal", type=int, default=15)
    parser.add_argument("--user", type=int)
    parser.add_argument("--plainly", action="store_true", help="keep no capability")
    parser.add_argument("--reach", action="append", default=[], help="end unless this path can be entered or run")
    parser.add_argument("command", nargs="+")
    return parser.parse_args(arguments)


def main() -> None:
    options = parse(sys.argv[1:])
    if options.user is not None:
        become(options.user, keep=None if options.plainly else capability_to_pass_folders())
    if options.parent is not None:  # after stepping down, which clears it
        die_with_parent(options.parent, options.signal)
    if not all(os.access(path, os.X_OK) for path in options.reach):
        sys.exit(UNREACHABLE)
    os.execvp(options.command[0], options.command)  # noqa: S606 - becoming the program is the purpose


if __name__ == "__main__":
    main()
