"""Cutting: the chosen lines with their pictures, and nothing of what stood around them."""

import pytest
from lxml.html import HtmlElement

from reader.sources.pages.choice import Choice
from reader.sources.pages.cut import cut
from reader.sources.pages.lines import lines_of
from tests.sources.pages.markup import body_of

A = "At dusk the harbour empties, and the last ferry leaves its wake on water that is bright."
B = "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps lit."


def cut_out(inner: str, *kept: str, captions: tuple[str, ...] = ()) -> HtmlElement | None:
    body = body_of(inner)
    lines = lines_of(body)
    chosen = frozenset(n for n, line in enumerate(lines) if line.text in kept)
    told = frozenset(n for n, line in enumerate(lines) if line.text in captions)
    found = cut(body, lines, Choice(chosen, told, frozenset()))
    return None if found is None else found.home


def found(inner: str, *kept: str, captions: tuple[str, ...] = ()) -> HtmlElement:
    home = cut_out(inner, *kept, captions=captions)
    assert home is not None
    return home


def pictures(home: HtmlElement) -> list[str]:
    return [image.get("src", "") for image in home.iter("img")]


def words(home: HtmlElement) -> str:
    return " ".join(line.text for line in lines_of(home))


def test_only_chosen_lines_stay_with_their_marks() -> None:
    home = found(
        f"<nav>Home</nav><article><p>{A}</p><div><p>Advertisement</p></div>"
        f"<p><em>Nobody</em>{B.removeprefix('Nobody')}</p></article><footer>End</footer>",
        *(A, B),
    )
    assert words(home) == f"{A} {B}"
    assert [each.text for each in home.iter("em")] == ["Nobody"]
    assert not list(home.iter("div"))


def test_the_blank_between_two_words_stays() -> None:
    home = found(f"<article><p>{A}<i> </i><b>{B}</b></p></article>", f"{A} {B}")
    assert words(home) == f"{A} {B}"


def test_pictures_among_the_lines_come_along_and_those_around_do_not() -> None:
    home = found(
        f"<div><img src='ad.jpg'></div><main><p>{A}</p><img src='a.jpg'>"
        "<div class='ad'><img src='ad.jpg'></div><div class='byline'><img src='ada.jpg'></div>"
        f"<p>{B}</p></main><p>Others</p><img src='other.jpg'>",
        *(A, B),
    )
    assert pictures(home) == ["a.jpg"]


def test_the_picture_just_above_the_text_leads_the_article() -> None:
    home = found(
        f"<article><header><img src='far.jpg'><img src='lead.jpg'></header><div><p>{A}</p>"
        f"<p>{B}</p></div></article>",
        *(A, B),
    )
    assert pictures(home) == ["lead.jpg"]


def test_a_picture_below_the_last_line_comes_along() -> None:
    home = found(f"<article><p>{A}</p><p>{B}</p><p><img src='a.jpg'></p></article>", A, B)
    assert pictures(home) == ["a.jpg"]


@pytest.mark.parametrize(
    "inner",
    [
        "<figure><img src='a.jpg'><figcaption><div>The book.</div><p>Ada</p></figcaption></figure>",
        "<div><img src='a.jpg'><p>The book.</p><p>Ada</p></div>",
        "<table><tr><td><img src='a.jpg'></td></tr><tr><td>The book.<br>Ada</td></tr></table>",
        "<figure><img src='a.jpg'>The book.<div>Ada</div></figure>",
        "<span><img src='a.jpg'><span>The book.<br>Ada</span></span>",
        "<div><div>The book.</div><div>The book.</div><div>Ada</div><img src='a.jpg'></div>",
    ],
)
def test_a_picture_and_all_that_is_said_of_it_are_one_figure(inner: str) -> None:
    home = found(
        f"<article><p>{A}</p>{inner}<p>{B}</p></article>", *(A, B), captions=("The book.", "Ada")
    )
    (figure,) = home.iter("figure")
    assert pictures(figure) == ["a.jpg"]
    assert [words(each) for each in figure.iter("figcaption")] == ["The book. Ada"]
    assert words(home) == f"{A} The book. Ada {B}"
    assert not [each for each in figure.iter("p", "div", "br", "td") if each.text]


def test_a_caption_beside_its_picture_joins_it_in_a_figure() -> None:
    home = found(
        f"<article><p>{A}</p><p><img src='a.jpg'></p><p>The <b>book</b>.</p><p>{B}</p></article>",
        *(A, B),
        captions=("The book.",),
    )
    (caption,) = home.iter("figcaption")
    assert words(caption) == "The book."
    assert [each.text for each in caption.iter("b")] == ["book"]
    assert pictures(next(home.iter("figure"))) == ["a.jpg"]


def test_a_caption_without_its_picture_goes() -> None:
    home = found(
        f"<article><p>{A}</p><div><p>The book.</p></div><p>{B}</p></article>",
        *(A, B),
        captions=("The book.",),
    )
    assert words(home) == f"{A} {B}"


def test_empty_cells_and_rules_stay_and_empty_blocks_go() -> None:
    home = found(
        f"<article><p>{A}</p><hr><div><p> </p></div>"
        f"<table><tr><td></td><td>18</td></tr></table><p>{B}</p></article>",
        *(A, "18", B),
    )
    assert len(list(home.iter("hr"))) == 1
    assert len(list(home.iter("td"))) == 2
    assert len(list(home.iter("p"))) == 2


def test_nothing_is_cut_out_where_nothing_was_chosen() -> None:
    assert cut_out("<p>Home</p>") is None


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='elementor-widget elementor-widget-image'><img src='a.jpg'></div>",
        "<button class='zoom'><img src='a.jpg'></button>",
        "<figure><button><img src='a.jpg'></button></figure>",
    ],
)
def test_a_picture_in_a_builder_s_box_or_a_button_that_enlarges_it_stays(inner: str) -> None:
    home = found(f"<article><p>{A}</p>{inner}<p>{B}</p></article>", A, B)
    assert pictures(home) == ["a.jpg"]


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<div class='widget'>{}</div>"])
def test_a_button_with_a_picture_in_what_is_of_others_goes(around: str) -> None:
    inner = around.format("<button><img src='x.jpg'></button>")
    assert pictures(found(f"<article><p>{A}</p>{inner}<p>{B}</p></article>", A, B)) == []


def test_a_picture_beside_what_leads_to_another_article_goes_with_it() -> None:
    body = body_of(
        f"<article><p>{A}</p><div><a href='/x'><img src='x.jpg'></a>"
        f"<h3><a href='/x'>Another</a></h3></div><p><img src='a.jpg'></p><p>{B}</p></article>"
    )
    found = cut(body, lines_of(body), Choice(frozenset((0, 2)), frozenset(), frozenset((1,))))
    assert found is not None
    assert pictures(found.home) == ["a.jpg"]
