"""The worker's job of fetching a page: ask for it and its further parts and pictures, store all."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.errors import SenjaError
from reader.library import Library, contacts, open_library, pages
from reader.library.articles import articles_at
from reader.model.article import Draft, Origin, PageBytes, Picture
from reader.model.changes import LibraryChanges
from reader.model.contact import Contact, Reason
from reader.model.repair import Repair
from reader.operations.repaired import as_repaired
from reader.sources.archive import INTERNET_ARCHIVE, Archive

if TYPE_CHECKING:
    from reader.sources.http.limits import Limits
    from reader.sources.http.network import Fetched, Network

PictureFetcher = Callable[[list[str]], dict[str, Picture]]

# How many of a page's pictures are asked for at once; the network has its own manners besides.
_AT_ONCE = 4
_MOST_BYTES = 60_000_000
# What all further parts of an article may take, and each of them, in seconds.
_PARTS_SECONDS = 40.0
_PART_SECONDS = 15.0
# After so long no more are begun: a page must not be lost because its pictures are slow. What is
# begun by then takes its own limit at most, and all of it together stays below the job's.
_PICTURE_SECONDS = 40.0
_DECODING_SECONDS = 15.0
_KEPT = "The address is kept; fetch it again from the Article menu."
# A page that suddenly has less than this part of its text is rather a notice than the article.
_POORER = 0.5
_WORTH_KEEPING = 500


@dataclass(frozen=True, slots=True)
class Fetching:
    """What fetching a page came to; ``refused`` is why there is none, as a sentence."""

    article_id: int
    changes: LibraryChanges
    refused: str = ""


def store_page(library_path: Path, identifier: int, url: str) -> Fetching:
    """Fetch the page at ``url`` and give it to the article ``identifier``.

    Raises:
        LibraryError: the library could not be read or written.
    """
    return _store(library_path, identifier, url, _read)


def store_archived(
    library_path: Path, identifier: int, url: str, archive: Archive = INTERNET_ARCHIVE
) -> Fetching:
    """Give the article ``identifier`` what an archive kept of the page at ``url``.

    Raises:
        LibraryError: the library could not be read or written.
    """
    return _store(library_path, identifier, url, partial(_read_archived, archive))


def _store(library_path: Path, identifier: int, url: str, read: "_PageReader") -> Fetching:
    # Only the worker process asks anything of the network.
    from reader.sources.http.network import Network

    made: list[Contact] = []
    with closing(open_library(library_path)) as library:
        # Asked here, where the network is, so that it holds whichever door asks for a page.
        if pages.is_offline(library):
            return Fetching(0, pages.put_off(library, identifier), pages.OFFLINE_NOTICE)
        try:
            with Network(made.append) as network:
                draft, original = read(_Errand(library, network, identifier, url))
        except SenjaError as error:
            sentence = f"{error} {_KEPT}"
            return Fetching(0, pages.fail(library, identifier, sentence), sentence)
        finally:
            # Whatever becomes of the page.
            contacts.add_contacts(library, made)
        # The page may be that of an article that is here under another address.
        known = articles_at(library, [draft.url]).get(draft.url)
        had = pages.text_size(library, identifier if known is None else known.id)
        if had > _WORTH_KEEPING and len(draft.text) < had * _POORER:
            sentence = f"{url} now has much less text than what is kept, which was left as it is."
            return Fetching(0, pages.fail(library, identifier, sentence), sentence)
        stored = pages.keep(library, identifier, draft, original)
        return Fetching(stored.id, stored.changes)


@dataclass(frozen=True, slots=True)
class _Errand:
    """A page that is asked for, and for which article."""

    library: Library
    network: "Network"
    identifier: int
    url: str

    def read(self, url: str, read: Callable[[tuple[Repair, ...]], Draft]) -> Draft:
        """Return what ``read`` gives of the page found at ``url``, as a person wants it read."""
        return as_repaired(self.library, self.identifier, url, read)


_PageReader = Callable[[_Errand], tuple[Draft, bytes]]


def _read(errand: _Errand) -> tuple[Draft, bytes]:
    from reader.sources.pages.fetched import page_text, read_fetched

    network, identifier = errand.network, errand.identifier
    # Who types or pastes an address may mean a host of the local network.
    limits = replace(page_limits(), allow_private=pages.was_typed(errand.library, identifier))
    found = network.fetch(errand.url, Reason.PAGE, article=identifier, limits=limits)
    _refuse_no_page(found, errand.url)
    html = page_text(found.data, found.charset)
    local_host = urlsplit(found.url).hostname if found.is_local else None

    def pictures(addresses: list[str]) -> dict[str, Picture]:
        return fetch_pictures(network, identifier, addresses, local_host)

    parts: list[PageBytes] = []
    fetch_part = _part_fetcher(network, identifier, local_host, parts)
    draft = errand.read(found.url, partial(read_fetched, html, found.url, pictures, fetch_part))
    origin = Origin(PageBytes(found.url, found.charset), tuple(parts))
    return replace(draft, origin=origin), found.data


def _read_archived(archive: Archive, errand: _Errand) -> tuple[Draft, bytes]:
    """Return the article as an archive kept its page; its pictures are the archive's too."""
    from reader.sources.archive import copy_address, newest_copy, picture_address
    from reader.sources.pages.fetched import page_text, read_fetched

    network, identifier, url = errand.network, errand.identifier, errand.url
    limits = replace(page_limits(), allow_private=archive.is_local)
    lookup = archive.lookup_address(url)
    answer = network.fetch(lookup, Reason.ARCHIVE, article=identifier, limits=limits)
    copy = newest_copy(answer.data)
    found = network.fetch(
        copy_address(archive, copy, url), Reason.ARCHIVE, article=identifier, limits=limits
    )
    _refuse_no_page(found, url)

    def pictures(addresses: list[str]) -> dict[str, Picture]:
        kept = {picture_address(archive, copy, each): each for each in addresses}
        host = urlsplit(archive.copies).hostname if archive.is_local else None
        got = fetch_pictures(network, identifier, list(kept), host)
        return {kept[address]: picture for address, picture in got.items()}

    html = page_text(found.data, found.charset)
    draft = errand.read(url, lambda wanted: read_fetched(html, url, pictures, repairs=wanted))
    notice = f"This is the Internet Archive's copy of {copy.day.day} {copy.day:%B %Y}."
    origin = Origin(PageBytes(url, found.charset))
    return replace(draft, origin=origin, notice=notice), found.data


