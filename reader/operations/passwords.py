"""The names, passwords and tokens of protected feeds, kept in the system's keyring and nowhere else.

Each is found by its feed's own address. The keyring may have to be unlocked by a person first, so
nobody who paints a window may wait for it. Nothing kept here is ever logged.
"""

import json
import logging
from collections.abc import Callable
from typing import TypeVar

from reader.errors import SenjaError
from reader.model.access import Access

log = logging.getLogger(__name__)

SERVICE = "Senja"

Answer = TypeVar("Answer")


class KeyringError(SenjaError):
    """The system's keyring did not do what was asked of it."""


def keep(url: str, access: Access) -> None:
    """Keep what lets into the feed at ``url``, in place of what was kept for it before.

    Raises:
        SenjaError: it can't be sent to any server, so that it is not worth keeping.
        KeyringError: it was not kept, and is written nowhere.
    """
    if access.problem:
        raise SenjaError(access.problem)
    # Who follows open feeds does without this import, the first window and most workers.
    import keyring

    text = json.dumps({"user": access.user, "secret": access.secret, "header": access.header})
    why = _asked(lambda: keyring.set_password(SERVICE, url, text))[1]
    # One that takes everything and keeps nothing is a keyring too.
    if not why and _asked(lambda: keyring.get_password(SERVICE, url))[0] != text:
        why = "The keyring of this computer keeps nothing"
    if why:
        raise KeyringError(
            f"{why}, so the password was not kept anywhere; unlock or set up the system's keyring "
            "and give it again."
        )


def find(url: str) -> Access | None:
    """Return what lets into the feed at ``url``, or None where nothing is kept for it.

    Raises:
        KeyringError: the keyring could not be asked.
    """
    # As in ``keep``.
    import keyring

    text, why = _asked(lambda: keyring.get_password(SERVICE, url))
    if why:
        raise KeyringError(
            f"{why}, so the feed's password could not be read; unlock or set up the system's "
            "keyring and refresh the feed."
        )
    try:
        kept = json.loads(text or "")
        access = Access(str(kept["secret"]), str(kept["user"]), str(kept["header"]))
    except (ValueError, TypeError, KeyError):
        # Nothing, or what somebody else has written there.
        return None
    return None if access.problem else access


def forget(url: str) -> None:
    """Forget what lets into the feed at ``url``; where nothing is kept, nothing is done.

    Raises:
        KeyringError: it is still there.
    """
    # As in ``keep``.
    import keyring
    from keyring.errors import PasswordDeleteError

    def forgotten() -> None:
        try:
            keyring.delete_password(SERVICE, url)
        except PasswordDeleteError:
            # Most say so of what is not there; some of what they did not delete.
            if keyring.get_password(SERVICE, url) is not None:
                raise

    why = _asked(forgotten)[1]
    if why:
        raise KeyringError(
            f"{why}, so the feed's password was not forgotten; unlock the keyring and try again, "
            f"or take “{SERVICE}” out of it yourself."
        )


def _asked(ask: Callable[[], Answer]) -> tuple[Answer | None, str]:
    """Return the keyring's answer, and why there is none as the beginning of a sentence, or ""."""
    from keyring.errors import KeyringLocked, NoKeyringError

    try:
        return ask(), ""
    except NoKeyringError:
        return None, "This computer has no keyring that keeps passwords"
    except KeyringLocked:
        return None, "The keyring of this computer is locked"
    except Exception as error:  # noqa: BLE001 (each system's keyring fails in a way of its own)
        # Its kind only: what it says may be what it was to keep.
        log.warning("the keyring: %s", type(error).__name__)
        return None, "The keyring of this computer failed"
