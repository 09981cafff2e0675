"""A stamp vouches for exactly what it was written for."""

from pathlib import Path

import pytest

from devtools.stamps import Stamp, digest, write_atomically


def test_every_change_of_name_content_or_word_is_another_digest(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("a")
    first = digest([one], "3.11")
    others = [digest([two], "3.11"), digest([one], "3.12"), digest([one, two], "3.11")]
    one.write_text("b")
    others.append(digest([one], "3.11"))
    assert len({first, *others}) == 5


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    files = [tmp_path / name for name in "ab"]
    for file in files:
        file.write_text("x")
    assert digest(files) == digest(reversed(files))


def test_a_removed_stamp_vouches_for_nothing(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "stamp")
    assert not stamp.is_for("x")
    stamp.write("x")
    assert stamp.is_for("x")
    assert not stamp.is_for("y")
    stamp.remove()
    assert not stamp.is_for("x")


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
