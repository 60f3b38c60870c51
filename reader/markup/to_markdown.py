"""Sanitized HTML to Markdown that reads well as text and comes back as the same article.

The dialect is the one that ``from_markdown`` reads: tables, footnotes, task lists, fenced code,
definitions, TeX between dollars; what Markdown has no sign for ("H<sub>2</sub>O") stays HTML.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from reader.markup import markdown_signs as signs
from reader.markup.sanitize import HERE, ID_PREFIX, MEDIA, NO_PICTURE
from reader.markup.text import plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section summary table tbody tfoot "
    "thead td th tr ul".split()
)
_SIGNS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_KEPT_AS_HTML = frozenset("ins kbd mark rp rt ruby small sub sup u".split())
# Two of these in a row would be one.
_MERGING = frozenset({"blockquote", "ol", "ul"})
_TASKS = {"☑": "[x]", "☐": "[ ]"}
_FOOTNOTE_MARKS = re.compile(r"(?:\[\^\d+\])+")
_LANGUAGE = re.compile(r"language-([\w+#.-]+)")
# What code without a language was given when it was read.
_NO_LANGUAGE = "text"
_WEB_ADDRESS = re.compile(r"https?://[^\s<>|]+")
_ALIGNMENTS = {"left": ":--", "center": ":-:", "right": "--:"}
# Ends a cell until the table is whole; no text holds it, since a tree takes no controls.
_CELL_END = "\0"
_NOTHING: frozenset[str] = frozenset()


def to_markdown(title: str, html: str, pictures: Mapping[str, str] | None = None) -> str:
    """Return an article as Markdown, its title as the first heading.

    Args:
        title: the article's title, as text.
        html: the article's body, sanitized.
        pictures: where the picture with a given SHA-256 lies, as an address from the Markdown
            file; one that is not there keeps its address on the web, or its words alone.
    """
    return f"# {signs.one_line(signs.escaped(title))}\n\n{_body(html, pictures or {})}\n"


def _body(html: str, pictures: Mapping[str, str]) -> str:
    # Costs 30 ms, and on the way to the first window nobody exports.
    from reader.markup import tree

    root = tree.parse(f"<html><body>{html}") if html.strip() else None
    body = None if root is None else root.find("body")
    if body is None:  # empty, or nested past what anyone wrote by hand
        parts = plain_text(html).split("\n\n")
        return "\n\n".join(signs.paragraph(signs.escaped(part)) for part in parts)
    return "\n\n".join(_Writer(body, pictures).blocks(body)).strip("\n")


class _Writer:
    """Writes the elements of one tree; every element is written once."""

    def __init__(self, root: "HtmlElement", pictures: Mapping[str, str]) -> None:
        self._pictures = pictures
        notes = root.xpath(".//div[@class='footnote']//li[@id]")
        self._notes = {note.get("id", ""): number for number, note in enumerate(notes, start=1)}
        targets = root.xpath(".//a[not(@class='footnote-backref')]/@href")
        self._wanted = {
            target.removeprefix(f"{HERE}#") for target in targets if target.startswith(f"{HERE}#")
        } - set(self._notes)
        # Kept as long as the set, since lxml gives an element a new face once it is forgotten.
        self._elements = list(root.iter())
        self._holding_blocks: set[HtmlElement] = set()
        for element in filter(_is_block, self._elements):
            parent = element.getparent()
            while parent is not None and parent not in self._holding_blocks:
                self._holding_blocks.add(parent)
                parent = parent.getparent()
        self._block_writers = {
            **{f"h{level}": self._heading for level in range(1, 7)},
            "blockquote": self._quotation,
            "dl": self._definitions,
            "hr": lambda _: ["---"],
            "math": lambda element: [_formula(element)],
            "ol": self._list,
            "pre": lambda element: [_preformatted(element)],
            "summary": self._summary,
            "table": self._table,
            "ul": self._list,
        }

    def blocks(self, parent: "HtmlElement") -> list[str]:
        """Return the blocks inside ``parent``, each without blank lines around it."""
        found: list[str] = []
        run = [self._anchor(parent), _text(parent.text)]
        last = ""
        for child in parent:
            if _is_block(child) or child in self._holding_blocks:
                before = signs.paragraph("".join(run))
                blocks = self._block(child)
                if before:
                    found.append(before)
                elif blocks and child.tag == last and last in _MERGING:
                    found.append("<!-- -->")
                found += blocks
                last = str(child.tag)
                run = []
            else:
                run.append(self._inline(child, _NOTHING, "".join(run[-2:])))
            run.append(_text(child.tail))
        rest = signs.paragraph("".join(run))
        return [*found, rest] if rest else found

    def _block(self, element: "HtmlElement") -> list[str]:
        if element.tag == "div" and element.get("class") == "footnote":
            return self._footnotes(element)
        return self._block_writers.get(str(element.tag), self.blocks)(element)

    def _heading(self, element: "HtmlElement") -> list[str]:
        words = signs.one_line(self._run(element))
        return [f"{'#' * int(str(element.tag)[1])} {words}"] if words else []

    def _summary(self, element: "HtmlElement") -> list[str]:
        words = signs.one_line(self._run(element, frozenset({"**"})))
        return [f"**{words}**"] if words else []

    def _quotation(self, element: "HtmlElement") -> list[str]:
        text = "\n\n".join(self.blocks(element))
        return [signs.quoted(text)] if text else []

    def _list(self, element: "HtmlElement") -> list[str]:
        loose = any(child.tag == "p" for entry in element for child in entry)
        first = max(int(element.get("start") or 1), 0)
        entries = []
        for number, child in enumerate(element, start=first):
            marker = "- " if element.tag == "ul" else f"{number}. "
            blocks = self.blocks(child)
            text = "\n\n".join(blocks) if loose else signs.tight(blocks)
            entries.append((marker + signs.indented(text, max(len(marker), signs.INDENT))).rstrip())
        return [("\n\n" if loose else "\n").join(entries)] if entries else []

    def _definitions(self, element: "HtmlElement") -> list[str]:
        groups = [part for part in element if part.tag == "div"] or [element]
        lines: list[str] = []
        for part in (part for group in groups for part in group):
            if part.tag == "dd":
                text = "\n\n".join(self.blocks(part))
                lines.append(":   " + signs.indented(text, signs.INDENT))
                continue
            if lines and lines[-1].startswith(":"):
                lines.append("")
            lines.append(signs.paragraph(signs.one_line(self._run(part))))
        return ["\n".join(lines)] if lines else []

    def _table(self, element: "HtmlElement") -> list[str]:
        found, rows = [], []
        for part in element:
            if part.tag == "caption":
                found += self.blocks(part)
            elif part.tag == "tr":
                rows.append(part)
            else:
                rows += [row for row in part if row.tag == "tr"]
        if not rows:
            return found
        lines = [self._row(row) for row in rows]
        rules = _rules(rows[0])
        if not _is_head(rows[0]):
            lines.insert(0, "|" + _CELL_END * len(rules))
        lines.insert(1, f"| {' | '.join(rules)} |")
        return [*found, "\n".join(line.replace(_CELL_END, " |") for line in lines)]

    def _row(self, row: "HtmlElement") -> str:
        line = "|"
        for cell in _cells(row):
            words = self._run(cell, frozenset({"cell"})).replace("\n", "<br>")
            line += f" {words}" + _CELL_END * _span(cell)
        return line

    def _footnotes(self, element: "HtmlElement") -> list[str]:
        found = []
        for note in element.iter("li"):
            number = self._notes.get(note.get("id") or "")
            if number is not None:
                text = "\n\n".join(self.blocks(note)).rstrip("\xa0 ")
                found.append(f"[^{number}]: " + signs.indented(text, signs.INDENT))
        return found

    def _run(self, element: "HtmlElement", inside: frozenset[str] = _NOTHING) -> str:
        """Return everything in ``element`` as one run of text; blocks in it end lines."""
        return signs.tidied(self._anchor(element) + self._words(element, inside))

    def _words(self, element: "HtmlElement", inside: frozenset[str]) -> str:
        run = [_text(element.text, inside)]
        for child in element:
            run.append(self._inline(child, inside, "".join(run[-2:])))
            run.append(_text(child.tail, inside))
        return "".join(run)

    def _inline(self, element: "HtmlElement", inside: frozenset[str], before: str) -> str:
        """Return ``element`` inside a line of text; ``before`` is what stands before it there."""
        tag = str(element.tag)
        if tag in {"br", "hr"}:
            return "\n"
        if tag == "img":
            return self._picture(element, inside)
        if tag == "math":
            return _formula(element, inside)
        anchor = self._anchor(element)
        if tag in {"code", "samp", "pre"}:
            text = str(element.text_content())
            return anchor + signs.code(text, before, in_cell="cell" in inside)
        if tag == "a":
            return anchor + self._link(element, inside)
        words = self._words(element, inside | {_SIGNS.get(tag, tag)})
        if tag in _SIGNS and _SIGNS[tag] not in inside:
            return anchor + signs.marked(words, _SIGNS[tag], before, _after(element))
        if _is_block(element):
            return f"\n{anchor}{words}\n"
        return anchor + _as_html(element, words)

    def _link(self, element: "HtmlElement", inside: frozenset[str]) -> str:
        href, kind = element.get("href") or "", element.get("class") or ""
        target = href.removeprefix(f"{HERE}#")
        if kind == "footnote-backref":
            return ""
        if kind == "footnote-ref" and target in self._notes:
            return f"[^{self._notes[target]}]"
        words = self._words(element, inside | {"a"})
        front, bare, back = signs.parted(words.replace("\n", " "))
        if not href or not bare or "a" in inside:
            return words
        if href.startswith(HERE):
            href = f"#{target.removeprefix(ID_PREFIX)}"
        title = signs.title(element.get("title") or "")
        if not title and _WEB_ADDRESS.fullmatch(href) and element.text_content().strip() == href:
            return f"{front}<{href}>{back}"
        return f"{front}[{bare}]({signs.address(href)}{title}){back}"

    def _picture(self, element: "HtmlElement", inside: frozenset[str]) -> str:
        sha256 = (element.get("src") or "").removeprefix(MEDIA)
        url = self._pictures.get(sha256) or element.get("data-remote") or ""
        alt = _text(element.get("alt"), inside | {"a"}).strip()
        title = signs.title(element.get("title") or "") if url else ""
        return f"![{alt}]({signs.address(url)}{title})" if url or alt else ""

    def _anchor(self, element: "HtmlElement") -> str:
        """Return a mark where a link within the article leads; most elements need none."""
        identifier = element.get("id") or ""
        if identifier not in self._wanted:
            return ""
        self._wanted.discard(identifier)
        return f'<a id="{escape(identifier.removeprefix(ID_PREFIX))}"></a>'


def _is_block(element: "HtmlElement") -> bool:
    return element.tag in _BLOCKS or (element.tag == "math" and element.get("display") == "block")


def _text(text: str | None, inside: frozenset[str] = _NOTHING) -> str:
    """Return text as it is written inside a line, which a link's words or a cell may be."""
    escaped = signs.escaped_in_link if "a" in inside else signs.escaped
    safe = escaped(signs.single_blanks(text or ""))
    return safe.replace("|", "&#124;") if "cell" in inside else safe


