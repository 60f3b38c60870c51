"""The command that finds articles by their words."""

import argparse
from collections.abc import Callable

from reader.cli.output import DONE, Call, refuse, tell, tell_json
from reader.library import articles
from reader.markup.excerpts import excerpt, marks_pattern, wanted_phrases
from reader.markup.search_query import parse_search
from reader.model.query import ArticleQuery
from reader.operations import searching
from reader.operations.describe import article_fields

_HELP = (
    'Find articles by their words: all of them, "phrases", -not, one OR another, NEAR, and '
    "conditions as in tag:sea, site:, feed:, author:, is:unread, before:2026-03, after:, lang:de, "
    "long:10, short:5."
)


def add_parser(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the command; ``command`` makes a parser of a name and a sentence."""
    search = command("search", _HELP)
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--most", type=int, default=50, metavar="N", help="no more than so many")


def search(call: Call) -> int:
    """Print what is found, the best first."""
    # An option's sign would be taken for one of ours, so what is not wanted may stand in quotes.
    words = " ".join(call.arguments.words)
    found = parse_search(words)
    code = DONE
    for problem in found.problems:
        code = refuse(problem)
    waiting = searching.index_all(call.library)
    if waiting:
        refuse(f"{waiting} articles are not indexed yet and may be missing; ask again.")
    ids = articles.list_ids(call.library, ArticleQuery(words=words))[: max(0, call.arguments.most)]
    known = {each.id: each for each in articles.articles(call.library, ids)}
    pattern = marks_pattern(wanted_phrases(found))
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
