"""Where an article goes on: its own next part, never another article or a page of comments."""

import pytest

from reader.sources.pages import dom
from reader.sources.pages.parts import is_part, next_part
from reader.sources.words import words_for

ARTICLE = "https://e.example/news/harbour.html"


def following(links: str, url: str = ARTICLE, *, first: str = "", language: str = "en") -> str:
    root = dom.parse(f"<html><head></head><body><p>The harbour.</p>{links}</body></html>")
    assert root is not None
    return next_part(root, url, words_for(language), first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://e.example/news/harbour", "https://e.example/news/harbour/2"),
        ("https://e.example/news/harbour/", "https://e.example/news/harbour/2/"),
        ("https://e.example/news/harbour/", "https://e.example/news/harbour/page/2/"),
        ("https://e.example/news/harbour", "https://e.example/news/harbour?page=2"),
        ("https://e.example/news/harbour?page=1", "https://e.example/news/harbour?page=2"),
        ("https://e.example/read?id=9", "https://e.example/read?id=9&hal=2"),
        (ARTICLE, f"{ARTICLE}?page_num=2"),
        (ARTICLE, f"{ARTICLE}?pagewanted=2"),
        (ARTICLE, "https://e.example/news/harbour_2.html"),
        (ARTICLE, "https://e.example/news/harbour.html/2"),
        (ARTICLE, "https://e.example/news/harbour-page2.html"),
        (ARTICLE, "https://e.example/news/harbour,2.html"),
        ("https://e.example/a_1.html", "https://e.example/a_2.html"),
        ("https://e.example/top-10", "https://e.example/top-10/2"),
        ("http://e.example/news/harbour", "https://www.e.example/news/harbour/2"),
    ],
)
def test_the_next_part_is_found_by_its_number(first: str, second: str) -> None:
    pages = f'<ul class="pagination"><li>1</li><li><a href="{second}">2</a></li></ul>'
    assert following(pages, first) == second


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Next", "en"),
        ("Next page »", "en"),
        ("Continue to page 2", "en"),
        ("Page 2 of 3", "en"),
        ("Selanjutnya", "id"),
        ("Halaman selanjutnya", "id"),
        ("Halaman 2", "id"),
        ("Next", "id"),
        ("›", "en"),
        ("2", "ja"),
    ],
)
def test_the_next_part_is_found_by_its_words(label: str, language: str) -> None:
    link = f'<a href="/news/harbour.html?page=2">{label}</a>'
    assert following(link, language=language) == f"{ARTICLE}?page=2"


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="harbour.html?page=2">',
        '<a rel="nofollow next" href="harbour.html?page=2">The lamps</a>',
        '<a aria-label="Next page" href="harbour.html?page=2"><svg></svg></a>',
        '<a href="harbour.html?page=2"><img alt="Next" src="n.png"></a>',
        '<a href="harbour.html?page=2#story">Next</a>',
    ],
)
def test_the_next_part_is_found_by_what_the_link_is(link: str) -> None:
    assert following(link) == f"{ARTICLE}?page=2"


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="next" href="/news/the-lamps.html">',
        '<a rel="next" href="/news/the-lamps.html">Next</a>',
        '<a href="/news/the-lamps.html">Next article</a>',
        '<a rel="next" href="/news/harbour-2.html">Harbour II</a>',
        '<a href="/news/harbour-part-2.html">Next</a>',
        '<a href="https://other.example/news/harbour.html?page=2">Next</a>',
        '<a href="/news/harbour.html?page=2">The second page of the book</a>',
        '<a href="/news/harbour.html?page=3">Next</a>',
        '<a href="/news/harbour.html?page=2">Previous</a>',
        '<a href="/news/harbour.html?cpage=2">Next</a>',
        '<a href="/news/harbour.html/comment-page-2">Next</a>',
        '<a href="/news/harbour.html?page=2#comments">Next</a>',
        '<div class="comments-list"><a href="/news/harbour.html?page=2">Next</a></div>',
        '<div id="respond"><p><a href="/news/harbour.html?page=2">2</a></p></div>',
        '<a href="/news/harbour.html">Next</a>',
        '<a href="#2">2</a>',
        '<a href="javascript:page(2)">Next</a>',
        '<a href="http://[::1">Next</a>',
        "<a>Next</a>",
    ],
)
def test_what_is_no_further_part_is_not_followed(link: str) -> None:
    assert following(link) == ""


@pytest.mark.parametrize(
    ("url", "after"),
    [
        ("https://e.example/", "/page/2"),
        ("https://e.example/", "/?page=2"),
        ("https://e.example/?p=123", "/?p=124"),
        ("https://e.example/story/123", "/story/124"),
        ("https://e.example/story/1", "/story/2"),
        ("https://e.example/series/part-1", "/series/part-2"),
        ("https://e.example/2026/11/24", "/2026/11/25"),
        ("https://e.example/blog/p/12", "/blog/p/13"),
    ],
)
def test_articles_that_are_numbered_are_no_parts(url: str, after: str) -> None:
    assert following(f'<link rel="next" href="{after}"><a href="{after}">Next</a>', url) == ""


def test_a_saved_part_in_the_middle_goes_on_from_there() -> None:
    first, links = "https://e.example/a/2", '<a href="/a">1</a> 2 <a href="/a/3">3</a>'
    assert following(links, first) == "https://e.example/a/3"
    assert following('<a href="/a/3">3</a>', first) == ""


def test_later_parts_are_counted_from_the_first() -> None:
    links = '<a href="/news/harbour_1.html">1</a><a href="/news/harbour_3.html">3</a>'
    later = "https://e.example/news/harbour_2.html"
    assert following(links, later, first=ARTICLE) == "https://e.example/news/harbour_3.html"
    assert following('<a href="/news/harbour_1.html">Next</a>', later, first=ARTICLE) == ""


def test_pages_that_are_counted_from_zero_are_followed() -> None:
    links = '<a href="?page=1">2</a><a href="?page=2">3</a><a href="?page=1">Next</a>'
    assert following(links) == f"{ARTICLE}?page=1"
    assert following(links, f"{ARTICLE}?page=1", first=ARTICLE) == f"{ARTICLE}?page=2"


def test_a_page_that_names_its_own_number_is_not_the_next_one() -> None:
    links = '<a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a>'
    assert following(links) == f"{ARTICLE}?page=2"


def test_relative_links_start_from_the_page_s_base() -> None:
    page = '<base href="https://e.example/news/"><a href="harbour.html?page=2">2</a>'
    assert following(page, ARTICLE) == f"{ARTICLE}?page=2"


def test_a_page_without_an_address_has_no_next_part() -> None:
    assert following('<a href="/a?page=2">2</a>', "") == ""


@pytest.mark.parametrize(
    ("url", "same"),
    [
        (f"{ARTICLE}?page=2&utm_source=x", True),
        (f"{ARTICLE.replace('https://', 'http://www.')}?page=2", True),
        (f"{ARTICLE}?page=3", False),
        (ARTICLE, False),
        ("https://e.example/", False),
        ("", False),
    ],
)
def test_a_part_that_was_redirected_is_still_that_part(url: str, same: bool) -> None:
    assert is_part(url, ARTICLE, f"{ARTICLE}?page=2") is same


def test_hostile_links_take_no_time() -> None:
    link = '<a href="/news/harbour.html?' + "page=2&" * 250 + '">Next</a>'
    assert following(link * 2_000) == ""
    assert following('<a rel="next" href="/' + "-1" * 900 + '/2">Next</a>' * 1_000) == ""
    assert following('<div class="a b c"><p>' * 100 + '<a href="?page=2">x</a>' * 4_000) == ""
