"""The environment of everything that is not the launcher itself."""

import os
from collections.abc import Mapping
from pathlib import Path

from devtools.paths import PYTHON, TOOLS, private_folder
from devtools.state import State

# They would mix another Python into ours.
FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")


# What the user has not set otherwise: caches in our folder, and no waiting for minutes without a network.
TOOL_SETTINGS = {
    "PIP_CACHE_DIR": str(TOOLS / "cache" / "pip"),
    "npm_config_cache": str(TOOLS / "cache" / "npm"),
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_retry_maxtimeout": "5000",
}
QUIET = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_ROOT_USER_ACTION": "ignore",
    "PYTHONNOUSERSITE": "1",
    "npm_config_update_notifier": "false",
    "npm_config_fund": "false",
    "npm_config_audit": "false",
}


def tools(*folders: Path) -> dict[str, str]:
    """For pip, npm and friends: the user's own settings, temporary files in our folder."""
    kept = {key: value for key, value in os.environ.items() if key not in FOREIGN}
    path = os.pathsep.join([*map(str, folders), str(PYTHON.parent), os.environ.get("PATH", os.defpath)])
    return {**TOOL_SETTINGS, **kept, **QUIET, "PATH": path, "TMPDIR": str(private_folder(TOOLS / "tmp"))}


def application(
    state: State, database_url: str, redis_url: str, inherited: Mapping[str, str] = os.environ
) -> dict[str, str]:
    """For Django and Celery. What the user has set stays; secrets are made once and have no default."""
    data = private_folder(state.folder / "data")
    private_folder(data / "uploads")
    ours = {
        "ZHENBIAO_DATABASE_URL": database_url,
        "ZHENBIAO_REDIS_URL": redis_url,
        "ZHENBIAO_DATA_DIR": str(data),
        "ZHENBIAO_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "ZHENBIAO_DEMO_PASSWORDS_FILE": str(state.folder / "demo-logins.json"),
        # Plain http on this machine only: the address is 127.0.0.1.
        "ZHENBIAO_PLAIN_HTTP": "1",
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
        "HF_HUB_OFFLINE": "1",
    }
    kept = {key: value for key, value in inherited.items() if key not in FOREIGN and value}
    path = os.pathsep.join([str(PYTHON.parent), os.environ.get("PATH", os.defpath)])
    secret = kept.get("ZHENBIAO_SECRET_KEY") or state.secret("secret-key")
    fixed = {"ZHENBIAO_SECRET_KEY": secret, "PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONNOUSERSITE": "1"}
    return {**ours, **kept, **fixed}


def for_tests(state: State, database_url: str, redis_url: str) -> dict[str, str]:
    """The same whatever the user has set for the product."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("ZHENBIAO_")}
    return application(state, database_url, redis_url, inherited)
