"""The tags of the chosen articles: put on, taken off, made new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.markup.words import fold
from reader.model.tag import Tag, tag_name
from reader.ui.tag_dots import TagDots
from reader.ui.widgets.buttons import save_box

_NAME = Qt.ItemDataRole.UserRole
_UNSEEN, _SEEN = Qt.CheckState.Unchecked, Qt.CheckState.Checked
_SOME = Qt.CheckState.PartiallyChecked


class TagsDialog(QDialog):
    """A field that finds or makes a tag, and every tag with its check; ``wanted`` gives on and off.

    Enter in the field checks the first tag that is found, or makes the one that was typed; on an
    empty field it is done.
    """

    wanted = Signal(list, list)

    def __init__(
        self, tags: Sequence[Tag], given: Mapping[str, int], count: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tags_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(
            self.tr("Tags") if count == 1 else self.tr("Tags of {} Articles").format(count)
        )
        self._before: dict[str, Qt.CheckState] = {}
        self._dots = TagDots()
        self.field = QLineEdit(self)
        self.field.setObjectName("tag_field")
        self.field.setPlaceholderText(self.tr("Find a tag, or write a new one"))
        self.field.setAccessibleName(self.tr("Tag"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("tag_list")
        self.list.setAccessibleName(self.tr("Tags"))
        self.hint = QLabel(self)
        self.hint.setObjectName("dialog_hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        buttons = save_box(self)
        buttons.accepted.connect(self._on_accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (self.field, self.list, self.hint, buttons):
            layout.addWidget(widget)
        self.resize(400, 440)
        known = {tag.name: tag for tag in tags}
        names = sorted({*known, *given}, key=lambda name: (name not in given, fold(name)))
        for name in names:
            on = given.get(name, 0)
            state = _SEEN if on == count else _SOME if on else _UNSEEN
            self._add(known.get(name, Tag(name, 0)), state)
            self._before[name] = state
        self._on_typed()
        self.field.setFocus()

    def _add(self, tag: Tag, state: Qt.CheckState) -> QListWidgetItem:
        item = QListWidgetItem(tag.name)
        item.setData(_NAME, tag.name)
        if tag.color:
            item.setIcon(self._dots.icon(tag.color.value, self.devicePixelRatioF()))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.list.addItem(item)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @Slot()
    def _on_typed(self) -> None:
        """Show the tags that have what is typed, and choose the best of them."""
        typed = fold(self.field.text().strip().lstrip("#"))
        best: QListWidgetItem | None = None
        for item in self._items():
            name = fold(str(item.data(_NAME)))
            item.setHidden(typed not in name)
            if typed and typed in name and (best is None or name.startswith(typed)):
                is_better = best is None or not fold(str(best.data(_NAME))).startswith(typed)
                best = item if is_better else best
        if best is not None:
            self.list.setCurrentItem(best)
        else:
            self.list.setCurrentRow(-1)
        name = tag_name(self.field.text())
        self.hint.setText(
            self.tr("Enter makes the tag “{}”.").format(name)
            if name and best is None
            else self.tr("A “/” puts a tag into another one, as in Sea/Birds.")
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._on_accepted()
                else:
                    self._on_enter()
                return True
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.list.setFocus()
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        name = tag_name(self.field.text())
        if not name:
            self._on_accepted()
            return
        chosen = self._chosen(name)
        if chosen is None:
            chosen = self._add(Tag(name, 0), _UNSEEN)
            self._before[name] = _UNSEEN
        chosen.setCheckState(_UNSEEN if chosen.checkState() == _SEEN else _SEEN)
        self.field.clear()
        self.list.scrollToItem(chosen)

    def _chosen(self, name: str) -> QListWidgetItem | None:
        """Return the tag of just this name, else the one that is chosen in the list."""
        folded = fold(name)
        for item in self._items():
            if fold(str(item.data(_NAME))) == folded:
                return item
        current = self.list.currentItem()
        # The list has no current row where nothing was found; its stub knows better.
        return current if self.list.currentRow() >= 0 and not current.isHidden() else None

    @Slot()
    def _on_accepted(self) -> None:
        name = tag_name(self.field.text())
        on, off = [], []
        for item in self._items():
            each, state = str(item.data(_NAME)), item.checkState()
            if state == self._before[each]:
                continue
            if state == _SEEN:
                on.append(each)
            elif state == _UNSEEN:
                off.append(each)
        if name and name not in on:
            # What was typed and not yet entered is meant as well.
            on.append(name)
        self.accept()
        if on or off:
            self.wanted.emit(on, off)
