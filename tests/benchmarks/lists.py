"""How near the article list comes to what SQLite itself allows, with 10,000 articles.

    python -m tests.benchmarks.lists [--size 10000] [--rounds 30]

The floor is one ``SELECT`` of all ids in the list's order through the standard library's SQLite, each
time right before what is compared with it:

- *ids*: ``list_ids``, for each of the window's three filters;
- *words in titles*: ``list_ids`` as the find box asks for it;
- *another query*: the model answering a query anew, up to the end of the list's painting;
- *refresh*: the model following what another process has changed, up to the end of the painting.

Medians of the rounds' ratios, with the smallest and the largest.
"""

import argparse
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from reader.library import articles, open_library
from reader.model.query import ArticleQuery, ListFilter
from reader.paths import Places
from tests.benchmarks.libraries import make_library

_FLOOR = "SELECT id FROM article WHERE deleted_at IS NULL ORDER BY saved_at DESC, id DESC"


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long ``call`` takes."""
    started = time.perf_counter_ns()
    call()
    return (time.perf_counter_ns() - started) / 1e6


def line(name: str, floor: Callable[[], object], ours: Callable[[], object], rounds: int) -> str:
    """Measure by turns and return the table's line."""
    pairs = [(milliseconds(ours), milliseconds(floor)) for _ in range(rounds)]
    ratios = [one / other for one, other in pairs]
    return (
        f"{name:<18}{median(ratios):6.2f}  ({min(ratios):.2f}–{max(ratios):.2f})"
        f"{median(one for one, _ in pairs):8.2f} ÷ {median(other for _, other in pairs):.2f} ms"
    )


def measure(folder: Path, size: int, rounds: int) -> None:
    """Print the table for a library of ``size`` articles made in ``folder``."""
    # A window is made, but none need be seen.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, color_pair
    from reader.ui.article_list.model import ArticleListModel
    from reader.ui.article_list.view import ArticleListView

    places = Places(folder, folder, folder)
    make_library(places, size)
    library = open_library(places.library)
    bare = sqlite3.connect(places.library)

    def floor() -> object:
        return bare.execute(_FLOOR).fetchall()

    application = QApplication([])
    application.setStyle("Fusion")
    model = ArticleListModel(library)
    colors = color_pair(DEFAULT_LIGHT, DEFAULT_DARK, places.themes).light
    view = ArticleListView(model, colors)
    view.resize(350, 750)
    view.show()
    application.processEvents()

    def ask_anew() -> None:
        model.set_query(ArticleQuery())
        view.viewport().repaint()

    def refresh() -> None:
        model.refresh()
        view.viewport().repaint()

    print(f"{size:,} articles")
    for each in ListFilter:
        query = ArticleQuery(each)
        print(line(f"ids, {each}", floor, partial(articles.list_ids, library, query), rounds))
    words = ArticleQuery(words="wint bri")
    print(line("words in titles", floor, partial(articles.list_ids, library, words), rounds))
    print(line("another query", floor, ask_anew, rounds))
    print(line("refresh", floor, refresh, rounds))
    view.close()
    bare.close()
    library.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description="Compare Senja's list with what SQLite allows.")
    parser.add_argument("--size", type=int, default=10_000, help="articles in the library")
    parser.add_argument("--rounds", type=int, default=30, help="measurements of each")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="senja-benchmark-") as name:
        measure(Path(name), chosen.size, chosen.rounds)


if __name__ == "__main__":
    main()
