import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.typography import ParagraphStyle, Stack, Typography
from reader.rendering.type_look import css_string, type_attributes, type_variables

# A string token and an identifier, as CSS Syntax Level 3, sections 4.3.5 and 4.3.7, reads them.
STRING = re.compile(r'"((?:[^"\\\n\r\f]|\\[0-9a-f]{1,6} ?|\\[^\n\r\f0-9a-f])*)"')
ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6}) ?|(.))", re.DOTALL)


def read_string(css: str) -> str:
    """Return what a CSS parser makes of ``css``, which must be one string and nothing else."""
    match = STRING.fullmatch(css)
    assert match, css
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], match[1])


@given(st.text())
@example('"; } * { background: url(https://example.org)')
@example("</style><script>alert(1)</script>")
@example("\\")
@example('\\"')
@example("a\nb\r\f\t\x7f")
@example("\\22 x")
@example("\n2f")
def test_a_css_string_holds_its_text_and_lets_nothing_out(text: str) -> None:
    css = css_string(text)
    assert read_string(css) == text.replace("\0", "\ufffd")
    assert "<" not in css


def test_what_no_page_can_hold_is_replaced() -> None:
    assert css_string("a\0b\ud800c") == '"a\ufffdb\ufffdc"'


@given(st.text(min_size=1))
@example("</style>")
@example('x", url(y), "')
@example("serif")
@example("Georgia")
def test_a_family_goes_first_and_the_serif_stack_follows(family: str) -> None:
    face = type_variables(Typography(typeface=f"family:{family}"))["--face"]
    serif = type_variables(Typography())["--face"].split(", ")
    # A family that the stack has too is named once.
    assert face == ", ".join(dict.fromkeys([css_string(family), *serif]))


@pytest.mark.parametrize("stack", Stack)
def test_every_stack_has_families_for_every_script_on_every_system(stack: Stack) -> None:
    face = type_variables(Typography(typeface=stack))["--face"]
    for script in ("Arabic", "Hebrew", "Devanagari", "Thai", "CJK JP", "CJK SC", "CJK KR"):
        assert script in face
    for family in ("Leelawadee UI", "Nirmala UI", "Geeza Pro", "Thonburi"):
        assert css_string(family) in face
    assert re.search("(serif|monospace)$", face)


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ja", "Noto Serif CJK JP"),
        ("zh", "Noto Serif CJK SC"),
        ("zh-Hant", "Noto Serif CJK TC"),
        ("zh_TW", "Noto Serif CJK TC"),
        ("ko-KR", "Noto Serif CJK KR"),
        ("", "Noto Serif CJK JP"),
    ],
)
def test_han_letters_have_the_shapes_of_the_articles_language(language: str, first: str) -> None:
    face = type_variables(Typography(), language)["--face"]
    assert face[face.index('"Noto Serif CJK') :].startswith(f'"{first}"')


def test_numbers_become_what_css_reads() -> None:
    typography = Typography(size=1.25, line_height=1.8, letter_spacing=-0.02, word_spacing=0.3)
    variables = type_variables(typography)
    del variables["--face"]
    assert variables == {
        "--text-size": "1.25",
        "--line-height": "1.8",
        "--measure": "34.98em",
        "--letter-spacing": "-0.02em",
        "--word-spacing": "0.3em",
    }


def test_the_usual_column_is_33_em() -> None:
    assert type_variables(Typography())["--measure"] == "33em"


def test_choices_become_attributes_of_the_root() -> None:
    chosen = Typography(paragraphs=ParagraphStyle.INDENT, justified=True, hyphenated=False)
    assert type_attributes(chosen) == {
        "data-paragraphs": "indent",
        "data-justified": "yes",
        "data-hyphens": "no",
    }
