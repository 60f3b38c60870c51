"""The panel in which the page is set: theme for light and for dark, hours, type."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal, Slot
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.model.schedule import Schedule, ScheduleKind
from reader.model.typography import FAMILY_PREFIX, RANGES, ParagraphStyle, Stack, Typography
from reader.ui.dates import clock_time
from reader.ui.side_panel.swatches import SwatchRow
from reader.ui.widgets.buttons import choice_row
from reader.ui.widgets.labels import label_of
from reader.ui.widgets.slider_row import SliderRow


class LookPanel(QScrollArea):
    """Shows how the page is set and tells of every change at once."""

    typography_chosen = Signal(Typography)
    schedule_chosen = Signal(Schedule)

    def __init__(self, schemes: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("look_panel")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What has the keyboard is scrolled to; the area itself needs none.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._typography = Typography()
        self._schedule = Schedule()
        content = QWidget(self)
        content.setObjectName("look_content")
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(18, 8, 18, 18)
        self._layout.setSpacing(10)
        self.light_themes = SwatchRow("light_themes", self.tr("Theme for light"), content)
        self.dark_themes = SwatchRow("dark_themes", self.tr("Theme for dark"), content)
        self._add_group(self.tr("Colours"))
        self._schemes = choice_row(
            "scheme_choice",
            self.tr("Light or dark"),
            schemes,
            content,
            icons=True,
            prefix="panel_",
        )
        self._layout.addWidget(self._schemes)
        self._layout.addWidget(self._hours(content))
        for words, row in (
            (self.tr("In light"), self.light_themes),
            (self.tr("In dark"), self.dark_themes),
        ):
            self._layout.addWidget(QLabel(words, content))
            self._layout.addWidget(row)
        self._add_group(self.tr("Type"))
        self._add_type(content)
        self._layout.addStretch(1)
        self.setWidget(content)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, from above to below."""
        return [
            *self._schemes.findChildren(QToolButton),
            *(self._by_sun, self._dark_from, self._light_from, self._latitude),
            *self.light_themes.stops(),
            *self.dark_themes.stops(),
            self._faces,
            *(self._rows[name].slider for name in ("size", "line_height", "measure")),
            *(self._paragraphs, self._justified, self._hyphenated),
            *(self._rows[name].slider for name in ("letter_spacing", "word_spacing")),
            self._reset,
        ]

    # -- Colours and hours -------------------------------------------------------------------

    def show_schedule(self, schedule: Schedule, *, used: bool) -> None:
        """Show the hours of light and dark, if they are used at all."""
        self._schedule = schedule
        self._hours_box.setVisible(used)
        by_sun = schedule.kind is ScheduleKind.SUN
        with QSignalBlocker(self._by_sun), QSignalBlocker(self._latitude):
            self._by_sun.setCurrentIndex(int(by_sun))
            self._latitude.setValue(schedule.latitude)
        for edit, moment in (
            (self._dark_from, schedule.dark_from),
            (self._light_from, schedule.light_from),
        ):
            with QSignalBlocker(edit):
                edit.setTime(QTime(moment.hour, moment.minute))
        for widget in self._for_times:
            widget.setVisible(not by_sun)
        for widget in self._for_sun:
            widget.setVisible(by_sun)

    def show_next_change(self, moment: datetime | None, *, is_dark: bool) -> None:
        """Tell when the hours change next; None is not today nor tomorrow."""
        if moment is None:
            words = self.tr("Here it stays dark") if is_dark else self.tr("Here it stays light")
        else:
            words = (
                self.tr("It becomes light at {}") if is_dark else self.tr("It becomes dark at {}")
            )
            words = words.format(clock_time(moment))
        self._next_change.setText(words)

    def _hours(self, content: QWidget) -> QWidget:
        self._hours_box = QWidget(content)
        grid = QGridLayout(self._hours_box)
        grid.setContentsMargins(0, 0, 0, 0)
        self._by_sun = QComboBox(content)
        self._by_sun.setObjectName("schedule_kind")
        self._by_sun.setAccessibleName(self.tr("Dark by the hour"))
        self._by_sun.addItems([self.tr("At fixed hours"), self.tr("From sunset to sunrise")])
        self._dark_from = _time_edit("dark_from", self.tr("Dark from"), content)
        self._light_from = _time_edit("light_from", self.tr("Light from"), content)
        self._latitude = QDoubleSpinBox(content)
        self._latitude.setObjectName("latitude")
        self._latitude.setAccessibleName(self.tr("Latitude"))
        self._latitude.setRange(-90, 90)
        self._latitude.setDecimals(1)
        self._latitude.setSuffix("°")
        _inset(self._latitude)
        labels = [
            QLabel(words, content)
            for words in (self.tr("Dark from"), self.tr("Light from"), self.tr("Latitude"))
        ]
        grid.addWidget(label_of(self._by_sun, self._hours_box), 0, 0, 1, 2)
        grid.addWidget(self._by_sun, 1, 0, 1, 2)
        fields = (self._dark_from, self._light_from, self._latitude)
        for row, (label, field) in enumerate(zip(labels, fields, strict=True), start=2):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self._next_change = QLabel(self._hours_box)
        self._next_change.setObjectName("next_change")
        grid.addWidget(self._next_change, grid.rowCount(), 0, 1, 2)
        self._for_times = (*labels[:2], self._dark_from, self._light_from)
        self._for_sun = (labels[2], self._latitude)
        self._by_sun.currentIndexChanged.connect(self._on_hours)
        self._dark_from.timeChanged.connect(self._on_hours)
        self._light_from.timeChanged.connect(self._on_hours)
        self._latitude.valueChanged.connect(self._on_hours)
        return self._hours_box

    @Slot()
    def _on_hours(self) -> None:
        schedule = replace(
            self._schedule,
            kind=ScheduleKind.SUN if self._by_sun.currentIndex() else ScheduleKind.TIMES,
            dark_from=self._dark_from.time().toPython(),
            light_from=self._light_from.time().toPython(),
            latitude=self._latitude.value(),
        )
        self.show_schedule(schedule, used=True)
        self.schedule_chosen.emit(schedule)

    # -- Type --------------------------------------------------------------------------------

    def show_typography(self, typography: Typography) -> None:
        """Show how the type is set."""
        self._typography = typography
        for name, row in self._rows.items():
            row.show_value(getattr(typography, name))
        # Until the typefaces are named, none can be chosen.
        if self._faces.count():
            with QSignalBlocker(self._faces):
                self._show_face(typography.typeface)
        with QSignalBlocker(self._paragraphs):
            self._paragraphs.setCurrentIndex(int(typography.paragraphs is ParagraphStyle.INDENT))
        for box, on in (
            (self._justified, typography.justified),
            (self._hyphenated, typography.hyphenated),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)

    def _add_type(self, content: QWidget) -> None:
        self._faces = QComboBox(content)
        self._faces.setObjectName("typeface")
        self._faces.setAccessibleName(self.tr("Typeface"))
        self._faces.setMaxVisibleItems(18)
        self._faces.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._faces.setMinimumContentsLength(12)
        self._paragraphs = QComboBox(content)
        self._paragraphs.setObjectName("paragraph_style")
        self._paragraphs.setAccessibleName(self.tr("Paragraphs"))
        self._paragraphs.addItems([self.tr("Parted by space"), self.tr("Indented, as in books")])
        self._justified = QCheckBox(self.tr("Justify lines"), content)
        self._justified.setObjectName("justified")
        self._hyphenated = QCheckBox(self.tr("Hyphenate words"), content)
        self._hyphenated.setObjectName("hyphenated")
        self._rows = {
            name: SliderRow(name, words, (span.smallest, span.largest, span.step), shown, content)
            for name, words, span, shown in (
                ("size", self.tr("Size"), RANGES["size"], _percent),
                ("line_height", self.tr("Line height"), RANGES["line_height"], _ratio),
                ("measure", self.tr("Line length"), RANGES["measure"], self._letters),
                ("letter_spacing", self.tr("Between letters"), RANGES["letter_spacing"], _em),
                ("word_spacing", self.tr("Between words"), RANGES["word_spacing"], _em),
            )
        }
        self._reset = QPushButton(self.tr("As it was at first"), content)
        self._reset.setObjectName("reset_type")
        for widget in (
            label_of(self._faces, content),
            self._faces,
            *(self._rows[name] for name in ("size", "line_height", "measure")),
            label_of(self._paragraphs, content),
            self._paragraphs,
            self._justified,
            self._hyphenated,
            *(self._rows[name] for name in ("letter_spacing", "word_spacing")),
            self._reset,
        ):
            self._layout.addWidget(widget)
        self._faces.currentIndexChanged.connect(self._on_type)
        self._paragraphs.currentIndexChanged.connect(self._on_type)
        self._justified.toggled.connect(self._on_justified)
        self._hyphenated.toggled.connect(self._on_type)
        for row in self._rows.values():
            row.value_chosen.connect(self._on_type)
        self._reset.clicked.connect(self._on_reset)

    def fill(self) -> None:
        """Name the typefaces; asking the system for them costs, so not before they are shown."""
        if self._faces.count():
            return
        blocker = QSignalBlocker(self._faces)
        self._fill_faces()
        del blocker

    def _fill_faces(self) -> None:
        names = {
            Stack.SERIF: self.tr("Serif"),
            Stack.SANS: self.tr("Sans serif"),
            Stack.READABLE: self.tr("Easily told apart"),
            Stack.MONO: self.tr("Monospaced"),
        }
        for stack, words in names.items():
            self._faces.addItem(words, stack.value)
        self._faces.insertSeparator(self._faces.count())
        for family in QFontDatabase.families():
            if not QFontDatabase.isPrivateFamily(family):
                self._faces.addItem(family, FAMILY_PREFIX + family)

    def _show_face(self, typeface: str) -> None:
        at = self._faces.findData(typeface)
        if at < 0:
            # A typeface that was taken off this computer: the page is set in the stack behind it.
            name = typeface.removeprefix(FAMILY_PREFIX)
            self._faces.addItem(self.tr("{} (not installed)").format(name), typeface)
            at = self._faces.count() - 1
        self._faces.setCurrentIndex(at)

    def _letters(self, value: float) -> str:
        return self.tr("{} letters").format(round(value))

    @Slot(bool)
    def _on_justified(self, on: bool) -> None:
        """Even lines without hyphens have holes: the one brings the other, until it is taken off."""
        with QSignalBlocker(self._hyphenated):
            self._hyphenated.setChecked(on)
        self._on_type()

    @Slot()
    def _on_type(self) -> None:
        chosen = replace(
            self._typography,
            typeface=str(self._faces.currentData()),
            paragraphs=(
                ParagraphStyle.INDENT if self._paragraphs.currentIndex() else ParagraphStyle.SPACE
            ),
            justified=self._justified.isChecked(),
            hyphenated=self._hyphenated.isChecked(),
            size=self._rows["size"].value(),
            line_height=self._rows["line_height"].value(),
            measure=round(self._rows["measure"].value()),
            letter_spacing=self._rows["letter_spacing"].value(),
            word_spacing=self._rows["word_spacing"].value(),
        )
        self._typography = chosen
        self.typography_chosen.emit(chosen)

    @Slot()
    def _on_reset(self) -> None:
        self.show_typography(Typography())
        self.typography_chosen.emit(Typography())

    def _add_group(self, words: str) -> None:
        label = QLabel(words, self)
        label.setObjectName("panel_group")
        self._layout.addWidget(label)


def _time_edit(name: str, words: str, parent: QWidget) -> QTimeEdit:
    edit = QTimeEdit(parent)
    edit.setObjectName(name)
    edit.setAccessibleName(words)
    _inset(edit)
    return edit


def _inset(box: QAbstractSpinBox) -> None:
    """Keep what is written in a box off its edge; its style sheet's padding does not reach there."""
    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(7, 0, 7, 0)


def _percent(value: float) -> str:
    return f"{round(value * 100)} %"


def _ratio(value: float) -> str:
    return f"{value:.2f}"


def _em(value: float) -> str:
    return f"{value:+.2f} em" if value else "0"
