"""Sanitized HTML to Markdown."""

from reader.markup.text import plain_text


def to_markdown(title: str, html: str) -> str:
    """Return an article as Markdown, its title as the first heading."""
    # Costs 90 ms and only an export needs it.
    from markdownify import ATX, markdownify

    try:
        body = markdownify(html, heading_style=ATX, bullets="-")
    except RecursionError:  # nested past what anyone wrote by hand
        body = plain_text(html)
    return f"# {title}\n\n{str(body).strip()}\n"
