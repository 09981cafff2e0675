"""The browser of the tests: one that starts, with fonts it can find."""

from pathlib import Path

import pytest

from devtools import browser, logged


def program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("script", "starts"),
    [
        ("echo Chromium 150.0.1", True),
        ("echo Google Chrome 150.0.1", True),
        ("echo 'requires the chromium snap to be installed'; exit 1", False),
        ("exit 127", False),
    ],
)
def test_what_only_looks_like_a_browser_is_not_used(script: str, starts: bool, tmp_path: Path) -> None:
    assert browser._starts(program(tmp_path / "chromium", script)) == starts


def test_a_browser_of_our_own_finds_its_libraries_from_anywhere(tmp_path: Path) -> None:
    program(tmp_path / "chromium", 'echo "Chromium $LD_LIBRARY_PATH"')
    wrapper = program(tmp_path / "run", browser.WRAPPER.removeprefix("#!/bin/sh\n"))
    link = tmp_path / "elsewhere"
    link.symlink_to(wrapper)
    assert logged.answer([str(link)]) == f"Chromium {tmp_path}/lib"
