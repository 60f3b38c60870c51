"""A page's blocks of code as one ``pre`` each, with the language that its author named."""

import re

from lxml.html import HtmlElement

_NAMED = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|brush:\s?|highlight-source-|hljs\s+)([\w+#.-]{1,30})"
)
_NUMBERS = frozenset(("gutter", "linenos", "lineno", "line-numbers", "linenumber", "rouge-gutter"))


def settle_code(root: HtmlElement) -> None:
    """Take line numbers out of code that lies in a table, and name each block's language."""
    for table in list(root.iter("table")):
        blocks = list(table.iter("pre"))
        if blocks and len(table.xpath(".//tr")) == 1:
            code = blocks[-1]
            code.tail = table.tail
            parent = table.getparent()
            if parent is not None:
                parent.replace(table, code)
    for block in root.iter("pre"):
        for number in block.xpath(".//*[@class]"):
            if _NUMBERS & set(number.get("class").split()):
                number.drop_tree()
        _name_language(block)


def _name_language(block: HtmlElement) -> None:
    """Write the language as the sanitizer keeps it: on a ``code`` within the ``pre``."""
    said = " ".join(each.get("class", "") for each in (block, *block.iter("code")))
    parent = block.getparent()
    if parent is not None:
        said += " " + parent.get("class", "")
    named = _NAMED.search(said)
    language = named[1].lower() if named else (block.get("data-lang") or block.get("lang-code"))
    code = next(block.iter("code"), None)
    if language and code is not None:
        code.set("class", f"language-{language}")
