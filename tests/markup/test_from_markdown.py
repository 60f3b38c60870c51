import pytest

from reader.markup.body import Body, clean_body
from reader.markup.from_markdown import first_heading, split_title, to_html


def body(markdown: str) -> Body:
    return clean_body(to_html(markdown))


def test_a_table_keeps_the_alignment_of_its_columns() -> None:
    html = body("| l | r | c | n |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n").html
    for cell in (
        '<th align="left">l</th>',
        '<th align="right">r</th>',
        '<td align="center">3</td>',
        "<td>4</td>",
    ):
        assert cell in html


def test_a_footnote_and_its_sign_lead_to_each_other() -> None:
    found = body("Said.[^n]\n\n[^n]: The note.\n")
    assert (
        '<sup id="x-fnref-n"><a class="footnote-ref" href="article://senja/here/#x-fn-n">'
        in found.html
    )
    assert '<li id="x-fn-n">' in found.html
    assert 'class="footnote-backref" href="article://senja/here/#x-fnref-n"' in found.html
    assert found.text == "Said.\n\nThe note."


def test_a_definition_list_has_terms_and_meanings() -> None:
    html = body("Dusk\n: After the sun.\n: Before the night.\n").html
    assert "<dt>Dusk</dt>" in html
    assert html.count("<dd>") == 2


def test_fenced_code_is_kept_to_the_letter_and_coloured() -> None:
    found = body('```python\ndef f(x):\n    return "<b>&amp;"  # c\n```\n')
    assert found.text == 'def f(x):\n    return "<b>&amp;"  # c'
    assert '<div class="language-python highlight">' in found.html
    assert '<span class="k">def</span>' in found.html
    assert '<span class="c1"># c</span>' in found.html


def test_code_of_an_unknown_language_is_kept_without_colours() -> None:
    found = body("```no-such-language\nx = 1\n```\n")
    assert found.text == "x = 1"


def test_code_in_a_line_is_not_read_as_markup() -> None:
    assert body("a `<script>*x*</script>` b").html == (
        "<p>a <code>&lt;script&gt;*x*&lt;/script&gt;</code> b</p>"
    )


def test_tasks_are_done_or_open() -> None:
    html = body("- [x] done\n- [ ] open\n- plain\n").html
    assert '<span class="task done">☑</span> done' in html
    assert '<span class="task">☐</span> open' in html
    assert "<li>plain</li>" in html


@pytest.mark.parametrize(
    ("markdown", "display"),
    [("so $a^2$ is", "inline"), (r"so \(a^2\) is", "inline"), ("$$\na^2\n$$", "block")],
)
def test_maths_between_dollars_and_brackets_is_set(markdown: str, display: str) -> None:
    html = body(markdown).html
    assert f'<math display="{display}" alttext="a^2">' in html


def test_prices_in_dollars_are_no_maths() -> None:
    assert body("It costs $5 or $ 10 today.").text == "It costs $5 or $ 10 today."


def test_struck_words_are_struck_and_a_single_tilde_is_a_tilde() -> None:
    assert body("~~gone~~ and ~5~").html == "<p><del>gone</del> and ~5~</p>"


def test_an_abbreviation_is_explained() -> None:
    assert '<abbr title="World Wide Web">WWW</abbr>' in body("WWW\n\n*[WWW]: World Wide Web\n").html


def test_html_in_markdown_is_markup_and_no_script() -> None:
    html = body('a <b onclick="x">b</b>\n\n<script>alert(1)</script>\n\n<figure>f</figure>\n').html
    assert "<b>b</b>" in html
    assert "<figure>f</figure>" in html
    assert "alert" not in html


def test_a_link_to_a_script_is_no_link() -> None:
    assert body("[x](javascript:alert(1)) <javascript:alert(1)>").html.count("href") == 0


@pytest.mark.parametrize(
    ("markdown", "title", "rest"),
    [
        ("# Title\n\ntext", "Title", "\ntext"),
        ("\n\n  # Title  ##  \ntext", "Title", "text"),
        ("Title\n=====\ntext", "Title", "text"),
        ("# *A* `b` [c](d) **e** ~~f~~", "A b c e f", ""),
        ("# C#", "C#", ""),
        ("#\tTab", "Tab", ""),
    ],
)
def test_a_leading_top_heading_is_the_title(markdown: str, title: str, rest: str) -> None:
    assert split_title(markdown) == (title, rest)


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "text",
        "text\n\n# Later",
        "## Second level",
        "#NoSpace",
        "# ",
        "# ###",
        "#",
        "```\n# code\n```",
        "    # indented code",
        "text\n-----",
    ],
)
def test_without_a_leading_top_heading_nothing_is_taken_away(markdown: str) -> None:
    assert split_title(markdown) == ("", markdown)


@pytest.mark.parametrize(
    ("markdown", "heading"),
    [
        ("text\n\n### *Third* level ###\n\n# First", "Third level"),
        ("```\n# code\n```\n## After", "After"),
        ("~~~\n# code\n~~~\ntext", ""),
        ("text", ""),
        ("####### seven", ""),
    ],
)
def test_the_first_heading_of_any_level_is_found_outside_code(markdown: str, heading: str) -> None:
    assert first_heading(markdown) == heading


@pytest.mark.parametrize(
    "line",
    [
        "# " + " " * 200_000 + "x" + " " * 200_000 + "y",
        "# " + "#" * 200_000 + "x",
        "# a" + " #" * 200_000 + "b",
        "# " + "[" * 200_000,
        "# " + "[a](" * 50_000,
    ],
)
def test_a_heading_made_to_stall_is_read_in_one_go(line: str) -> None:
    # A search that went back and forth would need hours for these.
    assert len(split_title(line)[0]) <= 500
    assert len(first_heading(line)) <= 500


def test_nesting_past_what_the_parser_can_follow_is_an_error_and_no_crash() -> None:
    with pytest.raises(RecursionError):
        to_html("- " * 2000 + "x")
