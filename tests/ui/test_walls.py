"""The page is shut: no script of an article, no request, no way out but a told link."""

import http.server
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from typing_extensions import override

from reader.library import articles, open_library
from reader.markup.body import clean_body
from tests.ui.program import Program, draft, source


class CountingServer:
    """A server on this machine that counts what is asked of it."""

    def __init__(self) -> None:
        asked = self.asked = list[str]()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            @override
            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[CountingServer]:
    """A counting server."""
    running = CountingServer()
    yield running
    running.close()


def hostile(address: str, secret: Path) -> str:
    """Return HTML that tries every way out that we know."""
    return f"""
    <script>document.title = 'ran'; fetch('{address}/fetch')</script>
    <script src="{address}/script.js"></script>
    <link rel="stylesheet" href="{address}/style.css"><link rel="prefetch" href="{address}/pre">
    <link rel="dns-prefetch" href="{address}"><link rel="icon" href="{address}/icon">
    <base href="{address}/"><meta http-equiv="refresh" content="0;url={address}/refresh">
    <style>@import '{address}/import.css'; body {{ background: url({address}/css) }}</style>
    <p style="background: url({address}/inline)" onclick="document.title='ran'">Words stay.</p>
    <img src="{address}/picture.png" onerror="document.title='ran'" alt="a picture">
    <img srcset="{address}/set.png 2x" src="data:image/png;base64,AAAA">
    <picture><source srcset="{address}/source.png"><img src="{secret.as_uri()}"></picture>
    <video src="{address}/v.mp4" poster="{address}/poster.png" autoplay></video>
    <audio src="{address}/a.mp3" autoplay></audio><object data="{address}/object"></object>
    <embed src="{address}/embed"><iframe src="{address}/frame"></iframe>
    <iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe>
    <svg onload="document.title='ran'"><image href="{address}/svg.png"/><script>1</script></svg>
    <math><mtext><img src="{address}/math.png"></mtext></math>
    <form action="{address}/form"><input autofocus onfocus="document.title='ran'"><button>x</button>
    </form><body onload="document.title='ran'"><table background="{address}/table"></table>
    <a id="out" href="{address}/link" ping="{address}/ping">out</a>
    <a id="file" href="{secret.as_uri()}">file</a> <a href="javascript:document.title='ran'">js</a>
    <a href="article://senja/media/../../etc/passwd">own</a>
    """


def add(program: Program, html: str) -> int:
    """Store an article with ``html`` as its body, uncleaned."""
    other = open_library(program.places.library)
    stored = articles.store(other, draft(1, html=html, text="x"), b"x", source(1))
    other.close()
    program.window._on_library_timer()
    return stored.id


@pytest.mark.parametrize("cleaned", [True, False])
def test_a_hostile_page_runs_nothing_and_asks_for_nothing(
    program: Program, server: CountingServer, tmp_path: Path, cleaned: bool
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")
    page = hostile(server.address, secret)
    # Uncleaned, it proves that the pane's own walls stand even if the sanitizer had a hole.
    identifier = add(program, clean_body(page).html if cleaned else page)
    program.show_article(identifier)
    assert "Words stay." in str(program.ask_page("document.body.innerText"))
    program.ask_page("document.querySelectorAll('[onclick], button').forEach(e => e.click()); 1")
    assert program.ask_page("document.title") == "Article 1"
    assert "a secret" not in str(program.ask_page("document.documentElement.innerHTML"))
    assert server.asked == []
    engine = program.window.pane.engine
    assert engine is not None
    if cleaned:
        assert engine.refused == []
    assert engine.page.url().host() == "senja"


def test_the_counting_server_counts(server: CountingServer) -> None:
    # Without this a server that never answers would prove the test above.
    urllib.request.urlopen(server.address + "/x", timeout=10).close()  # noqa: S310 (our own)
    assert server.asked == ["/x"]


def test_a_link_is_told_and_never_followed(program: Program, server: CountingServer) -> None:
    identifier = add(program, f'<p><a href="{server.address}/link">out</a></p>')
    program.show_article(identifier)
    told: list[str] = []
    program.window.pane.link_activated.disconnect()
    program.window.pane.link_activated.connect(told.append)
    program.ask_page("document.querySelector('a').click(); 1")
    program.wait_until(lambda: told == [f"{server.address}/link"])
    assert server.asked == []
    engine = program.window.pane.engine
    assert engine is not None
    assert engine.page.url().path() == f"/article/{identifier}"


def test_a_link_within_leads_to_its_place_on_the_page(program: Program) -> None:
    long = "<p>Words.</p>" * 80
    html = clean_body(f'<p><a href="#part">1</a></p>{long}<h2 id="part">A part</h2>{long}').html
    program.show_article(add(program, html))
    program.ask_page("document.querySelector('a').click(); 1")
    program.wait_until(lambda: float(str(program.ask_page("window.scrollY"))) > 500)
    assert program.ask_page("document.activeElement.id") == "x-part"
    assert program.ask_page("Place.back()") is True
    assert program.ask_page("window.scrollY") == 0


def test_pages_can_not_open_other_schemes_or_hosts(program: Program) -> None:
    program.show_article(add(program, "<p>Words.</p>"))
    engine = program.window.pane.engine
    assert engine is not None
    for address in (
        "file:///etc/passwd",
        "data:text/html,x",
        "http://127.0.0.1:9/",
        "chrome://gpu",
    ):
        engine.page.load(QUrl(address))
    assert program.ask_page("document.querySelector('#body').innerText") == "Words."


def test_what_pages_may_use_is_off(program: Program) -> None:
    program.show_article(add(program, "<p>Words.</p>"))
    engine = program.window.pane.engine
    assert engine is not None
    attribute = QWebEngineSettings.WebAttribute
    settings = engine.page.settings()
    for off in (
        attribute.JavascriptEnabled,
        attribute.LocalStorageEnabled,
        attribute.LocalContentCanAccessFileUrls,
        attribute.PluginsEnabled,
        attribute.WebGLEnabled,
        attribute.PdfViewerEnabled,
    ):
        assert not settings.testAttribute(off), off
    assert engine.profile.isOffTheRecord()
