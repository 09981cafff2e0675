"""`bench` lists what can be measured and refuses what cannot."""

from pathlib import Path

import pytest

from devtools import benching
from devtools.failures import Failure


@pytest.fixture(autouse=True)
def _measurements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "speed.py").write_text(
        '"""`python -m bench.speed`: how fast."""\n\nif __name__ == "__main__":\n    print()\n'
    )
    (tmp_path / "helper.py").write_text('"""Helps."""\n')
    monkeypatch.setattr(benching, "BENCH", tmp_path)


def test_without_a_name_the_measurements_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert benching.bench([]) == 0
    assert capsys.readouterr().out == f"{'speed':<20} how fast.\n"


def test_an_unknown_name_is_refused_before_anything_starts() -> None:
    with pytest.raises(Failure, match="There is no measurement helper"):
        benching.bench(["helper"])
