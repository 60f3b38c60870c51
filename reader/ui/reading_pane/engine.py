"""QtWebEngine, with no script of a page, no request but to our own scheme, and no memory.

Importing this module costs some 60 ms and making the view some 200 more, so both happen after
the window is shown.
"""

import itertools
import json
import logging
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import unquote

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QObject,
    Qt,
    QTimer,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

log = logging.getLogger(__name__)

SCHEME = b"article"
HOST = "senja"
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value

_OFF = (
    "JavascriptEnabled",
    "JavascriptCanOpenWindows",
    "JavascriptCanAccessClipboard",
    "LocalStorageEnabled",
    "LocalContentCanAccessRemoteUrls",
    "LocalContentCanAccessFileUrls",
    "PluginsEnabled",
    "FullScreenSupportEnabled",
    "WebGLEnabled",
    "Accelerated2dCanvasEnabled",
    "AutoLoadIconsForPage",
    "TouchIconsEnabled",
    "HyperlinkAuditingEnabled",
    "DnsPrefetchEnabled",
    "PdfViewerEnabled",
    "NavigateOnDropEnabled",
    "ErrorPageEnabled",
    "ScreenCaptureEnabled",
    "AllowWindowActivationFromJavaScript",
)


@dataclass(frozen=True, slots=True)
class Resource:
    """What an address of ours gives: its kind and its bytes."""

    mime: str
    data: bytes


# After so many loads the renderer is asked to let go of the pages before. By itself it keeps them
# all, 1.3 MB an article and 1 GB after 500 (measured; a bare view keeps twice as much).
_LOADS_A_SWEEP = 8
_SWEEP_MS = 700
_SWEEP = "typeof gc === 'function' && gc({execution: 'async'}) && 0"
_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"

# Gives a resource, or None, to whoever asked; on the main thread, at once or later.
Answer = Callable[[Resource | None], None]
ResourceFinder = Callable[[str, Answer], None]


def register_scheme() -> None:
    """Make "article:" known to the engine; once, before its first profile."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def _allow_sweeping() -> None:
    """Let our own script ask for a collection of garbage; read once, when the engine starts.

    No page can: scripts of pages are off. Whoever has flags of their own for it keeps them.
    """
    flags = os.environ.get(_FLAGS, "")
    if "--js-flags" not in flags:
        os.environ[_FLAGS] = f"{flags} --js-flags=--expose-gc".strip()


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What the page asks of the window: a verb and its values (``resources/page/links.js``)."""

    verb: str
    values: tuple[str, ...]


class ArticlePage(QWebEnginePage):
    """A page that goes nowhere by itself: a link that is clicked is only told.

    Our own script follows links before the engine does (``resources/page/links.js``).
    """

    link_clicked = Signal(QUrl)

    @override
    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,
        isMainFrame: bool,
    ) -> bool:
        url = QUrl(url)
        if type == QWebEnginePage.NavigationType.NavigationTypeTyped:
            return url.scheme().encode() == SCHEME
        if type == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            if url.hasFragment() and _without_fragment(url) == _without_fragment(self.url()):
                return True
            self.link_clicked.emit(url)
        return False

    @override
    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        return None

    @override
    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        log.debug("page: %s (%s:%s)", message, sourceID, lineNumber)


