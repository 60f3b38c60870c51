"""The article's lines: what the voters hold, mended, and rid of what is no article."""

import pytest

from reader.sources.pages.choice import Choice, choose
from reader.sources.pages.lines import Line, lines_of
from reader.sources.words import words_for
from tests.sources.pages.markup import body_of

A = "At dusk the harbour empties, and the last ferry leaves its wake on water that is bright."
B = "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps lit."
C = "The keeper of the light writes the hour into a book that was begun by his own mother."
TITLE = "A harbour at dusk"
LEDE = "What a harbour does when nobody looks at it, told by those who always do."


def chosen(inner: str, missed: tuple[str, ...] = ()) -> tuple[list[Line], Choice]:
    """Choose among the lines of ``inner``; the voters hold all but those in ``missed``."""
    lines = lines_of(body_of(inner))
    votes = [line.text not in missed for line in lines]
    return lines, choose(lines, votes, TITLE, LEDE, words_for("en"), "e.example")


def kept(inner: str, *missed: str) -> list[str]:
    lines, choice = chosen(inner, missed)
    return [lines[n].text for n in sorted(choice.kept)]


@pytest.mark.parametrize(
    "lost",
    [
        "<p>A short one.</p>",
        "<h2>A heading</h2>",
        "<pre>wait(21)</pre>",
        "<ul><li>Nets</li><li>Lamps</li></ul>",
        "<blockquote><p>Said he.</p></blockquote>",
        '<ul><li><a href="https://other.example/a">Nets</a></li></ul>',
        '<ul><li><a href="#nets">Nets</a></li></ul>',
        "<table><tr><th>Hour</th><td>18</td></tr></table>",
        "bare text among paragraphs",
    ],
)
def test_what_voters_lose_among_paragraphs_is_kept(lost: str) -> None:
    lines = [line.text for line in lines_of(body_of(lost))]
    inner = f"<article><p>{A}</p>{lost}<p>{B}</p><p>{C}</p></article>"
    expected = [A, *lines, B, C]
    missed = () if "blockquote" in lost else tuple(lines)
    assert kept(inner, *missed) == expected


@pytest.mark.parametrize(
    "between",
    [
        '<div class="newsletter"><p>Every morning in your inbox.</p></div>',
        "<aside><p>Another matter altogether.</p></aside>",
        (
            '<ul><li><a href="https://e.example/x">One more</a></li>'
            '<li><a href="https://e.example/y">And another</a></li></ul>'
        ),
        "<p>Advertisement</p>",
        "<div>Share this article</div>",
        f"<div>{TITLE}, and what it says</div>",
    ],
)
def test_what_no_voter_holds_and_is_of_others_stays_away(between: str) -> None:
    lines = [line.text for line in lines_of(body_of(between))]
    inner = f"<article><p>{A}</p><section>{between}</section><p>{B}</p></article>"
    assert kept(inner, *lines) == [A, B]


@pytest.mark.parametrize(
    "promise",
    [
        '<p>Read also: <a href="/x">How the lamps were lit</a></p>',
        '<p><a href="/x">HOW THE LAMPS OF THE OLD HARBOUR WERE LIT</a></p>',
        '<p><a href="/x">Sign up for our newsletter</a></p>',
    ],
)
def test_what_leads_elsewhere_is_told_apart_though_voters_hold_it(promise: str) -> None:
    lines, choice = chosen(f"<article><p>{A}</p>{promise}<p>{B}</p></article>")
    assert [lines[n].text for n in sorted(choice.kept)] == [A, B]
    assert len(choice.related) == 1


def test_a_heading_of_others_takes_along_what_stands_below_it() -> None:
    others = f"<div><h3>You may also like</h3><div><p>{C}</p></div></div>"
    assert kept(f"<article><p>{A}</p><p>{B}</p>{others}</article>") == [A, B]


def test_below_a_heading_of_others_the_article_goes_on_where_it_stood() -> None:
    others = "<div><h3>Most read</h3><p>Another matter.</p></div>"
    assert kept(f"<article><p>{A}</p>{others}<p>{B}</p></article>") == [A, B]


def test_a_chapter_called_like_a_list_of_others_stays_where_chapters_are_alike() -> None:
    inner = "".join(
        f"<section class='chapter'><h2>{name}</h2><p>{text}</p></section>"
        for name, text in (("Dusk", A), ("Popular", B), ("Night", C))
    )
    assert kept(f"<article>{inner}</article>") == ["Dusk", A, B, "Night", C]


def test_what_stands_above_the_title_is_of_others() -> None:
    inner = f"<div><p>{C}</p></div><article><h1>{TITLE}</h1><p>{A}</p><p>{B}</p></article>"
    assert kept(inner) == [A, B]


