import pytest

from reader.model.changes import LibraryChanges


@pytest.mark.parametrize(
    "changes",
    [LibraryChanges(added=(1,)), LibraryChanges(changed=(2,)), LibraryChanges(removed=(3,))],
)
def test_a_change_of_any_kind_is_a_change(changes: LibraryChanges) -> None:
    assert changes


def test_no_ids_are_no_change() -> None:
    assert not LibraryChanges()
