"""Who may import whom, and that the web application never loads the deep-learning stack."""

import os
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

LOAD_EVERYTHING = """
import importlib, pkgutil, sys
import django; django.setup()
import annotator
seen = []
for module in pkgutil.walk_packages(annotator.__path__, "annotator."):
    importlib.import_module(module.name)
    seen.append(module.name)
assert "annotator.projects.views" in seen and len(seen) > 50, seen
heavy = {"torch", "transformers", "torchcrf", "safetensors", "numba"} & set(sys.modules)
print(sorted(heavy))
"""


def test_the_import_contracts_are_kept() -> None:
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout[-3000:]


def test_no_module_of_the_web_application_loads_torch() -> None:
    """Idle web processes stay below 150 MiB, and CUDA is never touched before a worker forks."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "annotator.settings"}
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_EVERYTHING], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr[-2000:]
    assert loaded.stdout.strip() == "[]"
