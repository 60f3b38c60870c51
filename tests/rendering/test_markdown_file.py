"""What is saved as Markdown is read back by Senja as the same article."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.body import clean_body
from reader.markup.lines import one_line
from reader.model.article import Article, Content, Draft
from reader.rendering.markdown_file import markdown_file
from reader.sources.files import read_file
from tests.rendering.test_page import ARTICLE

FIELDS = ("title", "authors", "site", "url", "published", "language", "description", "tags")
BODY = Content(clean_body("<p>First.</p><h2>Part</h2><ul><li>a</li></ul>").html, "", ())


def read_back(article: Article, content: Content = BODY) -> Draft:
    text = markdown_file(article, content, {})
    return read_file(Path("/nowhere/other name.md"), text.encode())


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"published": "2022-09-11"},
        {"published": "2022-09-11T12:50:00"},
        {"title": "---"},
        {"title": "no"},
        {"title": "- a: [b] #c"},
        {"title": "2*3*4 & <b> `c` __d__ [x](y) C#"},
        {"title": "夕暮れ　に読む 🌇"},
        {"authors": ("Ann: B", "- C", "null"), "tags": ("a, b", "c: d", "yes")},
        {"tags": ("one",)},
        {"description": "Said: “so” — 'and' \"so\" # not a comment"},
        {"description": "word " * 900 + "end"},
    ],
)
def test_a_head_says_the_same_when_it_is_read_again(more: dict[str, object]) -> None:
    article = replace(ARTICLE, **more)  # type: ignore[arg-type] # the test's own fields
    draft = read_back(article)
    assert {name: getattr(draft, name) for name in FIELDS} == {
        name: getattr(article, name) for name in FIELDS
    }
    assert (draft.html.replace("\n", ""), draft.notice) == (BODY.html, "")


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40).map(one_line).filter(str.strip))
def test_any_title_is_the_same_when_it_is_read_again(title: str) -> None:
    draft = read_back(replace(ARTICLE, title=title))
    assert draft.title == title
    assert draft.html.replace("\n", "") == BODY.html


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(
        ARTICLE, authors=(), site="", url="", published=None, language="", description="", tags=()
    )
    text = markdown_file(bare, Content("<p>x</p>", "x", ()), {})
    assert text == "---\ntitle: Dusk & its <light>\n---\n\n# Dusk & its &lt;light>\n\nx\n"


def test_a_description_without_end_does_not_break_the_head() -> None:
    draft = read_back(replace(ARTICLE, description="word " * 20_000))
    assert draft.title == ARTICLE.title
    assert draft.description.endswith("word…")
