"""The warden: a small process that ends everything of a launcher which died without doing so itself.

It holds the reading end of a pipe whose writing end only the launcher has. Whatever kills the launcher, the kernel
closes the pipe, and the warden ends every process with the launcher's tag and removes its folders of sockets.
"""

import shutil
import signal
import sys

from devtools.processes import end


def watch(tag: str, grace: float) -> None:
    """Lines name folders to remove; the line `done` means the launcher has cleaned up itself."""
    folders: list[str] = []
    for line in sys.stdin:
        if line.strip() == "done":
            return
        folders.append(line.strip())
    end(tag, grace)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # its own end would leave the others unguarded
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    watch(sys.argv[1], float(sys.argv[2]))
