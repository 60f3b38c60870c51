import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.front_matter import (
    LONGEST,
    BrokenFrontMatterError,
    parse_front_matter,
    split_front_matter,
)


def test_the_head_and_the_rest_are_parted() -> None:
    assert split_front_matter("---\ntitle: A\n---\ntext\n") == ("title: A\n", "text\n")


@pytest.mark.parametrize("end", ["---", "...", "---  "])
def test_a_head_ends_at_a_rule_or_at_dots(end: str) -> None:
    assert split_front_matter(f"---  \ntitle: A\n{end}\ntext") == ("title: A\n", "text")


@pytest.mark.parametrize(
    ("text", "rest"),
    [("---\n---\ntext", "text"), ("---\n# a comment\n---\ntext", "text"), ("---\na: 1\n---", "")],
)
def test_a_head_may_be_empty_and_so_may_the_rest(text: str, rest: str) -> None:
    head, after = split_front_matter(text)
    assert after == rest
    assert set(parse_front_matter(head).values) <= {"a"}


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "",
        "---",
        "---\ntitle: no end\n\ntext",
        "----\ntitle: A\n----\n",
        " ---\ntitle: A\n---\n",
        "--- title\na: b\n---\n",
        "---\n\nA text after a rule: with a colon.\n\n---\n\nMore.",
        "---\nWords between two rules\n---\n\nMore.",
        "---\nhttps://example.org/\n---\n",
        "---\ntitle: A\n" + "x: y\n" * LONGEST + "---\ntext",
    ],
)
def test_what_is_no_head_stays_text(text: str) -> None:
    assert split_front_matter(text) == ("", text)


@settings(deadline=None)
@given(st.text(alphabet="-:ab \n.\u2028"))
def test_parting_never_loses_a_character_of_the_text(text: str) -> None:
    head, rest = split_front_matter(text)
    assert text.endswith(rest)
    assert head == "" or text.startswith(f"---{text[3 : text.index(head)]}{head}")


def test_every_value_is_the_text_that_stands_there() -> None:
    matter = parse_front_matter(
        "date: 2022-09-11 12:50\ncountry: no\nversion: 1.10\nzip: 0123\nempty:\nquoted: 'yes'\n"
    )
    assert matter.values == {
        "date": "2022-09-11 12:50",
        "country": "no",
        "version": "1.10",
        "zip": "0123",
        "empty": "",
        "quoted": "yes",
    }


def test_lists_in_every_form_are_lists() -> None:
    matter = parse_front_matter(
        "tags: [a, 'b c', 3]\nauthors:\n  - One\n  - name: Two\n    mail: x\n"
    )
    assert matter.many("tags") == ("a", "b c", "3")
    assert matter.many("authors") == ("One", "Two")
    assert matter.one("authors") == "One"


def test_an_author_may_be_a_mapping_and_a_text_may_run_over_lines() -> None:
    matter = parse_front_matter("author: {name: One, url: x}\ndescription: >\n  two\n  lines\n")
    assert matter.one("author") == "One"
    assert matter.one("description") == "two lines"


def test_the_first_key_with_a_value_counts_and_case_does_not() -> None:
    matter = parse_front_matter("Title: ''\nHEADLINE: H\n")
    assert matter.one("title", "headline") == "H"
    assert matter.many("title", "headline") == ("H",)
    assert matter.one("none") == ""
    assert matter.many("none") == ()


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        "a: &a {b: *a}",
        "title: [unclosed",
        "title: 'unclosed",
        "\ttitle: tab",
        "a: b: c",
        "- a\n- list",
        "just words",
        "a: !!python/object/apply:os.system [id]\nb: *x",
        "a: " + "[" * 500,
        "a: " + "[" * 30_000,
        "a:\n" + "".join("  " * n + "- b:\n" for n in range(1, 60)),
        "a: \x07",
        "? [complex]\n: [key",
        "%YAML 9.9\n---\na",
    ],
)
def test_a_head_that_no_person_would_write_is_broken(head: str) -> None:
    with pytest.raises(BrokenFrontMatterError):
        parse_front_matter(head)


def test_a_tag_of_python_is_read_as_text_and_makes_no_object() -> None:
    matter = parse_front_matter("a: !!python/name:os.system x\nb: !!binary aGVsbG8=\n")
    assert matter.values == {"a": "x", "b": "aGVsbG8="}


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_head_is_read_or_broken(head: str) -> None:
    try:
        matter = parse_front_matter(head)
    except BrokenFrontMatterError:
        return
    assert all(isinstance(value, str | tuple) for value in matter.values.values())
