"""The looks of lists: as they were, or as usual where what was kept makes no sense."""

import json

import pytest

from reader.model import list_look
from reader.model.list_look import (
    USUAL_COLUMNS,
    Column,
    ColumnWidth,
    Density,
    ListLook,
    as_fields,
    from_fields,
)
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder

LOOK = ListLook(
    Density.LINE,
    ListOrder.SOURCE,
    is_reversed=True,
    grouping=Grouping.DAY,
    columns=(ColumnWidth(Column.TAGS, 70), ColumnWidth(Column.TITLE, 300)),
)


@pytest.mark.parametrize("look", [ListLook(), LOOK])
def test_a_look_is_kept_as_json_with_its_columns_in_order(look: ListLook) -> None:
    assert from_fields(json.loads(json.dumps(as_fields(look)))) == look


@pytest.mark.parametrize("values", [None, 3, [], "line", {}, {"density": ["line"], "order": {}}])
def test_what_makes_no_sense_is_as_usual(values: object) -> None:
    assert from_fields(values) == ListLook()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("density", "huge"),
        ("order", 7),
        ("reversed", "yes"),
        ("grouping", None),
        ("columns", {"source": 80}),
        ("columns", {"title": "wide"}),
        ("columns", {"title": True}),
        ("columns", {"title": 10**9}),
        ("columns", ["title"]),
    ],
)
def test_one_value_that_makes_no_sense_spoils_no_other(name: str, value: object) -> None:
    found = as_fields(from_fields(as_fields(LOOK) | {name: value}))
    assert found == as_fields(LOOK) | {name: as_fields(ListLook())[name]}


def test_columns_of_a_newer_senja_are_passed_over() -> None:
    found = from_fields({"columns": {"title": 200, "colour": 40, "date": 50}})
    assert [each.column for each in found.columns] == [Column.TITLE, Column.DATE]
    assert list_look.COLUMNS[0] is USUAL_COLUMNS[0].column is Column.TITLE


def test_a_look_changes_nothing_of_what_is_found() -> None:
    query = ArticleQuery(ListFilter.UNREAD, "words", feed=3)
    dressed = LOOK.dressed(query)
    assert (dressed.order, dressed.is_reversed, dressed.grouping) == (
        ListOrder.SOURCE,
        True,
        Grouping.DAY,
    )
    assert ListLook().dressed(dressed) == query
