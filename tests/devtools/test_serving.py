"""`serve` notices a changed Python file, and only that."""

from pathlib import Path

from devtools.serving import snapshot


def make(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_new_changed_and_deleted_files_are_noticed(tmp_path: Path) -> None:
    make(tmp_path, "annotator/models.py", "a")
    pictures = [snapshot(tmp_path)]
    make(tmp_path, "ner_engine/spans.py", "b")
    pictures.append(snapshot(tmp_path))
    (tmp_path / "annotator" / "models.py").unlink()
    pictures.append(snapshot(tmp_path))
    assert all(pictures[i] != pictures[i + 1] for i in range(2))


def test_other_files_are_not(tmp_path: Path) -> None:
    make(tmp_path, "annotator/models.py", "a")
    before = snapshot(tmp_path)
    make(tmp_path, "annotator/notes.txt", "x")
    make(tmp_path, "tests/test_x.py", "x")
    assert snapshot(tmp_path) == before
