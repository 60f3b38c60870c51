"""Formulas written as TeX, set as MathML."""

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
# TeX beyond this is no formula that a person wrote.
_LONGEST = 5_000


def set_formulas(root: HtmlElement) -> None:
    """Replace every ``.arithmatex`` element below ``root`` by MathML, or by its TeX as code."""
    for element in root.xpath(".//*[contains(@class, 'arithmatex')]"):
        source = (element.text or "").strip()
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
