"""Setting up: in the right order, once, and again after an interruption."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from devtools import frontend, logged, node, packages, setup, virtual_environment
from devtools.children import Children
from devtools.failures import Failure
from devtools.node import Node
from devtools.state import State

NODE = Node(Path("/usr/bin"), "v20.19.0")


class Recorder:
    """Stands where pip and npm would be called; fails when told to."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.fails_at = ""

    def __call__(self, name: str) -> None:
        self.calls.append(name)
        if name == self.fails_at:
            raise Failure("坏了", "broken")


@pytest.fixture
def children(state: State) -> Children:
    made = Children(state)
    made.dismiss()
    return made


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recorder: Recorder) -> Recorder:
    """Locks in a folder of our own; pip only recorded."""
    for name in ("torch", "web", "embedded", "engine", "dev"):
        (tmp_path / f"{name}.lock").write_text(f"{name}==1\n")
    monkeypatch.setattr(packages, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(packages, "VENV", tmp_path)
    monkeypatch.setattr(packages, "TOOLS", tmp_path)
    monkeypatch.setattr(packages, "_torch_has_cuda", lambda: False)
    monkeypatch.setattr(virtual_environment, "ensure", lambda _: None)
    monkeypatch.setattr(packages, "install", lambda _, name, _arguments: recorder(name))
    return recorder


def test_torch_is_installed_first_and_in_a_call_of_its_own(pip: Recorder, children: Children) -> None:
    packages.ensure(children, dev=True)
    assert pip.calls == ["pip-torch", "pip-run", "pip-dev"]


def test_run_installs_no_test_tools(pip: Recorder, children: Children) -> None:
    packages.ensure(children, dev=False)
    assert pip.calls == ["pip-torch", "pip-run"]


def test_what_is_installed_is_not_installed_again(pip: Recorder, children: Children) -> None:
    packages.ensure(children, dev=False)
    packages.ensure(children, dev=False)
    packages.ensure(children, dev=True)
    assert pip.calls == ["pip-torch", "pip-run", "pip-dev"]


def test_a_changed_lock_is_installed_again(pip: Recorder, children: Children, locks: Path) -> None:
    packages.ensure(children, dev=True)
    (locks / "dev.lock").write_text("dev==2\n")
    packages.ensure(children, dev=True)
    assert pip.calls == ["pip-torch", "pip-run", "pip-dev", "pip-dev"]


def test_an_interrupted_installation_is_repaired(pip: Recorder, children: Children, locks: Path) -> None:
    packages.ensure(children, dev=False)
    (locks / "web.lock").write_text("web==2\n")
    pip.fails_at = "pip-run"
    with pytest.raises(Failure):
        packages.ensure(children, dev=False)
    (locks / "web.lock").write_text("web==1\n")
    pip.fails_at = ""
    packages.ensure(children, dev=False)
    assert pip.calls == ["pip-torch", "pip-run"] * 3


def test_when_the_impatient_call_finds_no_torch_a_patient_one_follows(pip: Recorder, children: Children) -> None:
    pip.fails_at = "pip-torch"
    packages.ensure(children, dev=False)
    assert pip.calls == ["pip-torch", "pip-torch-again", "pip-run"]


def test_cuda_is_one_patient_call(pip: Recorder, children: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENBIAO_TORCH", "cuda")
    pip.fails_at = "pip-torch"
    with pytest.raises(Failure):
        packages.ensure(children, dev=False)
    assert pip.calls == ["pip-torch"]


@pytest.mark.parametrize(
    ("has", "programs"),
    [
        ({"venv", "ensurepip", "pip"}, ["venv"]),
        ({"venv", "virtualenv", "pip"}, ["virtualenv"]),
        ({"venv", "pip"}, ["venv", "pip"]),
    ],
)
def test_a_python_without_ensurepip_uses_what_it_has(
    has: set[str], programs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtual_environment, "_has", lambda module: module in has)
    assert [words[2] for words in virtual_environment._recipes()] == programs


def test_a_python_without_anything_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_environment, "_has", lambda module: module == "venv")
    with pytest.raises(Failure, match=r"apt install python3\.\d+-venv"):
        virtual_environment._recipes()


def test_an_environment_without_pip_is_not_taken_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_environment, "PYTHON", tmp_path / "bin" / "python")
    assert not virtual_environment._works()


