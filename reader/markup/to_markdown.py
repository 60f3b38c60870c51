"""Sanitized HTML to Markdown."""


def to_markdown(title: str, html: str) -> str:
    """Return an article as Markdown, its title as the first heading."""
    # Costs 90 ms and only an export needs it.
    from markdownify import ATX, markdownify

    body = markdownify(html, heading_style=ATX, bullets="-")
    return f"# {title}\n\n{str(body).strip()}\n"
