"""Hostile pages saved by their addresses and opened: nothing runs, nothing leaves, the text is there."""

import html
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.library import articles, open_library
from reader.markup.body import clean_body
from reader.operations.pages import save_addresses
from reader.ui.reading_pane.engine import ArticleEngine
from tests.hostile import FRAGMENTS, KINDS, SWALLOWING, violations
from tests.ui.program import TIMEOUT_MS, Program, draft, source
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

PAYLOADS = Path(__file__).parents[3] / "shared/cases/hostile/dompurify-payloads.json"
# Fragments that stand in one page: fewest where one could take the next with it.
FEW = 5
TOGETHER = 8
MANY = 40
# What a payload calls to show that it runs leaves its mark where every script sees it.
_TELLTALE = """
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval']) {
  window[name] = () => document.documentElement.setAttribute('data-ran', name);
}
"""
_WHAT_RAN = "document.documentElement.getAttribute('data-ran') || 'nothing'"
# Whatever waits for somebody to come near or to press it gets what it waits for.
_TOUCH = """
for (const each of document.querySelectorAll('#body, #body *')) {
  for (const name of ['mouseover', 'pointerenter', 'focus', 'focusin', 'animationend', 'toggle']) {
    each.dispatchEvent(new Event(name, {bubbles: true}));
  }
  if (!each.closest('a, summary')) each.click?.();
}
"""
_SCRIPTS_ON = (
    QWebEngineSettings.WebAttribute.JavascriptEnabled,
    QWebEngineSettings.WebAttribute.JavascriptCanOpenWindows,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls,
    QWebEngineSettings.WebAttribute.LocalContentCanAccessRemoteUrls,
    QWebEngineSettings.WebAttribute.PluginsEnabled,
)


class Place:
    """The page's own site, another host of this machine, and a file that nobody may read."""

    def __init__(self, folder: Path) -> None:
        self.site, self._other = WebSite(), WebSite()
        self.secret = folder / "secret.txt"
        self.secret.write_text("a secret")
        os.utime(self.secret, (0, 1))

    def real(self, markup: str) -> str:
        """Put the real places into a fragment."""
        other = self._other.address.replace("127.0.0.1", "localhost")
        return (
            markup.replace("@SITE@", self.site.address)
            .replace("@OTHER@", other)
            .replace("@FILE@", self.secret.as_uri())
        )

    def put(self, path: str, body: bytes) -> str:
        """Serve a page with the real places in it; return its address."""
        self.site.pages[path] = Answer(self.real(body.decode()).encode())
        return self.site.address + path

    @property
    def asked(self) -> list[str]:
        """What was asked for, of the page's own site and of the other."""
        return [*self.site.asked, *(f"other: {path}" for path in self._other.asked)]

    @property
    def was_read(self) -> bool:
        """Whether somebody read the secret file, where the file system says so."""
        return self.secret.stat().st_atime != 0

    def close(self) -> None:
        """Stop serving."""
        self.site.close()
        self._other.close()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    found = Place(tmp_path)
    for name in "pqrn":
        found.site.pages[f"/fine/{name}.png"] = picture()
    yield found
    found.close()


def with_scripts(program: Program) -> ArticleEngine:
    """Return the pane's engine with the scripts of pages on, so that a payload has its chance."""
    program.start_page()
    engine = program.window.pane.engine
    assert engine is not None
    for attribute in _SCRIPTS_ON:
        engine.page.settings().setAttribute(attribute, True)
    engine.profile.scripts().insert(telltale())
    return engine


def telltale() -> QWebEngineScript:
    script = QWebEngineScript()
    script.setSourceCode(_TELLTALE)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld.value)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setRunsOnSubFrames(True)
    return script


def saved(program: Program, place: Place, bodies: list[bytes]) -> list[int]:
    """Save pages with these bodies by their addresses; return their articles."""
    urls = [place.put(f"/page/{number}", body) for number, body in enumerate(bodies)]
    results = list(save_addresses(program.worker, program.library, urls))
    assert [result.refused for result in results] == [""] * 2 * len(urls)
    program.window._on_library_timer()
    return [result.article_id or 0 for result in results[len(urls) :]]


