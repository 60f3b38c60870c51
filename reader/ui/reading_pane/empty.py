"""What stands in the pane when no article is open: how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader import paths

_HINT_WIDTH = 400


class EmptyPage(QWidget):
    """A few words and the ways to add an article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark = QLabel(self)
        pixmap = QPixmap(str(paths.resources() / "icons" / "senja-256.png"))
        pixmap.setDevicePixelRatio(256 / 88)
        mark.setPixmap(pixmap)
        self.title = QLabel(self.tr("Nothing is open"), self)
        self.title.setObjectName("empty_title")
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        self.title.setFont(font)
        self.hint = QLabel(
            self.tr(
                "Choose an article from the list, drop files or a folder here, "
                "or paste the text of an article."
            ),
            self,
        )
        self.hint.setObjectName("empty_hint")
        self.hint.setWordWrap(True)
        self.hint.setFixedSize(_HINT_WIDTH, self.hint.heightForWidth(_HINT_WIDTH))
        self.open_button = QPushButton(self.tr("Open files…"), self)
        self.open_button.setObjectName("empty_open")
        self.folder_button = QPushButton(self.tr("Open a folder…"), self)
        self.folder_button.setObjectName("empty_folder")
        self.paste_button = QPushButton(self.tr("Paste text"), self)
        self.paste_button.setObjectName("empty_paste")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.folder_button, self.paste_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (mark, self.title, self.hint):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.setAlignment(buttons, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        # It must not keep the window from becoming narrow.
        self.setMinimumWidth(300)
