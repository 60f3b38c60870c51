"""Protected feeds in the window: what lets in is asked for, kept by the worker, and forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from reader.library import feeds
from reader.model.feed import Subscription
from reader.model.place import Place
from reader.ui.feeds.password_dialog import PasswordDialog
from reader.ui.feeds.subscribe_dialog import SubscribeDialog
from tests import guards
from tests.feeds import RSS, item, rss
from tests.file_keyring import chosen, kept_in
from tests.ui.program import Program
from tests.web_site import Answer, WebSite


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the file of the keyring that the window's workers find when they start."""
    path = tmp_path / "keyring.json"
    with chosen(monkeypatch, path):
        yield path


@pytest.fixture
def site(keyring: Path, program: Program) -> Iterator[WebSite]:
    del keyring  # before any worker
    served = WebSite()
    guard = guards.basic("ann", "sea blue")
    served.pages["/feed"] = Answer(rss([item(2), item(1)]), RSS, guard=guard)
    yield served
    program.window.following.close()
    served.close()


def subscribe_dialog(program: Program, address: str) -> SubscribeDialog:
    """Open the dialog and look for the feeds of an address."""
    program.trigger("subscribe")
    dialog = program.window.findChild(SubscribeDialog)
    assert dialog is not None
    dialog.address.setText(address)
    dialog.find_button.click()
    return dialog


def password_dialog(program: Program) -> PasswordDialog:
    """Wait for the dialog that asks for a password."""
    found: list[PasswordDialog] = []

    def is_there() -> bool:
        found[:] = [
            each for each in program.window.findChildren(PasswordDialog) if each.isVisible()
        ]
        return bool(found)

    program.wait_until(is_there)
    return found[0]


def give(dialog: PasswordDialog, user: str, password: str) -> None:
    """Type a name and password as a person does."""
    dialog.user.clear()
    QTest.keyClicks(dialog.user, user)
    QTest.keyClicks(dialog.password, password)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)


