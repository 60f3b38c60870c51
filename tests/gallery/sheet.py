"""The contact sheet: every picture of the gallery on one page."""

import html
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

_STYLE = """body{margin:2rem;background:#777;font:14px system-ui}h2{margin:2rem 0 .5rem}
div{display:flex;flex-wrap:wrap;gap:1rem}a{color:#000;text-decoration:none;width:300px}
img{width:100%;display:block;margin-bottom:.3rem}"""


def write_sheet(folder: Path, names: Sequence[str]) -> Path:
    """Write ``index.html`` for the pictures in ``folder`` and return where it is."""
    parts = [
        "<!doctype html><meta charset=utf-8><title>Gallery</title>",
        f"<style>{_STYLE}</style>",
    ]
    for group, members in groupby(names, key=_group):
        parts.append(f"<h2>{html.escape(group)}</h2><div>")
        parts += [
            f'<a href="{html.escape(name)}"><img loading=lazy src="{html.escape(name)}">'
            f"{html.escape(Path(name).stem)}</a>"
            for name in members
        ]
        parts.append("</div>")
    sheet = folder / "index.html"
    sheet.write_text("\n".join(parts), "utf-8")
    return sheet


def _group(name: str) -> str:
    number, word = name.split("-")[:2]
    return f"{number} {word}"
