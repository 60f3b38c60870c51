"""A browser that saves one page, for tests: ``python -m tests.chromium ADDRESS FILE``.

An ".mhtml" file gets all of the page, any other one its markup, with the rest in a folder beside.
It is a process of its own, since an engine that has started takes no scheme of Senja's any more.
"""

import sys
from functools import partial

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

_Format = QWebEngineDownloadRequest.SavePageFormat


def main() -> int:
    """Save the page and return the exit code."""
    application = QApplication(sys.argv)
    address, file = application.arguments()[1:3]
    form = _Format.MimeHtmlSaveFormat if file.endswith(".mhtml") else _Format.CompleteHtmlSaveFormat
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)

    def end(download: QWebEngineDownloadRequest) -> None:
        is_whole = download.state() is QWebEngineDownloadRequest.DownloadState.DownloadCompleted
        application.exit(0 if is_whole else 1)

    def follow(download: QWebEngineDownloadRequest) -> None:
        download.isFinishedChanged.connect(partial(end, download))

    def save(is_loaded: bool) -> None:
        if is_loaded:
            page.save(file, form)
        else:
            application.exit(1)

    profile.downloadRequested.connect(follow)
    page.loadFinished.connect(save)
    page.load(QUrl(address))
    code = application.exec()
    # The engine wants its pages gone before their profile.
    shiboken6.delete(page)  # type: ignore[no-untyped-call] # it comes without types
    return code


if __name__ == "__main__":
    sys.exit(main())
