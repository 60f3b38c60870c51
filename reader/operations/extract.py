"""Read pages without keeping them: what Senja takes for the article, as fields."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.errors import SenjaError
from reader.operations.describe import told_fields
from reader.operations.worker import Worker, WorkerClosedError, answer

log = logging.getLogger(__name__)

SECONDS = 20


@dataclass(frozen=True, slots=True)
class Extracted:
    """What reading one file came to: fields as a script reads them, or why there are none."""

    path: Path
    fields: dict[str, Any] = field(default_factory=dict)
    refused: str = ""


def extract(worker: Worker, paths: Iterable[Path], url: str = "") -> Iterator[Extracted]:
    """Read each file as a page that was found at ``url``; nothing is kept or asked of anyone."""
    for path in paths:
        try:
            fields = answer(worker.submit(page_fields, path, url, seconds=SECONDS))
        except WorkerClosedError:
            raise
        except SenjaError as error:
            log.info("%s: %s", path, error, exc_info=True)
            yield Extracted(path, refused=_sentence(path, error))
        else:
            yield Extracted(path, fields)


def page_fields(path: Path, url: str) -> dict[str, Any]:
    """Return what is read in the page in the file at ``path``: the worker's job.

    ``html`` is the sanitized body, ``text`` its running text; each of ``pictures`` has its address
    and its caption, which is not in the text.

    Raises:
        InputRefusedError: the file is no page, or there is no article in it.
    """
    # Only the worker process reads pages.
    from reader.markup.words import count_words, reading_minutes
    from reader.sources.files import MHTML, read_bytes
    from reader.sources.pages.fetched import page_text, read_fetched
    from reader.sources.pages.mhtml import read_mhtml
    from reader.sources.pages.shown import pictures_of, running_text

    data = read_bytes(path)
    if path.suffix.lower() in MHTML:
        html, told, _find = read_mhtml(data)
    else:
        html, told = page_text(data, ""), ""
    draft = read_fetched(html, url or told, lambda _addresses: {})
    words = count_words(draft.text)
    return {
        "file": str(path),
        **told_fields(draft),
        "word_count": words,
        "reading_minutes": reading_minutes(words),
        "html": draft.html,
        "text": running_text(draft.html),
        "pictures": pictures_of(draft.html),
    }


def _sentence(path: Path, error: SenjaError) -> str:
    text = str(error)
    return text if path.name in text else f"“{path.name}”: {text}"
