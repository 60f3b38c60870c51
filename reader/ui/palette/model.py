"""The entries that are found, as rows."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from reader.ui.palette.entries import Entry, kind_words

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row answers beside its words."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class EntriesModel(QAbstractListModel):
    """Entries in the order in which they are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries from now on."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry in ``row``, None where there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        # One that can't be done now is reached, and told, but not done.
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(entry)
        return entry if role == Role.ENTRY else None


def spoken(entry: Entry) -> str:
    """Return a row as it is read aloud."""
    parts = [entry.words, kind_words(entry), *entry.keys]
    if entry.checked:
        parts.append(QCoreApplication.translate("palette", "on"))
    if not entry.enabled:
        parts.append(QCoreApplication.translate("palette", "not possible now"))
    return ", ".join(parts)
