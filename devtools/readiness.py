"""Asking the product itself whether every part answers."""

import json
import urllib.error
import urllib.request
from datetime import datetime
from typing import Any

from devtools.failures import Failure
from devtools.ports import HOST
from devtools.state import State

READY_WITHIN_SECONDS = 120.0


def address(port: int) -> str:
    return f"http://{HOST}:{port}/"


def health(port: int) -> dict[str, Any]:
    """What /api/health says, also when it says that something is missing; empty if nobody answers."""
    # No proxy: the address is this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address(port) + "api/health", timeout=5.0) as answer:
            text = answer.read()
    except urllib.error.HTTPError as refusal:
        text = refusal.read()
    except OSError:
        return {}
    try:
        found: dict[str, Any] = json.loads(text)
    except ValueError:
        return {}
    return found


def is_fresh(moment: str | None, since: datetime) -> bool:
    """A mark that outlived its worker in the queue's log of writes proves nothing."""
    return moment is not None and datetime.fromisoformat(moment) >= since


def missing(answer: dict[str, Any], since: datetime) -> list[str]:
    """What does not answer, by the names of the parts, because their logs are called so."""
    if not answer:
        return ["web"]
    down = [part for key, part in (("database", "postgres"), ("broker", "valkey")) if not answer.get(key, {}).get("up")]
    silent = [
        queue
        for queue, seen in answer.get("queues", {}).items()
        if not any(is_fresh(worker["last_heartbeat_at"], since) for worker in seen["workers"])
    ]
    beat = [] if is_fresh(answer.get("beat", {}).get("last_tick_at"), since) else ["beat"]
    return down + silent + beat


def is_ready(port: int, since: datetime) -> bool:
    answer = health(port)
    return answer.get("status") == "ok" and not missing(answer, since)


def not_ready(state: State, port: int, since: datetime) -> Failure:
    names = ", ".join(missing(health(port), since))
    return Failure(
        f"等待了 {READY_WITHIN_SECONDS:.0f} 秒，仍没有应答：{names}；原因见 {state.logs} 中的同名日志。",
        f"No answer after {READY_WITHIN_SECONDS:.0f} seconds from: {names}; see their logs in {state.logs}.",
    )
