"""The door for pages that a browser's extension sends: closed, opened, kept open, closed again."""

import http.client
import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reader.ui.dialogs.receiving import ReceivingDialog
from tests.operations.test_receiving import BORDER, form
from tests.ui.program import Program
from tests.web_site import WebSite, page


@pytest.fixture
def port(program: Program) -> Iterator[int]:
    """Return a port that is free, which the window is set to."""
    site = WebSite()
    program.file.preferences.receive_port = int(site.address.rpartition(":")[2])
    site.close()
    yield program.file.preferences.receive_port
    program.window.page_door.close()


def opened(program: Program) -> ReceivingDialog:
    program.wait_until(lambda: program.window.findChild(ReceivingDialog) is None)
    program.trigger("receive_pages")
    dialog = program.window.findChild(ReceivingDialog)
    assert dialog is not None
    return dialog


def send(port: int, token: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": f"multipart/form-data; boundary={BORDER}",
    }
    connection.request("POST", "/save", form(page()), headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_nothing_is_received_before_it_is_wanted(program: Program, port: int) -> None:
    program.window.page_door.restore()
    with pytest.raises(ConnectionRefusedError):
        send(port, "")


def test_a_page_that_is_sent_comes_into_the_list(program: Program, port: int) -> None:
    dialog = opened(program)
    assert "Nothing" in dialog.state.text()
    program.press(dialog.switch, Qt.Key.Key_Space)
    program.wait_until(lambda: program.window.page_door.is_open)
    assert "Pages are received" in dialog.state.text()
    dialog.findChild(type(dialog.renew), "copy_receive_address").click()
    assert QGuiApplication.clipboard().text() == f"http://127.0.0.1:{port}/save"
    token = dialog.token.text()
    dialog.reject()
    assert send(port, token) == 201
    program.window._on_library_timer()
    program.wait_until(lambda: program.titles() == ["A harbour at dusk"])
    # At the next start it is open again, with the same token.
    program.window._save_preferences()
    stored = json.loads(program.places.preferences.read_text("utf-8"))
    assert (stored["receive_pages"], stored["receive_token"]) == (True, token)
    program.restart()
    program.window.page_door.restore()
    program.wait_until(lambda: program.window.page_door.is_open)
    assert send(port, token) == 201


def test_another_token_lets_the_former_in_no_more(program: Program, port: int) -> None:
    program.window.page_door.set_wanted(wanted=True)
    program.wait_until(lambda: program.window.page_door.is_open)
    dialog = opened(program)
    before = dialog.token.text()
    dialog.renew.click()
    program.wait_until(lambda: program.window.page_door.is_open and dialog.token.text() != before)
    assert send(port, before) == 403
    assert send(port, dialog.token.text()) == 201
    dialog.switch.click()
    with pytest.raises(ConnectionRefusedError):
        send(port, before)
    dialog.reject()


def test_a_place_that_is_taken_is_told(program: Program) -> None:
    site = WebSite()
    program.file.preferences.receive_port = int(site.address.rpartition(":")[2])
    program.window.page_door.set_wanted(wanted=True)
    program.wait_until(lambda: "another program" in program.window.notice_bar.text())
    assert not program.window.page_door.is_open
    site.close()