def fake_node(folder: Path, version: str) -> Path:
    folder.mkdir()
    for name in ("node", "npm"):
        (folder / name).write_text(f"#!/bin/sh\necho {version}\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("version", "found"), [("v20.19.0", True), ("v24.1.0", True), ("v20.18.9", False), ("v18.20.0", False)]
)
def test_only_a_new_enough_node_is_used(
    version: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "VENV", tmp_path)
    monkeypatch.setenv("PATH", str(fake_node(tmp_path / "there", version)))
    assert (node.find() is not None) == found


def test_without_node_on_path_the_one_of_the_wheel_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_node(tmp_path / "bin", "v24.0.0")
    monkeypatch.setattr(node, "VENV", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert node.find() == Node(tmp_path / "bin", "v24.0.0")


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recorder: Recorder) -> Recorder:
    """A front end of three files; npm only recorded, and doing what it would do to the folder."""
    for name in ("package.json", "package-lock.json", "index.html"):
        (tmp_path / name).write_text("{}")
    modules, page = tmp_path / "node_modules", tmp_path / "dist" / "index.html"
    monkeypatch.setattr(frontend, "FRONTEND", tmp_path)
    monkeypatch.setattr(frontend, "MODULES", modules)
    monkeypatch.setattr(frontend, "BUILT_PAGE", page)

    def act(_: Children, __: Node, name: str, *___: str) -> None:
        recorder(name)
        if name == "npm-ci":
            shutil.rmtree(modules, ignore_errors=True)
            modules.mkdir()
        else:
            page.parent.mkdir(exist_ok=True)
            page.write_text("built")

    monkeypatch.setattr(frontend, "_npm", act)
    return recorder


def touch(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / name).write_text("changed")

    return change


def remove_build(folder: Path) -> None:
    shutil.rmtree(folder / "dist")


@pytest.mark.parametrize(
    ("change", "calls"),
    [
        (lambda _: None, []),
        (touch("index.html"), ["npm-build"]),
        (touch("package-lock.json"), ["npm-ci", "npm-build"]),
        (remove_build, ["npm-build"]),
    ],
)
def test_the_interface_is_built_again_only_when_it_changed(
    change: Callable[[Path], None], calls: list[str], npm: Recorder, children: Children, tmp_path: Path
) -> None:
    frontend.ensure_build(children, NODE)
    npm.calls.clear()
    change(tmp_path)
    frontend.ensure_build(children, NODE)
    assert npm.calls == calls


def test_a_failed_build_is_tried_again(npm: Recorder, children: Children) -> None:
    npm.fails_at = "npm-build"
    with pytest.raises(Failure):
        frontend.ensure_build(children, NODE)
    npm.fails_at = ""
    frontend.ensure_build(children, NODE)
    assert npm.calls == ["npm-ci", "npm-build", "npm-build"]


def test_a_repository_without_its_front_end_is_an_error(
    children: Children, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frontend, "FRONTEND", tmp_path / "nowhere")
    with pytest.raises(Failure, match="this copy is incomplete"):
        frontend.ensure_build(children, NODE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "npm error code EAI_AGAIN\nnpm error getaddrinfo EAI_AGAIN registry.npmjs.org",
            "The npm registry cannot be reached",
        ),
        ("error TS2304: Cannot find name", "Preparing the interface failed"),
    ],
)
def test_a_failing_npm_is_a_sentence(text: str, words: str) -> None:
    assert words in frontend.explain(text, Path("/log")).en


@pytest.mark.parametrize("text", ["npm error code ENOSPC", "OSError: [Errno 28] No space left on device"])
def test_a_full_disk_is_recognised_in_any_log(text: str) -> None:
    assert logged.is_disk_full(text)


def test_too_little_space_is_said_before_anything_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "NEEDED_BYTES", 2**60)
    with pytest.raises(Failure, match="Not enough disk space"):
        setup._check_space()
