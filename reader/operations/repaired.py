"""Read something as a person wants the article to be read that it turns out to be."""

from collections.abc import Callable

from reader.library import Library, articles, repairs
from reader.model.article import Draft
from reader.model.repair import Repair


def as_repaired(
    library: Library, identifier: int, url: str, read: Callable[[tuple[Repair, ...]], Draft]
) -> Draft:
    """Return what ``read`` gives with the repairs of the article that it belongs to.

    That is ``identifier``, found at ``url``, unless what is read says that it is another one.

    Raises:
        LibraryError: the library can't be read; and whatever ``read`` raises.
    """
    # Costs time at import that the window's start need not pay.
    from reader.markup.links import site_host

    wanted = repairs.repairs(library, identifier, site_host(url))
    draft = read(wanted)
    known = articles.articles_at(library, [draft.url]).get(draft.url)
    if known is None or known.id == identifier:
        its_own = repairs.repairs(library, identifier, site_host(draft.url or url))
    else:
        its_own = repairs.repairs(library, known.id, site_host(draft.url))
    return read(its_own) if its_own and its_own != wanted else draft
