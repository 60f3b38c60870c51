import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup import guard


@pytest.mark.parametrize(
    ("html", "nesting"),
    [
        ("", 0),
        ("text < more", 0),
        ("<div>x</div><div>y</div>", 1),
        ("<div><section><b>x</b></section></div>", 3),
        ("<br><img><hr>" * 50, 0),
        ("<p>x<p>y<p>z", 0),
        ("<DIV><div></DIV></div>", 2),
        ("<i></b>" * 50, 50),
        ("</div>" * 50 + "<div>", 1),
    ],
)
def test_nesting_is_counted_as_a_parser_would_meet_it(html: str, nesting: int) -> None:
    assert guard.measure(html).nesting == nesting


def test_characters_and_tags_are_counted() -> None:
    assert guard.measure("<p>é</p>") == guard.Size(characters=8, tags=2, nesting=0)


def test_an_ordinary_page_is_not_too_much() -> None:
    page = (
        "<h1>Title</h1>"
        + "<p>A paragraph with <em>words</em> &amp; <a href='x'>links</a>.</p>" * 500
    )
    assert guard.why_too_much(page) == ""


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (
            "<p " + "".join(f"a{n} " for n in range(20_000)) + ">",
            "one of its elements is too large",
        ),
        (
            "<p x='>' " + "".join(f"a{n}=1\n" for n in range(20_000)) + ">",
            "one of its elements is too large",
        ),
        ("x" * (guard.MAX_CHARACTERS + 1), "its markup is too large"),
        ("&" * (guard.MAX_AMPERSANDS + 1), "it has too many elements"),
        ("<br>" * (guard.MAX_TAGS + 1), "it has too many elements"),
        ("<" * (guard.MAX_TAGS + 1), "it has too many elements"),
        ("<a " + "b " * guard.MAX_TAG_LENGTH, "one of its elements is too large"),
        ("<div>" * (guard.MAX_NESTING + 1), "its elements are nested too deeply"),
        ("<i></b>" * (guard.MAX_NESTING + 1), "its elements are nested too deeply"),
    ],
)
def test_what_would_stall_a_parser_is_named(html: str, reason: str) -> None:
    assert guard.why_too_much(html) == reason


@pytest.mark.parametrize(
    "html",
    [
        "&" * guard.MAX_AMPERSANDS,
        "<br>" * guard.MAX_TAGS,
        "<div>" * guard.MAX_NESTING,
        f"<path d='{'M 1 2 ' * 20_000}'/>",
        f"<pre>{'a word > another ' * 15_000}</pre>",
        f"a < b {'words ' * 40_000}",
    ],
)
def test_a_page_at_a_limit_is_still_taken(html: str) -> None:
    assert guard.why_too_much(html) == ""


@settings(deadline=None)
@given(st.text(alphabet="<>/abdiv =\"'p", max_size=200))
def test_any_text_can_be_measured_and_its_nesting_never_passes_its_tags(html: str) -> None:
    size = guard.measure(html)
    assert 0 <= size.nesting <= size.tags <= html.count("<")