def choose(program: Program, number: int, words: str) -> None:
    """Choose from a feed's context menu."""
    places = program.window.places
    program.window.following._on_menu(
        Place(feed=number), places.mapToGlobal(places.rect().center())
    )
    menu = program.window.findChild(QMenu, "place_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def is_done(program: Program) -> bool:
    return not program.window.following.is_refreshing and not program.jobs.busy()


def test_an_address_that_wants_a_password_is_given_one_and_followed(
    program: Program, site: WebSite, keyring: Path
) -> None:
    url = f"{site.address}/feed"
    dialog = subscribe_dialog(program, url)
    asking = password_dialog(program)
    assert "wants a name and password" in asking.told.text()
    assert asking.password.echoMode() is QLineEdit.EchoMode.Password
    assert not asking.save_button.isEnabled()
    give(asking, "ann", "red")
    program.wait_until(lambda: "refused" in dialog.told.text())
    asking = password_dialog(program)
    # The name was right, perhaps.
    assert (asking.user.text(), asking.password.text()) == ("ann", "")
    give(asking, "ann", "sea blue")
    program.wait_until(dialog.follow_button.isEnabled)
    assert not keyring.exists()
    dialog.follow_button.click()
    program.wait_until(lambda: program.titles() == ["Evening 2", "Evening 1"])
    program.wait_until(lambda: is_done(program))
    assert kept_in(keyring) == {url: {"user": "ann", "secret": "sea blue", "header": ""}}
    (feed,) = feeds.feeds(program.library)
    assert (feed.url, feed.access) == (url, "password")
    assert program.window.places.place() == Place(feed=feed.id)


def test_a_name_and_password_in_the_address_are_taken_out_of_it(
    program: Program, site: WebSite, keyring: Path
) -> None:
    url = f"{site.address}/feed"
    dialog = subscribe_dialog(program, url.replace("http://", "http://ann:sea%20blue@"))
    assert dialog.address.text() == url
    program.wait_until(dialog.follow_button.isEnabled)
    dialog.follow_button.click()
    program.wait_until(lambda: len(program.titles()) == 2)
    assert url in kept_in(keyring)


def test_what_was_given_for_one_address_is_not_shown_to_another(
    program: Program, site: WebSite
) -> None:
    site.pages["/open"] = Answer(rss([item(3)]), RSS)
    dialog = subscribe_dialog(program, f"{site.address}/feed")
    password_dialog(program).reject()
    dialog.access_button.click()
    asking = password_dialog(program)
    asking.kind.setCurrentIndex(1)
    QTest.keyClicks(asking.token, "Bearer abc")
    asking.save_button.click()
    program.wait_until(lambda: "refused" in dialog.told.text())
    password_dialog(program).reject()
    assert site.told[-1]["Authorization"] == "Bearer abc"
    dialog.address.setText(f"{site.address}/open")
    dialog.find_button.click()
    program.wait_until(dialog.follow_button.isEnabled)
    assert "Authorization" not in site.told[-1]
    dialog.reject()


def test_without_a_keyring_a_protected_feed_is_not_followed_and_it_is_said(
    program: Program, site: WebSite, keyring: Path
) -> None:
    keyring.with_name("keyring.json.locked").touch()
    dialog = subscribe_dialog(
        program, f"{site.address}/feed".replace("http://", "http://ann:sea%20blue@")
    )
    program.wait_until(dialog.follow_button.isEnabled)
    dialog.follow_button.click()
    program.wait_until(lambda: "was not kept anywhere" in program.window.notice_bar.text())
    assert feeds.feeds(program.library) == []


def test_a_feed_is_given_a_password_from_its_menu_and_it_is_forgotten_there(
    program: Program, site: WebSite, keyring: Path
) -> None:
    url = f"{site.address}/feed"
    following = program.window.following
    following.follow([Subscription(url)])
    program.wait_until(lambda: is_done(program))
    (feed,) = feeds.feeds(program.library)
    assert "wants a name and password" in feed.problem
    choose(program, feed.id, "Name and Password…")
    asking = password_dialog(program)
    assert url in asking.told.text()
    assert asking.findChild(QPushButton, "forget_access") is None
    give(asking, "ann", "sea blue")
    program.wait_until(lambda: program.titles() == ["Evening 2", "Evening 1"])
    program.wait_until(lambda: is_done(program))
    assert url in kept_in(keyring)
    assert feeds.feed(program.library, feed.id).problem == ""
    choose(program, feed.id, "Name and Password…")
    asking = password_dialog(program)
    assert (asking.user.text(), asking.password.text()) == ("", "")
    forget = asking.findChild(QPushButton, "forget_access")
    assert forget is not None
    forget.click()
    program.wait_until(lambda: "forgotten" in program.window.notice_bar.text())
    assert kept_in(keyring) == {}
    assert feeds.feed(program.library, feed.id).access == ""


def test_a_token_goes_into_the_header_that_is_named(
    program: Program, site: WebSite, keyring: Path
) -> None:
    guard = guards.token("X-Auth-Token", "abc123")
    site.pages["/feed"] = Answer(rss([item(1)]), RSS, guard=guard)
    program.window.following.follow([Subscription(f"{site.address}/feed")])
    program.wait_until(lambda: is_done(program))
    (feed,) = feeds.feeds(program.library)
    choose(program, feed.id, "Name and Password…")
    asking = password_dialog(program)
    asking.kind.setCurrentIndex(1)
    assert (asking.user.isVisible(), asking.token.isVisible()) == (False, True)
    assert asking.header.text() == "Authorization"
    asking.header.setText("X-Auth Token")
    asking.token.setText("abc123")
    assert not asking.save_button.isEnabled()
    asking.header.setText("X-Auth-Token")
    program.press(asking.token, Qt.Key.Key_Return)
    program.wait_until(lambda: program.titles() == ["Evening 1"])
    program.wait_until(lambda: is_done(program))
    assert feeds.feed(program.library, feed.id).access == "X-Auth-Token"
    choose(program, feed.id, "Name and Password…")
    again = password_dialog(program)
    assert (again.header.text(), again.token.text()) == ("X-Auth-Token", "")
    again.reject()
    assert len(kept_in(keyring)) == 1


def test_passwords_in_opml_that_no_keyring_keeps_are_told_of(
    program: Program, site: WebSite, keyring: Path, tmp_path: Path
) -> None:
    keyring.with_name("keyring.json.locked").touch()
    file = tmp_path / "feeds.opml"
    url = f"{site.address}/feed"
    typed = url.replace("http://", "http://ann:sea%20blue@")
    file.write_text(f"<opml><body><outline text='A' xmlUrl='{typed}'/></body></opml>", "utf-8")
    program.window.following.import_file(str(file))
    program.wait_until(lambda: "is locked" in program.window.notice_bar.text())
    program.wait_until(lambda: is_done(program))
    assert "1 feeds are followed now." in program.window.notice_bar.text()
    (feed,) = feeds.feeds(program.library)
    assert (feed.url, feed.access) == (url, "")
