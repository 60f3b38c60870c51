"""The window that lists every key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui import actions
from reader.ui.widgets.buttons import close_box


class KeysDialog(QDialog):
    """Each menu's actions with their keys, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        content = QWidget(self)
        columns = QHBoxLayout(content)
        columns.setSpacing(44)
        columns.setContentsMargins(28, 20, 28, 12)
        columns.addLayout(_column([*_groups(["file", "edit", "article"])]))
        columns.addLayout(_column([*_groups(["view", "feeds", "help"]), self._in_the_page()]))
        scroll = QScrollArea(self)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        buttons = close_box(self)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        # As wide as the words of this language need, with room for the bar that scrolls.
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(content.sizeHint().width() + bar + 2 * scroll.frameWidth())
        self.resize(0, 620)

    def _in_the_page(self) -> "Group":
        return (
            self.tr("List and page"),
            [
                (self.tr("Move in the list"), ["↑", "↓", _key("PgUp"), _key("PgDown")]),
                (self.tr("Turn the page, from the list too"), [_key("Space")]),
                (self.tr("At its end, open the next unread"), [_key("Space")]),
                (self.tr("Turn it back"), [_key("Shift+Space")]),
                (self.tr("Start and end"), [_key("Home"), _key("End")]),
                (self.tr("Choose several articles"), [_key("Shift+Down"), _key("Ctrl+A")]),
                (self.tr("Leave the find box"), [_key("Esc")]),
            ],
        )


Row = tuple[str, list[str]]
Group = tuple[str, list[Row]]


def _groups(menus: list[str]) -> list[Group]:
    return [
        (
            actions.translated(actions.MENUS[menu]).replace("&", ""),
            [
                (actions.plain_words(spec), actions.shown_keys(spec))
                for spec in actions.specs_of(menu)
                if spec.keys
            ],
        )
        for menu in menus
    ]


def _key(portable: str) -> str:
    return QKeySequence(portable).toString(QKeySequence.SequenceFormat.NativeText)


def _column(groups: list[Group]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for name, rows in groups:
        heading = QLabel(name)
        heading.setObjectName("key_group")
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        for row, (words, keys) in enumerate(rows):
            grid.addWidget(QLabel(words), row, 0)
            grid.addLayout(_keys(keys), row, 1)
        column.addLayout(grid)
        column.addSpacing(14)
    column.addStretch(1)
    return column


def _keys(keys: list[str]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(5)
    line.addStretch(1)
    for key in keys:
        label = QLabel(key)
        label.setObjectName("key_name")
        line.addWidget(label)
    return line
