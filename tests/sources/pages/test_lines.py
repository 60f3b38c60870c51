"""A page's lines: where one ends, what it is made of and how much of it leads elsewhere."""

import pytest

from reader.sources.pages.lines import common, lines_of
from tests.sources.pages.markup import body_of


def texts(inner: str) -> list[str]:
    return [line.text for line in lines_of(body_of(inner))]


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("bare<div>in a block</div>and after", ["bare", "in a block", "and after"]),
        ("<div>one<br>two<br><br>three</div>", ["one", "two", "three"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one", "two"]),
        ("<p>one <b>word</b> and <i>an<b>other</b></i></p>", ["one word and another"]),
        ("<pre>one\ntwo<br>three</pre>", ["one twothree"]),
        ("<p> </p><div>\n</div>", []),
    ],
)
def test_a_block_or_a_break_ends_a_line_and_nothing_else_does(inner: str, lines: list[str]) -> None:
    assert texts(inner) == lines


def test_a_line_is_compared_without_blanks_and_case() -> None:
    (line,) = lines_of(body_of("<p>Two  Words,\n straße</p>"))
    assert (line.squeezed, line.size) == ("twowords,strasse", 16)


def test_only_links_to_other_pages_count_as_leading_elsewhere() -> None:
    away, within, half = lines_of(
        body_of(
            '<p><a href="/other">abcd</a></p><p><a href="#note">abcd</a></p>'
            '<p>abcd<a href="/other">efgh</a></p>'
        )
    )
    assert (away.linked, within.linked, half.linked) == (1.0, 0.0, 0.5)


def test_clearing_a_line_leaves_the_lines_beside_it() -> None:
    body = body_of("<div>one<br>two <b>and</b> more<br>three</div>")
    lines = lines_of(body)
    for piece in lines[1].pieces:
        piece.clear()
    assert [line.text for line in lines_of(body)] == ["one", "three"]


def test_a_line_is_held_by_the_smallest_element_that_has_all_of_it() -> None:
    body = body_of('<div><span class="caption">a <i>b</i> c</span><p>text</p></div>')
    caption, text = lines_of(body)
    assert (caption.block.tag, caption.holder.tag) == ("div", "span")
    assert text.holder is text.block


def test_what_is_common_to_elements_is_the_nearest_that_holds_them() -> None:
    body = body_of("<main><section><p>a</p><p>b</p></section><p>c</p></main>")
    first, second, third = body.iter("p")
    assert common([first, second]).tag == "section"
    assert common([first, third]).tag == "main"
    assert common([first]).tag == "section"
