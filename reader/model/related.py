"""What an article leads on to: its own links, and what else the library has on its subject."""

from dataclasses import dataclass

from reader.model.article import Article, RelatedLink


@dataclass(frozen=True, slots=True)
class RelatedReading:
    """The article's own "read also" links, and similar articles, the most similar first.

    With each link comes the id of the article of the library that it leads to, or None.
    """

    links: tuple[tuple[RelatedLink, int | None], ...] = ()
    similar: tuple[Article, ...] = ()
