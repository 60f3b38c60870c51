"""What the page tells those who hear it, as the engine's own tree of roles and names.

Run as ``python -m tests.ui.heard HOME TITLE``: shows the article with this title in a Senja of its
own and prints the tree's nodes as JSON. The tree is asked over the DevTools protocol (Accessibility,
getFullAXTree), in a process of its own, since the engine listens there for as long as it lives. Qt's
own bridge (QAccessible) can't be walked into the page from Python: PySide6 6.12 crashes there.
"""

import json
import os
import socket
import sys
from pathlib import Path


def main(home: Path, title: str) -> None:
    """Print the nodes of the page of the article with this title."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["SENJA_HOME"] = str(home)
    os.environ["QTWEBENGINE_REMOTE_DEBUGGING"] = f"127.0.0.1:{port}"
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = "--remote-allow-origins=*"

    from PySide6.QtCore import QCoreApplication, Qt, QUrl
    from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest
    from PySide6.QtWebSockets import QWebSocket
    from PySide6.QtWidgets import QApplication

    from tests.gallery.program import Program

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QApplication(sys.argv[:1])
    program = Program(home)
    program.show(program.id_of(title))
    program.picture()

    network = QNetworkAccessManager()
    listed = network.get(QNetworkRequest(QUrl(f"http://127.0.0.1:{port}/json/list")))
    program.wait_until(listed.isFinished)
    (page,) = json.loads(bytes(listed.readAll().data()))
    channel = QWebSocket()
    answers: list[str] = []
    channel.textMessageReceived.connect(answers.append)
    channel.open(QUrl(page["webSocketDebuggerUrl"]))
    program.wait_until(channel.isValid)
    channel.sendTextMessage(json.dumps({"id": 1, "method": "Accessibility.getFullAXTree"}))
    program.wait_until(lambda: any(json.loads(answer).get("id") == 1 for answer in answers))
    channel.close()
    (answer,) = (each for each in map(json.loads, answers) if each.get("id") == 1)
    sys.stdout.write(json.dumps(answer["result"]["nodes"]))
    program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
