"""The generated tables of the documentation against the code they repeat."""

from annotator.errors import REFUSALS
from annotator.intake.problems import PROBLEMS
from annotator.projects.models import Role
from docs import tables


def test_the_tables_of_the_pages_say_what_the_code_says() -> None:
    assert [page.name for page in tables.stale()] == [], "run: python -m docs.tables"


def test_every_code_and_every_problem_stands_in_the_api_page_once() -> None:
    page = (tables.HERE / "api.md").read_text("utf-8")
    rows = [line.split("|")[1].strip(" `") for line in page.splitlines() if line.startswith("| `")]
    for code in REFUSALS:
        assert rows.count(code) == 1 + (code in PROBLEMS), code


def test_the_roles_stand_in_the_states_page_with_their_chinese_names() -> None:
    page = (tables.HERE / "states.md").read_text("utf-8")
    for role in Role:
        assert f"| `{role.value}` | {role.label} |" in page


def test_a_value_missing_from_a_page_makes_it_stale() -> None:
    page = (tables.HERE / "states.md").read_text("utf-8")
    damaged = page.replace("| `REVIEWER` |", "| `READER` |")
    assert damaged != page
    assert tables.filled(damaged) == page


def test_words_around_a_table_stay_as_they_are() -> None:
    page = "before\n<!-- table: choices -->\nold\n<!-- end -->\nafter\n"
    filled = tables.filled(page)
    assert filled.startswith("before\n<!-- table: choices -->\n")
    assert filled.endswith("<!-- end -->\nafter\n")
    assert "\nold\n" not in filled


def test_a_bar_inside_a_cell_does_not_split_it() -> None:
    assert tables.table(("a",), iter([("x | y",)])) == "| a |\n| --- |\n| x \\| y |\n"
