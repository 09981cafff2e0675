"""The committed snapshot is what the code says; the front end's types come from it."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

SNAPSHOT = Path(__file__).parent / "openapi.yaml"


def generated() -> str:
    """As `./dev schema` writes it; a warning of the generator is a failure."""
    out = StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=out)
    return out.getvalue()


def test_the_committed_schema_is_the_generated_one() -> None:
    assert generated().strip() == SNAPSHOT.read_text(encoding="utf-8").strip(), "run ./dev schema and commit the result"
