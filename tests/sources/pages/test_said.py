import lxml.html
import pytest

from reader.sources.pages.said import agrees, begins_with, plain, squeezed, words_in


def test_blocks_part_words_and_letters_in_line_do_not() -> None:
    element = lxml.html.fragment_fromstring(
        "<div><b>A</b>nn<p>Lee</p>Staff<br>Today<script>x()</script></div>"
    )
    assert words_in(element) == "Ann Lee Staff Today"


def test_a_long_text_is_cut_off_soon_after_its_limit() -> None:
    element = lxml.html.fragment_fromstring("<div>" + "<p>word</p>" * 10_000 + "</div>")
    assert 100 <= len(words_in(element, 100)) < 200


@pytest.mark.parametrize(
    ("title", "heading", "begins", "either"),
    [
        ("A walk", "A walk", True, True),
        ("A walk - Example", "A walk", True, True),
        ("A “walk” in the dusk, told", 'A "walk" in the dusk', True, True),
        ("A walking tour", "A walk", False, False),
        ("Example: A walk", "A walk", False, True),
        ("Example: A walk", "Example", False, False),
        ("A walk", "", False, False),
    ],
)
def test_a_title_agrees_with_a_heading_that_is_its_beginning_or_its_end(
    title: str, heading: str, begins: bool, either: bool
) -> None:
    assert begins_with(title, heading) is begins
    assert agrees(title, heading) is either


def test_references_are_decoded_once_more_and_no_further() -> None:
    assert plain("Q&amp;A &amp;lt;b&amp;gt;") == "Q&A &lt;b&gt;"


def test_names_are_compared_by_their_letters() -> None:
    assert squeezed("The  Daily-Example!") == squeezed("the daily example")
