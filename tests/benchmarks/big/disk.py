"""Says what a library's bytes on disk are spent on."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reader.library import articles, open_library

_PARTS = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
# So many articles are read to know how much text there is.
_MOST_READ = 2_000


@dataclass(frozen=True, slots=True)
class Disk:
    """The bytes of a library's file and of the plain text in it, and of its tables and indexes."""

    articles: int
    file: int
    text: int
    parts: Mapping[str, int]


def weigh(path: Path) -> Disk:
    """Weigh the library at ``path``, which nobody has open."""
    with closing(open_library(path)) as library:
        ids = [int(row[0]) for row in library.read("SELECT id FROM article ORDER BY id")]
        read = ids[:: max(1, len(ids) // _MOST_READ)]
        texts = [len(articles.content(library, each).text.encode()) for each in read]
        parts = {str(name): int(size) for name, size in library.read(_PARTS)}
    text = round(sum(texts) / len(texts) * len(ids))
    return Disk(len(ids), path.stat().st_size, text, parts)
