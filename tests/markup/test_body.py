import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup import guard
from reader.markup.body import TooMuchMarkupError, absolute, clean_body
from reader.markup.sanitize import HERE, MEDIA
from reader.model.article import Picture

PICTURE = Picture(hashlib.sha256(b"p").hexdigest(), "image/png", 30, 20, b"p")


def find(src: str) -> Picture | None:
    return PICTURE if src == "dusk.png" else None


def test_a_picture_on_this_disk_is_named_by_its_content_and_has_its_own_size() -> None:
    body = clean_body('<img src="dusk.png" width="9999" alt="Dusk">', find_picture=find)
    assert f'src="{MEDIA}{PICTURE.sha256}"' in body.html
    assert 'width="30"' in body.html
    assert 'height="20"' in body.html
    assert body.pictures == (replace(PICTURE, address="dusk.png"),)


def test_a_picture_shown_twice_comes_once() -> None:
    body = clean_body('<img src="dusk.png"><p><img src="dusk.png">', find_picture=find)
    assert body.html.count(MEDIA) == 2
    assert body.pictures == (replace(PICTURE, address="dusk.png"),)


def test_a_remote_picture_keeps_its_address_and_is_not_asked_for() -> None:
    body = clean_body('<img src="a.png" alt="A">', "https://example.org/b/c", find)
    assert body.html == '<img alt="A" data-remote="https://example.org/b/a.png">'
    assert body.pictures == ()


def test_a_picture_that_is_nowhere_leaves_its_words_or_nothing() -> None:
    for html, mark in {
        '<img src="x.png" alt="Words">': "Words",
        '<img src="x.png" alt=" two\nlines \u202e">': "two lines",
        '<img src="a/b%20c/x%20y.png?z#w">': "x y.png",
        '<img src="x.png" alt=" ">': "x.png",
        '<img src="C:\\a\\x.png">': "x.png",
        '<img src="file:///a/x.png">': "x.png",
        '<img src="a%0ab%3cb%3e.png">': "a b&lt;b&gt;.png",
        '<img alt="Words">': "Words",
        '<img src="data:image/png;base64,AA" alt="Words">': "Words",
    }.items():
        shown = clean_body(f"<p>a{html}b</p>").html
        assert shown == f'<p>a<span class="no-picture">{mark}</span>b</p>', html
    for html in (
        "<img>",
        '<img src="data:image/png;base64,AA">',
        '<img src="//example.org/x.png">',
        '<img src="javascript:x.png">',
        '<img src="mailto:x.png">',
        '<img src="#">',
        '<img src="/">',
    ):
        assert clean_body(f"<p>a{html}b</p>").html == "<p>ab</p>", html


def test_the_words_for_a_picture_are_one_short_line() -> None:
    html = clean_body(f'<img src="{"x" * 5000}.png"><img alt="{"y " * 5000}">').html
    assert html == (
        f'<span class="no-picture">{"x" * 119}…</span>'
        f'<span class="no-picture">{("y " * 60)[:119].rstrip()}…</span>'
    )


def test_a_picture_that_is_missing_is_no_part_of_the_text() -> None:
    body = clean_body('<p>a<img src="x.png">b</p>')
    assert body.text == "ab"
    posing = clean_body('<p>a<span class="no-picture">b <b>c</b></span>d</p>')
    assert posing.text == "ab cd"
    assert "no-picture" not in posing.html


def test_an_address_is_asked_for_once() -> None:
    asked: list[str] = []

    def find_and_note(src: str) -> Picture | None:
        asked.append(src)
        return find(src)

    body = clean_body('<img src="dusk.png"><img src="no.png">' * 3, find_picture=find_and_note)
    assert asked == ["dusk.png", "no.png"]
    assert body.html.count(MEDIA) == 3
    assert body.html.count("no-picture") == 3


def test_a_page_cannot_name_a_picture_of_the_library_itself() -> None:
    html = clean_body(f'<img alt="x" src="{MEDIA}{PICTURE.sha256}" data-remote="file:///a">').html
    assert html == '<span class="no-picture">x</span>'


def test_the_boxes_of_a_task_list_become_signs() -> None:
    html = clean_body(
        "<ul><li><input type=checkbox checked disabled> done</li>"
        "<li><label><input type='checkbox'> open</label></li></ul>"
    ).html
    assert '<li><span class="task done">☑</span> done</li>' in html
    assert '<span class="task">☐</span> open' in html


def test_a_box_outside_a_list_is_no_task() -> None:
    assert clean_body("<p><input type=checkbox> agree</p>").html == "<p> agree</p>"


def test_what_is_in_another_language_runs_its_own_way() -> None:
    assert clean_body('<blockquote lang="ar"><p>قال</p></blockquote>').html == (
        '<blockquote lang="ar" dir="auto"><p>قال</p></blockquote>'
    )


