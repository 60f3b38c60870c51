"""Names, passwords and tokens of feeds: in the system's keyring, or nowhere."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail, null

from reader.errors import SenjaError
from reader.model.access import Access
from reader.operations import passwords
from reader.operations.passwords import KeyringError
from tests.conftest import ROOT
from tests.file_keyring import chosen, kept_in

URL = "https://example.org/feed"
ANN = Access("sea:€ blue", "ann")
TOKEN = Access("abc123", header="X-Auth-Token")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the file of a keyring that is the system's for the test."""
    path = tmp_path / "keyring.json"
    with chosen(monkeypatch, path):
        yield path


@pytest.fixture
def no_keyring(kept: Path) -> Path:
    """Let there be no keyring at all; the fixture below puts back what was."""
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call] # keyring leaves it so
    return kept


def test_what_is_kept_is_found_by_its_feed_and_forgotten(kept: Path) -> None:
    other = "https://example.org/other"
    passwords.keep(URL, ANN)
    passwords.keep(other, TOKEN)
    assert (passwords.find(URL), passwords.find(other)) == (ANN, TOKEN)
    assert set(kept_in(kept)) == {URL, other}
    passwords.keep(URL, TOKEN)
    assert passwords.find(URL) == TOKEN
    passwords.forget(URL)
    passwords.forget(URL)
    assert passwords.find(URL) is None
    assert passwords.find(other) == TOKEN


def test_without_a_keyring_nothing_is_kept_and_a_sentence_says_so(no_keyring: Path) -> None:
    with pytest.raises(KeyringError, match="no keyring that keeps passwords, so the password was"):
        passwords.keep(URL, ANN)
    with pytest.raises(KeyringError, match="could not be read"):
        passwords.find(URL)
    with pytest.raises(KeyringError, match="was not forgotten"):
        passwords.forget(URL)
    assert not no_keyring.exists()


def test_a_locked_keyring_is_told_of(kept: Path) -> None:
    passwords.keep(URL, ANN)
    kept.with_name("keyring.json.locked").touch()
    with pytest.raises(KeyringError, match="keyring of this computer is locked"):
        passwords.keep(URL, TOKEN)
    with pytest.raises(KeyringError, match="keyring of this computer is locked"):
        passwords.forget(URL)
    with pytest.raises(KeyringError, match="locked, so the feed's password could not be read"):
        passwords.find(URL)


def test_a_keyring_that_keeps_nothing_is_found_out(kept: Path) -> None:
    del kept  # puts back what was
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call] # keyring leaves it so
    with pytest.raises(KeyringError, match="keeps nothing"):
        passwords.keep(URL, ANN)


def test_whatever_a_keyring_stumbles_on_is_told_without_the_secret(
    kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept.mkdir()  # so that it is no file
    with pytest.raises(KeyringError, match="failed, so the password was not kept") as told:
        passwords.keep(URL, ANN)
    assert ANN.secret not in f"{told.value} {caplog.text}"


def test_what_somebody_else_wrote_there_is_not_taken(kept: Path) -> None:
    del kept  # it is the system's
    for text in ("no JSON", "[]", '{"user": "", "secret": "a\\nb", "header": "X-Token"}'):
        keyring.set_password(passwords.SERVICE, URL, text)
        assert passwords.find(URL) is None


@pytest.mark.parametrize(
    "access",
    [
        Access("secret"),
        Access("secret", "an:n"),
        Access("secret\nX-Evil: 1", "ann"),
        Access("secret", "ann\r"),
        Access("", header="X-Token"),
        Access("a\r\nX-Evil: 1", header="X-Token"),
        Access("schlüssel", header="X-Token"),
        Access("secret", header="Host"),
        Access("secret", header="X Token"),
        Access("secret" * 1000, "ann"),
    ],
)
def test_what_no_server_can_be_sent_is_refused(kept: Path, access: Access) -> None:
    with pytest.raises(SenjaError):
        passwords.keep(URL, access)
    assert not kept.exists()


def test_a_secret_is_not_shown_by_accident() -> None:
    assert "blue" not in f"{ANN!r} {ANN}"
    assert "abc" not in f"{TOKEN!r} {[TOKEN]}"


def test_a_keyring_is_not_loaded_before_it_is_asked() -> None:
    code = (
        "import sys; import reader.operations.passwords, reader.operations.subscribe, "
        "reader.operations.refreshing, reader.cli.feeds, reader.app, reader.ui.main_window, "
        "reader.ui.feeds.password_dialog; print('keyring' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
