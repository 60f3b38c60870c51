"""The frame around blocks of code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.markup.sanitize import sanitize
from reader.rendering.code_blocks import LONG, frame_code


def test_every_block_of_code_gets_a_frame_and_nothing_else_is_touched() -> None:
    html = '<p>a</p><pre>x</pre>\n<div class="highlight"><pre><code>y</code></pre></div><p>b</p>'
    assert frame_code(html) == (
        '<p>a</p><div class="code"><pre>x</pre></div>\n'
        '<div class="highlight"><div class="code"><pre><code>y</code></pre></div></div><p>b</p>'
    )


def test_a_block_within_a_block_is_one_block() -> None:
    html = "<pre>a<pre>b</pre>c</pre>"
    assert frame_code(html) == f'<div class="code">{html}</div>'


def test_a_long_block_is_told_from_a_short_one() -> None:
    short, long = ("<pre>" + "x\n" * lines + "</pre>" for lines in (LONG - 1, LONG))
    assert frame_code(short) == f'<div class="code">{short}</div>'
    assert frame_code(long) == f'<div class="code long">{long}</div>'


@pytest.mark.parametrize(
    "html",
    [
        '<p title="<pre>">x</p><p title="</pre>">y</p>',
        "<preface>x</preface>",
        "&lt;pre&gt;",
        "<pre>never closed",
        "</pre>never opened",
        "",
    ],
)
def test_what_is_no_block_of_code_gets_no_frame(html: str) -> None:
    assert frame_code(html) == html


def test_a_picture_s_words_that_look_like_code_do_not_end_the_block() -> None:
    html = '<pre>a<img alt="</pre>" src="x">b</pre>'
    assert frame_code(html) == f'<div class="code">{html}</div>'


PARTS = ("<pre>", "</pre>", '"', "<", ">", "x", "<p>", "<table>", "<td>", '<abbr title="<pre>">')


@given(st.lists(st.sampled_from(PARTS)))
def test_whatever_the_sanitizer_lets_through_keeps_its_words_and_order(parts: list[str]) -> None:
    safe = sanitize("".join(parts))
    framed = frame_code(safe)
    assert framed.replace('<div class="code">', "").replace("</div>", "") == safe
    # The sanitizer parses as browsers do: it finds each frame closed where it was meant to be.
    assert sanitize(framed) == framed.replace(' class="code"', "")
    assert framed.count("<div") == framed.count("</div>")


def test_a_million_open_brackets_are_read_in_no_time_to_speak_of() -> None:
    html = "<pre" + '<a "' * 250_000
    assert frame_code(html) == html
