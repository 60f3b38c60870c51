"""How a list is shown: how close its rows stand, its order, its groups and its columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from reader.model.query import ArticleQuery, Grouping, ListOrder

Kind = TypeVar("Kind", bound=StrEnum)

NARROWEST, WIDEST = 30, 2_000


class Density(StrEnum):
    """How much of each article a list shows."""

    LINE = "line"
    EXCERPT = "excerpt"
    CARD = "card"


class Column(StrEnum):
    """What a list of lines tells of each article; the first is always there."""

    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    MINUTES = "minutes"
    TAGS = "tags"


COLUMNS = tuple(Column)


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """A column that is shown, and how wide it is in points of the screen."""

    column: Column
    width: int


USUAL_COLUMNS = (
    ColumnWidth(Column.TITLE, 190),
    ColumnWidth(Column.SOURCE, 96),
    ColumnWidth(Column.DATE, 64),
)


@dataclass(frozen=True, slots=True)
class ListLook:
    """How one list is shown; ``columns`` are those of lines, in the order in which they stand."""

    density: Density = Density.EXCERPT
    order: ListOrder = ListOrder.MATCH
    is_reversed: bool = False
    grouping: Grouping = Grouping.NONE
    columns: tuple[ColumnWidth, ...] = USUAL_COLUMNS

    def dressed(self, query: ArticleQuery) -> ArticleQuery:
        """Return ``query`` in this look's order and groups."""
        return replace(
            query, order=self.order, is_reversed=self.is_reversed, grouping=self.grouping
        )


def as_fields(look: ListLook) -> dict[str, Any]:
    """Return what JSON can hold of a look."""
    return {
        "density": look.density.value,
        "order": look.order.value,
        "reversed": look.is_reversed,
        "grouping": look.grouping.value,
        "columns": {each.column.value: each.width for each in look.columns},
    }


def from_fields(values: object) -> ListLook:
    """Return the look in ``values``; what makes no sense is as usual."""
    if not isinstance(values, Mapping):
        return ListLook()
    usual = ListLook()
    columns = values.get("columns")
    return ListLook(
        density=_choice(Density, values.get("density"), usual.density),
        order=_choice(ListOrder, values.get("order"), usual.order),
        is_reversed=values.get("reversed") is True,
        grouping=_choice(Grouping, values.get("grouping"), usual.grouping),
        columns=_columns(columns.items()) if isinstance(columns, Mapping) else usual.columns,
    )


def _choice(kind: type[Kind], value: object, usual: Kind) -> Kind:
    return next((each for each in kind if each == value), usual)


def _columns(found: Iterable[tuple[object, object]]) -> tuple[ColumnWidth, ...]:
    columns = tuple(
        ColumnWidth(column, width)
        for name, width in found
        for column in COLUMNS
        if name == column
        and isinstance(width, int)
        and not isinstance(width, bool)
        and NARROWEST <= width < WIDEST
    )
    has_title = any(each.column is Column.TITLE for each in columns)
    return columns if has_title else USUAL_COLUMNS
