"""The list's side of the window: find box, filter, list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.library import Library
from reader.rendering.theme import Colors
from reader.ui.article_list.model import ArticleListModel
from reader.ui.article_list.view import ArticleListView
from reader.ui.jobs import Jobs
from reader.ui.widgets.buttons import choice_row
from reader.ui.widgets.search_box import SearchBox


class Sidebar(QWidget):
    """Lays out what finds an article; what each part does is the window's to say."""

    def __init__(
        self,
        model: ArticleListModel,
        colors: Colors,
        filters: list[QAction],
        parent: QWidget | None = None,
        *,
        pictures: tuple[Library, Jobs] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search_box = SearchBox(self)
        self.search_box.setObjectName("search_box")
        self.search_box.setAccessibleName(self.tr("Search"))
        self.search_box.setPlaceholderText(self.tr("Search"))
        self.add_button = QToolButton(self)
        self.add_button.setObjectName("add_button")
        self.add_button.setAccessibleName(self.tr("Add articles"))
        self.add_button.setToolTip(self.tr("Add articles"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list_view = ArticleListView(model, colors, self, pictures=pictures)
        self.search_note = QLabel(self)
        self.search_note.setObjectName("search_note")
        self.search_note.setTextFormat(Qt.TextFormat.PlainText)
        self.search_note.setWordWrap(True)
        self.search_note.hide()
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.search_box, 1)
        top.addWidget(self.add_button)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 10)
        head.setSpacing(10)
        head.addLayout(top)
        head.addWidget(self.search_note)
        self._filters = choice_row("list_filter", self.tr("Which articles"), filters, self)
        head.addWidget(self._filters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list_view, 1)
        self.setMinimumWidth(240)

    def tell(self, problems: Sequence[str]) -> None:
        """Say below the box what of the words makes no sense; nothing for nothing."""
        self.search_note.setText(" ".join(problems))
        self.search_note.setVisible(bool(problems))

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, from above to below."""
        filters = self._filters.findChildren(QToolButton)
        return [self.search_box, self.add_button, *filters, self.list_view]
