import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.body import clean_body
from reader.sources.pages.page import WebPage, read_web_page


def read_page(html: str) -> WebPage:
    return read_web_page(html, may_be_document=True)


def page(head: str = "", body: str = "<p>Text.</p>") -> WebPage:
    return read_page(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>")


def text_of(read: WebPage) -> str:
    return clean_body(read.body, read.metadata.url).text


def test_a_page_says_what_it_is_in_its_head() -> None:
    read = read_page(
        '<html lang="id"><head><title>Judul | Senja</title>'
        '<meta property="og:title" content="Judul"><meta property="og:site_name" content="Senja">'
        '<meta name="description" content="Tentang  senja."><meta name=keywords content="a, b,,">'
        '<meta property="article:published_time" content="2022-09-11T12:50:00+07:00">'
        '<meta name="Author" content="Rara"><meta name="author" content="Bima">'
        '<link rel="canonical" href="https://example.org/judul"></head><body><p>Isi.</p></body>'
    )
    assert read.metadata.title == "Judul"
    assert read.metadata.site == "Senja"
    assert read.metadata.description == "Tentang senja."
    assert read.metadata.tags == ("a", "b")
    assert read.metadata.published == "2022-09-11T12:50:00+07:00"
    assert read.metadata.authors == ("Rara", "Bima")
    assert read.metadata.url == "https://example.org/judul"
    assert read.metadata.language == "id"
    assert text_of(read) == "Isi."


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A &amp; B</title>", "<p>x", "A & B"),
        ("<title>\n  A\n  B </title>", "<p>x", "A B"),
        ("", "<h1>From <em>the</em> heading</h1><p>x", "From the heading"),
        ("<title>x</title><meta property=og:title content=y>", "<p>x", "y"),
        ("", "<p>x", ""),
        ("<title>A – Site</title><meta property=og:site_name content=site>", "<p>x", "A"),
        ("<title>A – B</title><meta property=og:site_name content=Site>", "<p>x", "A – B"),
        ("", "<svg><title>icon</title></svg><p>x", ""),
    ],
)
def test_a_title_comes_from_the_head_else_from_the_first_heading(
    head: str, body: str, title: str
) -> None:
    assert page(head, body).metadata.title == title


@pytest.mark.parametrize("title", ["The Title", "The Title | Site", "The Title - A - B"])
def test_a_heading_that_repeats_the_title_is_taken_out_of_the_body(title: str) -> None:
    read = page(f"<title>{title}</title>", "<h1>The\n<i>Title</i></h1><p>Text.</p>")
    assert read.metadata.title == "The Title"
    assert text_of(read) == "Text."


@pytest.mark.parametrize("heading", ["The", "The Tit", "Another", ""])
def test_a_heading_that_says_something_else_stays(heading: str) -> None:
    read = page("<title>The Title</title>", f"<h1>{heading}</h1><p>Text.</p>")
    assert read.metadata.title == "The Title"
    assert text_of(read) == f"{heading}\n\nText.".strip()


def test_a_time_in_the_body_is_the_last_place_to_look_for_a_date() -> None:
    assert page(body='<time datetime="2022-09-11">x</time>').metadata.published == "2022-09-11"
    both = page('<meta name=date content="2021-01-01">', '<time datetime="2022-09-11">x</time>')
    assert both.metadata.published == "2021-01-01"


@pytest.mark.parametrize(
    "head",
    [
        "<link rel=canonical href=/relative>",
        "<link rel=canonical href=javascript:1>",
        "<link rel=canonical href=mailto:a@example.org>",
        "<link rel=canonical href=file:///a>",
        "<link rel=canonical href='http://[::1'>",
        "<base href=https://evil.example/>",
    ],
)
def test_an_address_that_is_none_of_the_web_is_no_address(head: str) -> None:
    assert page(head).metadata.url == ""


def test_an_author_given_as_an_address_is_no_name() -> None:
    assert page("<meta name=author content=https://example.org/me>").metadata.authors == ()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<nav>menu</nav><article><p>Text.</p></article><aside>more</aside>", "Text."),
        ("<nav>menu</nav><main><p>Text.</p></main>", "Text."),
        ("<article>one</article><article>two</article>", "one\n\ntwo"),
        ("<article>one<article>a comment</article></article>", "one\n\na comment"),
        ("<p>Text.</p>", "Text."),
    ],
)
def test_the_body_is_what_the_author_marked_as_the_article(body: str, text: str) -> None:
    assert text_of(page(body=body)) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        (" \n ", ""),
        ("<!-- nothing -->", ""),
        ("<html></html>", ""),
        ("just words", "just words"),
        ("<p>one<p>two</html>three", "one\n\ntwo\n\nthree"),
        ("<title>unclosed", ""),
        ("<html><body><p>a<b>b</p>c</b></div></span></table>d", "ab\n\ncd"),
        ("<p>a\x01b\x0cc</p>", "ab c"),
        ("<p>a\ud800b</p>", "a?b"),
        ("<section>" * 600 + "the end", "the end"),
    ],
)
def test_a_broken_or_empty_page_keeps_the_words_it_has(html: str, text: str) -> None:
    found = text_of(read_page(html))
    assert found.split() == text.split() or found.replace(" ", "") == text.replace(" ", "")


def test_scripts_full_of_signs_do_not_make_a_page_too_much() -> None:
    script = "<script>for(i=0;i<n;i++)if(a<b&&c<d){}</script>" * 3000
    read = page("<title>T</title>", script + "<p>Text.</p>")
    assert (read.metadata.title, text_of(read)) == ("T", "Text.")


def test_pictures_inside_the_page_do_not_make_it_too_much() -> None:
    picture = f'<img alt="Dusk" src="data:image/png;base64,{"iVBORw0KGgo" * 40_000}">'
    read = page("<title>T</title>", f"<p>Before.</p>{picture * 15}<p>After.</p>")
    assert (read.metadata.title, text_of(read)) == ("T", "Before.\n\nAfter.")
    assert [len(address) for address in read.within] == [440_022] * 15
    assert 'src="data:,14"' in read.body


def test_a_short_data_address_in_the_text_is_text() -> None:
    assert (
        text_of(page(body="<code>data:image/png;base64,AAAA</code>"))
        == "data:image/png;base64,AAAA"
    )


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<html> <head> <title> <body> <h1> </h1> <article> <main> <meta "
            "name=author content=x> <link rel=canonical href=x> <time datetime=> <script> </script> "
            '<!-- --> <p> & &#0; x < > " = <svg> <frameset> <template>'.split(" ")
        ),
        max_size=20,
    ).map(" ".join)
)
def test_no_page_at_all_makes_it_fail(html: str) -> None:
    assert isinstance(read_page(html), WebPage)
