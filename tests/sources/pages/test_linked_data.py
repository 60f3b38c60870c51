import json

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.pages.linked_data import (
    Thing,
    article_of,
    read_linked_data,
    read_microdata,
    text_of,
)

ARTICLE = {"@type": "NewsArticle", "headline": "The title"}


def read(*scripts: str) -> Thing:
    html = "".join(f'<script type="application/ld+json">{text}</script>' for text in scripts)
    data = read_linked_data(lxml.html.document_fromstring(f"<html><head>{html}</head></html>"))
    return article_of(data, ["The title"], ["https://example.org/a"])


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "Organization", "name": "X"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "WebSite", "name": "X"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps([[ARTICLE]]),
        json.dumps({"@type": ["Thing", "https://schema.org/Article"], "headline": "The title"}),
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"{json.dumps(ARTICLE)};",
        '{"@type": "NewsArticle", "headline": "The title",}',
        '{"@type": "NewsArticle", "headline": "The\ttitle"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;The title&quot;}",
        f"{json.dumps(ARTICLE)}{json.dumps({'@type': 'WebSite'})}",
    ],
)
def test_an_article_is_found_in_every_usual_shape(text: str) -> None:
    assert text_of(read(text).get("headline")) == "The title"


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[1, 2]", "[" * 100_000, '{"a":' * 50_000, "NaN"]
)
def test_what_cannot_be_read_is_passed_over(text: str) -> None:
    assert read(text) == {}
    assert read(text, json.dumps(ARTICLE))["headline"] == "The title"


def test_references_are_followed_and_circles_end() -> None:
    graph = [
        {**ARTICLE, "author": {"@id": "#ann"}},
        {"@id": "#ann", "@type": "Person", "name": "Ann Lee", "knows": {"@id": "#ann"}},
    ]
    html = f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'
    data = read_linked_data(lxml.html.document_fromstring(f"<html><head>{html}</head></html>"))
    assert data.text(data.things[1], "author") == "Ann Lee"


def test_the_pages_own_article_is_chosen_among_others() -> None:
    other = {"@type": "Article", "headline": "Another", "url": "https://example.org/b"}
    own = {"@type": "Article", "headline": "Longer title", "url": "https://www.example.org/a?x=1"}
    assert read(json.dumps([other, own])) == own
    assert read(json.dumps([other])) == {}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "Z"}]}
    assert read(json.dumps(listed)) == {}


def test_microdata_belongs_to_the_scope_it_stands_in() -> None:
    html = (
        '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">The title</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<a itemprop="name" href="/ann">Ann Lee</a></span>'
        '<meta itemprop="datePublished" content="2024-03-05">'
        '<div itemprop="comment" itemscope><b itemprop="author">Bo Chen</b></div></div>'
    )
    data = read_microdata(lxml.html.document_fromstring(html))
    article = article_of(data, ["The title"], [])
    assert data.text(article, "headline") == "The title"
    assert [text_of(value) for value in data.values(article, "author")] == ["Ann Lee"]
    assert data.text(article, "datePublished") == "2024-03-05"


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "mainEntity", "author", "name", "headline"]),
            inner | st.sampled_from(["Article", "#a"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
def test_no_json_is_too_odd(value: object) -> None:
    text = json.dumps(value).replace("<", "\\u003c")
    html = f'<html><head><script type="application/ld+json">{text}</script></head></html>'
    data = read_linked_data(lxml.html.document_fromstring(html))
    article = article_of(data, ["a"], ["https://example.org/"])
    for name in ("author", "headline", "name"):
        said = data.text(article, name)
        assert "\n" not in said
        assert said == said.strip()
