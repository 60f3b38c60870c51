import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.lines import one_line, without_controls
from reader.markup.sanitize import sanitize
from reader.markup.text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>One.</p>\n<p>Two.</p>", "One.\n\nTwo."),
        ("<p>One\n  two <em>three</em>.</p>", "One two three."),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<h2>Head</h2>text<p>more</p>", "Head\n\ntext\n\nmore"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "a\n\nb\n\nc"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "a\tb\n\n1\t2",
        ),
        ("<pre><code>if x:\n    y\n\n\tz\n</code></pre>", "if x:\n    y\n\n\tz"),
        ("<figure><img alt='not read'><figcaption>said</figcaption></figure>", "said"),
        ('<p>so <math alttext="a^2"><mi>a</mi></math>.</p>', "so a^2."),
        ('<p>said<sup><a class="footnote-ref" href="#">1</a></sup> twice</p>', "said twice"),
        ('<p>Note. <a class="footnote-backref" href="#">↩</a></p>', "Note."),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", "a <b> &amp; c"),
        ("<p>fixed\u00a0space</p>", "fixed space"),
        ("<p>夕<ruby>暮<rt>ぐ</rt></ruby>れ</p>", "夕暮ぐれ"),
    ],
)
def test_plain_text_is_what_is_read_block_by_block(html: str, text: str) -> None:
    assert plain_text(html) == text


@settings(deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Sm"]))))
def test_words_come_through_markup_unchanged(words: list[str]) -> None:
    paragraphs = [" ".join(unicodedata.normalize("NFC", word).split()) for word in words]
    marked = "".join(
        f"<p>{p.replace('&', '&amp;').replace('<', '&lt;')}</p>" for p in paragraphs if p
    )
    assert plain_text(sanitize(marked)) == "\n\n".join(p for p in paragraphs if p)


def test_a_line_holds_no_control_no_line_end_and_no_turn_of_direction() -> None:
    assert one_line(" a\x00b\x07\n\tc\u202egpj.exe\u2066d\x7f\u2069 ") == "ab cgpj.exed"
    assert one_line("سلام\u200cها") == "سلام\u200cها"


@settings(deadline=None)
@given(st.text(alphabet=st.characters()))
def test_without_controls_every_text_can_be_stored(text: str) -> None:
    kept = without_controls(text)
    kept.encode("utf-8")
    assert without_controls(kept) == kept


def test_without_controls_ordinary_text_is_unchanged() -> None:
    text = "a\tb\nc é 日 😀 \u00a0\u200d"
    assert without_controls(text) == text
