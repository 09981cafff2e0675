"""The two servers: our embedded ones, or those whose addresses the user has set."""

import os
from pathlib import Path

from devtools.children import Children
from devtools.failures import Failure
from devtools.postgres import Postgres
from devtools.state import State
from devtools.supervisor import Supervisor
from devtools.valkey import Valkey

START_SECONDS = 60.0


class Servers:
    """Addresses of a database and a queue that answer."""

    def __init__(self, state: State, children: Children, *, durable: bool, embedded: bool = False) -> None:
        """`embedded`: whatever the user has set; the tests always bring their own."""
        database = "" if embedded else os.environ.get("ZHENBIAO_DATABASE_URL", "")
        redis = "" if embedded else os.environ.get("ZHENBIAO_REDIS_URL", "")
        self._state = state
        self._postgres = None if database else Postgres(state, children, durable=durable)
        self._valkey = None if redis else Valkey(state, children)
        self.database_url = database or (self._postgres.url if self._postgres else "")
        self.redis_url = redis or (self._valkey.url if self._valkey else "")

    @property
    def own_database(self) -> bool:
        return self._postgres is not None

    def start(self, supervisor: Supervisor) -> None:
        """Both at once; back when both answer."""
        servers = [server for server in (self._postgres, self._valkey) if server]
        for server in servers:
            supervisor.start(server.part())
        if not supervisor.wait(lambda: all(server.answers() for server in servers), START_SECONDS):
            raise _silent(self._state.logs)


def _silent(logs: Path) -> Failure:
    return Failure(
        f"PostgreSQL 或 Valkey 在 {START_SECONDS:.0f} 秒内没有应答；原因见 {logs} 中的日志。",
        f"PostgreSQL or Valkey did not answer within {START_SECONDS:.0f} seconds; see their logs in {logs}.",
    )