def page_limits() -> "Limits":
    """Return what a page may cost."""
    from reader.sources.http.limits import PAGE

    return PAGE


def _refuse_no_page(found: "Fetched", url: str) -> None:
    from reader.errors import InputRefusedError
    from reader.sources.pages.fetched import is_page

    if not is_page(found.mime, found.data):
        raise InputRefusedError(
            f"What is at {url} is no page but {found.mime or 'a file'}; open it in a browser."
        )


def _part_fetcher(
    network: "Network", identifier: int, local_host: str | None, parts: list[PageBytes]
) -> Callable[[str], tuple[str, str] | None]:
    """Return what fetches further parts of an article, until the time for them is over.

    What was found is put into ``parts``.
    """
    from reader.errors import InputRefusedError
    from reader.sources.http.errors import FetchError
    from reader.sources.http.limits import PAGE, Deadline
    from reader.sources.pages.fetched import is_page, page_text

    deadline = Deadline(_PARTS_SECONDS)

    def fetch(address: str) -> tuple[str, str] | None:
        try:
            deadline.left()
            limits = replace(
                PAGE, allow_private=_may_be_local(local_host, address), seconds=_PART_SECONDS
            )
            found = network.fetch(address, Reason.PART, article=identifier, limits=limits)
            if not is_page(found.mime, found.data):
                return None
            text = page_text(found.data, found.charset)
        except (FetchError, InputRefusedError, TimeoutError, ValueError):
            # The article says where it goes on.
            return None
        # By this address it is asked for again, when the article is read again.
        parts.append(PageBytes(address, found.charset, found.data))
        return text, found.url

    return fetch


def later_pictures(
    library: Library,
    identifier: int | None,
    made: list[Contact],
    local_host: str | None = None,
) -> PictureFetcher:
    """Return what asks for pictures of a page that is here, and for none where Senja stays offline.

    What it asks of whom is put into ``made``. ``local_host`` may be in the local network.
    """

    def fetch(addresses: list[str]) -> dict[str, Picture]:
        if not addresses or pages.is_offline(library):
            return {}
        from reader.sources.http.network import Network

        with Network(made.append) as network:
            return fetch_pictures(network, identifier, addresses, local_host)

    return fetch


def fetch_pictures(
    network: "Network", identifier: int | None, addresses: Sequence[str], local_host: str | None
) -> dict[str, Picture]:
    """Return the pictures at ``addresses`` that could be had, within reason.

    ``local_host`` is the page's own where it came from the local network.
    """
    from reader.sources.http.errors import FetchError
    from reader.sources.http.limits import PICTURE, Deadline
    from reader.sources.pictures import DecodingTime, checked_picture

    deadline = Deadline(_PICTURE_SECONDS)
    sizes: list[int] = []

    def fetch(address: str) -> bytes:
        if sum(sizes) > _MOST_BYTES:
            return b""
        try:
            limits = replace(
                PICTURE,
                allow_private=_may_be_local(local_host, address),
                seconds=min(PICTURE.seconds, deadline.left()),
            )
            data = network.fetch(address, Reason.PICTURE, article=identifier, limits=limits).data
        except (FetchError, ValueError, TimeoutError):
            # The address stays in the article, and its words stand in its place.
            return b""
        # Here, since those that came wait to be decoded, each in memory.
        sizes.append(len(data))
        return data

    found: dict[str, Picture] = {}
    decoding_time = DecodingTime(_DECODING_SECONDS)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for address, data in zip(addresses, threads.map(fetch, addresses), strict=True):
            picture = checked_picture(data, decoding_time) if data else None
            if picture is not None:
                found[address] = picture
    return found


def _may_be_local(local_host: str | None, address: str) -> bool:
    """Return whether a page of ``local_host`` may have us ask ``address`` in the local network.

    None may but one that came from there, and it for its own host only.
    """
    return local_host is not None and urlsplit(address).hostname == local_host
