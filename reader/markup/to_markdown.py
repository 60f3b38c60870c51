"""Sanitized HTML to Markdown."""

import re

from reader.markup.text import plain_text

# Markdown has no sign for a picture that is not there; brackets part its words from the text.
_NO_PICTURE = re.compile(r'<span class="no-picture">([^<]*)</span>')


def to_markdown(title: str, html: str) -> str:
    """Return an article as Markdown, its title as the first heading."""
    # Costs 90 ms and only an export needs it.
    from markdownify import ATX, markdownify

    try:
        body = markdownify(_NO_PICTURE.sub(r"[\1]", html), heading_style=ATX, bullets="-")
    except RecursionError:  # nested past what anyone wrote by hand
        body = plain_text(html)
    return f"# {title}\n\n{str(body).strip()}\n"
