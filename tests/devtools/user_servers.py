"""Start the embedded servers as whoever runs this, ask one question, print the answer, stop them."""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from devtools.children import Children
from devtools.postgres import binaries
from devtools.servers import Servers
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Supervisor


def main(folder: str) -> None:
    state = State(Path(folder))
    with Children(state) as children, Signals() as signals:
        supervisor = Supervisor(state, children, signals)
        servers = Servers(state, children, durable=False, embedded=True)
        servers.start(supervisor)
        subprocess.run([binaries() / "psql", servers.database_url, "-Atc", "SELECT 1"], check=True)
        supervisor.stop()


if __name__ == "__main__":
    main(sys.argv[1])
