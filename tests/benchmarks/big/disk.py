"""Says what a library's bytes on disk are spent on."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

_PARTS = "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC"
_TEXT = "SELECT count(*), sum(length(CAST(text AS BLOB))) FROM article JOIN content ON content.id = content_id"


@dataclass(frozen=True, slots=True)
class Disk:
    """The bytes of a library's file and of the plain text in it, and of its tables and indexes."""

    articles: int
    file: int
    text: int
    parts: Mapping[str, int]


def weigh(path: Path) -> Disk:
    """Weigh the library at ``path``, which nobody has open."""
    with closing(apsw.Connection(str(path))) as connection:
        count, text = next(connection.execute(_TEXT))
        parts = {str(name): int(size) for name, size in connection.execute(_PARTS)}
    return Disk(int(count), path.stat().st_size, int(text), parts)
