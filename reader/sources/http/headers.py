"""What the headers of an answer say: its kind, its charset, when to come again."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def content_type(value: str) -> tuple[str, str]:
    """Return the kind in lower case and the charset of a content-type, "" for what it lacks."""
    mime, *parameters = value.split(";")
    for parameter in parameters:
        name, _, charset = parameter.partition("=")
        if name.strip().lower() == "charset":
            return mime.strip().lower(), charset.strip().strip("\"'").strip().lower()
    return mime.strip().lower(), ""


def retry_after(value: str) -> float | None:
    """Return the seconds that a retry-after header names (RFC 9110, 10.2.3), or None."""
    text = value.strip()
    if text.isascii() and text.isdecimal():
        # Longer numbers are no time that anyone waits for.
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
