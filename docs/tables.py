"""The tables of the pages that repeat the code, written from it: `python -m docs.tables [--check]`."""

import argparse
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PAGES: Final = (HERE / "api.md", HERE / "states.md")
#: What stands between the two marks is ours; everything around it is written by hand.
_TABLE: Final = re.compile(r"(?P<begin><!-- table: (?P<name>[\w ]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
#: Settings without a default. No server is asked, so any word will do.
_NEEDED: Final = {
    "ZHENBIAO_SECRET_KEY": "docs",
    "ZHENBIAO_DATABASE_URL": "postgresql:///docs",
    "ZHENBIAO_REDIS_URL": "redis://docs",
    "ZHENBIAO_DATA_DIR": ".",
}


def refusals() -> str:
    """Every code of the error envelope, in the order of annotator/errors.py."""
    from annotator.errors import REFUSALS

    rows = ((f"`{code}`", str(one.status), one.zh, one.en) for code, one in REFUSALS.items())
    return table(("code", "status", "中文", "English"), rows)


def import_problems() -> str:
    """Every code of a problem of an import, in the order of annotator/intake/problems.py."""
    from annotator.intake.problems import PROBLEMS

    return table(("code", "中文", "English"), ((f"`{code}`", one.zh, one.en) for code, one in PROBLEMS.items()))


def choices() -> str:
    """A chapter for each closed list of values that a table or an answer may hold."""
    return "\n".join(chapter(*found) for found in closed_lists())


def closed_lists() -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Name and module, docstring, and (value, Chinese label) of each TextChoices of our domains."""
    from django.apps import apps
    from django.db.models import TextChoices

    for domain in sorted(config.name for config in apps.get_app_configs() if config.name.startswith("annotator.")):
        module = sys.modules.get(f"{domain}.models")
        for name, found in vars(module).items() if module else ():
            is_ours = inspect.isclass(found) and found.__module__ == f"{domain}.models"
            if is_ours and issubclass(found, TextChoices):
                yield f"`{name}` · {domain}.models", inspect.getdoc(found) or "", list(found.choices)


def chapter(title: str, meaning: str, values: list[tuple[str, str]]) -> str:
    shown = table(("value", "中文"), ((f"`{value}`", str(label)) for value, label in values))
    said = f"{meaning}\n\n" if meaning else ""
    return f"### {title}\n\n{said}{shown}"


def table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


TABLES: Final[dict[str, Callable[[], str]]] = {
    "refusals": refusals,
    "import problems": import_problems,
    "choices": choices,
}


def filled(page: str) -> str:
    """The page with its tables as they should be."""
    return _TABLE.sub(lambda found: f"{found['begin']}\n{TABLES[found['name']]()}\n{found['end']}", page)


def stale() -> list[Path]:
    """The pages that do not say what the code says."""
    return [page for page in PAGES if filled(page.read_text("utf-8")) != page.read_text("utf-8")]


def start_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    for name, value in _NEEDED.items():
        os.environ.setdefault(name, value)
    django.setup()


def main(arguments: list[str] | None = None) -> int:
    """Write the tables, or with `--check` only name the pages that are out of date."""
    parser = argparse.ArgumentParser(prog="python -m docs.tables", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is out of date")
    options = parser.parse_args(arguments)
    start_django()
    changed = stale()
    for page in changed:
        sys.stdout.write(f"docs/{page.name} {'is out of date' if options.check else 'written'}\n")
        if not options.check:
            page.write_text(filled(page.read_text("utf-8")), "utf-8")
    return int(options.check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
