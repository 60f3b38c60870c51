"""What makes one list of another: everything is there once, and nothing shown changes its order."""

from array import array
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.library.listed import Listed
from reader.ui.article_list.differences import difference, places
from reader.ui.article_list.rows import Edits, Groups, Rows, runs

IDS = st.lists(st.integers(1, 60), unique=True)


def together(ids: Sequence[int]) -> Listed:
    """Return ids in groups of ten, in the order in which they come."""
    keys: list[str | int] = []
    sizes: list[int] = []
    for each in ids:
        if keys and keys[-1] == each // 10:
            sizes[-1] += 1
        else:
            keys.append(each // 10)
            sizes.append(1)
    return Listed(array("q", ids), tuple(keys), tuple(sizes))


def apply(rows: Rows, edits: Edits) -> None:
    for first, last in reversed(edits.removed):
        rows.remove(first, last)
    rows.groups = edits.groups
    for insertion in edits.inserted:
        rows.insert(insertion)


def kept_of(stay: set[int], ids: Sequence[int]) -> list[int]:
    return [each for each in ids if each in stay]


@given(IDS, IDS, st.sets(st.integers(1, 60)), st.booleans())
def test_any_list_becomes_any_other(
    shown: list[int], found: list[int], stay: set[int], at_end: bool
) -> None:
    rows = Rows.of(together(shown))
    groups = rows.groups.copy()
    stay_of = partial(kept_of, stay)
    apply(rows, difference(rows.ids, together(found), groups, stay_of, at_end=at_end))
    kept = [each for each in shown if each in found or each in stay]
    assert sorted(rows.ids) == sorted({*kept, *found})
    assert [each for each in rows.ids if each in kept] == kept
    assert [rows.key(row) for row in range(len(rows.ids))] == [each // 10 for each in rows.ids]
    if at_end:
        assert list(rows.ids[: len(kept)]) == kept


@given(IDS, IDS)
def test_where_both_have_one_order_what_comes_stands_at_its_place(
    shown: list[int], more: list[int]
) -> None:
    rows = Rows.of(together(sorted(shown)))
    found = sorted({*shown, *more})
    apply(rows, difference(rows.ids, together(found), Groups(), partial(kept_of, set())))
    assert list(rows.ids) == found


def test_of_a_long_list_only_what_differs_is_looked_at() -> None:
    shown = array("q", range(2, 60_002))
    asked: list[list[int]] = []

    def none(ids: Sequence[int]) -> list[int]:
        asked.append(list(ids))
        return []

    found = array("q", [1, *(each for each in shown if each != 40_000), 70_000])
    edits = difference(shown, Listed(found), Groups(), none)
    assert asked == [[40_000]]
    assert edits.removed == ((39_998, 39_998),)
    assert [(each.row, list(each.ids)) for each in edits.inserted] == [(0, [1]), (60_000, [70_000])]


@given(
    st.sets(st.integers(1, 3_000), max_size=400),
    st.sets(st.integers(1, 3_000), min_size=1, max_size=9),
    st.sets(st.integers(1, 3_000)),
)
def test_places_are_found_by_asking_for_the_order_of_a_few(
    shown: set[int], new: set[int], held: set[int]
) -> None:
    ids = array("q", sorted(shown - new))
    asked: list[int] = []

    def in_order(some: Sequence[int]) -> list[int]:
        asked.append(len(some))
        return sorted(some)

    found = places(ids, sorted(new, reverse=True), held, in_order)
    merged = list(ids)
    for above, (row, each) in enumerate(found):
        merged.insert(row + above, each)
    assert sorted(merged) == sorted({*ids, *new})
    if not held & shown:
        assert merged == sorted(merged)
    assert max(asked) <= 2 * 64 + len(new)


@given(st.lists(st.integers(0, 4), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_the_first_rows_of_groups_are_found_in_any_part(
    numbers: list[int], first: int, last: int
) -> None:
    rows = Rows(array("q", range(len(numbers))), array("i", numbers))
    starts = [row for row in range(first, min(last + 1, len(numbers))) if rows.begins_group(row)]
    assert rows.group_starts(first, last) == starts


@given(st.sets(st.integers(0, 30)))
def test_runs_have_every_row_once(rows: set[int]) -> None:
    found = list(runs(sorted(rows)))
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(later[0] > before[1] + 1 for before, later in pairwise(found))


@given(st.lists(st.integers(1, 50), unique=True), st.sets(st.integers(1, 60), max_size=8))
def test_rows_are_found_by_their_ids(ids: list[int], wanted: set[int]) -> None:
    rows = Rows(array("q", ids))
    assert rows.rows_of(wanted) == {each: ids.index(each) for each in wanted if each in ids}
