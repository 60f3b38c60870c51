from dataclasses import replace

from reader.model.article import Content
from reader.rendering.whole_article import MOST_PICTURES, whole_article_html, whole_article_text
from tests.rendering.test_page import ARTICLE, CONTENT, tree

SHA = "0" * 64


def test_rich_text_is_title_who_address_and_body_without_styles() -> None:
    html = whole_article_html(ARTICLE, CONTENT, {SHA: ("image/webp", b"x")}, when="11 Sept")
    root = tree(html)
    assert [e.text_content() for e in root.xpath("//div[@lang]/*")][:3] == [
        "Dusk & its <light>",
        "Rara, Bima & Co · Example.org · 11 Sept",
        "https://example.org/dusk",
    ]
    assert root.xpath("//img/@src") == ["data:image/webp;base64,eA=="]
    assert root.xpath("//*[@style] | //style | //script") == []


def test_pictures_past_the_room_for_them_are_words() -> None:
    big = {SHA: ("image/webp", bytes(MOST_PICTURES))}
    html = whole_article_html(ARTICLE, CONTENT, big)
    assert len(html) < 10_000
    assert tree(html).xpath("//img") == []
    assert tree(html).xpath("//*[@class='missing']")[0].text_content() == "Dusk"


def test_plain_text_is_the_head_a_blank_line_and_the_body() -> None:
    content = Content("<p>a</p><p>b</p>", "a\n\nb", ())
    assert whole_article_text(ARTICLE, content, when="11 Sept") == (
        "Dusk & its <light>\nRara, Bima & Co · Example.org · 11 Sept\n"
        "https://example.org/dusk\n\na\n\nb\n"
    )
    bare = replace(ARTICLE, authors=(), site="", url="")
    assert whole_article_text(bare, content) == "Dusk & its <light>\n\na\n\nb\n"
