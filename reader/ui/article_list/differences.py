"""What makes the list that is shown one that the library has now: nothing shown moves.

All of it is plain computing, so that a long list can be compared beside the window.
"""

from array import array
from collections.abc import Callable, Collection, Sequence

from reader.library.listed import Listed
from reader.ui.article_list.rows import Edits, Groups, Insertion, runs

# Bytes are compared by the thousand.
_CHUNK = 8_192
_ID_BYTES = 8
# So many rows are put in order with what comes, to see between which it stands.
_SIGNPOSTS = 64


def difference(
    shown: "array[int]",
    found: Listed,
    groups: Groups,
    still_there: Callable[[Sequence[int]], Collection[int]],
    *,
    at_end: bool = False,
) -> Edits:
    """Return what makes ``found`` of ``shown``; what is found no more stays if it is still there.

    Args:
        shown: the ids of the list as it is.
        found: what the library gives now.
        groups: the groups that are known; new ones are added.
        still_there: says which of some articles may go on being shown.
        at_end: what is new stands below all else.
    """
    fresh, numbers = found.ids, groups.numbers(found)
    start, end = _alike(shown, fresh)
    before, after = shown[start : len(shown) - end], fresh[start : len(fresh) - end]
    now = set(after)
    missing = [each for each in before if each not in now]
    gone = set(missing).difference(still_there(missing)) if missing else set()
    removed = tuple(runs(start + row for row, each in enumerate(before) if each in gone))
    shown_before = set(before)
    if shown_before.issuperset(now):
        return Edits(removed, (), groups)
    if at_end:
        pending = {
            len(shown) - start - 1: [r for r, e in enumerate(after) if e not in shown_before]
        }
    else:
        pending = _after_whom(before, after, shown_before)
    inserted: list[Insertion] = []
    for at in sorted(pending):
        taken = [start + row for row in pending[at]]
        row = (
            start
            + at
            + 1
            - _rows_above(removed, start + at + 1)
            + sum(len(each.ids) for each in inserted)
        )
        inserted.append(_insertion(row, taken, fresh, numbers))
    return Edits(removed, tuple(inserted), groups)


def _insertion(
    row: int, taken: Sequence[int], fresh: "array[int]", numbers: "array[int]"
) -> Insertion:
    first, last = taken[0], taken[-1]
    if last - first + 1 == len(taken):
        return Insertion(row, fresh[first : last + 1], numbers[first : last + 1])
    return Insertion(
        row,
        array("q", [fresh[each] for each in taken]),
        array("i", [numbers[each] for each in taken] if numbers else []),
    )


def _after_whom(
    before: "array[int]", after: "array[int]", shown: Collection[int]
) -> dict[int, list[int]]:
    """Return the rows of what is new, each under the row that it follows, -1 for the first."""
    rows = {each: row for row, each in enumerate(before)}
    pending: dict[int, list[int]] = {}
    at = -1
    for row, each in enumerate(after):
        if each in shown:
            at = rows[each]
        else:
            pending.setdefault(at, []).append(row)
    return pending


def _rows_above(removed: Sequence[tuple[int, int]], row: int) -> int:
    """Return how many rows before ``row`` are removed."""
    return sum(max(0, min(last + 1, row) - first) for first, last in removed)


def _alike(one: "array[int]", other: "array[int]") -> tuple[int, int]:
    """Return how many ids are the same from the start, and how many from the end."""
    first, second = one.tobytes(), other.tobytes()
    most = min(len(first), len(second))
    at = 0
    while at < most and first[at : at + _CHUNK] == second[at : at + _CHUNK]:
        at += _CHUNK
    start = min(at, most) // _ID_BYTES
    most //= _ID_BYTES
    while start < most and one[start] == other[start]:
        start += 1
    end, left = 0, most - start
    step = _CHUNK // _ID_BYTES
    while end + step <= left and (
        one[len(one) - end - step : len(one) - end]
        == other[len(other) - end - step : len(other) - end]
    ):
        end += step
    while end < left and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end


def places(
    shown: "array[int]",
    new: Sequence[int],
    held: Collection[int],
    in_order: Callable[[Sequence[int]], Sequence[int]],
) -> list[tuple[int, int]]:
    """Return before which row of ``shown`` each of ``new`` comes in, with its id, in order.

    Between some rows all over the list the library says where each belongs, then between some rows
    there; three such questions are enough for a hundred thousand.

    Args:
        shown: the ids of the list as it is.
        new: what comes in.
        held: what stands where it was, and maybe no longer where it belongs.
        in_order: puts ids in the list's order.
    """
    found: list[tuple[int, int]] = []
    waiting = [(0, len(shown), list(new))]
    while waiting:
        low, high, wanted = waiting.pop()
        step = max(1, (high - low) // _SIGNPOSTS)
        signposts = {shown[row]: row for row in range(low, high, step) if shown[row] not in held}
        between: dict[int, list[int]] = {}
        at = low - 1
        for each in in_order([*signposts, *wanted]):
            if each in signposts:
                at = signposts[each]
            else:
                between.setdefault(at, []).append(each)
        rows = sorted(signposts.values())
        following = dict(zip([low - 1, *rows], [*rows, high], strict=True))
        for row, ids in between.items():
            if step == 1 or not signposts:
                found += [(row + 1, each) for each in ids]
            else:
                waiting.append((row + 1, following[row], ids))
    order = {each: number for number, each in enumerate(in_order(new))}
    return sorted(found, key=lambda place: (place[0], order.get(place[1], 0)))
