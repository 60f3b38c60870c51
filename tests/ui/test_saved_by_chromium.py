"""Pages that a real browser engine saves, in both of its ways, read as articles with their pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot

from reader.sources.files import read_file
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

Format = QWebEngineDownloadRequest.SavePageFormat
PICTURES = (
    '<figure><img src="/p/one.png" srcset="/p/one-2.png 2x, /p/one.png 1x" alt="One">'
    f"<figcaption>The quay.</figcaption></figure><p>{PARAGRAPHS[0]} Again, naïve.</p>"
    '<picture><source srcset="/p/wide.png" media="(min-width: 90000px)">'
    f'<img src="/p/two.png" alt="Two"></picture><p>{PARAGRAPHS[1]} Again.</p>'
    '<img data-src="/p/three.png" src="/p/three.png?small=1&amp;x=2" alt="Three">'
    f'<p>{PARAGRAPHS[2]} Again, <a href="/other">elsewhere</a>.</p>'
)
PLACES = {"/p/one.png": "red", "/p/two.png": "green", "/p/three.png?small=1&x=2": "blue"}


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages |= {place: picture(color) for place, color in PLACES.items()}
    served.pages["/a?id=5"] = Answer(page(extra=PICTURES))
    yield served
    served.close()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (Format.MimeHtmlSaveFormat, "A harbour at dusk é.mhtml"),
        (Format.CompleteHtmlSaveFormat, "A harbour at dusk é.html"),
    ],
)
def test_a_page_that_chromium_saved_is_whole(
    qtbot: QtBot, tmp_path: Path, site: WebSite, form: Format, name: str
) -> None:
    profile = QWebEngineProfile()
    web_page = QWebEnginePage(profile)
    with qtbot.waitSignal(web_page.loadFinished, timeout=20_000):
        web_page.load(QUrl(f"{site.address}/a?id=5"))
    with qtbot.waitSignal(profile.downloadRequested, timeout=20_000) as asked:
        web_page.save(str(tmp_path / name), form)
    assert asked.args
    qtbot.waitUntil(asked.args[0].isFinished, timeout=20_000)
    draft = read_file(tmp_path / name, (tmp_path / name).read_bytes())
    assert {each.data for each in draft.pictures} == {site.pages[place].body for place in PLACES}
    assert draft.html.count("<img") == len(PLACES)
    assert "<figcaption>The quay.</figcaption>" in draft.html
    assert f'href="{site.address}/other"' in draft.html
    assert all(each in draft.text for each in PARAGRAPHS)
    assert "naïve" in draft.text
    assert (draft.title, draft.site) == ("A harbour at dusk", "The Evening")
    # The engine wants its pages gone before their profile.
    with qtbot.waitSignal(web_page.destroyed):
        web_page.deleteLater()
