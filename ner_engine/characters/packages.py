"""Packages of Debian and PyPI, fetched and unpacked into a folder: where the character tables come from."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote


class FetchError(Exception):
    """A sentence that says what to do."""


def debian(name: str, into: Path) -> Path:
    """The files of a Debian package, unpacked; nothing is installed."""
    unpacked = into / name
    if not unpacked.is_dir():
        _run(["apt-get", "download", name], into)
        archive = next(into.glob(f"{name}_*.deb"))
        _run(["dpkg-deb", "-x", str(archive), str(unpacked)], into)
    return unpacked


def debian_version(name: str, folder: Path) -> str:
    """The version of a package that `debian` has fetched."""
    archive = next(folder.glob(f"{name}_*.deb"))
    return unquote(archive.name.split("_")[1])


def pypi(requirement: str, into: Path) -> Path:
    """A package without its dependencies, unpacked to import from; the environment stays as it is."""
    unpacked = into / requirement
    if not unpacked.is_dir():
        _run([sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(unpacked), requirement], into)
    return unpacked


def _run(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except FileNotFoundError as error:
        raise FetchError(f"{command[0]} is not on this machine; run this on Debian or Ubuntu.") from error
    except subprocess.CalledProcessError as error:
        raise FetchError(f"`{' '.join(command)}` failed; check that its package index can be reached.") from error
