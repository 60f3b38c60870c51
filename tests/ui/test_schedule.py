"""Light and dark by the hour, by the sun and as the system does."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from reader.model.schedule import Schedule, ScheduleKind
from reader.ui.appearance import Appearance
from reader.ui.preferences import ColorScheme
from tests.ui.dressed import page_color, start, window_color
from tests.ui.program import Program


def is_dark(program: Program) -> bool:
    return program.appearance.is_dark


def hours(*, dark: bool) -> Schedule:
    """Return hours by which it is dark now, or light."""
    now = datetime.now(UTC).astimezone()
    back, ahead = ((now + timedelta(hours=by)).time().replace(second=0) for by in (-3, 3))
    return Schedule(dark_from=back if dark else ahead, light_from=ahead if dark else back)


def test_the_hours_decide_at_once_and_at_the_second_start(program: Program) -> None:
    start(program)
    settings = program.window.settings
    settings.choose_schedule(hours(dark=True))
    assert not is_dark(program)
    program.trigger("scheme_schedule")
    assert is_dark(program)
    assert page_color(program) == window_color() == program.appearance.colors.ground
    settings.choose_schedule(hours(dark=False))
    assert not is_dark(program)
    assert program.ask_page("root.dataset.scheme") == "light"
    settings.choose_schedule(hours(dark=True))
    program.restart()
    assert program.appearance.scheme is ColorScheme.SCHEDULE
    assert is_dark(program)


def test_the_sun_decides_where_the_reader_is(program: Program) -> None:
    start(program)
    program.trigger("scheme_schedule")
    now = datetime.now(UTC)
    # Where the sun stands highest at this moment, and the other side of the earth.
    noon = (12 - now.hour - now.minute / 60) * 15
    midnight = noon - 180 if noon > 0 else noon + 180
    sun = Schedule(kind=ScheduleKind.SUN, latitude=0)
    for longitude, dark in ((noon, False), (midnight, True)):
        program.window.settings.choose_schedule(replace(sun, longitude=longitude))
        assert is_dark(program) is dark


def test_the_clock_is_looked_at_only_while_it_decides(program: Program) -> None:
    start(program)

    class Later(Appearance):
        """An appearance whose clock the test turns."""

        hour = 12

        @override
        def _now(self) -> datetime:
            return datetime.now(UTC).astimezone().replace(hour=self.hour)

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    later = Later(application, program.appearance._pair)
    later.set_schedule(Schedule(light_from=time(7), dark_from=time(19)))
    later.set_scheme(ColorScheme.SCHEDULE)
    light = later.colors
    assert later._clock.isActive()
    later.hour = 20
    with program.qtbot.waitSignals([later.changing, later.changed]):
        later._clock.timeout.emit()
    assert later.is_dark
    assert later.colors != light
    later.set_scheme(ColorScheme.LIGHT)
    assert not later._clock.isActive()
    later.deleteLater()


def test_the_system_does_not_decide_while_light_is_chosen(program: Program) -> None:
    start(program)
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not is_dark(program)
    assert program.ask_page("root.dataset.scheme") == "light"
