"""What means harm in a page's markup is not in the article that is made of it; the text is."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.body import Body, clean_body
from reader.sources.pages.page import read_web_page
from reader.sources.pages.votes import MOST_TAGS
from tests.hostile import FRAGMENTS, KINDS, SWALLOWING, violations
from tests.web_site import PARAGRAPHS, page

URL = "https://e.example/a"
# Others' collections of payloads lie beside the project, where they are.
PAYLOADS = Path(__file__).parents[4] / "shared/cases/hostile/dompurify-payloads.json"
# Where one kind of markup is cut off and another begins.
PIECES = (
    *FRAGMENTS,
    *SWALLOWING,
    *("<", ">", "</", "<!--", "-->", "]]>", "<![CDATA[", '"', "'", "`", "=", "&lt;", "&#60;", "\0"),
    *("<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>", "<title>", "</title>", "<p>"),
    *("</p>", "<table>", "<tr><td>", "</table>", "<a href='", "'>", "<noscript>", "</noscript>"),
    *("<img src=x ", "onerror=alert(1)", "<form>", "<b><i>", "</b>", "<li>", "<br>", " words "),
)


def body_of(html: bytes) -> Body:
    return clean_body(read_web_page(html.decode(), URL).body, URL, lambda _src: None)


def missing(body: Body) -> list[str]:
    """Return the paragraphs of the article that are not in ``body``."""
    text = " ".join(body.text.split())
    return [paragraph for paragraph in PARAGRAPHS if paragraph not in text]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p onclick=x>x</p>", ['<p onclick="x">']),
        ("<script>1</script>", ["<script>"]),
        ("<!-- x -->", ["a comment"]),
        ("<a href='java\tscript:x'>x</a>", ['<a href="java\tscript:x">']),
        ("<img src='https://e.example/x'>", ['<img src="https://e.example/x">']),
        ("<p id=x-a></p><p id=x-a></p>", ["the id x-a twice"]),
        ("</div><p>x</p>", ["it breaks out of where it was put: ['ours', '', 'after']"]),
        ("<p lang=en dir=auto id=x-a>x</p>", []),
    ],
)
def test_the_check_finds_what_may_not_be_there(html: str, found: list[str]) -> None:
    assert violations(html) == found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_hostile_is_left_of_a_page_and_its_text_is(kind: str) -> None:
    for fragment in KINDS[kind]:
        again = f"<p>{PARAGRAPHS[0]} Again.</p>"
        body = body_of(page(extra=fragment + again))
        assert (violations(body.html), missing(body)) == ([], []), fragment
        assert violations(clean_body(fragment, URL).html) == [], fragment


def test_what_swallows_the_rest_of_a_page_leaves_the_text_before_it() -> None:
    for fragment in SWALLOWING:
        body = body_of(page(extra=fragment))
        assert (violations(body.html), missing(body)) == ([], []), fragment


def test_a_page_of_very_many_tags_is_read_by_its_authors_marks() -> None:
    many = "".join(
        f"<p>The line of a long book that has the number {n}.</p>" for n in range(MOST_TAGS // 2)
    )
    body = body_of(page(extra=many))
    assert missing(body) == []
    assert body.text.endswith(f"that has the number {MOST_TAGS // 2 - 1}.")
    assert "The Evening" not in body.text


def test_things_within_things_do_not_hold_us_up() -> None:
    # As one expression of XPath this takes minutes.
    nested = "<div itemscope itemprop=author>" * 180 + "x" + "</div>" * 180
    many = "<span itemprop=author itemscope>a b</span>" * 25_000
    assert missing(body_of(page(extra=f"{nested}{many}<p>{PARAGRAPHS[0]} Again.</p>"))) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_no_mixture_of_it_leaves_anything(pieces: list[str]) -> None:
    mixed = "".join(pieces)
    assert violations(body_of(page(extra=mixed)).html) == []
    once = clean_body(mixed, URL).html
    assert violations(once) == []
    # What is shown was stored, and is read once more by the engine.
    assert violations(clean_body(once, URL).html) == []


@pytest.mark.skipif(not PAYLOADS.is_file(), reason="the collected payloads are not here")
def test_nothing_is_left_of_the_collected_payloads() -> None:
    payloads = [str(each["payload"]) for each in json.loads(PAYLOADS.read_text("utf-8"))]
    assert payloads
    for payload in payloads:
        body = body_of(page(extra=f"{payload}<p>{PARAGRAPHS[0]} Again.</p>"))
        assert violations(body.html) == [], payload
        assert violations(clean_body(payload, URL).html) == [], payload
        assert missing(body) == [], payload
