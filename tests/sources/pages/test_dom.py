"""A page's tree: what nobody sees is out of it, and what is to be read stays."""

import pytest

from reader.sources.pages import dom
from tests.sources.pages.markup import body_of


def left(inner: str) -> str:
    body = body_of(inner)
    dom.strip_unread(body.getroottree().getroot())
    return " ".join(" ".join(body.itertext()).split())


@pytest.mark.parametrize(
    "inner",
    [
        "a<script>x</script>b",
        "a<p hidden>x</p>b",
        "a<p style='color: red; display : none'>x</p>b",
        "a<span aria-hidden='true'>#</span>b",
        "a<span class='rollover'>x, who has been told of here before at length</span>b",
        "a<select><option>x</option></select>b",
    ],
)
def test_what_nobody_sees_is_gone_and_what_is_around_it_stays(inner: str) -> None:
    assert left(inner) == "ab"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"<div aria-hidden='true'>{'A page behind a dialog. ' * 3}</div>", "dialog"),
        ("<p aria-hidden='true'>said</p>", "said"),
        (
            (
                "<span class='rollover'>Ada<span class='rollover-box'>"
                "who has been told of here before at length</span></span>"
            ),
            "Ada",
        ),
        ("<p style='display:inline'>said</p>", "said"),
    ],
)
def test_what_only_seems_unseen_stays(inner: str, text: str) -> None:
    assert text in left(inner)


def test_a_hidden_picture_that_comes_late_stays() -> None:
    body = body_of("<div style='display:none'><img data-src='a.jpg'></div>")
    dom.strip_unread(body.getroottree().getroot())
    assert len(list(body.iter("img"))) == 1


def test_a_formula_that_a_script_would_set_is_text() -> None:
    assert left("<script type='math/tex'>x^2</script>") == r"\(x^2\)"
    assert left("<script type='math/tex; mode=display'>x^2</script>") == r"\[x^2\]"


def test_addresses_are_made_absolute_by_the_page_s_base() -> None:
    body = body_of("<a href='b'>x</a><a href='#n'>y</a><img src='c.jpg'>")
    dom.set_addresses(body.getroottree().getroot(), "https://e.example/a/")
    assert [each.get("href") for each in body.iter("a")] == ["https://e.example/a/b", "#n"]
    assert [each.get("src") for each in body.iter("img")] == ["https://e.example/a/c.jpg"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("articleBody", {"article", "body"}),
        ("wp-caption_text 12", {"wp", "caption", "text"}),
        ("", set()),
    ],
)
def test_class_words_are_parted_where_authors_part_them(said: str, words: set[str]) -> None:
    (element,) = body_of(f"<p class='{said}'>x</p>").iter("p")
    assert dom.hints(element) == words
