"""Which way texts run, told to the engine where it would look too long."""

import pytest

from reader.rendering.directions import LONG_BLOCK, text_direction, with_directions

LONG = "Words of a paragraph without an end. " * (LONG_BLOCK // 30)
ARABIC = "كلمات فقرة بلا نهاية " * (LONG_BLOCK // 15)


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("en", "Words", "ltr"),
        ("", "Words", "ltr"),
        ("ar", "Words", "rtl"),
        ("", "12 – «كلمات» words", "rtl"),
        ("", "\N{HEBREW LETTER ALEF} word", "rtl"),
        ("en", "12 – 13 …", "ltr"),
        ("", "", "ltr"),
    ],
)
def test_a_text_runs_as_its_language_or_its_first_letter_says(
    language: str, text: str, direction: str
) -> None:
    assert text_direction(language, text) == direction


@pytest.mark.parametrize("words", [LONG, f"<b>{LONG}</b>", f"&quot;<i>{LONG[:500]}</i>{LONG}"])
def test_a_very_long_block_is_told_its_direction(words: str) -> None:
    html = f"<p>Short.</p><p>{words}</p><p>Short.</p>"
    assert with_directions(html) == f'<p>Short.</p><p dir="ltr">{words}</p><p>Short.</p>'


def test_each_long_block_runs_as_its_own_words_do() -> None:
    html = f'<ul><li id="a">&amp; {ARABIC}</li><li>{LONG}</li></ul>'
    told = f'<ul><li id="a" dir="rtl">&amp; {ARABIC}</li><li dir="ltr">{LONG}</li></ul>'
    assert with_directions(html) == told


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Short.</p>",
        LONG,
        f'<p dir="auto">{LONG}</p>',
        f"<div><p>Short.</p></div>{LONG}",
        "<p>Short.</p>" * LONG_BLOCK,
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert with_directions(html) == html
