"""An article as a Markdown file whose head Senja, and most other programs, read back."""

from collections.abc import Mapping
from typing import Any

from reader.markup.to_markdown import to_markdown
from reader.model.article import Article, Content

# A head that grows past sense is not read back as one.
_LONGEST_DESCRIPTION = 5_000


def markdown_file(article: Article, content: Content, pictures: Mapping[str, str]) -> str:
    """Return the file's text.

    Args:
        article: what its head says: title, authors, date, source, site, language, tags and
            description, each only where there is one.
        content: its body.
        pictures: the address, from the file, of each picture by its SHA-256.
    """
    # Costs 15 ms that only an export needs.
    import yaml

    described = article.description
    if len(described) > _LONGEST_DESCRIPTION:
        described = described[:_LONGEST_DESCRIPTION].rstrip() + "…"
    values: dict[str, Any] = {
        "title": article.title,
        "authors": list(article.authors),
        "date": article.published,
        "source": article.url,
        "site": article.site,
        "language": article.language,
        "tags": list(article.tags),
        "description": described,
    }
    said = {name: value for name, value in values.items() if value}
    head = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=float("inf"))
    return f"---\n{head}---\n\n{to_markdown(article.title, content.html, pictures)}"
