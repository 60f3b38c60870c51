"""Writes the gallery's articles as files, the same ones each time: what pages find hard."""

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.sources import drawn

TEXTS = Path(__file__).parent / "texts"
SEED = Path(__file__).parents[3] / "shared" / "seed" / "rm-id-article.txt"

_COLUMNS, _ROWS = 30, 24
_PICTURES, _CODE_LINES, _WORDS = 60, 500, 40_000
_SYLLABLES = (
    "ba be bi ca da de di fa ga ha ja ka ke ko la le li ma me mi na ne ni ra re sa se ta te".split()
)
_KINDS: tuple[tuple[str, Callable[[], Image.Image], str], ...] = (
    ("photograph", drawn.photograph, "JPEG"),
    ("chart", drawn.chart, "PNG"),
    ("formula", drawn.formula, "PNG"),
    ("night", drawn.night, "JPEG"),
    ("chart on black", lambda: drawn.chart("#101018", "#e8e8e8"), "PNG"),
    ("portrait in lines", drawn.portrait_line, "PNG"),
    ("cut-out", drawn.cutout, "PNG"),
    ("page", drawn.page, "PNG"),
    ("comic", drawn.comic, "PNG"),
    ("product", drawn.product, "JPEG"),
)


def write_articles(folder: Path) -> dict[str, Path]:
    """Write every article into ``folder``, with its pictures; return the files by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in (0, 1):
        _save(drawn.photograph(), folder / f"photo-{number}.jpg", "JPEG")
    for text in TEXTS.glob("*.md"):
        (folder / text.name).write_bytes(text.read_bytes())
    for name, made in (
        ("table", _table()),
        ("code", _code()),
        ("pictures", _pictures(folder)),
        ("long", _long()),
    ):
        (folder / f"{name}.md").write_text(made, "utf-8")
    return {path.stem: path for path in sorted(folder.glob("*.md"))}


def seed_text() -> str:
    """Return the text of the article that Senja began with, or nothing where it is not kept."""
    return SEED.read_text("utf-8") if SEED.exists() else ""


def _head(title: str) -> str:
    return f"---\ntitle: {title}\nauthor: The Senja authors\nlanguage: en\n---\n\n"


def _table() -> str:
    chance = random.Random(1)  # noqa: S311 (the same one each time)
    lines = [
        "| Station | " + " | ".join(f"Column {n}" for n in range(2, _COLUMNS + 1)) + " |",
        "|:--|" + "--:|" * (_COLUMNS - 1),
    ]
    for row in range(1, _ROWS + 1):
        cells = (f"{chance.uniform(-99, 9999):,.1f}".replace("-", "−") for _ in range(_COLUMNS - 1))
        lines.append(f"| Station {row} | " + " | ".join(cells) + " |")
    words = "A table of thirty columns stands below, and words stand above and below it.\n\n"
    return _head("Thirty columns") + words + "\n".join(lines) + "\n\n" + words


def _code() -> str:
    lines = ["from dataclasses import dataclass", "", ""]
    number = 0
    while len(lines) < _CODE_LINES:
        number += 1
        lines += [
            "@dataclass(frozen=True)",
            f"class Station{number}:",
            f'    """Station {number} of the line."""',
            "",
            f"    minutes: int = {number * 7}  # from the first one",
            f'    name: str = "Station {number}"',
            "",
            "    def after(self, other: int) -> float:",
            f"        return (self.minutes - other) / {number + 1.5}",
            "",
            "",
        ]
    block = "\n".join(lines[:_CODE_LINES])
    words = "Five hundred lines of Python stand between this paragraph and the last one.\n\n"
    return _head("Five hundred lines of code") + words + f"```python\n{block}\n```\n\n" + words


def _pictures(folder: Path) -> str:
    parts = [_head("Sixty pictures"), "Ten kinds of picture, six times, each with words below.\n\n"]
    for number in range(_PICTURES):
        name, draw, kind = _KINDS[number % len(_KINDS)]
        file = f"picture-{number:02}.{'jpg' if kind == 'JPEG' else 'png'}"
        # A little wider each time, so that no two are the same file.
        picture = draw()
        wide = picture.resize((picture.width + number, picture.height))
        _save(wide, folder / file, kind)
        parts.append(
            f'<figure><img src="{file}" alt="{name}">'
            f"<figcaption>Picture {number + 1}: {name}.</figcaption></figure>\n\n"
        )
        if number % 4 == 3:
            parts.append("Words between the pictures, so that it is seen how they stand.\n\n")
    return "".join(parts)


def _long() -> str:
    chance = random.Random(2)  # noqa: S311 (the same one each time)
    parts = [_head("Forty thousand words")]
    written = chapter = 0
    while written < _WORDS:
        if written >= chapter * 2000:
            chapter += 1
            parts.append(f"## Chapter {chapter}\n\n")
        length = chance.randint(30, 130)
        parts.append(_paragraph(chance, length) + "\n\n")
        written += length
    return "".join(parts)


def _paragraph(chance: random.Random, length: int) -> str:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(length)]
    for start in range(0, length, 12):
        words[start] = words[start].capitalize()
        if start:
            words[start - 1] += "."
    return " ".join(words) + "."


def _save(picture: Image.Image, path: Path, kind: str) -> None:
    path.write_bytes(drawn.encoded(picture, kind))
