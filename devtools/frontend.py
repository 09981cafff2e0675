"""The browser application: its packages and its build, again only when their sources changed."""

import re
from collections.abc import Iterator
from pathlib import Path

from devtools import logged, say
from devtools.children import Children, Command
from devtools.failures import Failure
from devtools.node import Node
from devtools.paths import FRONTEND
from devtools.stamps import Stamp, digest

MODULES = FRONTEND / "node_modules"
BUILT_PAGE = FRONTEND / "dist" / "index.html"
MADE = {"node_modules", "dist", "coverage"}
NO_NETWORK = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|ERR_SOCKET_TIMEOUT")


def ensure_packages(children: Children, node: Node) -> None:
    wanted = digest([_manifest("package.json"), _manifest("package-lock.json")], node.version)
    stamp = Stamp(MODULES / "zhenbiao-packages.stamp")
    if stamp.is_for(wanted):
        return
    stamp.remove()
    with say.timed("安装前端依赖", "Installing the interface's packages"):
        _npm(children, node, "npm-ci", "ci")
    stamp.write(wanted)


def ensure_build(children: Children, node: Node) -> None:
    """The stamp lies with the packages: new packages mean a new build."""
    ensure_packages(children, node)
    wanted = digest(_sources())
    stamp = Stamp(MODULES / "zhenbiao-build.stamp")
    if stamp.is_for(wanted) and BUILT_PAGE.is_file():
        return
    stamp.remove()
    with say.timed("构建界面", "Building the interface"):
        _npm(children, node, "npm-build", "run", "build")
    stamp.write(wanted)


def npm(node: Node, *words: str) -> Command:
    return Command((str(node.folder / "npm"), *words), node.environment(), FRONTEND)


def _npm(children: Children, node: Node, name: str, *words: str) -> None:
    logged.run(children, name, npm(node, *words), explain)


def explain(text: str, log: Path) -> Failure:
    if NO_NETWORK.search(text):
        return Failure(
            f"连接不上 npm 软件源；请检查网络或代理，或用 npm config set registry 设置可用的镜像，详见 {log}。",
            f"The npm registry cannot be reached; check the network or proxy, or set a mirror with "
            f"npm config set registry, details in {log}.",
        )
    return Failure(
        f"准备界面失败；原因见 {log} 的末尾。", f"Preparing the interface failed; the end of {log} says why."
    )


def _manifest(name: str) -> Path:
    path = FRONTEND / name
    if not path.is_file():
        raise Failure(
            f"缺少 {path}；这份代码不完整，请重新获取整个仓库。",
            f"{path} is missing; this copy is incomplete, fetch the whole repository again.",
        )
    return path


def _sources() -> Iterator[Path]:
    for entry in FRONTEND.iterdir():
        if entry.is_file():
            yield entry
        elif entry.name not in MADE:
            yield from (path for path in entry.rglob("*") if path.is_file())
