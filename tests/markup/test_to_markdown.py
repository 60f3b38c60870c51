import pytest

from reader.markup.body import clean_body
from reader.markup.from_markdown import to_html
from reader.markup.to_markdown import to_markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "## Part",
        "- a\n- b",
        "1. a\n2. b",
        "> said",
        "**bold** and *leaning* and `code`",
        "[x](https://example.org/a)",
    ],
)
def test_an_article_comes_out_as_it_could_have_come_in(markdown: str) -> None:
    html = clean_body(to_html(markdown)).html
    assert to_markdown("Title", html) == f"# Title\n\n{markdown}\n"


def test_a_table_and_code_are_still_a_table_and_code() -> None:
    html = clean_body(to_html("|a|b|\n|-|-|\n|1|2|\n\n```\nx = 1\n```\n")).html
    markdown = to_markdown("T", html)
    again = clean_body(to_html(markdown)).html
    assert "<td>1</td>" in again
    assert "<pre>" in again
    assert "x = 1" in again


def test_an_empty_body_is_its_title() -> None:
    assert to_markdown("Title", "") == "# Title\n\n\n"


def test_a_body_nested_past_sense_still_gives_its_words() -> None:
    assert "the end" in to_markdown("T", "<section>" * 1900 + "the end" + "</section>" * 1900)


def test_a_picture_that_is_missing_is_named_in_brackets() -> None:
    html = clean_body('<p>before <img src="a/x.png"> after</p>').html
    assert to_markdown("T", html) == "# T\n\nbefore [x.png] after\n"
