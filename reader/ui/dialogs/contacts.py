"""Every request that Senja sent: when, where to, what for, and what became of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.model.contact import Contact, Outcome, Reason
from reader.ui.widgets.buttons import close_box
from reader.ui.widgets.tables import plain_table


class ContactsDialog(QDialog):
    """A table of requests, the last one on top; ``titles`` are those of the articles by their ids."""

    def __init__(self, made: Sequence[Contact], titles: Mapping[int, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contacts_dialog")
        self.setWindowTitle(self.tr("What Senja Contacted"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = (
            self.tr("The last requests, the newest first. Opening an article asks nobody.")
            if made
            else self.tr("Nothing was asked of anyone yet.")
        )
        label = QLabel(words, self)
        label.setWordWrap(True)
        headings = [
            self.tr("When"),
            self.tr("Address"),
            self.tr("For"),
            self.tr("Article"),
            self.tr("Outcome"),
        ]
        table = plain_table("contacts", self.windowTitle(), headings, (1, 3), self)
        table.setRowCount(len(made))
        for row, contact in enumerate(made):
            for column, text in enumerate(self._row(contact, titles)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.setVisible(bool(made))
        buttons = close_box(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        for widget in (label, table, buttons):
            layout.addWidget(widget)
        self.resize(900, 520 if made else 120)

    def _row(self, contact: Contact, titles: Mapping[int, str]) -> tuple[str, ...]:
        moment = contact.moment.astimezone()
        when = QLocale().toString(moment.replace(tzinfo=None), QLocale.FormatType.ShortFormat)
        return (
            when,
            contact.url,
            self._reason(contact.reason),
            titles.get(contact.article or 0, ""),
            self._outcome(contact),
        )

    def _reason(self, reason: Reason) -> str:
        return {
            Reason.PAGE: self.tr("Page"),
            Reason.PART: self.tr("Further part"),
            Reason.PICTURE: self.tr("Picture"),
            Reason.FEED: self.tr("Feed"),
            Reason.ARCHIVE: self.tr("Archived copy"),
            Reason.ICON: self.tr("Icon of a feed"),
        }[reason]

    def _outcome(self, contact: Contact) -> str:
        size = QLocale().formattedDataSize(contact.size)
        match contact.outcome:
            case Outcome.ANSWERED:
                return self.tr("Answered ({}, {})").format(contact.status, size)
            case Outcome.REDIRECTED:
                return self.tr("Sent on ({})").format(contact.status)
            case Outcome.REFUSED:
                return self.tr("Not asked: a local address")
            case Outcome.FAILED:
                return self.tr("Failed")
