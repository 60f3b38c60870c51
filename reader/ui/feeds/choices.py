"""Boxes to choose from: how often a feed is looked at, and how long its articles are kept."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from reader.model.feed import AS_ALL_FEEDS, AS_IT_SAYS, KEPT_FOR_EVER, WHEN_ASKED

# Its name is what the collector of words looks for.
translate = QCoreApplication.translate
_HOUR, _DAY = 60, 24 * 60
_MINUTES = (15, 30, _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, _DAY, 7 * _DAY)
_DAYS = (7, 30, 90, 180, 365)
_COUNTS = (50, 100, 200, 500, 1_000)


class Choice(QComboBox):
    """A box whose entries stand for numbers; a number that is none of them is added."""

    def __init__(self, parent: QWidget, entries: Sequence[tuple[int, str]], chosen: int) -> None:
        super().__init__(parent)
        for number, words in entries:
            self.addItem(words, number)
        if self.findData(chosen) < 0:
            self.addItem(str(chosen), chosen)
        self.setCurrentIndex(self.findData(chosen))

    def value(self) -> int:
        """Return the number that is chosen."""
        return int(self.currentData())


def minutes_choice(parent: QWidget, chosen: int, *, for_all: bool) -> Choice:
    """Return a box of pauses between two looks, in minutes; ``for_all`` feeds, or for one."""
    entries = [(number, every_words(number)) for number in _MINUTES]
    if not for_all:
        entries.insert(
            0, (AS_IT_SAYS, translate("feed_choices", "As all feeds, or as it asks for"))
        )
    choice = Choice(parent, [*entries, (WHEN_ASKED, every_words(WHEN_ASKED))], chosen)
    choice.setObjectName("feed_minutes")
    return choice


def days_choice(parent: QWidget, chosen: int, *, for_all: bool) -> Choice:
    """Return a box of how many days read articles are kept."""
    entries = [
        (number, translate("feed_choices", "for {} days").format(number)) for number in _DAYS
    ]
    entries.insert(0, (KEPT_FOR_EVER, translate("feed_choices", "for ever")))
    choice = Choice(parent, _with_usual(entries, for_all=for_all), chosen)
    choice.setObjectName("feed_days")
    return choice


def count_choice(parent: QWidget, chosen: int, *, for_all: bool) -> Choice:
    """Return a box of how many articles of a feed are kept."""
    entries = [
        (number, translate("feed_choices", "the newest {}").format(number)) for number in _COUNTS
    ]
    entries.insert(0, (KEPT_FOR_EVER, translate("feed_choices", "any number")))
    choice = Choice(parent, _with_usual(entries, for_all=for_all), chosen)
    choice.setObjectName("feed_count")
    return choice


def every_words(minutes: int) -> str:
    """Return how often that is, in words."""
    if minutes == WHEN_ASKED:
        return translate("feed_choices", "Only when I ask")
    if minutes % (7 * _DAY) == 0:
        return translate("feed_choices", "Every week")
    if minutes % _DAY == 0:
        return translate("feed_choices", "Every day")
    if minutes == _HOUR:
        return translate("feed_choices", "Every hour")
    if minutes % _HOUR == 0:
        return translate("feed_choices", "Every {} hours").format(minutes // _HOUR)
    return translate("feed_choices", "Every {} minutes").format(minutes)


def kept_words() -> str:
    """Return what is never dropped, as a sentence."""
    return translate(
        "feed_choices", "What is unread, bookmarked, tagged, repaired or half read is always kept."
    )


def _with_usual(entries: list[tuple[int, str]], *, for_all: bool) -> list[tuple[int, str]]:
    return (
        entries
        if for_all
        else [(AS_ALL_FEEDS, translate("feed_choices", "as of all feeds")), *entries]
    )
