"""Does this container's part live? `python docker/probe.py web|beat|<queue>`: exit status 0 says yes."""  # noqa: INP001

import http.client
import json
import socket
import sys
from typing import Any, Final

#: A worker beats every two seconds; one that was silent this long is stuck.
SILENT_SECONDS: Final = 60


def health(host: str) -> dict[str, Any]:
    """What /api/health says, whatever its status, asked as the proxy in front would ask."""
    connection = http.client.HTTPConnection(host, 8000, timeout=8)
    connection.request("GET", "/api/health", headers={"Host": "localhost", "X-Forwarded-Proto": "https"})
    answer: dict[str, Any] = json.load(connection.getresponse())
    return answer


def is_alive(part: str) -> bool:
    """The web server for itself; everybody else by the mark they leave, which the web server reads."""
    if part == "web":
        answer = health("127.0.0.1")
        return bool(answer["database"]["up"] and answer["broker"]["up"])
    answer = health("web")
    if part == "beat":
        return bool(answer["beat"]["up"])
    own_name = f"{part}@{socket.gethostname()}"
    workers = answer["queues"][part]["workers"]
    return any(one["name"] == own_name and one["seconds_ago"] <= SILENT_SECONDS for one in workers)


if __name__ == "__main__":
    sys.exit(0 if is_alive(sys.argv[1]) else 1)
