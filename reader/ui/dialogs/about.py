"""What this program is, and what it stands on."""

import sys

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

import reader
from reader import paths
from reader.ui.widgets.buttons import close_box


class AboutDialog(QDialog):
    """Name, version, the versions below it, and where the reader's things are."""

    def __init__(self, library: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("About Senja"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = QLabel(self)
        pixmap = QPixmap(str(paths.resources() / "icons" / "senja-256.png"))
        pixmap.setDevicePixelRatio(256 / 96)
        mark.setPixmap(pixmap)
        name = QLabel(f"Senja {reader.__version__}", self)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        name.setFont(font)
        python = ".".join(str(part) for part in sys.version_info[:3])
        text = QLabel(
            self.tr("One calm window for everything you keep to read.")
            + f"\n\nQt {PySide6.__version__} · Python {python}\n\n"
            + self.tr("Your library: {}").format(library),
            self,
        )
        text.setObjectName("about_text")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setWordWrap(True)
        buttons = close_box(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 20)
        layout.setSpacing(12)
        for widget in (mark, name, text):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget)
        layout.addWidget(buttons)
        self.setFixedWidth(420)
