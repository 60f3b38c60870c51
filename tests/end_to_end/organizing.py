"""A process that puts articles in order at random, and says after each step how they are.

Run as ``python -m tests.end_to_end.organizing LIBRARY SEED ID…``; it works on these articles alone
and prints one line of JSON after each step, until it is killed or its input ends.
"""

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.library import Library, articles, open_library
from reader.model.article import Article
from reader.operations import history, organize, tagging

TAGS = ("sea", "sea/birds", "land")


def said(library: Library, ids: Sequence[int]) -> list[list[object]]:
    """Return what a person has made of articles, as JSON has it."""
    found = sorted((one(library, each) for each in ids), key=lambda article: article.id)
    return [
        [
            each.id,
            each.is_read,
            each.is_bookmarked,
            each.is_archived,
            each.deleted_at is not None,
            each.note,
            list(each.own_tags),
        ]
        for each in found
    ]


def one(library: Library, identifier: int) -> Article:
    return articles.article(library, identifier, anywhere=True)


def step(library: Library, chance: random.Random, ids: Sequence[int], *, undoes: bool) -> None:
    """Do something to some of these articles."""
    some = chance.sample(list(ids), chance.randint(1, min(3, len(ids))))
    tags = chance.sample(TAGS, 1)
    deeds: list[Callable[[], object]] = [
        lambda: organize.mark_read(library, some),
        lambda: organize.mark_unread(library, some),
        lambda: organize.bookmark(library, some),
        lambda: organize.unbookmark(library, some),
        lambda: organize.archive(library, some),
        lambda: organize.unarchive(library, some),
        lambda: organize.delete(library, some),
        lambda: organize.undelete(library, some),
        lambda: tagging.tag(library, some, tags),
        lambda: tagging.untag(library, some, tags),
        lambda: organize.write_note(library, some[0], f"Note {chance.random()}"),
    ]
    if undoes:
        deeds += [lambda: history.undo(library), lambda: history.redo(library)]
    chance.choice(deeds)()


def main() -> None:
    """Work until the input ends."""
    path, seed, *rest = sys.argv[1:]
    ids, chance = [int(each) for each in rest], random.Random(int(seed))  # noqa: S311 (no secret)
    library = open_library(Path(path))
    answer(library, ids)
    for line in sys.stdin:
        step(library, chance, ids, undoes=line.strip() == "undo")
        answer(library, ids)
    library.close()


def answer(library: Library, ids: Sequence[int]) -> None:
    sys.stdout.write(json.dumps(said(library, ids)) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
