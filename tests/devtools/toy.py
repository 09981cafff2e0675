"""A launcher of toy parts, started as a process of its own so that tests can kill it.

toy.py STATE          a leaf and a family whose members try to get away
toy.py STATE broken   also a part that ends at once
"""

import sys
from pathlib import Path

from devtools.children import Children, Command, end_orphans
from devtools.failures import Failure, Interrupted
from devtools.signals import Signals
from devtools.state import State
from devtools.supervisor import Part, Supervisor

LEAF = ("sleep", "1000")
# One child in the group, one in a session of its own, and a parent that will not hear TERM.
FAMILY = ("sh", "-c", "trap '' TERM; sleep 1000 & setsid sleep 1000 & wait; wait")
BROKEN = ("false",)


def main(folder: str, *extra: str) -> int:
    state = State(Path(folder))
    if not state.lock():
        return 3
    end_orphans(state)
    with Children(state, grace=0.5) as children, Signals() as signals:
        children.socket_folder()
        supervisor = Supervisor(state, children, signals)
        supervisor.start(Part("leaf", Command(LEAF), stage=1))
        supervisor.start(Part("family", Command(FAMILY), stage=0, grace=0.5))
        if extra:
            supervisor.start(Part("broken", Command(BROKEN), stage=2))
        state.note()
        try:
            supervisor.wait(lambda: False)
        except Interrupted:
            supervisor.stop()
        except Failure as failure:
            sys.stderr.write(failure.en)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
