"""`test`: the interface's tests, then everybody else's."""

from devtools import browser, frontend
from devtools.application import python
from devtools.children import Command
from devtools.failures import Interrupted
from devtools.temporary import ground

PROCESSES = "2"


def test(arguments: list[str]) -> int:
    """Pytest comes last, so that its closing line is the last thing said. With arguments, only pytest runs."""
    with ground() as here:
        variables = {**here.environment, **browser.variables(here.children, here.node)}
        try:
            vitest = frontend.npm(here.node, "run", "--silent", "test")
            interface = 0 if arguments else here.supervisor.foreground("vitest", vitest)
            pytest = Command(python("-m", "pytest", "-n", PROCESSES, "--dist", "loadgroup", *arguments), variables)
            rest = here.supervisor.foreground("pytest", pytest)
        except Interrupted:
            return 130
    return 1 if interface or rest else 0
