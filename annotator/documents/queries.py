"""The list of a project's records: every page of every filter is one short index walk, however deep."""

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Greatest, Length, Substr

from annotator.documents.models import Document
from annotator.documents.walk import Order, walk
from annotator.projects.models import Project

PAGE_ROWS: Final = 50
#: What no index answers (a word in the text, whether there are annotations) is looked for in at most this many records
#: a request, so that a rare answer comes back as fast as a common one; the reader's screen asks on from there.
WINDOW: Final = 20_000
#: Characters of a record shown in the list, and how many of them stand before a match.
SNIPPET: Final = 80
BEFORE_MATCH: Final = 20


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for. Empty means all."""

    q: str = ""
    kind: str = ""
    batch: int | None = None
    patient: str = ""
    annotated: Literal["", "yes", "no"] = ""
    order: Order = "newest"
    cursor: int | None = None

    @property
    def indexed(self) -> dict[str, Any]:
        """The filters that have an index, narrowest first. A walk uses the first of them."""
        wanted = {"patient_key": self.patient, "batch_id": self.batch, "kind": self.kind}
        return {column: value for column, value in wanted.items() if value}

    @property
    def need_window(self) -> bool:
        return bool(self.q or self.annotated or len(self.indexed) > 1)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, where to go on, and how many records were looked through when more than an index was asked."""

    rows: list[Document]
    next: int | None
    searched: int | None = None


class Position(Func):
    """Where a word stands in a text, counted from one; zero when it does not."""

    function = "STRPOS"
    arity = 2
    output_field = IntegerField()


def documents(project: Project, filters: Filters) -> Page:
    """One page of at most PAGE_ROWS; a page found through a window may be shorter and still have a next one."""
    walk = walked(project, filters)
    return windowed_page(walk, filters) if filters.need_window else plain_page(walk, filters)


def plain_page(walk: QuerySet[Document], filters: Filters) -> Page:
    rows = list(listed(walk, filters)[: PAGE_ROWS + 1])
    return Page(rows[:PAGE_ROWS], next=rows[PAGE_ROWS - 1].pk if len(rows) > PAGE_ROWS else None)


def windowed_page(walk: QuerySet[Document], filters: Filters) -> Page:
    """A full page ends at its last row, a short one at the end of the window."""
    inside, last = window(walk, filters)
    rows = list(sieved(listed(inside, filters), filters)[: PAGE_ROWS + 1])
    if len(rows) > PAGE_ROWS:
        return Page(rows[:PAGE_ROWS], next=rows[PAGE_ROWS - 1].pk)
    return Page(rows, next=last, searched=WINDOW if last is not None else walk.count())


def window(walk: QuerySet[Document], filters: Filters) -> tuple[QuerySet[Document], int | None]:
    """The next WINDOW records of a walk and the last of them, or all that remain and nothing."""
    last = walk.values_list("pk", flat=True)[WINDOW - 1 : WINDOW].first()
    if last is None:
        return walk, None
    return walk.filter(**{f"pk__{'lte' if filters.order == 'oldest' else 'gte'}": last}), last


def walked(project: Project, filters: Filters) -> QuerySet[Document]:
    """Along the index of the narrowest filter; the others are left to the sieve."""
    column, wanted = next(iter(filters.indexed.items()), ("", None))
    rows = Document.objects.all()
    prefix: dict[str, Any] = {"project_id": project.pk}
    if column == "batch_id":
        rows, prefix = rows.filter(project=project), {}
    elif column == "patient_key":
        rows = rows.exclude(patient_key="")
    if column:
        prefix[column] = wanted
    return walk(rows, prefix, order=filters.order, cursor=filters.cursor)


def sieved(rows: QuerySet[Any], filters: Filters) -> QuerySet[Document]:
    """What only the rows themselves answer."""
    rows = rows.filter(**dict(list(filters.indexed.items())[1:]))
    if filters.q:
        rows = rows.filter(match__gt=0)
    if filters.annotated:
        rows = rows.filter(annotated=filters.annotated == "yes")
    return rows


def listed(rows: QuerySet[Document], filters: Filters) -> QuerySet[Document]:
    """What a row of the list shows; the whole text stays in the database."""
    first: Greatest | Value = Value(1)
    if filters.q:
        rows = rows.annotate(match=Position(F("text"), Value(filters.q, TextField())))
        first = Greatest(F("match") - BEFORE_MATCH, 1)
    return rows.annotate(
        characters=Length("text"), snippet_from=first, snippet=Substr("text", first, SNIPPET), annotated=annotated()
    ).defer("text")


def annotated() -> Exists:
    """Whether anybody but a model has read it."""
    readings = Document.objects.filter(pk=OuterRef("pk"), annotation_sets__kind__in=("IMPORTED", "REVIEW", "GOLD"))
    return Exists(readings)


def neighbours(document: Document, filters: Filters) -> tuple[int | None, int | None]:
    """The records above and below this one in the list as the reader has filtered and ordered it."""

    def first_towards(order: Order) -> int | None:
        asked = replace(filters, order=order, cursor=document.pk)
        walk = walked(document.project, asked)
        inside = window(walk, asked)[0] if asked.need_window else walk
        return sieved(listed(inside, asked), asked).values_list("pk", flat=True).first()

    above: Order = "newest" if filters.order == "oldest" else "oldest"
    return first_towards(above), first_towards(filters.order)