def test_a_direction_that_the_author_names_stays() -> None:
    html = '<p lang="ar" dir="rtl">HTML هي لغة</p><p dir="ltr">قال</p><p>قال</p>'
    assert clean_body(html).html == html


def test_links_within_the_article_lead_to_its_own_ids() -> None:
    html = clean_body('<p id="part one">x</p><a href="#partone">y</a><a href="#">top</a>').html
    assert html == f'<p id="x-partone">x</p><a href="{HERE}#x-partone">y</a><a>top</a>'


def test_an_id_is_given_once_and_the_first_keeps_it() -> None:
    html = clean_body('<p id="a">1</p><p id="a">2</p><p id="">3</p><p id="b">4</p>').html
    assert html == '<p id="x-a">1</p><p>2</p><p>3</p><p id="x-b">4</p>'


@pytest.mark.parametrize(
    ("address", "base", "whole"),
    [
        ("https://example.org/a", "", "https://example.org/a"),
        (" https://example.org/a\n", "", "https://example.org/a"),
        ("mailto:a@example.org", "", "mailto:a@example.org"),
        ("b?c#d", "https://example.org/a/", "https://example.org/a/b?c#d"),
        ("//other.example/x", "https://example.org/", "https://other.example/x"),
        ("a", "", ""),
        ("/a", "", ""),
        ("//other.example/x", "", ""),
        ("https:", "", ""),
        ("javascript:alert(1)", "https://example.org/", ""),
        ("file:///etc/passwd", "https://example.org/", ""),
        ("http://[::1", "", ""),
        ("http://[::1", "https://example.org/", ""),
    ],
)
def test_an_address_becomes_absolute_or_nothing(address: str, base: str, whole: str) -> None:
    assert absolute(address, base) == whole


@pytest.mark.parametrize(
    "opening",
    [
        "<section>",
        "<i></b>",
        "<div><td></div>",
        "<dd>",
        "<rt>",
        "<caption>",
        "<blockquote><ul><li>",
    ],
)
@pytest.mark.parametrize("depth", [100, 260, 600])
def test_text_is_kept_however_deep_it_lies(opening: str, depth: int) -> None:
    body = clean_body("<p>before</p>" + opening * depth + "the end")
    assert "before" in body.text
    assert "the end" in body.text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<html>one<p>two</html>three<p>four", "one two three four"),
        ("<body>one</body><body>two</body>three", "one two three"),
        ("one</body></html>two</div>three", "one two three"),
        ("one<frameset><frame></frameset>two", "one two"),
        ("<!doctype html><html><head><title>x</title></head><body>one", "one"),
        ("<?xml version='1.0' encoding='latin1'?><p>é</p>", "é"),
        ("<meta charset=latin1><p>é 日</p>", "é 日"),
        ("<plaintext>one <b>two", "one <b>two"),
        ("<xmp><p>one</p></xmp>", "<p>one</p>"),
        ("a\x00b\x0bc\x0cd", "ab c d"),
        ("a\ud800b", "a?b"),
        ("<html></html>", ""),
        ("<!doctype html>", ""),
        ("<!-- only -->", ""),
        ("\x01", ""),
        ("", ""),
    ],
)
def test_markup_that_is_broken_loses_no_word(html: str, words: str) -> None:
    text = " ".join(clean_body(html).text.split())
    assert text.replace(" ", "") == words.replace(" ", "") or text == words


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * (guard.MAX_NESTING + 1),
        "<br>" * (guard.MAX_TAGS + 1),
    ],
)
def test_what_is_too_much_is_refused_with_the_reason(html: str) -> None:
    with pytest.raises(TooMuchMarkupError, match=r"nested too deeply|too many elements"):
        clean_body(html)


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <a href='#x'> <a href='http://[::1'> <img src='dusk.png'> <img src='%'> "
            "<li> <ul> <table> <td> <input type=checkbox> <html> </html> <body> </body> <head> "
            "<title> <frameset> <svg> <math> <mi> <!-- --> <![CDATA[ ]]> <? > < & &#1; &#xd800; "
            "&#xffff; <p\u00a0id='&#1;'> <plaintext> <select> <option> <form> <template> "
            "<span\u00a0class=arithmatex>\\(".replace("\\(", "\\( ").split(" ")
        ).map(lambda piece: piece.replace("\u00a0", " ")),
        st.text(alphabet=st.characters(), max_size=5),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(FRAGMENTS, st.sampled_from(["", "https://example.org/a", "http://[::1"]))
def test_no_markup_at_all_makes_it_fail(pieces: list[str], base: str) -> None:
    body = clean_body("".join(pieces), base, find)
    assert "<script" not in body.html
    assert set(body.pictures) <= {PICTURE}
