"""Finds what to read after an article: where its own links lead, and similar articles."""

from reader.library import Library
from reader.library.articles import articles_at
from reader.library.similar import similar
from reader.model.article import Article
from reader.model.related import RelatedReading


def related_reading(library: Library, article: Article) -> RelatedReading:
    """Return what ``article`` leads on to; nothing stands in it twice.

    A link of the article to itself stays an ordinary link.

    Raises:
        LibraryError: the library can't be read.
    """
    known = articles_at(library, [link.url for link in article.related])
    links = tuple(
        (link, found.id if (found := known.get(link.url)) and found.id != article.id else None)
        for link in article.related
    )
    linked = {identifier for _, identifier in links if identifier is not None}
    return RelatedReading(links, tuple(similar(library, article.id, without=linked)))
