"""A walk along one index: rows that share a prefix, in order of their id, from a cursor on.

Written with `project = 7 AND id < cursor ORDER BY id`, PostgreSQL may prefer the primary key and filter, which is a
disaster when another project holds the million newest rows. Rows compared as tuples, and ordered by the whole tuple,
leave it the one index that answers, whatever its statistics say.
"""

from typing import Any, Final, Literal, TypeVar

from django.db.models import F, Func, Model, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual

Order = Literal["newest", "oldest"]
Row = TypeVar("Row", bound=Model)

SMALLEST_ID: Final = 0
LARGEST_ID: Final = 2**63 - 1


class Tuple(Func):
    """`ROW(a, b, c)`, compared from the left as an index is ordered."""

    function = "ROW"
    output_field = TextField()


def walk(rows: QuerySet[Row], prefix: dict[str, Any], *, order: Order, cursor: int | None) -> QuerySet[Row]:
    """The rows whose leading index columns equal `prefix`, newest or oldest first, beyond the cursor."""
    place = Tuple(*[F(name) for name in prefix], F("pk"))

    def at(pk: int) -> Tuple:
        return Tuple(*[Value(value) for value in prefix.values()], Value(pk))

    names = [*prefix, "pk"]
    if order == "oldest":
        after = GreaterThan(place, at(SMALLEST_ID if cursor is None else cursor))
        return rows.filter(after, LessThanOrEqual(place, at(LARGEST_ID))).order_by(*names)
    before = LessThan(place, at(LARGEST_ID if cursor is None else cursor))
    return rows.filter(before, GreaterThanOrEqual(place, at(SMALLEST_ID))).order_by(*[f"-{name}" for name in names])