class ArticleEngine(QObject):
    """A view of articles and the walls around it.

    ``find_resource(path, answer)`` answers what stands at a path of ours ("/article/12",
    "/media/…"), now or later; everything else is refused. ``refused`` counts requests that were.
    ``script`` makes our own script with a key, and with that key it asks something of the window:
    ``requested``.
    """

    requested = Signal(PageRequest)

    def __init__(
        self, find_resource: ResourceFinder, script: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        register_scheme()
        _allow_sweeping()
        # Without a name a profile keeps nothing on the disk.
        self.profile = QWebEngineProfile(self)
        key = secrets.token_hex(16)
        self._handler = _SchemeHandler(find_resource, key, self.profile)
        # Later, since what is asked may be another page, and this one is still being answered.
        self._handler.requested.connect(self.requested, Qt.ConnectionType.QueuedConnection)
        self.profile.installUrlSchemeHandler(SCHEME, self._handler)
        self._interceptor = _Interceptor(self.profile)
        self.profile.setUrlRequestInterceptor(self._interceptor)
        self.page = ArticlePage(self.profile, self)
        self._loads = 0
        # Mostly the page has come to rest by then: the renderer stands still for some 10 ms.
        self._sweep = QTimer(self)
        self._sweep.setSingleShot(True)
        self._sweep.setInterval(_SWEEP_MS)
        self._sweep.timeout.connect(self._on_sweep)
        _shut(self.page.settings())
        # A profile's scripts are not given to a process that takes the place of one that crashed,
        # and a page's are lost when a load that it set out for is refused (both measured). Where
        # both are there, the second one does nothing: it declares names that are declared.
        for scripts in (self.profile.scripts(), self.page.scripts()):
            scripts.insert(_own_script(script(key)))
        self.view = QWebEngineView(parent)
        self.view.setPage(self.page)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.setAcceptDrops(False)

    @property
    def refused(self) -> list[str]:
        """The addresses that were asked for by pages and refused."""
        return self._interceptor.refused

    def load(self, path: str) -> None:
        """Show what stands at ``path`` of ours."""
        self._loads += 1
        # Whoever goes through the list fast never lets a page come to rest.
        if self._loads >= _LOADS_A_SWEEP and not self._sweep.isActive():
            self._sweep.start()
        self.page.load(QUrl(f"{SCHEME.decode()}://{HOST}{path}"))

    def ask(self, expression: str, answered: Callable[[object], None] | None = None) -> None:
        """Evaluate ``expression`` in our own script's world."""
        if answered is None:
            self.page.runJavaScript(expression, WORLD)
        else:
            self.page.runJavaScript(expression, WORLD, answered)

    def call(
        self,
        function: str,
        *values: object,
        answered: Callable[[object], None] | None = None,
    ) -> None:
        """Call a function of our own script with ``values``, which go there as JSON."""
        words = ", ".join(json.dumps(value) for value in values)
        self.ask(f"{function}({words})", answered)

    @Slot()
    def _on_sweep(self) -> None:
        self._loads = 0
        self.ask(_SWEEP)

    def close(self) -> None:
        """Let go of the page before its profile, as the engine demands."""
        self._sweep.stop()
        self.view.setPage(None)  # type: ignore[arg-type] # Qt takes None
        # As children of ours they would go in the order in which they came.
        self.profile.setParent(QCoreApplication.instance())
        self.page.setParent(None)
        self.page.destroyed.connect(self.profile.deleteLater)
        self.page.deleteLater()


class _SchemeHandler(QWebEngineUrlSchemeHandler):
    requested = Signal(PageRequest)

    def __init__(self, find_resource: ResourceFinder, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self._find_resource = find_resource
        self._key = key
        self._numbers = itertools.count()
        # Those that are to be answered; the engine deletes a request that nobody wants any more.
        self._waiting: dict[int, QWebEngineUrlRequestJob] = {}

    @override
    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        request = page_request(url, self._key)
        if request is not None:
            self.requested.emit(request)
            _reply(job, Resource("text/plain", b""))
            return
        if url.host() != HOST:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        number = next(self._numbers)
        self._waiting[number] = job
        job.destroyed.connect(partial(_forget, self._waiting, number))
        self._find_resource(url.path(), partial(_answer, self._waiting, number))


def _forget(waiting: dict[int, QWebEngineUrlRequestJob], number: int) -> None:
    waiting.pop(number, None)


def _answer(
    waiting: dict[int, QWebEngineUrlRequestJob], number: int, found: Resource | None
) -> None:
    """Answer the request with this number if it is still there."""
    job = waiting.pop(number, None)
    if job is None or not isValid(job):  # type: ignore[no-untyped-call] # shiboken leaves it so
        return
    if found is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
    else:
        _reply(job, found)


def _reply(job: QWebEngineUrlRequestJob, found: Resource) -> None:
    buffer = QBuffer(job)
    buffer.setData(found.data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(found.mime.encode(), buffer)


class _Interceptor(QWebEngineUrlRequestInterceptor):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.refused: list[str] = []

    @override
    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.scheme().encode() != SCHEME:
            self.refused.append(url.toString())
            info.block(True)


def page_request(url: QUrl, key: str) -> PageRequest | None:
    """Return what our own script asks with an address and ``key``, or None for any other."""
    if url.scheme().encode() != SCHEME or url.host() != HOST:
        return None
    parts = url.path(QUrl.ComponentFormattingOption.FullyEncoded).split("/")
    if parts[:3] != ["", "do", key] or len(parts) < len(("", "do", "key", "verb")):
        return None
    verb, *values = parts[3:]
    return PageRequest(verb, tuple(unquote(value) for value in values))


def _without_fragment(url: QUrl) -> QUrl:
    bare = QUrl(url)
    bare.setFragment("")
    return bare


def _shut(settings: QWebEngineSettings) -> None:
    for name in _OFF:
        # An older or newer engine may not know every one.
        attribute = getattr(QWebEngineSettings.WebAttribute, name, None)
        if attribute is not None:
            settings.setAttribute(attribute, False)
    settings.setAttribute(QWebEngineSettings.WebAttribute.FocusOnNavigationEnabled, False)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )


def _own_script(source: str) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName("senja")
    script.setSourceCode(source)
    script.setWorldId(WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    script.setRunsOnSubFrames(False)
    return script
