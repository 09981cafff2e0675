"""The product's own programs: web server, one worker for each queue, beat."""

import shutil

from devtools.children import Command
from devtools.paths import PYTHON, private_folder
from devtools.state import State
from devtools.supervisor import Part

QUEUES = {"default": 2, "predict": 1, "train": 1}
WORKERS_STAGE, WEB_STAGE = 2, 3
PYTHON_PROGRAMS = ("web", *QUEUES, "beat")


def python(*words: str) -> tuple[str, ...]:
    return (str(PYTHON), *words)


def web(environment: dict[str, str], port: int) -> Part:
    """Two processes that share what was imported before the fork; no control socket in the user's home."""
    words = python(
        *("-m", "gunicorn", "annotator.wsgi:application", "--bind", f"127.0.0.1:{port}", "--preload"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "8"),
        *("--timeout", "120", "--graceful-timeout", "5", "--no-control-socket"),
    )
    return Part("web", Command(words, environment), WEB_STAGE)


def worker(environment: dict[str, str], queue: str) -> Part:
    """Without the greetings among workers, which cost a second and tell us nothing."""
    words = python(
        *("-m", "celery", "-A", "annotator", "worker", "-Q", queue, "-n", f"{queue}@%h", "--pool", "prefork"),
        *("-c", str(QUEUES[queue]), "--prefetch-multiplier", "1", "--without-gossip", "--without-mingle"),
        *("--loglevel", "INFO"),
    )
    return Part(queue, Command(words, environment), WORKERS_STAGE)


def beat(environment: dict[str, str], state: State) -> Part:
    folder = state.folder / "beat"

    def forget_schedule() -> None:
        """A file a kill left half written would end every start; the times it holds are not worth it."""
        shutil.rmtree(folder, ignore_errors=True)
        private_folder(folder)

    words = python(
        *(
            "-m",
            "celery",
            "-A",
            "annotator",
            "beat",
            "--schedule",
            str(folder / "schedule"),
            "--pidfile=",
            "--loglevel",
            "INFO",
        )
    )
    return Part("beat", Command(words, environment), WORKERS_STAGE, before=forget_schedule)


def parts(environment: dict[str, str], state: State, port: int) -> list[Part]:
    return [web(environment, port), *(worker(environment, queue) for queue in QUEUES), beat(environment, state)]
