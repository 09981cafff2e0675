"""A browser and a Chinese font for the tests: those of the machine, otherwise our own, inside our folder."""

import shutil
from pathlib import Path

from devtools import logged, say
from devtools.children import Children, Command
from devtools.failures import Failure
from devtools.frontend import explain as explain_npm
from devtools.node import Node
from devtools.paths import TOOLS, private_folder
from devtools.stamps import write_atomically

ON_PATH = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Chromium as it is built for functions in the cloud: it brings its libraries along (MIT).
CHROMIUM_PACKAGE = "@sparticuz/chromium@153.0.0"
CHROMIUM_FILES = ("chromium.br", "al2023.tar.br", "swiftshader.tar.br")  # the program, its libraries, its graphics
# Noto Sans SC as TrueType files (SIL Open Font License 1.1).
FONT_PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
FONT_FILES = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
UNPACK = """
const { createReadStream, createWriteStream } = require('node:fs');
const { pipeline } = require('node:stream/promises');
const [, packed, unpacked] = process.argv;
pipeline(createReadStream(packed), require('node:zlib').createBrotliDecompress(), createWriteStream(unpacked));
"""
WRAPPER = """#!/bin/sh
# Chromium with the libraries it brought along.
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/chromium" "$@"
"""
FONT_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
</fontconfig>
"""


def variables(children: Children, node: Node) -> dict[str, str]:
    """What the tests need to know: where the browser is, and where its fonts are if the machine has none."""
    return {"ZHENBIAO_TEST_CHROMIUM": str(_browser(children, node)), **_fonts(children, node)}


def _browser(children: Children, node: Node) -> Path:
    own = TOOLS / "browser" / "run"
    for name in ON_PATH:
        found = shutil.which(name)
        if found and _starts(Path(found)):
            return Path(found)
    if not own.is_file():
        with say.timed("下载浏览器", "Fetching a browser"):
            _install_browser(children, node, own.parent)
    if not _starts(own):
        raise Failure(
            "下载的浏览器无法在本机运行；请安装 chromium（例如 apt install chromium）后重试。",
            "The browser we fetched does not run here; install chromium (such as apt install chromium) and try again.",
        )
    return own


def _starts(browser: Path) -> bool:
    """One that lacks a library, or only tells how to install itself, has no version to tell."""
    return logged.answer([str(browser), "--version"]).startswith(("Chromium", "Google Chrome"))


def _install_browser(children: Children, node: Node, folder: Path) -> None:
    draft = _empty(folder.with_name("browser.new"))
    package = _fetch(children, node, CHROMIUM_PACKAGE, draft)
    for packed in CHROMIUM_FILES:
        unpacked = draft / packed.removesuffix(".br")
        words = (str(node.folder / "node"), "-e", UNPACK, str(package / "bin" / packed), str(unpacked))
        logged.run(children, "browser", Command(words, node.environment()), explain_npm)
        if unpacked.suffix == ".tar":
            _unpack(children, unpacked, draft)
    (draft / "chromium").chmod(0o755)
    shutil.rmtree(package)
    write_atomically(draft / "run", WRAPPER, mode=0o755)
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)


def _fonts(children: Children, node: Node) -> dict[str, str]:
    if logged.answer(["fc-list", ":lang=zh-cn", "file"]):
        return {}
    folder = TOOLS / "fonts"
    if not (folder / "fonts.conf").is_file():
        with say.timed("下载中文字体", "Fetching a Chinese font"):
            _install_fonts(children, node, folder)
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def _install_fonts(children: Children, node: Node, folder: Path) -> None:
    _empty(folder)
    draft = _empty(folder.with_name("fonts.new"))
    package = _fetch(children, node, FONT_PACKAGE, draft)
    for name in FONT_FILES:
        next(package.rglob(name)).rename(folder / name)
    shutil.rmtree(draft)
    write_atomically(folder / "fonts.conf", FONT_SETTINGS.format(folder=folder))


def _fetch(children: Children, node: Node, package: str, folder: Path) -> Path:
    """Unpack a package of the npm registry into the folder; nothing of it is run."""
    words = (str(node.folder / "npm"), "pack", "--silent", "--ignore-scripts", package)
    logged.run(children, "npm-pack", Command(words, node.environment(), folder), explain_npm)
    (archive,) = folder.glob("*.tgz")
    _unpack(children, archive, folder)
    return folder / "package"


def _unpack(children: Children, archive: Path, folder: Path) -> None:
    """With tar, which keeps names inside the folder; Python's own does so only from 3.11.4."""
    words = ("tar", "--extract", "--no-same-owner", "--file", str(archive), "--directory", str(folder))
    logged.run(children, "tar", Command(words), explain_npm)
    archive.unlink()


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return private_folder(folder)
