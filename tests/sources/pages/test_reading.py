"""A whole page to its article: what is of it stays as its author marked it, the rest goes."""

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from reader.markup.body import clean_body
from reader.sources.pages import dom
from reader.sources.pages.page import read_web_page
from reader.sources.pages.reading import ArticleBody, read_article

PROSE = (
    "At dusk the harbour empties, and the last ferry leaves its wake on water that is still bright.",
    "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps are lit.",
    "The keeper of the light writes the hour into a book that was begun when his mother kept it.",
    "Later in the evening the wind turns, and what was said at noon is said again, more quietly.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>A harbour at dusk | The Evening</title></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<header class="site"><a href="/login">Log in</a></header>
<main><article>
<h1>A harbour at dusk</h1>
<p class="byline">By Ada Lovelace</p>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/lead.jpg" alt="Boats">
<figcaption>Boats at rest.</figcaption></figure>
<p>{PROSE[0]}</p>
<div class="ad"><p>Advertisement</p><img src="/ad.png"></div>
<h2>The quay</h2>
<p>{PROSE[1]} <a href="/boats?x=1">More about boats</a> are told <em>elsewhere</em>.</p>
<p>Read also: <a href="/other">How the lamps were lit</a></p>
<ul><li>Nets</li><li>Lamps and what they cost in a winter</li></ul>
<table><tr><th>Hour</th><th>Light</th></tr><tr><td>18</td><td>much</td></tr></table>
<pre class="brush: python"><code>wait(21)</code></pre>
<p>{PROSE[2]}</p>
<div class="wp-caption"><picture><source srcset="/a-800.webp 800w, /a-1600.webp 1600w">
<img src="/a.jpg"></picture><p class="wp-caption-text">The book.</p></div>
<blockquote><p>{PROSE[3]}</p></blockquote>
<p>{PROSE[3].replace("Later", "Much later")}</p>
<p>Follow us on Facebook, Twitter and Instagram.</p>
</article>
<aside class="related"><h3>Most read</h3><p>{PROSE[0][::-1]}</p></aside></main>
<footer><p>© 2026 The Evening. All rights reserved.</p></footer></body></html>"""


def article(html: str, title: str = "A harbour at dusk") -> ArticleBody | None:
    slim = dom.slim(html)
    root = dom.parse(slim)
    assert root is not None
    return read_article(
        slim, root, url="https://e.example/a", title=title, description="", language="en"
    )


@pytest.fixture(scope="module")
def body() -> HtmlElement:
    found = article(PAGE)
    assert found is not None
    return lxml.html.fromstring(f"<div>{clean_body(found.html, 'https://e.example/a').html}</div>")


def texts(body: HtmlElement, *names: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in body.iter(*names)]


def test_the_text_is_whole_and_in_its_order(body: HtmlElement) -> None:
    text = " ".join(body.text_content().split())
    places = [text.find(each) for each in PROSE]
    assert -1 not in places
    assert places == sorted(places)


def test_what_stands_around_the_article_is_gone(body: HtmlElement) -> None:
    text = body.text_content()
    for word in ("Home", "Log in", "Advertisement", "Most read", "Follow us", "©", "Ada"):
        assert word not in text
    assert PROSE[0][::-1] not in text
    assert not [each for each in body.iter("img") if "ad.png" in each.get("data-remote", "")]


def test_the_title_stands_in_the_page_s_head_alone(body: HtmlElement) -> None:
    assert "A harbour at dusk" not in texts(body, "h1", "h2", "p")
    assert texts(body, "h2") == ["The quay"]


def test_pictures_come_late_in_sizes_and_with_their_captions(body: HtmlElement) -> None:
    addresses = [each.get("data-remote") for each in body.iter("img")]
    assert addresses == ["https://e.example/lead.jpg", "https://e.example/a-1600.webp"]
    assert texts(body, "figcaption") == ["Boats at rest.", "The book."]


def test_lists_tables_code_quotations_and_links_stay(body: HtmlElement) -> None:
    assert texts(body, "li") == ["Nets", "Lamps and what they cost in a winter"]
    assert texts(body, "th", "td") == ["Hour", "Light", "18", "much"]
    assert texts(body, "blockquote") == [PROSE[3]]
    (code,) = body.iter("code")
    assert (code.text, code.get("class")) == ("wait(21)", "language-python")
    assert [each.get("href") for each in body.iter("a")] == ["https://e.example/boats?x=1"]
    assert texts(body, "em") == ["elsewhere"]


def test_what_leads_to_other_articles_is_told_apart() -> None:
    found = article(PAGE)
    assert found is not None
    assert found.related == (("How the lamps were lit", "https://e.example/other"),)


def test_an_article_that_an_advertisement_parts_stays_whole() -> None:
    chunk = '<div class="chunk"><div class="grid"><div class="text">{}</div></div></div>'
    parts = "".join(
        chunk.format(f"<p>{PROSE[n % 4]} And so on, {n} times.</p>") + '<div class="ad">Ad</div>'
        for n in range(8)
    )
    found = article(f"<html><body><div class='chunks'>{parts}</div></body></html>")
    assert found is not None
    assert all(f"And so on, {n} times." in found.html for n in range(8))


def test_a_page_without_an_article_keeps_its_late_pictures() -> None:
    page = read_web_page("<html><body><p><img data-src='a.jpg'></p></body></html>")
    assert not page.is_chosen
    assert 'src="a.jpg"' in page.body


def test_a_page_without_an_article_is_told_as_such() -> None:
    assert article("<html><body><nav><a href='/'>Home</a></nav></body></html>") is None


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>a<script>if (1<2) {}</script>b", "<p>a<script></script>b"),
        ("a<STYLE media=x>p{}</STYLE>b", "a<style></STYLE>b"),
        ("İ<script>x</script>b", "İ<script></script>b"),
        (
            '<script type="application/ld+json">{}</script>',
            '<script type="application/ld+json">{}</script>',
        ),
        ("a<script>never closed", "a<script>"),
    ],
)
def test_scripts_and_styles_are_taken_out_but_for_data(html: str, left: str) -> None:
    assert dom.slim(html) == left


TAGS = (
    "p div span a li ul td tr table h1 h2 img figure figcaption br pre blockquote noscript source"
)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{t}>" for t in TAGS.split()] + [f"</{t}>" for t in TAGS.split()]),
            st.sampled_from([*PROSE, "x", "By Ada", '<img data-src="a.jpg">', "\x00", "\ud800"]),
        ),
        max_size=40,
    )
)
def test_no_page_is_too_strange_to_be_read(parts: list[str]) -> None:
    html = "<html><body>" + "".join(parts)
    root = dom.parse(html)
    if root is not None:
        found = read_article(html, root, url="", title="x", description="", language="")
        assert found is None or clean_body(found.html).html is not None
