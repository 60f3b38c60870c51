"""Senja itself, started as ``senja`` is, doing what is measured in a large library.

    python -m tests.benchmarks.big.watched STARTED ROUNDS FEW PART...

``FEW`` is 1 where little is to be done, for trying whether all of this runs. Nothing of the program is changed: filters are put on its widgets when it has made them. For each
part, in the order in which they are asked for, it prints one line of JSON with the milliseconds that
things took, those of their floors beside them, and stands still after "rest" to be weighed.
"""

import itertools
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractSlider

from reader import app, cli, paths
from reader.library import Library, articles, open_library
from reader.library.articles import State
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder, Where
from reader.ui.main_window import MainWindow
from reader.ui.reading_pane.pane import ReadingPane
from tests.benchmarks.big.shown import ShownWatch
from tests.benchmarks.big.typed import typed_queries, whole_words
from tests.benchmarks.gaps import watched_gaps
from tests.benchmarks.libraries import spread
from tests.benchmarks.painted import since, tell, wait, wait_for_asker

SETTLE_MS = 2_500
OPENED = 12
_PAGES = 40
# Between two queries, so that the second finds nothing of the first in the list.
_NOTHING = ArticleQuery(tag="of no article")
_START = app.Senja.start
_START_ENGINE = ReadingPane.start_engine
_FIRST_FOUND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 12"
_TOKEN = re.compile(r"\w+")
_SAID = re.compile(r'"[^"]*"?|[^\s"]+')
_OPERATOR = re.compile(r"\w:|(?:^|\s)-|\b(?:OR|NEAR)\b")


