"""`run`: everything up, kept up, and down again."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from devtools import application, database, environment, ports, readiness, say, setup
from devtools.children import Children, end_orphans
from devtools.failures import Failure, Interrupted
from devtools.node import Node
from devtools.paths import default_state
from devtools.servers import Servers
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Supervisor


@dataclass(frozen=True)
class Options:
    """What the command line says."""

    port: int = ports.DEFAULT_PORT
    exit_when_ready: bool = False


class Run:
    """One run of the product; `serve` is a run with more in it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.state = State(default_state())
        self._began = time.monotonic()

    def __call__(self) -> int:
        if not self.state.lock():
            raise _runs_already(self.state)
        try:
            end_orphans(self.state)
            self.state.note(address=self.address())
            with Children(self.state) as children:
                ports.ensure_free(self.options.port)
                node = setup.ensure(children)
                with Signals() as signals:
                    self._supervise(Supervisor(self.state, children, signals), children, node)
        finally:
            self.state.forget_note()
            self.state.unlock()
        return 0

    def address(self) -> str:
        return readiness.address(self.options.port)

    def shown_address(self) -> str:
        """The one a person opens."""
        return self.address()

    def environment_changes(self) -> dict[str, str]:
        """What the product's environment has more than usual."""
        return {}

    def start_more(self, supervisor: Supervisor, node: Node) -> None:
        """What else starts beside the product."""

    def stay(self, supervisor: Supervisor) -> None:
        """Until somebody asks us to end."""
        supervisor.wait(lambda: False, pause=1.0)

    def _supervise(self, supervisor: Supervisor, children: Children, node: Node) -> None:
        try:
            self._start(supervisor, children, node)
            self._announce()
            if not self.options.exit_when_ready:
                self.stay(supervisor)
        except Interrupted:
            say.line()
        finally:
            say.step("正在停止 …", "Stopping …")
            supervisor.stop()
        say.step("已全部停止，数据都已保存", "Everything is stopped, nothing is lost")

    def _start(self, supervisor: Supervisor, children: Children, node: Node) -> None:
        """Servers, then the schema, then everything else at once."""
        began = datetime.fromtimestamp(time.time(), UTC)
        servers = Servers(self.state, children, durable=True)
        servers.start(supervisor)
        variables = environment.application(self.state, servers.database_url, servers.redis_url)
        variables |= self.environment_changes()
        database.bring_up_to_date(supervisor, self.state, variables, own=servers.own_database)
        port = self.options.port
        for part in application.parts(variables, self.state, port):
            supervisor.start(part)
        self.start_more(supervisor, node)
        ready = supervisor.wait(lambda: readiness.is_ready(port, began), readiness.READY_WITHIN_SECONDS, pause=0.1)
        if not ready:
            raise readiness.not_ready(self.state, port, began)

    def _announce(self) -> None:
        say.line()
        seconds = time.monotonic() - self._began
        say.line(f"诊标已就绪 · Zhenbiao is ready: {self.shown_address()}  ({seconds:.1f} s)")
        people = database.logins(self.state)
        if people:
            say.line("初始登录（改过密码的以您改的为准） · first logins (if you changed a password, yours counts)")
        for person in people:
            say.line(f"  {person['role']:<12} {person['username']:<16} {person['password']}")
        if not self.options.exit_when_ready:
            say.line("按 Ctrl-C 停止 · Ctrl-C stops everything")


def _runs_already(state: State) -> Failure:
    address = state.running().get("address", "")
    zh, en = (f"：{address}", f" at {address}") if address else ("", "")
    return Failure(
        f"诊标已在运行{zh}；要停止它，请运行 ./dev stop。", f"Zhenbiao is running already{en}; ./dev stop ends it."
    )
