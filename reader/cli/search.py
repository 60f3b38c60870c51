"""The command that finds articles by their words."""

import argparse
from collections.abc import Callable

from reader.cli.listing import add_order_arguments, index
from reader.cli.output import DONE, Call, refuse, tell, tell_json
from reader.library import articles
from reader.markup.excerpts import excerpt, marks_pattern
from reader.markup.words import without_surrogates
from reader.model.query import ArticleQuery, ListOrder
from reader.operations import searching
from reader.operations.describe import article_fields

_HELP = (
    'Find articles by their words: all of them, "phrases", -not, one OR another, NEAR, and '
    "conditions as in tag:sea, site:, feed:, author:, title:, note:, is:unread, has:note, "
    "before:2026-03, after:2w, lang:de, long:10, short:5, collection:."
)


def add_parser(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command; ``command`` makes a parser of a name and a sentence."""
    search = command("search", _HELP)
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--most", type=int, default=50, metavar="N", help="no more than so many")
    add_order_arguments(search)


def search(call: Call) -> int:
    """Print what is found, the best first."""
    # An option's sign would be taken for one of ours, so what is not wanted may stand in quotes.
    words = without_surrogates(" ".join(call.arguments.words))
    code = DONE
    for problem in searching.problems(call.library, words):
        code = refuse(problem)
    index(call)
    order = ListOrder(call.arguments.sort)
    query = ArticleQuery(words=words, order=order, is_reversed=call.arguments.reverse)
    ids = articles.list_ids(call.library, query, most=max(0, call.arguments.most))
    known = {each.id: each for each in articles.articles(call.library, ids)}
    pattern = marks_pattern(searching.marked(call.library, query))
    for identifier in ids:
        article = known.get(identifier)
        if article is None:
            continue
        pieces = (
            excerpt(articles.content(call.library, identifier).text, pattern) if pattern else ()
        )
        shown = "".join(piece.text for piece in pieces)
        if call.arguments.json:
            tell_json({**article_fields(article), "excerpt": shown})
            continue
        tell(f"{identifier:>6}  {article.title}")
        if shown:
            tell(f"        {shown}")
    return code