class Watcher:
    """Puts its watches on the window and its page, and asks the window to do things."""

    def __init__(self, started: int, rounds: int, parts: list[str], *, few: bool) -> None:
        self._started = started
        self._rounds = rounds
        self._pages, self._every, self._settle = (2, 20, 300) if few else (_PAGES, 1, SETTLE_MS)
        self._parts: dict[str, Callable[[], dict[str, Any]]] = {
            "list": self._first_list,
            "rest": self._rest,
            "queries": self._ask_queries,
            "scroll": self._scroll,
            "search": self._search,
            "words": self._find_words,
            "open": self._open_articles,
            "mark": self._mark_all_read,
        }
        self._wanted = parts

    def start(self, senja: app.Senja) -> None:
        """Start Senja and watch its list."""
        _START(senja)
        window = senja.window
        assert window is not None
        self._window: MainWindow = window
        self._list = ShownWatch(window.list_view)

    def start_engine(self, pane: ReadingPane) -> None:
        """Start the page's engine and watch its frames."""
        _START_ENGINE(pane)
        assert pane.engine is not None
        # It brings the engine's classes with it, which Senja imports no sooner.
        from tests.benchmarks.painted_page import PageWatch

        self._page = PageWatch(pane.engine.view)
        QTimer.singleShot(0, self._measure)

    def _measure(self) -> None:
        try:
            self._page.wait_for_rest(after_load=True)
            for name in self._wanted:
                tell(self._parts[name]())
        finally:
            # The program notes errors and goes on; whoever waits for an answer must see an end.
            self._window.close()

    # -- What is measured --------------------------------------------------------------------

    def _first_list(self) -> dict[str, Any]:
        window = self._window
        return {
            "list": since(self._started, self._list.paintings[0].moment),
            "window_size": [window.width(), window.height()],
            "page_size": [window.pane.width(), window.pane.height()],
        }

    def _rest(self) -> dict[str, Any]:
        wait(self._settle)
        tell({})
        wait_for_asker()
        return {}

    def _ask_queries(self) -> dict[str, Any]:
        """Ask for every filter, order and place, with another query before each."""
        ours: dict[str, list[float]] = {}
        worked: dict[str, list[float]] = {}
        floors: dict[str, list[float]] = {}
        queries = list(self._queries())[:: self._every]
        for _ in range(self._rounds):
            for name, query in queries:
                self._show(_NOTHING)
                spent = self._list.time_change(partial(self._show, query))
                ours.setdefault(name, []).append(spent)
                worked.setdefault(name, []).append(self._list.worked)
                floors.setdefault(name, []).append(self._list.time_painting())
        self._show(ArticleQuery())
        return {"ours": ours, "worked": worked, "floors": floors}

    def _queries(self) -> Iterator[tuple[str, ArticleQuery]]:
        for chosen, order in itertools.product(ListFilter, ListOrder):
            yield f"{chosen}, by {order}", ArticleQuery(chosen, order=order)
        for order in ListOrder:
            yield f"all, by {order}, reversed", ArticleQuery(order=order, is_reversed=True)
        for order in ListOrder:
            yield f"words, by {order}", ArticleQuery(words="water", order=order)
        for grouping in (Grouping.DAY, Grouping.SOURCE):
            for order in (ListOrder.MATCH, ListOrder.PUBLISHED):
                name = f"all, by {order}, grouped by {grouping}"
                yield name, ArticleQuery(order=order, grouping=grouping)
        yield "archive", ArticleQuery(where=Where.ARCHIVE)
        yield "trash", ArticleQuery(where=Where.TRASH)
        yield "today", ArticleQuery(today=True)
        yield "the largest feed", ArticleQuery(feed=1)
        yield "a folder", ArticleQuery(folder="News")
        yield (
            "a folder, unread, by title",
            ArticleQuery(ListFilter.UNREAD, folder="News", order=ListOrder.TITLE),
        )
        yield "a tag", ArticleQuery(tag="home")

    def _show(self, query: ArticleQuery) -> None:
        self._window._show_query(query)

    def _scroll(self) -> dict[str, Any]:
        """Go down by pages, jump to the middle and the end, and go on; one turn and frame each."""
        bar = self._window.list_view.verticalScrollBar()
        page = partial(bar.triggerAction, QAbstractSlider.SliderAction.SliderPageStepAdd)
        ours: dict[str, list[float]] = {}
        floors: dict[str, list[float]] = {}
        for _ in range(self._rounds):
            # Nothing of the list is loaded then.
            self._show(_NOTHING)
            self._show(ArticleQuery())
            for part in (0.0, 0.5, 0.9, 0.25, 0.75):
                jump = partial(bar.setValue, int(bar.maximum() * part))
                steps = {f"jump to {part}": jump} | {
                    f"page {number} from {part}": page for number in range(self._pages)
                }
                for name, step in steps.items():
                    ours.setdefault(name, []).append(self._turn(step))
                    floors.setdefault(name, []).append(self._list.time_painting())
            bar.setValue(0)
        return {"ours": ours, "floors": floors}

    def _turn(self, scroll: Callable[[], object]) -> float:
        """Return the milliseconds that scrolling and painting what comes into sight take."""
        self._list.paintings.clear()
        started = time.monotonic_ns()
        scroll()
        self._window.list_view.viewport().repaint()
        spent = since(started, self._list.paintings[-1].moment)
        # What is loaded in advance is a turn of its own.
        wait(1)
        return spent

    def _search(self) -> dict[str, Any]:
        """Type queries letter by letter."""
        box = self._window.search_box
        ours: dict[str, list[float]] = {}
        worked: dict[str, list[float]] = {}
        floors: dict[str, list[float]] = {}
        with _own() as library:
            for typed in typed_queries(_size())[:: self._every] * self._rounds:
                for length in range(1, len(typed.words) + 1):
                    words = typed.words[:length]
                    spent = self._list.time_change(partial(box.setText, words))
                    ours.setdefault(words, []).append(spent)
                    worked.setdefault(words, []).append(self._list.worked)
                    floors.setdefault(words, []).append(_bare_search(library, words))
                box.clear()
                wait(20)
        return {"ours": ours, "worked": worked, "floors": floors}

    def _find_words(self) -> dict[str, Any]:
        """Look for single words, each set at once."""
        box = self._window.search_box
        found: dict[str, float] = {}
        for name, word in whole_words(_size()).items():
            found[name] = self._list.time_change(partial(box.setText, word))
            box.clear()
            wait(20)
        return found

    def _open_articles(self) -> dict[str, Any]:
        """Open articles from all over the library; those that are read, so that none is marked."""
        times, turns = [], []
        with _own() as library:
            ids = spread(library, OPENED + 1)[1:]
        for identifier in ids * self._rounds:
            turn: list[float] = []
            trigger = partial(_timed, partial(self._window.open_article, identifier), turn)
            times.append(self._page.time_opening(trigger))
            turns += turn
        return {"openings": times, "turns": turns}

    def _mark_all_read(self) -> dict[str, Any]:
        """Mark every article as read, and take it back."""
        with _own() as library:
            everything = [
                each
                for where in Where
                for each in articles.list_ids(library, ArticleQuery(where=where))
            ]
            for state in (State.DELETED, State.ARCHIVED, State.READ):
                articles.set_state(library, everything, state, on=False)
            wait(self._settle)
            self._show(ArticleQuery())
            unread = ArticleQuery(ListFilter.UNREAD)
            count = articles.count(library, unread)
            everything_read = partial(self._window.commands.mark_all_read, ArticleQuery())
            undo = self._window.actions_by_name["undo"].trigger
            followed: list[int] = []
            # The window's own slot is called before this one.
            told = self._window.commands.library_changed
            told.connect(lambda _changes: followed.append(time.monotonic_ns()))
            ours: dict[str, list[float]] = {}
            for _ in range(self._rounds):
                ours.setdefault("floor", []).append(_bare_marking(library))
                for name, trigger, left in (("mark", everything_read, 0), ("undo", undo, count)):
                    with watched_gaps() as gaps:
                        wait(100)
                        followed.clear()
                        started = time.monotonic_ns()
                        trigger()
                        while not followed or articles.count(library, unread) != left:
                            wait(5)
                        stored = time.monotonic_ns()
                        wait(self._settle)
                    ours.setdefault(name, []).append(since(started, max(stored, followed[-1])))
                    ours.setdefault(f"{name}_gap", []).append(gaps.longest())
        return ours | {"count": count}


