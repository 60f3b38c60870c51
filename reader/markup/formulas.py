"""Formulas written as TeX, set as MathML."""

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from reader.markup.lines import without_controls

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
# TeX beyond this is no formula that a person wrote.
_LONGEST = 5_000
_FORMULAS = etree.XPath(".//*[contains(@class, 'arithmatex')][not(*)]")
_THIN = "0.167em"
# Elements whose first child carries the spaces around the whole (MathML Core, section 3.2.4.1).
_SCRIPTS = frozenset("msub msup msubsup munder mover munderover".split())


def set_formulas(root: HtmlElement) -> None:
    """Replace every ``.arithmatex`` element below ``root`` by MathML, or by its TeX as code.

    Only one that holds TeX between its marks and nothing else: the class may be anyone's.
    """
    for element in _FORMULAS(root):
        source = without_controls(element.text or "").strip()
        if not source.startswith((r"\(", r"\[")):
            continue
        display = element.tag == "div" or source.startswith(r"\[")
        tex = source.removeprefix(r"\(").removesuffix(r"\)")
        tex = tex.removeprefix(r"\[").removesuffix(r"\]").strip()
        formula = _formula(tex, display=display)
        formula.tail = element.tail
        element.getparent().replace(element, formula)


def _formula(tex: str, *, display: bool) -> etree._Element:
    """Return ``tex`` as a math element, its source in ``alttext``; as code if it can't be set."""
    # Costs 40 ms and most articles have no formula.
    from latex2mathml.converter import convert

    try:
        if len(tex) > _LONGEST:
            raise ValueError(tex[:80])  # noqa: TRY301 (the one way out for all that can't be set)
        formula = etree.fromstring(convert(tex, display="block" if display else "inline"))
    except Exception:  # noqa: BLE001 (the converter raises whatever its parser stumbles on)
        code = lxml.html.Element("code")
        code.text = tex
        return code
    for element in formula.iter():
        # HTML knows these elements by their bare names.
        element.tag = str(element.tag).removeprefix(_MATHML)
    for name in formula.iter("mi"):
        if len(name.text or "") > 1 and "mathvariant" not in name.attrib:
            _set_function(name)
    etree.cleanup_namespaces(formula)
    formula.attrib.pop("xmlns", None)
    formula.set("alttext", tex)
    if not display:
        return formula
    # A block of its own, so that what stood around it stays a paragraph.
    block = etree.Element("div")
    formula.set("display", "block")
    block.append(formula)
    return block


def _set_function(name: etree._Element) -> None:
    """Set a function's name ("cos") as an operator, with thin spaces but beside operators.

    Brackets are operators too: "2 cos a", but "cos(a)".
    """
    name.tag = "mo"
    name.text = (name.text or "").removeprefix("\\")
    whole = name
    while (parent := whole.getparent()) is not None and parent.tag in _SCRIPTS:
        if parent[0] is not whole:
            break
        whole = parent
    name.set("lspace", _space_beside(whole.getprevious()))
    name.set("rspace", _space_beside(whole.getnext()))


def _space_beside(neighbour: etree._Element | None) -> str:
    while neighbour is not None and neighbour.tag == "mrow" and len(neighbour):
        neighbour = neighbour[0]
    return "0" if neighbour is None or neighbour.tag in {"mo", "mspace"} else _THIN
