"""A piece of a page, pasted with its formatting, becomes an article."""

import pytest

from reader.errors import InputRefusedError
from reader.model.article import Draft, LeftOutRole, Picture, RelatedLink
from reader.model.repair import Repair
from reader.sources.clipped import read_clipped
from tests.web_site import PARAGRAPHS

URL = "https://example.org/evening/harbour"


def read(html: str, url: str = URL, *repairs: Repair) -> Draft:
    return read_clipped(html, url, lambda _addresses: {}, repairs)[0]


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def test_formatting_links_lists_and_tables_stay() -> None:
    html = (
        f"<h1>A harbour at dusk</h1>{text(*PARAGRAPHS)}<h2>The tide</h2>"
        "<p>See <a href='../tides'>the <b>tables</b></a> of the harbour master, as ever.</p>"
        "<ul><li>Follow us</li><li>Ebb</li></ul><table><tr><td>Share</td><td>6:10</td></tr></table>"
        f"<blockquote><p>{PARAGRAPHS[1]}</p></blockquote>{text(PARAGRAPHS[2])}"
    )
    draft = read(f"<html><body>\n<!--StartFragment-->{html}<!--EndFragment-->\n</body></html>")
    assert draft.title == "A harbour at dusk"
    assert "<h1" not in draft.html
    assert "<h2>The tide</h2>" in draft.html
    assert '<a href="https://example.org/tides"' in draft.html
    assert "<b>tables</b>" in draft.html
    # What is laid out is the author's, whatever its words are.
    assert "<li>Follow us</li>" in draft.html
    assert "<td>Share</td>" in draft.html
    assert "<blockquote>" in draft.html
    assert draft.url == URL
    assert draft.left_out == ()


def test_what_lines_are_for_is_made_out_as_in_bare_text() -> None:
    html = (
        "<div>Home</div><h1>A harbour at dusk</h1><div>By Ann Lee</div>"
        "<div>Wednesday, 11 March 2026, 12:50</div>"
        f"{text(*PARAGRAPHS[:2])}<p>Read also: <a href='/quay'>The quay in winter</a></p>"
        f"{text(*PARAGRAPHS[2:])}<div>Share</div><div>© The Evening</div>"
    )
    draft = read(html)
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert draft.authors == ("Ann Lee",)
    assert draft.published == "2026-03-11T12:50:00"
    assert draft.related == (RelatedLink("The quay in winter", "https://example.org/quay"),)
    assert [(each.text, each.role) for each in draft.left_out] == [
        ("Home", LeftOutRole.CHROME),
        ("By Ann Lee", LeftOutRole.BYLINE),
        ("Wednesday, 11 March 2026, 12:50", LeftOutRole.DATELINE),
        ("Share", LeftOutRole.CHROME),
        ("© The Evening", LeftOutRole.FOOTER),
    ]
    back = read(html, URL, Repair(shown=("©theevening",)))
    assert back.text.endswith("© The Evening")


def test_pictures_come_along_with_their_captions() -> None:
    asked: list[str] = []
    picture = Picture("ab" * 32, "image/png", 30, 20, b"x")

    def fetch(addresses: list[str]) -> dict[str, Picture]:
        asked.extend(addresses)
        return {addresses[0]: picture}

    html = (
        f"<h1>A harbour at dusk</h1>{text(*PARAGRAPHS)}<figure><img src='/quay.png' alt='A quay'>"
        f"<figcaption>The quay.</figcaption></figure><img src='b.png' alt='A boat'>{text('Last.')}"
    )
    draft, _blocks = read_clipped(html, URL, fetch)
    assert asked == ["https://example.org/quay.png", "https://example.org/evening/b.png"]
    assert [each.address for each in draft.pictures] == ["https://example.org/quay.png"]
    assert "<figcaption>The quay.</figcaption>" in draft.html
    assert 'data-remote="https://example.org/evening/b.png"' in draft.html


def test_without_an_address_links_into_the_site_are_words() -> None:
    draft = read(f"{text(*PARAGRAPHS)}<p><a href='/x'>More words</a> stand here, too.</p>", "")
    assert "href" not in draft.html
    assert "More words stand here, too." in draft.text
    assert draft.url == ""


@pytest.mark.parametrize("html", ["", "<p></p>", "<!--StartFragment-->", "<div>" * 600 + "x"])
def test_what_holds_nothing_or_too_much_is_refused(html: str) -> None:
    with pytest.raises(InputRefusedError):
        read(html)


def test_nothing_of_it_can_run() -> None:
    evil = (
        f"{text(*PARAGRAPHS)}<p onclick='x()'>Words <script>alert(1)</script><a href='javascript:x'>"
        "here</a><img src=x onerror=x()><iframe src='https://evil.example'></iframe></p>"
    )
    html = read(evil).html
    for word in ("script", "onclick", "onerror", "iframe", "evil"):
        assert word not in html
