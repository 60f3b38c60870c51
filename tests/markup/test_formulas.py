import lxml.html
import pytest
from lxml.html import HtmlElement

from reader.markup.body import clean_body
from reader.markup.formulas import set_formulas


def set_in(html: str) -> HtmlElement:
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    set_formulas(root)
    return root


def inline(tex: str) -> HtmlElement:
    """Return the one math element that ``tex`` becomes."""
    root = set_in("")
    span = lxml.html.Element("span")
    span.set("class", "arithmatex")
    span.text = rf"\({tex}\)"
    root.append(span)
    set_formulas(root)
    (formula,) = root.iter("math")
    return formula


def operator(formula: HtmlElement, name: str) -> tuple[str | None, str | None]:
    """Return the spaces before and after the operator ``name``."""
    (found,) = (element for element in formula.iter("mo") if element.text == name)
    return found.get("lspace"), found.get("rspace")


def test_a_formula_in_a_line_stays_in_its_line() -> None:
    root = set_in(r'<p>so <span class="arithmatex">\(a^2\)</span> is</p>')
    (formula,) = root.iter("math")
    assert formula.get("display") == "inline"
    assert formula.get("alttext") == "a^2"
    assert formula.tail == " is"
    assert [element.text for element in formula.iter("mi", "mn")] == ["a", "2"]


def test_a_displayed_formula_is_a_block_of_its_own() -> None:
    root = set_in('<div class="arithmatex">\\[\n\\frac{1}{2}\n\\]</div>after')
    (formula,) = root.iter("math")
    block = formula.getparent()
    assert block is not None
    assert (block.tag, block.tail) == ("div", "after")
    assert formula.get("display") == "block"


@pytest.mark.parametrize(
    "tex", [r"\frac{", "}", r"\begin{matrix}", "a" * 5001, r"\left(" * 300, "^", "_", "&"]
)
def test_any_tex_becomes_a_formula_or_code_with_its_words_kept(tex: str) -> None:
    html = clean_body(
        rf'<p>x<span class="arithmatex">\({tex.replace("&", "&amp;")}\)</span></p>'
    ).html
    assert ("<math" in html) != ("<code" in html)
    assert tex.replace("&", "&amp;") in html


@pytest.mark.parametrize("tex", [r"\frac{", "a" * 5001, "{" * 2000 + "}" * 2000])
def test_tex_that_cannot_be_set_is_shown_as_code(tex: str) -> None:
    assert clean_body(rf'<span class="arithmatex">\({tex}\)</span>').html == f"<code>{tex}</code>"


@pytest.mark.parametrize(
    ("tex", "name", "spaces"),
    [
        (r"\cos a", "cos", ("0", "0.167em")),
        (r"2\sin x", "sin", ("0.167em", "0.167em")),
        (r"\cos(a)", "cos", ("0", "0")),
        (r"\cos\left(a\right)", "cos", ("0", "0")),
        (r"\sin^2 x", "sin", ("0", "0.167em")),
        (r"n\log_2 n", "log", ("0.167em", "0.167em")),
        (r"-\tan x", "tan", ("0", "0.167em")),
        (r"\frac{1}{\sin x}", "sin", ("0", "0.167em")),
        (r"x^\sin", "sin", ("0.167em", "0")),
    ],
)
def test_the_name_of_a_function_stands_apart_from_what_it_is_of(
    tex: str, name: str, spaces: tuple[str, str]
) -> None:
    assert operator(inline(tex), name) == spaces


def test_the_space_of_a_functions_name_passes_the_sanitizer() -> None:
    html = clean_body(r'<span class="arithmatex">\(\cos a\)</span>').html
    assert '<mo lspace="0" rspace="0.167em">cos</mo><mi>a</mi>' in html


def test_single_letters_and_upright_words_stay_identifiers() -> None:
    assert [e.text for e in inline(r"ab\mathrm{cd}").iter("mi")] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="arithmatex"><p>A whole article in here.</p></div>',
        '<section class="arithmatex-page">A page of that tool.</section>',
        '<span class="arithmatex">words without marks</span>',
    ],
)
def test_a_foreign_class_of_the_same_name_costs_no_text(html: str) -> None:
    text = lxml.html.fromstring(html).text_content()
    assert set_in(html).text_content() == text


def test_characters_that_no_tree_can_hold_are_left_out_of_a_formula() -> None:
    html = clean_body('<span class="arithmatex">\\(a&#1;\uffff+b\\)</span>').html
    assert 'alttext="a+b"' in html
