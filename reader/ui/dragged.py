"""Articles that are dragged from the list, as they travel to what they are dropped on."""

import json
from collections.abc import Iterable

from PySide6.QtCore import QMimeData

# Only our own window knows it; elsewhere their titles and addresses can be dropped as text.
ARTICLES = "application/x-senja-articles"


def put_ids(data: QMimeData, ids: Iterable[int]) -> None:
    """Let these articles travel along."""
    data.setData(ARTICLES, json.dumps(list(ids)).encode())


def dragged_ids(data: QMimeData) -> list[int]:
    """Return the articles that were dragged; none where what comes is something else."""
    try:
        found = json.loads(bytes(data.data(ARTICLES).data()))
    except ValueError:
        return []
    return [each for each in found if isinstance(each, int)] if isinstance(found, list) else []
