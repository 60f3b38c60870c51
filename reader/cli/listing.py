"""The commands that list: articles by the same filters and words as in the window, and collections."""

import argparse
from collections.abc import Callable, Sequence

from reader.cli.output import DONE, Call, refuse, tell, tell_json
from reader.errors import SenjaError
from reader.library import articles, feeds
from reader.markup.words import fold, without_surrogates
from reader.model.article import Article
from reader.model.query import ArticleQuery, ListFilter, ListOrder, Where
from reader.operations import collections, searching, tagging
from reader.operations.describe import article_fields

_PART = 500
_SORT = "what they are ordered by; “match” is by how well words match, else the last saved first"


def add_parsers(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands; ``command`` makes a parser of a name and a sentence."""
    listed = command(
        "list", "List articles, the last saved first; with words only those that “search” finds."
    )
    listed.add_argument("words", nargs="*", metavar="WORDS")
    listed.add_argument("--filter", choices=[f.value for f in ListFilter], default="all")
    listed.add_argument("--title", default="", metavar="WORDS", help="only titles with these words")
    listed.add_argument("--tag", default="", help="only with this tag, or one below it")
    listed.add_argument("--feed", type=int, default=0, metavar="FEED", help="only of this feed")
    listed.add_argument(
        "--collection", default="", metavar="NAME", help="only what this kept search finds"
    )
    where = listed.add_mutually_exclusive_group()
    where.add_argument("--archive", action="store_true", help="what is in the archive")
    where.add_argument("--trash", action="store_true", help="what is in the trash")
    listed.add_argument("--most", type=int, default=-1, metavar="N", help="no more than so many")
    add_order_arguments(listed)
    command("collections", "List the searches that are kept, and how many articles each finds.")


def add_order_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what says in which order articles are printed."""
    parser.add_argument("--sort", choices=[o.value for o in ListOrder], default="match", help=_SORT)
    parser.add_argument("--reverse", action="store_true", help="turn the order round")


def index(call: Call) -> None:
    """Bring the index of words up to date, or say how many articles are not in it."""
    waiting = 0 if call.library.read_only else searching.index_all(call.library)
    if waiting:
        refuse(f"{waiting} articles are not indexed yet and may be missing; ask again.")


def show_line(call: Call, article: Article) -> None:
    """Print an article as one line."""
    if call.arguments.json:
        tell_json(article_fields(article))
    else:
        tell(_line(article))


def _list(call: Call) -> int:
    try:
        query = _query(call)
    except SenjaError as error:
        return refuse(str(error))
    code = DONE
    if query.words or query.collection:
        for problem in searching.problems(call.library, query.words):
            code = refuse(problem)
        index(call)
    ids = articles.list_ids(call.library, query, most=max(-1, call.arguments.most))
    _show_all(call, ids, in_trash=query.where is Where.TRASH)
    return code


def _query(call: Call) -> ArticleQuery:
    """Return what is asked for.

    Raises:
        SenjaError: there is no such feed, tag or collection.
    """
    asked = call.arguments
    titles = " ".join(f'title:"{word}"' for word in asked.title.replace('"', " ").split())
    where = Where.LIBRARY
    if asked.archive or asked.trash:
        where = Where.ARCHIVE if asked.archive else Where.TRASH
    return ArticleQuery(
        ListFilter(asked.filter),
        without_surrogates(" ".join(filter(None, [titles, *asked.words]))),
        feed=_feed(call, asked.feed) if asked.feed else 0,
        tag=_tag(call, asked.tag) if asked.tag else "",
        collection=_collection(call, asked.collection) if asked.collection else 0,
        where=where,
        order=ListOrder(asked.sort),
        is_reversed=asked.reverse,
    )


def _feed(call: Call, identifier: int) -> int:
    if all(each.id != identifier for each in feeds.feeds(call.library)):
        raise SenjaError(f"There is no feed {identifier} in the library.")
    return identifier


def _tag(call: Call, name: str) -> str:
    wanted = fold(name)
    for tag in tagging.all_tags(call.library):
        # One may stand only around others.
        steps = tag.name.split("/")
        for count in range(len(steps)):
            outer = "/".join(steps[: count + 1])
            if fold(outer) == wanted:
                return outer
    raise SenjaError(f"There is no tag “{without_surrogates(name)}” in the library.")


def _collection(call: Call, name: str) -> int:
    for each in collections.all_collections(call.library, counted=False):
        if fold(each.name) == fold(name):
            return each.id
    raise SenjaError(f"No search is kept under the name “{without_surrogates(name)}”.")


def _show_all(call: Call, ids: Sequence[int], *, in_trash: bool) -> None:
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        found = {
            article.id: article
            for article in articles.articles(call.library, part, in_trash=in_trash)
        }
        for identifier in part:
            if identifier in found:
                show_line(call, found[identifier])


def _collections(call: Call) -> int:
    index(call)
    for each in collections.all_collections(call.library, with_totals=True):
        if call.arguments.json:
            tell_json(
                {
                    "id": each.id,
                    "name": each.name,
                    "words": each.query.words,
                    "filter": each.query.filter.value,
                    "unread": each.unread,
                    "total": each.total,
                }
            )
        else:
            of = f"{each.unread:>5} of {each.total:<5}"
            tell(f"{each.id:>6}  {of} {each.name}  {each.query.words}".rstrip())
    return DONE


def _line(article: Article) -> str:
    marks = ("" if article.is_read else "●") + ("⚑" if article.is_bookmarked else "")
    details = [article.site, article.published or "", f"{article.reading_minutes} min"]
    return f"{article.id:>6}  {marks:<2}  {article.title}  ({', '.join(filter(None, details))})"


COMMANDS: dict[str, Callable[[Call], int]] = {"list": _list, "collections": _collections}
