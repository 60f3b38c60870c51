"""Renders an article as one HTML page that needs nothing but what the library holds.

The body was sanitized when it was stored; everything else is escaped here. The page's policy
allows our own style by its nonce, and pictures and type from our own scheme; no script at all.
"""

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from reader.markup.sanitize import HERE, ID_PREFIX
from reader.model.article import Article, Content, LeftOutRole, ReadingPosition, RelatedLink
from reader.model.picture import PictureTreatment
from reader.model.related import RelatedReading
from reader.rendering.code_blocks import frame_code
from reader.rendering.directions import text_direction, with_directions
from reader.rendering.look import PageLook, look_attributes, look_variables
from reader.rendering.parts import (
    declarations,
    is_right_to_left,
    link_to,
    resource,
    template,
    with_bars,
)
from reader.rendering.pictures import marked_missing, treated

# A link to an article of the library; the reading pane opens it in the page's place.
OPEN = "article://senja/do/open/"

# Roles that are shown elsewhere on the page and need not be listed again as left out.
_SHOWN = frozenset({LeftOutRole.RELATED})


@dataclass(frozen=True, slots=True)
class ScriptWords:
    """The words that the page's script shows; ``resources/page/words.js`` reads them by name."""

    note: str
    go_to_note: str
    copy: str
    copied: str
    picture: str
    in_the_dark: str
    zoom_in: str
    zoom_out: str
    fit: str
    actual_size: str
    previous: str
    next: str
    close: str
    back: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """The page's own words in the reader's language; ``{}`` stands for a number."""

    minutes: str
    related: str
    in_library: str
    similar: str
    next_page: str
    next_page_link: str
    left_out: str
    missing: str
    own_note: str
    script: ScriptWords | None = None  # those that only a page with our script has


@dataclass(frozen=True, slots=True)
class PageState:
    """What the library knows of an article beside its text.

    Where it was left; what it leads on to (without it, its own links are shown as they are); and,
    by each picture's hash, how the picture is treated.
    """

    position: ReadingPosition | None = None
    related: RelatedReading | None = None
    treatments: Mapping[str, PictureTreatment] = field(default_factory=dict)


def render_page(
    article: Article,
    content: Content,
    look: PageLook,
    words: PageWords,
    *,
    when: str,
    state: PageState | None = None,
    nonce: str,
) -> str:
    """Return the page for ``article``; ``when`` is its date as the reader writes dates."""
    state = state or PageState()
    related = state.related or RelatedReading(tuple((link, None) for link in article.related))
    return template("page.html").substitute(
        language=html.escape(article.language),
        root_direction="rtl" if is_right_to_left(article.language) else "ltr",
        direction=text_direction(article.language, content.text),
        attributes=_data_attributes(look_attributes(look, article.language)),
        position=html.escape(json.dumps(asdict(state.position))) if state.position else "",
        words=html.escape(json.dumps(_script_words(words), ensure_ascii=False)),
        policy=html.escape(policy(nonce)),
        nonce=html.escape(nonce),
        title=html.escape(article.title),
        variables=declarations(look_variables(look, article.language)),
        css=_styles(),
        kicker=_paragraph("kicker", article.sites),
        meta=_meta(article, words, when),
        description=_paragraph("lede", _lede(article, content)),
        notice=_paragraph("notice", _notice(article, words)),
        own_note=_own_note(article, words),
        body=_body(content, article.language, look, state.treatments),
        foot=_foot(article, content, related, words),
    )


def policy(nonce: str) -> str:
    """Return the page's Content-Security-Policy (CSP Level 3)."""
    return (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src article:; font-src article:; "
        "base-uri 'none'; form-action 'none'"
    )


_STYLES = ("page", "overlays", "modes")
# In the order in which they need each other; each file says what it is for.
_SCRIPTS = tuple(
    "place look contents words pictures notes code chip links selected focus find start".split()
)


def page_script(key: str) -> str:
    """Return the page's own script, for the engine's isolated world.

    With ``key`` (letters and digits) it asks the window, and no one else knows it.
    """
    return "\n".join(resource(f"{name}.js") for name in _SCRIPTS).replace("$key", key)


def _data_attributes(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())


def _script_words(words: PageWords) -> dict[str, str]:
    return asdict(words.script) if words.script else {}


