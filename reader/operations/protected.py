"""Feeds that are only for those whom their server knows: what is shown to it, and told of it.

For the worker. What is shown is read from the keyring here, so that it goes no further than the one
request that it is for.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import InputRefusedError, LibraryError, SenjaError
from reader.library import Library, feeds, journal, open_library
from reader.library.feeds import Known
from reader.model.access import PASSWORD, Access
from reader.model.changes import LibraryChanges
from reader.model.feed import Subscription
from reader.model.step import StepKind
from reader.operations import passwords
from reader.operations.passwords import KeyringError

if TYPE_CHECKING:
    from reader.sources.http.errors import LogInError

log = logging.getLogger(__name__)

_UNAUTHORIZED, _FORBIDDEN = 401, 403
_GIVE = "by a right click on it (Name and Password), or with “senja subscribe --user”"


class AccessWantedError(InputRefusedError):
    """What is at ``url`` is only for those who show something; what was shown did not do."""

    def __init__(self, sentence: str, url: str = "") -> None:
        super().__init__(sentence)
        self.url = url


@dataclass(frozen=True, slots=True)
class Followed:
    """The feeds that are followed now; ``problem`` is why a password of theirs is not kept, or ""."""

    ids: tuple[int, ...]
    problem: str = ""


class Keys:
    """Finds what lets into feeds; after a refusal the keyring is left alone.

    A person who does not unlock it for one feed is not asked again for each of the others.
    """

    def __init__(self) -> None:
        self._refused: KeyringError | None = None

    def find(self, known: Known) -> Access | None:
        """Return what is to be shown for a feed, if anything.

        Raises:
            KeyringError: the keyring does not say.
        """
        if not known.access:
            return None
        if self._refused is not None:
            raise self._refused
        try:
            return passwords.find(known.url)
        except KeyringError as error:
            self._refused = error
            raise


def is_same_server(url: str, other: str) -> bool:
    """Return whether what is shown at one address may be shown at the other: to the same origin."""
    from reader.sources.http.address import parse_address
    from reader.sources.http.errors import AddressError

    with suppress(AddressError):
        return parse_address(url).origin == parse_address(other).origin
    return False


def wanted(url: str, access: Access | None, error: "LogInError") -> InputRefusedError:
    """Return what is told where no feeds could be looked for at ``url``."""
    host = error.host
    if error.status not in {_UNAUTHORIZED, _FORBIDDEN}:
        return InputRefusedError(str(error))
    if error.was_told and access is not None:
        shown = _named(access.kind)
        sentence = f"{host} refused the {shown} ({error.status}); check that and try again."
    elif access is not None and not is_same_server(url, error.url):
        sentence = (
            f"{url} leads to another server, which was not shown what was given for it and wants a "
            f"name and password itself; give them for {error.url}."
        )
    elif access is not None:
        sentence = _unknown_way(host)
    elif error.status == _UNAUTHORIZED:
        place = "" if is_same_server(url, error.url) else f" for {error.url}"
        sentence = f"{host} wants a name and password; give them{place} and look again."
    else:
        sentence = (
            f"{host} lets Senja see nothing there ({error.status}); if it wants a name and password, "
            "or a token, give them and look again."
        )
    if error.status == _UNAUTHORIZED:
        return AccessWantedError(sentence, error.url)
    return InputRefusedError(sentence)


def why_refused(library: Library, known: Known, error: "LogInError") -> str:
    """Return why a feed could not be had and what to do; one that has moved for good has moved.

    What let into its old server is nothing that the new one may see, so it is asked for anew.
    """
    if error.status not in {_UNAUTHORIZED, _FORBIDDEN}:
        return str(error)
    shown, host = _named(known.access or PASSWORD), error.host
    if error.was_told:
        return f"{host} refuses this feed's {shown} ({error.status}); set that right {_GIVE}."
    if not is_same_server(known.url, error.url):
        if error.permanent_url == error.url and error.status == _UNAUTHORIZED:
            _move(library, known, error.url)
            return (
                f"This feed has moved to {host}, which wants a name and password of its own; "
                f"give them {_GIVE}."
            )
        return (
            f"This feed's server sends on to {host}, which lets Senja see nothing there "
            f"({error.status}) and was not shown what is for another server; "
            f"follow {error.url} instead."
        )
    if error.status == _FORBIDDEN:
        return (
            f"{host} does not let Senja see this feed (403); if it wants a name and password, "
            f"give them {_GIVE}."
        )
    if not known.access:
        return f"{host} wants a name and password for this feed; give them {_GIVE}."
    if _is_kept(known):
        return _unknown_way(host)
    return (
        f"This computer's keyring no longer has the {shown} for this feed, which {host} wants; "
        f"set that right {_GIVE}."
    )


def subscribe(library: Library, wanted: Subscription, *, typed: bool) -> int:
    """Follow a feed, and keep what lets into it in the keyring; return its id.

    Raises:
        SenjaError: it is not followed, and nothing is kept; the sentence says why.
    """
    words = wanted.title or wanted.url
    if wanted.access is None:
        with journal.step(library, StepKind.FOLLOW, words):
            return feeds.subscribe(library, wanted, typed=typed)
    # The library is not locked while a person unlocks the keyring.
    passwords.keep(wanted.url, wanted.access)
    try:
        with journal.step(library, StepKind.FOLLOW, words):
            identifier = feeds.subscribe(library, wanted, typed=typed)
            feeds.set_access(library, identifier, wanted.access.kind)
    except SenjaError:
        # No feed has it.
        _let_go(wanted.url)
        raise
    return identifier


def subscribe_all(library_path: Path, wanted: Sequence[Subscription], typed: bool) -> Followed:
    """Follow feeds; one that was not ``typed`` is followed without what the keyring does not keep.

    Raises:
        SenjaError: the sentence says why; those before are followed.
    """
    ids: list[int] = []
    problem = ""
    with closing(open_library(library_path)) as library:
        for each in wanted:
            # Who does not unlock the keyring is not asked again for each feed.
            bare = replace(each, access=None) if problem else each
            try:
                ids.append(subscribe(library, bare, typed=typed))
            except KeyringError as error:
                if typed:
                    raise
                problem = str(error)
                ids.append(subscribe(library, replace(bare, access=None), typed=typed))
    return Followed(tuple(ids), problem)


def keep(library_path: Path, identifier: int, access: Access) -> None:
    """Show a feed's server ``access`` from now on.

    Raises:
        SenjaError: it is not kept anywhere; the sentence says why.
    """
    with closing(open_library(library_path)) as library:
        url = feeds.address(library, identifier)
        if not url:
            raise LibraryError(f"There is no feed {identifier} in the library.")
        passwords.keep(url, access)
        feeds.set_access(library, identifier, access.kind)


def forget(library_path: Path, identifier: int) -> None:
    """Forget what lets into a feed, followed or not.

    Raises:
        KeyringError: it is still in the keyring.
        LibraryError: the feed's row could not be changed.
    """
    with closing(open_library(library_path)) as library:
        passwords.forget(feeds.address(library, identifier))
        feeds.set_access(library, identifier, "")


def stored_at(
    library: Library, known: Known, url: str, store: Callable[[str], LibraryChanges]
) -> LibraryChanges:
    """Store what a feed gave, which is to be found at ``url`` from now on, and let its key go along.

    ``store`` is given the address to note. On the same server what lets in goes along; to another
    one it does not.
    """
    if not known.access or url == known.url:
        return store(url)
    is_same = is_same_server(known.url, url)
    copied = False
    if is_same:
        try:
            access = passwords.find(known.url)
            # There may be another feed with a key of its own.
            copied = access is not None and passwords.find(url) is None
            if copied and access is not None:
                passwords.keep(url, access)
        except KeyringError as error:
            # It moves when its key can.
            log.info("feed %s: %s", known.url, error)
            return store(known.url)
    changes = store(url)
    has_moved = feeds.address(library, known.id) == url
    if has_moved and not is_same:
        feeds.set_access(library, known.id, "")
    _let_go(known.url if has_moved else url if copied else "")
    return changes


def _move(library: Library, known: Known, url: str) -> None:
    feeds.move(library, known.id, url)
    if known.access and feeds.address(library, known.id) == url:
        _let_go(known.url)


def _let_go(url: str) -> None:
    """Forget a key that no feed has any more; one that stays for now does no harm."""
    try:
        if url:
            passwords.forget(url)
    except KeyringError as error:
        log.info("feed %s: %s", url, error)


def _is_kept(known: Known) -> bool:
    try:
        return passwords.find(known.url) is not None
    except KeyringError:
        return False


def _unknown_way(host: str) -> str:
    return (
        f"{host} wants to be told who asks in a way that Senja does not know; "
        "ask the site for an address with a token in it."
    )


def _named(kind: str) -> str:
    return "name and password" if kind == PASSWORD else f"token in {kind}"