def test_a_title_far_below_the_text_takes_nothing_away() -> None:
    inner = f"<div><p>{A}</p><p>{B}</p><p>{C}</p></div><h2>{TITLE}</h2><p>The end.</p>"
    assert kept(inner)[:3] == [A, B, C]


@pytest.mark.parametrize(
    "head",
    [
        f"<h1>{TITLE}</h1>",
        f"<h1>{TITLE} | The Evening</h1>",
        f"<div>{LEDE}</div>",
        f"<div>{LEDE}</div><div>By Ada Lovelace</div>",
        "<div>05/10/2018 - Category: Health</div>",
        "<div>12 May 2021</div>",
        "<div>Posted on April 21, 2015, at 11:29 a.m.</div>",
        "<div>Share this article</div>",
    ],
)
def test_what_the_head_says_already_is_not_said_again(head: str) -> None:
    assert kept(f"<article>{head}<p>{A}</p><p>{B}</p></article>") == [A, B]


def test_a_first_paragraph_that_is_also_the_description_stays() -> None:
    inner = f"<article><p>{LEDE}</p><p>{A}</p><p>{B}</p></article>"
    assert kept(inner) == [LEDE, A, B]


def test_short_paragraphs_at_both_ends_stay() -> None:
    inner = f"<article><p>Dusk.</p><p>{A}</p><p>{B}</p><p>Night.</p></article>"
    assert kept(inner) == ["Dusk.", A, B, "Night."]


@pytest.mark.parametrize(
    "foot",
    [
        "<p>Follow us on Facebook, Twitter and Instagram.</p>",
        "<p>Follow the light on Facebook and YouTube.</p><p>Listen to it every evening.</p>",
        "<p>© 2026 The Evening. All rights reserved.</p>",
        "<h3>Most read</h3>",
    ],
)
def test_what_invites_and_protects_at_the_foot_goes(foot: str) -> None:
    assert kept(f"<article><p>{A}</p><p>{B}</p>{foot}</article>") == [A, B]


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a.jpg'><figcaption>The book.</figcaption></figure>",
        "<figure><img src='a.jpg'><span>The book.</span></figure>",
        "<div class='image-caption'>The book.</div>",
        "<div class='wp-caption'><p class='wp-caption-text'>The book.</p></div>",
        "<span class='caption'>The book.</span>",
    ],
)
def test_a_caption_is_no_line_of_the_text(caption: str) -> None:
    lines, choice = chosen(f"<article><p>{A}</p>{caption}<p>{B}</p></article>")
    assert [lines[n].text for n in sorted(choice.kept)] == [A, B]
    assert [lines[n].text for n in sorted(choice.captions)] == ["The book."]


def test_a_caption_that_the_text_repeats_and_a_label_are_left_out() -> None:
    inner = (
        f"<article><p>{A}</p><figure><img src='a.jpg'><span>Photo</span>"
        f"<figcaption>{A}</figcaption></figure><p>{B}</p></article>"
    )
    _, choice = chosen(inner)
    assert not choice.captions


def test_a_table_in_a_figure_is_no_caption() -> None:
    table = "<figure><table><tr><th>Hour</th><td>18</td></tr></table></figure>"
    assert kept(f"<article><p>{A}</p>{table}<p>{B}</p></article>") == [A, "Hour", "18", B]


def test_the_article_in_one_line_for_machines_is_not_the_article() -> None:
    whole = " ".join([A, B, C] * 9)
    paragraphs = "".join(f"<p>{each}</p>" for each in (A, B, C))
    assert kept(f"<div>{whole}</div><article>{paragraphs}</article>") == [A, B, C]


def test_nothing_is_chosen_where_the_voters_hold_nothing_long() -> None:
    _, choice = chosen("<nav>Home</nav><p>Short.</p>")
    assert not choice.kept


def test_a_short_line_of_wide_characters_says_as_much_as_a_long_one() -> None:
    inner = "<article><p>港の灯台守は毎日その時刻を母の本に書き記す。</p></article>"
    assert kept(inner) == ["港の灯台守は毎日その時刻を母の本に書き記す。"]


def test_a_table_at_the_end_of_which_voters_hold_a_part_stays_whole() -> None:
    table = f"<table><tr><td>{C}</td></tr><tr><td>18</td></tr><tr><td>21</td></tr></table>"
    assert kept(f"<article><p>{A}</p><p>{B}</p>{table}</article>", "21") == [A, B, C, "18", "21"]


def test_a_list_at_the_beginning_of_which_voters_hold_a_part_stays_whole() -> None:
    points = f"<ul><li>Nets</li><li>{C}</li></ul>"
    assert kept(f"<article>{points}<p>{A}</p><p>{B}</p></article>", "Nets") == ["Nets", C, A, B]
