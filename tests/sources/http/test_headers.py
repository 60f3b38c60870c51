from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from reader.sources.http.headers import content_type, retry_after


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ("", "")),
        ("text/html", ("text/html", "")),
        ("Text/HTML;charset=UTF-8", ("text/html", "utf-8")),
        ('text/html; version="1"; Charset = "Shift_JIS" ; x', ("text/html", "shift_jis")),
        ("text/html; charset='utf-8'", ("text/html", "utf-8")),
        ("text/html; charset", ("text/html", "")),
        ("; charset=utf-8", ("", "utf-8")),
    ],
)
def test_a_content_type_is_taken_apart(value: str, expected: tuple[str, str]) -> None:
    assert content_type(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        (" 120 ", 120.0),
        ("0", 0.0),
        ("9" * 5000, 999_999_999.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
        ("Wed, 21 Oct 99999 07:28:00 GMT", None),
    ],
)
def test_seconds_or_a_date_say_when_to_come_again(value: str, expected: float | None) -> None:
    assert retry_after(value) == expected


def test_a_date_in_the_future_is_counted_from_now() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)
    seconds = retry_after(later)
    assert seconds is not None
    assert 240 < seconds <= 300