def _styles() -> str:
    return "\n".join(resource(f"{name}.css") for name in _STYLES)


def _body(
    content: Content, language: str, look: PageLook, treatments: Mapping[str, PictureTreatment]
) -> str:
    body = treated(
        marked_missing(frame_code(with_directions(with_bars(content.html)))), treatments
    ).replace(f'href="{HERE}#{ID_PREFIX}', f'href="#{ID_PREFIX}')
    if not look.typography.hyphenated:
        return body
    # Its patterns are loaded only for those who asked for hyphens.
    from reader.rendering.hyphenation import hyphenate

    return hyphenate(body, language)


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}"><bdi>{html.escape(text)}</bdi></p>\n' if text else ""


def _meta(article: Article, words: PageWords, when: str) -> str:
    parts = []
    if article.authors:
        parts.append(f"<span><bdi>{html.escape(', '.join(article.authors))}</bdi></span>")
    if when:
        moment = html.escape(article.published or "")
        parts.append(f'<time datetime="{moment}"><bdi>{html.escape(when)}</bdi></time>')
    minutes = words.minutes.format(article.reading_minutes)
    parts.append(f"<span><bdi>{html.escape(minutes)}</bdi></span>")
    parts += [f"<span><bdi>#{html.escape(tag)}</bdi></span>" for tag in article.own_tags]
    return f'<p class="meta">{"".join(parts)}</p>\n'


def _lede(article: Article, content: Content) -> str:
    """Return the description, unless the body says the same at once."""
    start = " ".join(content.text[:400].split())
    said = " ".join(article.description.split())
    return "" if said[:80] and said[:80] in start else said


def _notice(article: Article, words: PageWords) -> str:
    missing = words.missing if article.missing else ""
    return " ".join(part for part in (article.notice, missing) if part)


def _own_note(article: Article, words: PageWords) -> str:
    """Return what a person wrote on the article, under a line that says whose it is."""
    if not article.note:
        return ""
    lines = [f"<p dir=auto>{html.escape(line)}</p>" for line in article.note.splitlines() if line]
    return (
        f'<section class="own-note"><h2>{html.escape(words.own_note)}</h2>'
        f"{''.join(lines)}</section>\n"
    )


def _foot(article: Article, content: Content, related: RelatedReading, words: PageWords) -> str:
    sections = []
    if article.next_page:
        label = html.escape(words.next_page)
        if isinstance(article.next_page, str):
            label += f" {link_to(words.next_page_link, article.next_page)}"
        sections.append(f'<section class="next-page">{label}</section>')
    own = [_own_link(link, identifier, words) for link, identifier in related.links]
    sections.append(_list("related", words.related, own))
    similar = [_similar_article(each, words) for each in related.similar]
    sections.append(_list("similar", words.similar, similar))
    lines = [part.text for part in content.left_out if part.role not in _SHOWN]
    if lines:
        summary = html.escape(words.left_out.format(len(lines)))
        text = "".join(f'<p dir="auto">{html.escape(line.strip())}</p>' for line in lines)
        sections.append(
            f'<section class="left-out"><details><summary>{summary}</summary>{text}</details></section>'
        )
    foot = "".join(sections)
    return f"<footer>\n{foot}\n</footer>\n" if foot else ""


def _list(name: str, heading: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    return f'<section class="{name}"><h2>{html.escape(heading)}</h2><ul>{"".join(entries)}</ul></section>'


def _own_link(link: RelatedLink, identifier: int | None, words: PageWords) -> str:
    """Return one of the article's own links; one into the library says so and opens it."""
    if identifier is None:
        return f'<li dir="auto">{link_to(link.title, link.url)}</li>'
    return (
        f'<li dir="auto" class="in-library"><a href="{OPEN}{identifier}">'
        f"{html.escape(link.title)}</a> "
        f"<small><bdi>{html.escape(words.in_library)}</bdi></small></li>"
    )


def _similar_article(article: Article, words: PageWords) -> str:
    about = [article.site, words.minutes.format(article.reading_minutes)]
    small = " · ".join(f"<bdi>{html.escape(part)}</bdi>" for part in about if part)
    return (
        f'<li dir="auto"><a href="{OPEN}{article.id}" lang="{html.escape(article.language)}">'
        f"{html.escape(article.title)}</a> <small>{small}</small></li>"
    )
