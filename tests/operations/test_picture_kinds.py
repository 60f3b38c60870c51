"""Pictures of earlier libraries are looked at in the worker, in batches, and never for ever."""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from reader.errors import LibraryError
from reader.library import Library, articles, connection, media
from reader.model.article import Picture, Source, SourceKind
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment
from reader.operations import picture_kinds
from reader.operations.worker import Worker
from tests.conftest import make_draft, opened
from tests.sources.drawn import chart, encoded, formula, photograph

PICTURES = {
    "aa" * 32: (encoded(photograph(), "JPEG"), PictureKind.PHOTO),
    "bb" * 32: (encoded(chart()), PictureKind.DRAWING),
    "cc" * 32: (encoded(formula()), PictureKind.INK),
    "dd" * 32: (b"no picture", PictureKind.PHOTO),
}
KINDS = {sha256: kind for sha256, (_data, kind) in PICTURES.items()}


class Fragile(Worker):
    """A worker whose process dies of the picture ``cc``; it notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[str]] = []

    @override
    def submit(
        self, function: Callable[..., Any], *arguments: object, seconds: float | None = None
    ) -> Future[Any]:
        if function is picture_kinds.store_kinds:
            hashes = arguments[1]
            assert isinstance(hashes, list)
            self.asked.append(hashes)
            if "cc" * 32 in hashes:
                return super().submit(os._exit, 3)
        return super().submit(function, *arguments, seconds=seconds)


@pytest.fixture
def fragile() -> Iterator[Fragile]:
    made = Fragile()
    yield made
    made.close()


def store(library: Library, pictures: dict[str, bytes]) -> None:
    stored = tuple(Picture(sha256, "image/png", 1, 1, data) for sha256, data in pictures.items())
    draft = make_draft(pictures=stored)
    articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))


@pytest.fixture
def old(library: Library) -> Library:
    """Return a library with pictures that nobody has looked at."""
    store(library, {sha256: data for sha256, (data, _kind) in PICTURES.items()})
    return library


def kinds(library: Library) -> dict[str, PictureKind]:
    return {sha256: shown.kind for sha256, shown in media.treatments(library, 1).items()}


def test_pictures_that_nobody_has_looked_at_are_looked_at_once(
    worker: Worker, old: Library
) -> None:
    media.choose_treatment(old, "bb" * 32, DarkTreatment.AS_IS)
    assert picture_kinds.decide_kinds(worker, old) is False
    assert kinds(old) == KINDS
    chosen = PictureTreatment(PictureKind.DRAWING, DarkTreatment.AS_IS)
    assert media.treatments(old, 1)["bb" * 32] == chosen
    version = old.version()
    assert picture_kinds.decide_kinds(worker, old) is False
    assert old.version() == version


def test_many_pictures_are_looked_at_some_at_a_time(worker: Worker, library: Library) -> None:
    data = encoded(formula())
    store(library, {f"{number:064x}": data for number in range(50)})
    answers = [picture_kinds.decide_kinds(worker, library) for _ in range(3)]
    assert answers == [True, True, False]
    assert set(kinds(library).values()) == {PictureKind.INK}


def test_a_picture_that_kills_the_worker_counts_as_a_photograph_and_the_rest_is_looked_at(
    fragile: Fragile, old: Library
) -> None:
    assert picture_kinds.decide_kinds(fragile, old) is False
    assert kinds(old) == KINDS | {"cc" * 32: PictureKind.PHOTO}
    assert fragile.asked == [list(PICTURES), *([sha256] for sha256 in PICTURES)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder that one is in")
def test_a_worker_that_can_not_be_started_is_no_fault_of_a_picture(
    old: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    # No process can be started from a folder that is not there.
    here.rmdir()
    unable = Worker()
    try:
        assert picture_kinds.decide_kinds(unable, old) is False
    finally:
        unable.close()
    assert set(kinds(old).values()) == {PictureKind.UNKNOWN}


def test_closing_senja_leaves_the_rest_for_the_next_time(worker: Worker, old: Library) -> None:
    closed = Worker()
    closed.close()
    assert picture_kinds.decide_kinds(closed, old) is False
    assert set(kinds(old).values()) == {PictureKind.UNKNOWN}
    picture_kinds.decide_kinds(worker, old)
    assert kinds(old) == KINDS


def test_a_locked_library_is_told_and_nothing_is_taken_for_a_photograph(
    old: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_MS", 10)
    with opened(old.path) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="in use"):
            picture_kinds.store_kinds(old.path, list(PICTURES))
        other.connection.execute("ROLLBACK")
    assert set(kinds(old).values()) == {PictureKind.UNKNOWN}


def test_a_picture_that_is_gone_meanwhile_is_passed_over(old: Library) -> None:
    picture_kinds.store_kinds(old.path, ["ee" * 32, "bb" * 32])
    assert kinds(old)["bb" * 32] is PictureKind.DRAWING
    assert "ee" * 32 not in media.treatments(old, 1)
