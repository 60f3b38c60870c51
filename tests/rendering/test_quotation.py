import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PySide6.QtCore import QLocale

from reader.model.article import Article, Source, SourceKind
from reader.rendering.quotation import (
    DEFAULT_SEARCH,
    look_up_address,
    place_link,
    quotation_html,
    quotation_marks,
    quotation_text,
    search_address,
)
from tests.rendering.test_page import ARTICLE, tree

BARE = replace(ARTICLE, authors=(), site="", url="", published=None, language="")


@pytest.mark.parametrize(
    "tag",
    (
        "en en-GB de de-AT fr-CH es it pt pt-PT nl sv da nb nn fi is pl cs sk sl hr sr bs hu ro bg "
        "ru uk be el tr ka hy ar fa ur he hi th vi id ms ja ko zh zh-TW zh-HK lt et ca eu kk am"
    ).split(),
)
def test_quotation_marks_are_those_of_cldr(tag: str) -> None:
    # Qt carries CLDR's table; ours is checked against it.
    assert "".join(quotation_marks(tag)) == QLocale(tag).quoteString("")


@pytest.mark.parametrize(
    ("tag", "marks"),
    [
        ("fr", ("«\u00a0", "\u00a0»")),
        ("fr_CA", ("«\u00a0", "\u00a0»")),
        ("zh-Hant-TW", ("「", "」")),
        ("ZH-tw", ("「", "」")),
        ("", ("“", "”")),
        ("tlh", ("“", "”")),
        ("-", ("“", "”")),
    ],
)
def test_a_tag_in_any_spelling_has_marks(tag: str, marks: tuple[str, str]) -> None:
    assert quotation_marks(tag) == marks


def test_a_quotation_says_where_it_is_from() -> None:
    assert quotation_text(ARTICLE, "  The light goes.\n", when="11 September 2022") == (
        "“The light goes.”\n\n— Rara, Bima & Co, Dusk & its <light>, Example.org, "
        "11 September 2022, https://example.org/dusk\n"
    )
    assert ", 2022-09-11, https" in quotation_text(ARTICLE, "x")
    assert quotation_text(BARE, "x") == "“x”\n\n— Dusk & its <light>\n"


def test_a_quotation_of_text_is_escaped_and_keeps_its_paragraphs() -> None:
    root = tree(quotation_html(ARTICLE, "a <b> & b\nc\n\nd", when="today"))
    paragraphs = [p.text_content() for p in root.xpath("//blockquote/p")]
    assert paragraphs == ["“a <b> & bc", "d”"]
    assert root.xpath("//blockquote/@cite") == ["https://example.org/dusk"]
    assert root.xpath("//a/@href") == ["https://example.org/dusk"]
    assert root.xpath("//blockquote/following-sibling::p")[0].text_content() == (
        "— Rara, Bima & Co, Dusk & its <light>, Example.org, today, https://example.org/dusk"
    )


def test_a_quotation_of_html_is_sanitized_and_set_as_a_block() -> None:
    said = '<em>a</em><script>b</script><img src="https://c.example/" onerror="d" alt="e">'
    assert "<p>“<em>a</em>" in quotation_html(ARTICLE, said, is_html=True)
    blocks = quotation_html(ARTICLE, f"<p>{said}</p><p>two</p>", is_html=True)
    assert '<p><em>a</em><span class="missing">e</span></p><p>two</p>' in blocks
    assert "“" not in blocks
    for html in (blocks, quotation_html(ARTICLE, said, is_html=True)):
        assert not re.search("script|onerror|c.example", html)


def directive(article: Article, *passage: str) -> str:
    return place_link(article, *passage).partition("#:~:text=")[2]


def test_a_link_to_a_place_names_the_passage_and_what_is_around_it() -> None:
    link = place_link(ARTICLE, "the light, well-known & dim", "far away when ", " it\nnext block")
    assert link == (
        "https://example.org/dusk#:~:text="
        "far%20away%20when-,the%20light%2C%20well%2Dknown%20%26%20dim,-it"
    )
    assert directive(ARTICLE, "x") == "x"


def test_a_fragment_that_is_there_is_kept_and_an_older_place_is_not() -> None:
    for url in ("https://example.org/a?b#part", "https://example.org/a?b#part:~:text=old"):
        link = place_link(replace(ARTICLE, url=url), "new")
        assert link == "https://example.org/a?b#part:~:text=new"


def test_a_long_passage_is_named_by_its_first_and_last_words() -> None:
    words = [f"word{n}" for n in range(100)]
    assert unquote(directive(ARTICLE, " ".join(words))) == (
        "word0 word1 word2 word3 word4,word95 word96 word97 word98 word99"
    )
    assert unquote(directive(ARTICLE, "One block.\n\nAnother.")) == "One block.,Another."
    assert unquote(directive(ARTICLE, "日本語の文章。" * 60)) == "日本語の文章,日本語の文章。"
    for passage in ("x" * 5000, "a " * 5000, "- , &" * 500, "\ud800" * 300):
        assert len(directive(ARTICLE, passage)) < 1000


def test_an_article_from_a_file_that_a_browser_shows_is_linked_there(tmp_path: Path) -> None:
    for name, shown in {"a b.html": True, "c.TXT": True, "d.md": False}.items():
        source = Source(SourceKind.FILE, str(tmp_path / name))
        article = replace(BARE, source=source, missing=False)
        link = place_link(article, "x")
        assert link == (f"{(tmp_path / name).as_uri()}#:~:text=x" if shown else "")
        assert place_link(replace(article, missing=True), "x") == ""
    assert place_link(replace(BARE, source=Source(SourceKind.PASTED, "/a.html")), "x") == ""
    assert place_link(replace(BARE, url="javascript:alert(1)"), "x") == ""


def test_an_empty_passage_links_the_article() -> None:
    assert place_link(ARTICLE, " \n ") == "https://example.org/dusk"


@pytest.mark.parametrize("template", ["", "javascript:{}", "https://a.example/", "file:///{}"])
def test_a_search_that_is_none_gives_way_to_the_usual_one(template: str) -> None:
    assert search_address(template, "a&b #c/d") == DEFAULT_SEARCH.format("a%26b%20%23c%2Fd")


def test_a_search_puts_the_words_in_their_place_and_no_more_than_make_sense() -> None:
    assert search_address("https://a.example/{}?{0.x}", "é") == "https://a.example/%C3%A9?{0.x}"
    words = unquote(search_address(DEFAULT_SEARCH, "word " * 1000).partition("=")[2])
    assert len(words) <= 200
    assert words.endswith("word")
    assert search_address(DEFAULT_SEARCH, "\ud800").endswith("%3F")


@pytest.mark.parametrize(
    ("language", "edition"),
    [
        ("de-AT", "de"),
        ("nb", "no"),
        ("pt_BR", "pt"),
        ("", "en"),
        ("xx", "en"),
        ("evil.example/", "en"),
    ],
)
def test_a_word_is_looked_up_in_its_language(language: str, edition: str) -> None:
    address = look_up_address(language, "Senja & co")
    assert urlsplit(address).hostname == f"{edition}.wiktionary.org"
    assert address.endswith("?search=Senja%20%26%20co")
