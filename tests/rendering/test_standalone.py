"""The page that stands alone; ``SENJA_GOLDEN=write pytest tests/rendering`` writes its golden file."""

import base64
import hashlib
import os
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reader import paths
from reader.markup.body import clean_body
from reader.model.article import Content, RelatedLink
from reader.rendering.parts import direction
from reader.rendering.standalone import standalone_page
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, Colors, color_pair
from reader.sources.files import read_file
from tests.rendering.test_page import ARTICLE, CONTENT, WORDS, tree

GOLDEN = Path(__file__).parents[1] / "data" / "rendering" / "standalone.html"
THEME = color_pair(DEFAULT_LIGHT, DEFAULT_DARK, Path())
PICTURES = {"0" * 64: ("image/webp", b"a picture")}
EVIL = "\"><script>alert(1)</script><!--'&amp;"


def page(article: object = ARTICLE, content: Content = CONTENT, **more: object) -> str:
    settings = {"when": "11 September 2022", "colors": THEME.light, "dark_colors": THEME.dark}
    return standalone_page(article, content, PICTURES, WORDS, **(settings | more))  # type: ignore[arg-type] # the test's own defaults


def test_the_page_of_everything_is_as_it_was_judged_good() -> None:
    css = (paths.resources() / "page" / "standalone.css").read_text("utf-8")
    rendered = re.sub(r"sha256-[\w+/=]+", "sha256-…", page().replace(css, "…"))
    if os.environ.get("SENJA_GOLDEN") == "write":
        GOLDEN.write_text(rendered, "utf-8", newline="\n")
    assert rendered == GOLDEN.read_text("utf-8")


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    whole = page()
    root = tree(whole)
    assert root.xpath("//script | //link[not(@rel='canonical')] | //base | //form | //iframe") == []
    for address in root.xpath("//@src"):
        assert address.startswith("data:image/")
    for address in root.xpath("//a/@href"):
        assert address.startswith(("https://", "#x-"))
    assert "url(" not in whole
    assert "@import" not in whole
    assert "article:" not in re.sub(r"article:published_time", "", whole)


def test_the_policy_allows_the_one_style_and_pictures_inside() -> None:
    root = tree(page())
    (style,) = root.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert root.xpath("//*[@style]") == []


def test_footnotes_lead_to_their_places() -> None:
    root = tree(page())
    targets = [a[1:] for a in root.xpath("//a/@href") if a.startswith("#")]
    assert targets
    for target in targets:
        assert root.xpath("//*[@id=$id]", id=target), target


def test_whatever_is_foreign_is_escaped() -> None:
    article = replace(
        ARTICLE,
        title=EVIL,
        authors=(EVIL,),
        site=EVIL,
        url=f"https://example.org/{EVIL}",
        published=EVIL,
        language=EVIL,
        description=EVIL,
        tags=(EVIL,),
        related=(
            RelatedLink(EVIL, f"https://example.org/{EVIL}"),
            RelatedLink("R", "javascript:a"),
        ),
        next_page=f"https://example.org/{EVIL}",
    )
    root = tree(page(article, when=EVIL))
    assert root.xpath("//script") == []
    assert root.xpath("//title/text()") == [EVIL]
    assert root.xpath("//h1")[0].text_content() == EVIL
    assert root.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/{EVIL}"]
    assert all(not a.startswith("javascript") for a in root.xpath("//a/@href"))


def test_senja_reads_its_own_page_back_as_the_same_article() -> None:
    html = clean_body("<h2>Part</h2><p>First.</p><ul><li>a</li></ul>").html
    article = replace(ARTICLE, next_page=None, related=())
    whole = page(article, Content(html, "Part\n\nFirst.\n\na", ()))
    draft = read_file(Path("/nowhere/dusk.html"), whole.encode())
    for name in ("title", "authors", "site", "url", "published", "language", "tags", "description"):
        assert getattr(draft, name) == getattr(article, name), name
    assert draft.html.replace("\n", "") == f"<article>{html}</article>"


def test_what_an_article_does_not_have_leaves_no_trace() -> None:
    bare = replace(
        ARTICLE, authors=(), site="", url="", published=None, language="", description="", tags=()
    )
    bare = replace(bare, related=(), next_page=None)
    root = tree(page(bare, Content("<p>x</p>", "x", ()), when=""))
    assert root.xpath("//header/*/text()") == [ARTICLE.title]
    assert root.xpath("//footer | //time | //@lang | //link") == []
    assert len(root.xpath("//meta[@name='author' or @name='description']")) == 0


@pytest.mark.parametrize(("dark", "rules"), [(None, 0), (THEME.dark, 1)])
def test_the_dark_is_for_those_who_like_it_where_it_is_given(
    dark: Colors | None, rules: int
) -> None:
    whole = page(dark_colors=dark)
    assert whole.count("prefers-color-scheme:dark") == rules
    assert THEME.light.ground in whole
    assert (THEME.dark.ground in whole) == bool(rules)


def test_a_page_runs_as_its_language_is_written() -> None:
    assert [direction(tag) for tag in ("ar-EG", "he", "en", "")] == ["rtl", "rtl", "auto", "auto"]
    assert tree(page(replace(ARTICLE, language="ar"))).get("dir") == "rtl"


def test_every_variable_that_the_page_uses_is_a_colour_or_its_own() -> None:
    css = (paths.resources() / "page" / "standalone.css").read_text("utf-8")
    used = set(re.findall(r"var\(--([\w-]+)\)", css))
    given = {field.name.replace("_", "-") for field in fields(Colors)}
    assert used - given - set(re.findall(r"^  --([\w-]+):", css, re.MULTILINE)) == set()
    assert "</" not in css
