"""A keyring in a file, for tests: at keyring's own protocol, so that every process can be given it.

It is chosen by ``PYTHON_KEYRING_BACKEND``; ``SENJA_TEST_KEYRING`` is the file. While a file
"NAME.locked" lies beside it, it is locked.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from typing_extensions import override

BACKEND = "tests.file_keyring.FileKeyring"
PLACE = "SENJA_TEST_KEYRING"


class FileKeyring(KeyringBackend):
    """Keeps passwords in the file named by the environment, in clear."""

    # Never chosen but by its name.
    priority = -1

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return _read().get(service, {}).get(username)

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        kept = _read()
        kept.setdefault(service, {})[username] = password
        _write(kept)

    @override
    def delete_password(self, service: str, username: str) -> None:
        kept = _read()
        if username not in kept.get(service, {}):
            raise PasswordDeleteError(username)
        del kept[service][username]
        _write(kept)


def kept_in(path: Path) -> dict[str, dict[str, str]]:
    """Return what a keyring's file holds: by address, what was kept for it."""
    found = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return {url: json.loads(text) for url, text in found.get("Senja", {}).items()}


@contextmanager
def chosen(patch: pytest.MonkeyPatch, path: Path) -> Iterator[None]:
    """Let a keyring in the file at ``path`` be the system's, here and in what is started here."""
    patch.setenv("PYTHON_KEYRING_BACKEND", BACKEND)
    patch.setenv(PLACE, str(path))
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call] # keyring leaves it so
    try:
        yield
    finally:
        keyring.set_keyring(before)


def _place() -> Path:
    path = Path(os.environ[PLACE])
    if path.with_name(f"{path.name}.locked").exists():
        raise KeyringLocked("it is")
    return path


def _read() -> dict[str, dict[str, str]]:
    path = _place()
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def _write(kept: dict[str, dict[str, str]]) -> None:
    _place().write_text(json.dumps(kept), "utf-8")