def _after(element: "HtmlElement") -> str:
    """Return something of what follows an element in its line; nothing if a new one begins."""
    following = element.getnext()
    if element.tail or following is None:
        return element.tail or ""
    return "" if following.tag == "br" else str(following.text_content())


def _as_html(element: "HtmlElement", words: str) -> str:
    """Return the words of an element that Markdown has no sign for."""
    tag, title = str(element.tag), element.get("title") or ""
    if tag == "span" and words.strip() in _TASKS:
        return words.replace(words.strip(), _TASKS[words.strip()])
    if tag == "span" and element.get("class") == NO_PICTURE:
        # Markdown has no sign for a picture that is not there; brackets part its words from the text.
        return f"[{words}]"
    if tag == "q":
        return f"“{words}”"
    if tag == "abbr" and title:
        return f'<abbr title="{escape(title).replace("|", "&#124;")}">{words}</abbr>'
    if tag not in _KEPT_AS_HTML or not words.strip() or _FOOTNOTE_MARKS.fullmatch(words.strip()):
        return words
    return f"<{tag}>{words}</{tag}>"


def _cells(row: "HtmlElement") -> list["HtmlElement"]:
    return [cell for cell in row if cell.tag in {"td", "th"}]


def _span(cell: "HtmlElement") -> int:
    return int(cell.get("colspan") or 1)


