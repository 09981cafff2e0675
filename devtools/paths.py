"""Where everything of the launcher lies; nothing is written outside the repository but a folder for sockets."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"
REQUIREMENTS = ROOT / "requirements"
# Of the machine: caches, logs of the installation, a browser. `reset` leaves them alone.
TOOLS = ROOT / ".dev" / "tools"


def default_state() -> Path:
    """Of the application: databases, uploads, secrets, logs."""
    return Path(os.environ.get("ZHENBIAO_DEV_STATE") or ROOT / ".dev").absolute()


def private_folder(path: Path) -> Path:
    """Make the folder if it is missing, closed to everybody else."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def site_packages() -> Path:
    """The packages of our virtual environment, which is not the one this code runs in."""
    found = sorted((VENV / "lib").glob("python3.*/site-packages"))
    return found[-1] if found else VENV / "lib" / "site-packages"
