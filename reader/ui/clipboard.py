"""What a browser puts on the clipboard beside the bare text of what was copied."""

from PySide6.QtCore import QMimeData

from reader.markup.addresses import is_address

# Elements that an author lays a text out with. Programs that write code colour it with others,
# and would lose its lines.
_LAID_OUT = (
    "<p",
    "<h1",
    "<h2",
    "<h3",
    "<li",
    "<table",
    "<blockquote",
    "<img",
    "<figure",
    "<article",
)
# More is no piece of a page.
_LONGEST = 5_000_000
# Where it was copied: Chromium's word and Firefox's.
_SOURCES = (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le"))


def page_piece(data: QMimeData) -> str:
    """Return the markup that was copied, or "" where the bare text says as much."""
    html = data.html() if data.hasHtml() else ""
    if len(html) > _LONGEST:
        return ""
    lower = html.lower()
    return html if any(name in lower for name in _LAID_OUT) else ""


def source_address(data: QMimeData) -> str:
    """Return the address of the page that it was copied in, or "" where the browser is silent."""
    for kind, encoding in _SOURCES:
        if data.hasFormat(kind):
            said = bytes(data.data(kind).data()).decode(encoding, "replace").strip("\0 \r\n")
            if is_address(said):
                return said
    return ""
