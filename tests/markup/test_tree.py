import pytest

from reader.markup import tree


@pytest.mark.parametrize("depth", [1, 200, 240])
def test_a_tree_holds_all_text_of_an_ordinary_page(depth: int) -> None:
    root = tree.parse("<section>" * depth + "the end")
    assert root is not None
    assert root.text_content() == "the end"


@pytest.mark.parametrize("opening", ["<section>", "<i></b>", "<div><td></div>"])
@pytest.mark.parametrize("depth", [260, 5000])
def test_there_is_no_tree_where_the_parser_would_have_dropped_text(
    opening: str, depth: int
) -> None:
    assert tree.parse(opening * depth + "the end") is None


@pytest.mark.parametrize("html", ["", " ", "<!-- only -->", "\x00"])
def test_there_is_no_tree_of_nothing(html: str) -> None:
    assert tree.parse(html) is None


def test_what_follows_the_pages_end_is_more_of_its_body() -> None:
    root = tree.parse("<html><body>one</body></html>two<p>three</html><b>four</b>")
    assert root is not None
    (body,) = root.findall("body")
    assert body.text_content() == "onetwothreefour"


def test_a_page_is_read_as_what_it_was_decoded_to_whatever_it_declares() -> None:
    root = tree.parse('<?xml version="1.0" encoding="ascii"?><meta charset="latin1"><p>é 日')
    assert root is not None
    assert root.text_content() == "é 日"
