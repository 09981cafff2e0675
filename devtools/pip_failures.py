"""pip's failures, each as one sentence."""

import re
import sys
from pathlib import Path

from devtools.failures import Failure

NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|Name or service not known"
    r"|ConnectTimeoutError|ReadTimeoutError|ProxyError|Connection refused|Network is unreachable|Max retries exceeded"
)
NO_PACKAGE = re.compile(r"No matching distribution found for ([^\s;(]+)")
NO_TRUST = re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLError")
# Torch's own index is a convenience: that it cannot be reached explains nothing.
OPTIONAL_HOST = "pytorch.org"


def explain(text: str, log: Path) -> Failure:
    lines = "\n".join(line for line in text.splitlines() if OPTIONAL_HOST not in line)
    if NO_TRUST.search(lines):
        return Failure(
            f"pip 无法验证软件源的证书；请检查系统时间、公司代理的根证书（pip config set global.cert …），详见 {log}。",
            f"pip cannot verify the certificate of the package index; check the clock and your proxy's certificate "
            f"(pip config set global.cert …), details in {log}.",
        )
    if NO_NETWORK.search(lines):
        return Failure(
            "连接不上 Python 软件源；请检查网络或代理，或用 pip config set global.index-url 设置可用的镜像，"
            f"详见 {log}。",
            f"The Python package index cannot be reached; check the network or proxy, or set a mirror with "
            f"pip config set global.index-url, details in {log}.",
        )
    if found := NO_PACKAGE.search(lines):
        return _no_package(found.group(1), log)
    return Failure(
        f"安装 Python 依赖失败；原因见 {log} 的末尾。",
        f"Installing the Python packages failed; the end of {log} says why.",
    )


def _no_package(package: str, log: Path) -> Failure:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Failure(
        f"软件源中没有适合本机（Python {version}）的预编译包 {package}；请换用 Python 3.11–3.13，"
        f"或检查镜像是否完整，详见 {log}。",
        f"The package index has no ready-made {package} for this machine (Python {version}); use Python 3.11 to 3.13, "
        f"or check that your mirror is complete, details in {log}.",
    )
