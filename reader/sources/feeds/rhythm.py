"""How often a feed wants to be asked, as its own head says.

RSS 2.0 has ``ttl``, ``skipHours`` and ``skipDays`` (https://www.rssboard.org/rss-specification);
RSS 1.0's syndication module, which others use as well, has a period and how often in it
(https://web.resource.org/rss/1.0/modules/syndication/). The parsers give neither.
"""

import re

from reader.model.feed import Rhythm

# What a feed says of itself stands before its entries.
_HEAD = 20_000
_FIRST_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
_HOURS = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>")
_DAYS = re.compile(rb"<skipDays>(.{0,1000}?)</skipDays>", re.DOTALL)
_DAY = re.compile(rb"<day>\s*([A-Za-z]{3})[a-z]*\s*</day>")
_PERIOD = re.compile(rb"<\w{1,20}:updatePeriod>\s*(\w{1,10})\s*</")
_FREQUENCY = re.compile(rb"<\w{1,20}:updateFrequency>\s*(\d{1,4})\s*</")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def read_rhythm(data: bytes) -> Rhythm:
    """Return what the feed ``data`` says of how often it wants to be asked."""
    first = _FIRST_ENTRY.search(data, 0, _HEAD)
    head = data[: first.start() if first else _HEAD]
    hours = {int(hour) % 24 for part in _HOURS.findall(head) for hour in _HOUR.findall(part)}
    days = {
        _WEEK.index(name)
        for part in _DAYS.findall(head)
        for day in _DAY.findall(part)
        if (name := day.decode().lower()) in _WEEK
    }
    return Rhythm(_minutes(head), tuple(sorted(hours)), tuple(sorted(days)))


def _minutes(head: bytes) -> int:
    """Return the pause a feed asks for, the longer one where it says two; 0 for none."""
    ttl = _TTL.search(head)
    period = _PERIOD.search(head)
    often = _FREQUENCY.search(head)
    times = max(1, int(often[1])) if often else 1
    every = _MINUTES.get(period[1].decode().lower(), 0) // times if period else 0
    return max(int(ttl[1]) if ttl else 0, every)
