"""A typography as what the page's style sheet reads: custom properties and attributes.

The stacks go on with families for scripts that the first ones lack, as Linux, Windows and macOS
ship them. Han letters have other shapes in each language, so the article's own goes first.
"""

import re

from reader.model.typography import Stack, Typography, family_of

_SERIF = ("Senja Text", "Literata", "Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif")
_SANS = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "Ubuntu")
# Faces whose letters are hard to take for each other or are set wide.
_READABLE = (
    *("Atkinson Hyperlegible Next", "Atkinson Hyperlegible", "Lexend", "OpenDyslexic"),
    *("Verdana", "DejaVu Sans", "Noto Sans"),
)
_MONO = (
    *("JetBrains Mono", "Cascadia Code", "SF Mono", "Menlo", "Consolas", "Noto Sans Mono"),
    *("DejaVu Sans Mono", "Liberation Mono"),
)
_LATIN = {Stack.SERIF: _SERIF, Stack.SANS: _SANS, Stack.READABLE: _READABLE, Stack.MONO: _MONO}
_GENERIC = {
    Stack.SERIF: ("serif",),
    Stack.SANS: ("system-ui", "sans-serif"),
    Stack.READABLE: ("sans-serif",),
    Stack.MONO: ("ui-monospace", "monospace"),
}
# About how wide a character of running text is, in em.
_WIDTH = {Stack.SERIF: 0.5, Stack.SANS: 0.5, Stack.READABLE: 0.55, Stack.MONO: 0.6}
_CHARACTERS_A_WORD = 6

_OTHER_SERIF = (
    *("Noto Naskh Arabic", "Amiri", "Sakkal Majalla", "Traditional Arabic", "Geeza Pro"),
    *("Noto Serif Hebrew", "Frank Ruehl CLM", "David", "New Peninim MT"),
    *("Noto Serif Devanagari", "Lohit Devanagari", "Nirmala UI", "Kohinoor Devanagari"),
    *("Noto Serif Thai", "Norasi", "Leelawadee UI", "Thonburi"),
)
_OTHER_SANS = (
    *("Noto Sans Arabic", "Segoe UI", "Geeza Pro"),
    *("Noto Sans Hebrew", "Arial Hebrew"),
    *("Noto Sans Devanagari", "Lohit Devanagari", "Nirmala UI", "Kohinoor Devanagari"),
    *("Noto Sans Thai", "Loma", "Leelawadee UI", "Thonburi"),
)
_HAN_SERIF = {
    "ja": ("Noto Serif CJK JP", "Noto Serif JP", "Yu Mincho", "Hiragino Mincho ProN"),
    "zh-hans": ("Noto Serif CJK SC", "Noto Serif SC", "SimSun", "Songti SC"),
    "zh-hant": ("Noto Serif CJK TC", "Noto Serif TC", "PMingLiU", "Songti TC"),
    "ko": ("Noto Serif CJK KR", "Noto Serif KR", "Batang", "AppleMyungjo"),
}
_HAN_SANS = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Meiryo", "Hiragino Sans"),
    "zh-hans": ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    "zh-hant": ("Noto Sans CJK TC", "Noto Sans TC", "Microsoft JhengHei", "PingFang TC"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic Neo"),
}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})

# What ends or breaks a CSS string, and "<", which could end the style element around it.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\<\ud800-\udfff]')


def type_variables(typography: Typography, language: str = "") -> dict[str, str]:
    """Return the CSS custom properties for a page set with ``typography``.

    Args:
        typography: how the reader wants text to be set.
        language: the article's BCP 47 tag; it says which Han letters are meant.
    """
    stack = _stack(typography.typeface)
    # Wider letters and words make a wider column, so that as many characters fit.
    width = _WIDTH[stack] + typography.letter_spacing
    width += typography.word_spacing / _CHARACTERS_A_WORD
    return {
        "--face": ", ".join(_families(typography.typeface, stack, language)),
        "--text-size": _number(typography.size),
        "--line-height": _number(typography.line_height),
        "--measure": f"{_number(typography.measure * width)}em",
        "--letter-spacing": f"{_number(typography.letter_spacing)}em",
        "--word-spacing": f"{_number(typography.word_spacing)}em",
    }


def type_attributes(typography: Typography) -> dict[str, str]:
    """Return the attributes of the page's root element for ``typography``."""
    return {
        "data-paragraphs": typography.paragraphs.value,
        "data-justified": "yes" if typography.justified else "no",
        "data-hyphens": "yes" if typography.hyphenated else "no",
    }


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string that can't be left from inside, in a style element either.

    Serialized as in CSSOM, "serialize a string"; "<" is escaped too, and a lone surrogate, which
    no page can hold, is replaced as U+0000 is (CSS Syntax Level 3, section 3.3).
    """
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    if sign == "\0" or sign >= "\ud800":
        return "\ufffd"
    return f"\\{sign}" if sign in '"\\' else f"\\{ord(sign):x} "


def _stack(typeface: str) -> Stack:
    """Return the stack that ``typeface`` is or, for a family, falls back to."""
    return Stack(typeface) if typeface in list(Stack) else Stack.SERIF


def _families(typeface: str, stack: Stack, language: str) -> list[str]:
    serif = stack is Stack.SERIF
    han = _HAN_SERIF if serif else _HAN_SANS
    own = _han_language(language)
    names = [
        *filter(None, [family_of(typeface)]),
        *_LATIN[stack],
        *(_OTHER_SERIF if serif else _OTHER_SANS),
        *han.get(own, ()),
        *(name for other, families in han.items() if other != own for name in families),
    ]
    return [*map(css_string, dict.fromkeys(names)), *_GENERIC[stack]]


def _han_language(language: str) -> str:
    primary, *others = language.lower().replace("_", "-").split("-")
    if primary != "zh":
        return primary
    return "zh-hant" if _TRADITIONAL.intersection(others) else "zh-hans"


def _number(value: float) -> str:
    return f"{round(value, 4):g}"