def check_opened(program: Program, engine: ArticleEngine, identifier: int) -> None:
    """Open an article and touch all of it; nothing may run, and its text must be there."""
    stored = articles.content(program.library, identifier).html
    assert violations(stored) == []
    program.show_article(identifier)
    assert program.ask_page(_TOUCH + _WHAT_RAN) == "nothing", stored
    # A chance for what a touch has set off.
    assert program.ask_page(_WHAT_RAN) == "nothing", stored
    text = " ".join(str(program.ask_page("document.querySelector('#body').innerText")).split())
    assert [paragraph for paragraph in PARAGRAPHS if paragraph not in text] == []
    assert engine.page.url().path() == f"/article/{identifier}"
    assert "a secret" not in str(program.ask_page("document.documentElement.innerHTML"))
    # Our own script finds its own things, whatever an article calls its own.
    assert program.ask_page("document.getElementById('body').tagName") == "DIV"
    assert program.ask_page("typeof Place.back") == "function"


def pages_of(kind: str) -> list[bytes]:
    if kind == "swallowing":
        return [page(f"Page {n}", extra=each) for n, each in enumerate(SWALLOWING)]
    fragments = KINDS[kind]
    return [
        page(f"Page {n}", extra=f"<hr>{''.join(some)}<p>{PARAGRAPHS[0]} Again.</p>")
        for n, some in enumerate(
            fragments[start : start + TOGETHER] for start in range(0, len(fragments), TOGETHER)
        )
    ]


@pytest.mark.parametrize("kind", [*KINDS, "swallowing"])
def test_a_hostile_page_is_saved_and_opened_and_comes_to_nothing(
    program: Program, place: Place, kind: str
) -> None:
    engine = with_scripts(program)
    identifiers = saved(program, place, pages_of(kind))
    asked = place.asked
    # "x", which many of the fragments ask for, is beside the pages.
    assert [path for path in asked if not path.startswith(("/page/", "/fine/"))] == []
    for identifier in identifiers:
        check_opened(program, engine, identifier)
    assert place.asked == asked
    assert engine.refused == []
    assert not place.was_read


def test_what_a_page_says_of_itself_is_shown_as_text_and_leads_nowhere(
    program: Program, place: Place
) -> None:
    engine = with_scripts(program)
    trick = (
        "<img src=@FILE@ onerror=alert(1)><img src=@OTHER@/x><a href=javascript:alert(1)>\u202ex"
    )
    escaped = html.escape(trick)
    said = {"@type": "Article", "headline": trick, "author": {"name": trick}, "keywords": trick}
    data = json.dumps(said).replace("</", "<\\/")
    head = (
        f"<title>{escaped}</title><script type='application/ld+json'>{data}</script>"
        f"<link rel=canonical href='javascript:alert(1)'><base href='javascript:alert(1)//'>"
        f"<meta property='og:image' content='@FILE@'><meta property='og:url' content='@FILE@'>"
        + "".join(
            f'<meta property="{name}" name="{name}" content="{escaped}">'
            for name in ("og:title", "og:site_name", "og:description", "description", "author")
        )
    )
    links = "".join(
        f"<p>Read also: <a href='{address}'>How the lamps were lit in {n} houses</a></p>"
        for n, address in enumerate(
            ("javascript:alert(1)", "@FILE@", "article://senja/do/open/1", "data:text/html,x")
        )
    )
    body = page(escaped, head=head, extra=f"{links}<p>{PARAGRAPHS[0]} Again.</p>")
    (identifier,) = saved(program, place, [body])
    asked = place.asked
    check_opened(program, engine, identifier)
    assert "<img src=" in program.titles()[0]
    assert "\u202e" not in program.titles()[0]
    assert program.ask_page("document.images.length") == 0
    hrefs = "[...document.querySelectorAll('a[href]')].map(a => a.protocol).join(' ')"
    assert set(str(program.ask_page(hrefs)).split()) <= {"http:"}
    assert place.asked == asked == ["/page/0"]
    assert engine.refused == []
    assert not place.was_read


def test_a_read_of_the_secret_would_be_seen(place: Place) -> None:
    assert place.secret.read_text() == "a secret"
    if not place.was_read:
        pytest.skip("this file system does not say when a file was read")