def _is_head(row: "HtmlElement") -> bool:
    parent = row.getparent()
    in_head = parent is not None and parent.tag == "thead"
    return in_head or all(cell.tag == "th" for cell in row)


def _rules(row: "HtmlElement") -> list[str]:
    """Return the line below a table's head, which sets how each column is aligned."""
    found: list[str] = []
    for cell in _cells(row):
        found += [_ALIGNMENTS.get(cell.get("align") or "", "---")] * _span(cell)
    return found or ["---"]


def _preformatted(element: "HtmlElement") -> str:
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return signs.fenced(str(element.text_content()).strip("\n").rstrip(), _language(element))


def _language(pre: "HtmlElement") -> str:
    parent = pre.getparent()
    for element in (*([] if parent is None else [parent]), *pre.iter("code")):
        if found := _LANGUAGE.search(element.get("class") or ""):
            return "" if found[1] == _NO_LANGUAGE else found[1]
    return ""


def _formula(element: "HtmlElement", inside: frozenset[str] = _NOTHING) -> str:
    """Return a formula's TeX between dollars, or its signs as code where there is no TeX."""
    tex = (element.get("alttext") or "").strip()
    if not tex or "$" in tex:
        return signs.code(tex or str(element.text_content()), in_cell="cell" in inside)
    if _is_block(element) and not inside:
        lines = "\n".join(line for line in tex.split("\n") if line.strip())
        return f"$$\n{lines}\n$$"
    tex = signs.single_blanks(tex)
    if "cell" in inside:
        tex = tex.replace(r"\|", r"\Vert ").replace("|", r"\vert ")
    return f"${tex}$"
