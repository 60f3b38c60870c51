"""The bodies of an earlier Senja are packed beside the window, some at a time, until none is left."""

from pathlib import Path

from reader.library import articles, packing
from reader.operations.packed_bodies import pack_bodies
from reader.operations.worker import Worker
from tests.conftest import opened

V8 = Path(__file__).parents[1] / "data" / "library" / "v8.sqlite"


def test_the_bodies_of_an_earlier_library_are_packed_until_none_is_left(
    worker: Worker, tmp_path: Path
) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(V8.read_bytes())
    with opened(path) as library:
        before = articles.content(library, 1)
        assert packing.are_older_left(library)
        assert pack_bodies(worker, library) is False
        assert not packing.are_older_left(library)
        assert library.read("SELECT count(*) FROM content WHERE text <> ''") == [(0,)]
        assert articles.content(library, 1) == before
        assert pack_bodies(worker, library) is False


def test_a_worker_that_is_closed_leaves_them_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(V8.read_bytes())
    closed = Worker()
    closed.close()
    with opened(path) as library:
        assert pack_bodies(closed, library) is False
        assert packing.are_older_left(library)
        assert articles.content(library, 1).text == "The second version."