@pytest.mark.skipif(not PAYLOADS.is_file(), reason="the collected payloads are not here")
def test_the_collected_payloads_come_to_nothing_in_the_window(
    program: Program, place: Place
) -> None:
    engine = with_scripts(program)
    payloads = [str(each["payload"]) for each in json.loads(PAYLOADS.read_text("utf-8"))]
    again = f"<p>{PARAGRAPHS[0]} Again.</p>"
    bodies = [
        page(f"Page {start}", extra="".join(payloads[start : start + MANY]) + again)
        for start in range(0, len(payloads), MANY)
    ]
    identifiers = saved(program, place, bodies)
    asked = place.asked
    for identifier in identifiers:
        check_opened(program, engine, identifier)
    assert place.asked == asked
    assert engine.refused == []


def test_our_walls_hold_even_if_all_of_it_were_stored(program: Program, place: Place) -> None:
    engine = with_scripts(program)
    parts = list(FRAGMENTS)
    if PAYLOADS.is_file():
        parts += [str(each["payload"]) for each in json.loads(PAYLOADS.read_text("utf-8"))]
    few = ["".join(parts[start : start + FEW]) for start in range(0, len(parts), FEW)]
    everything = [*few, *SWALLOWING]
    other = open_library(program.places.library)
    identifiers = []
    for number, fragment in enumerate(everything):
        raw = place.real(f"<p>Words.</p>{fragment}")
        stored = articles.store(other, draft(number, html=raw, text="x"), b"x", source(number))
        identifiers.append(stored.id)
    other.close()
    program.window._on_library_timer()
    for identifier, fragment in zip(identifiers, everything, strict=True):
        program.show_article(identifier)
        assert program.ask_page(_WHAT_RAN) == "nothing", fragment
        assert engine.page.url().path() == f"/article/{identifier}", fragment
    assert place.asked == []
    assert not place.was_read


class _Bare(QWebEnginePage):
    """A page without our walls: scripts on, no policy, and every request counted, none let out."""

    class _Counter(QWebEngineUrlRequestInterceptor):
        def __init__(self) -> None:
            super().__init__()
            self.asked: list[str] = []

        @override
        def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
            url = info.requestUrl()
            if url.scheme() not in {"data", "about", "blob"}:
                self.asked.append(url.toString())
                info.block(True)

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self._counter = self._Counter()
        self.setUrlRequestInterceptor(self._counter)
        for attribute in _SCRIPTS_ON:
            self.settings().setAttribute(attribute, True)

    def show(self, qtbot: QtBot, body: str) -> tuple[object, list[str]]:
        """Show ``body``; return what of it ran and what it asked for."""
        self._counter.asked.clear()
        with qtbot.waitSignal(self.loadFinished, timeout=TIMEOUT_MS):
            self.setHtml(f"<!doctype html><div id=body>{body}</div>", QUrl("about:blank"))
        answers: list[object] = []
        self.runJavaScript(_TOUCH + _WHAT_RAN, 0, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=TIMEOUT_MS)
        self.runJavaScript(_WHAT_RAN, 0, answers.append)
        qtbot.waitUntil(lambda: len(answers) > 1, timeout=TIMEOUT_MS)
        return answers[1], list(self._counter.asked)


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[_Bare]:
    profile = QWebEngineProfile()
    profile.scripts().insert(telltale())
    shown = _Bare(profile)
    yield shown
    # The engine wants a page to go before its profile.
    with qtbot.waitSignal(shown.destroyed, timeout=TIMEOUT_MS):
        shown.deleteLater()


def test_what_is_stored_is_harmless_even_without_our_walls(qtbot: QtBot, bare: _Bare) -> None:
    # Without this an engine that runs nothing would prove the rest.
    ran, asked = bare.show(qtbot, "<img src='http://127.0.0.1:9/x' onerror=alert(1)>")
    assert (ran, asked) == ("alert", ["http://127.0.0.1:9/x"])
    everything = [*FRAGMENTS, *SWALLOWING]
    if PAYLOADS.is_file():
        everything += [each["payload"] for each in json.loads(PAYLOADS.read_text("utf-8"))]
    url = "http://127.0.0.1:9"
    clean = [
        clean_body(each.replace("@SITE@", url).replace("@OTHER@", url), url).html
        for each in everything
    ]
    for start in range(0, len(clean), MANY):
        together = "".join(clean[start : start + MANY])
        assert bare.show(qtbot, together) == ("nothing", []), together
