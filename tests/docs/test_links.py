"""Links between the pages: what they name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?P<path>[^)#\s:]*)(?:#(?P<anchor>[^)\s]+))?\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PICTURES = {".png"}


def anchors(page: Path) -> set[str]:
    """The headings as GitHub names them: lower case, without punctuation, words joined by a hyphen."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links(page: Path) -> list[tuple[str, str]]:
    return [(found["path"], found["anchor"] or "") for found in LINK.finditer(FENCE.sub("", page.read_text("utf-8")))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        if target.suffix in PICTURES:
            continue
        assert target.exists(), f"{path} is not there"
        assert not anchor or anchor in anchors(target), f"{path}#{anchor} is no heading"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        found = {(page.parent / path).resolve() for path, _ in links(page) if path.endswith(".md")}
        waiting += sorted(found - reached)
    assert sorted(set(PAGES) - reached) == []


def test_a_link_to_nowhere_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One two\n[a](gone.md#x) [b](#one-two)\n```\n[c](code.md)\n```\n", "utf-8")
    assert links(page) == [("gone.md", "x"), ("", "one-two")]
    assert anchors(page) == {"one-two"}