def _size() -> int:
    """Return how many articles the library was made of: the last one is never deleted."""
    with _own() as library:
        return max(articles.list_ids(library, ArticleQuery()))


def _timed(call: Callable[[], object], into: list[float]) -> None:
    started = time.monotonic_ns()
    call()
    into.append(since(started, time.monotonic_ns()))


def _own() -> "closing[Library]":
    """Open the library once more, so that what is looked up here is not the window's."""
    return closing(open_library(paths.places().library))


def _bare_search(library: Library, words: str) -> float:
    """Return the milliseconds of the index's own look for the first screen; 0 for operators."""
    if _OPERATOR.search(words):
        return 0.0
    phrases = [" ".join(_TOKEN.findall(said)) for said in _SAID.findall(words)]
    texts = [f'"{phrase}"' for phrase in phrases if phrase]
    if not texts:
        return 0.0
    expression = " ".join(texts) + (" *" if _TOKEN.fullmatch(words[-1]) else "")
    started = time.monotonic_ns()
    library.read(_FIRST_FOUND, (expression,))
    return since(started, time.monotonic_ns())


def _bare_marking(library: Library) -> float:
    """Return the milliseconds of marking all as read in one statement, which is not kept."""
    connection = library.connection
    connection.execute("BEGIN IMMEDIATE")
    started = time.monotonic_ns()
    connection.execute("UPDATE article SET read_at = 1 WHERE read_at IS NULL")
    spent = since(started, time.monotonic_ns())
    connection.execute("ROLLBACK")
    return spent


def main() -> int:
    """Run the program."""
    watcher = Watcher(int(sys.argv[1]), int(sys.argv[2]), sys.argv[4:], few=sys.argv[3] == "1")

    # Functions, since a bound method put into a class would not be given the object.
    def start(senja: app.Senja) -> None:
        watcher.start(senja)

    def start_engine(pane: ReadingPane) -> None:
        watcher.start_engine(pane)

    # By hand: ``unittest.mock`` brings asyncio and 6 MB of memory that would count as Senja's.
    app.Senja.start = start  # type: ignore[method-assign,assignment]
    ReadingPane.start_engine = start_engine  # type: ignore[method-assign,assignment]
    return cli.main([])


if __name__ == "__main__":
    sys.exit(main())
