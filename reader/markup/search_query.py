"""What is typed into the search box to what is looked for.

Words are all wanted, the last one may be unfinished; "phrases", -not, one OR another, one NEAR
another (NEAR/3: with no more than 3 words between), and conditions as in tag:sea, is:unread,
before:2026-03. Nothing that is typed is an error: what makes no sense is left out and told.

Korean words may always go on, since what others write as a word of its own hangs on them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from reader.markup.words import UNSPACED, alike, without_surrogates
from reader.model.search import Condition, Either, Field, Near, Not, Part, Search, Words

# What is longer nobody types; SQLite takes no expression of more than 1,000 parts.
_LONGEST = 2_000
_MOST_PARTS = 64
_NEAR = 10
_MOST_BETWEEN = 1_000
_QUOTES = str.maketrans("“”„‟«»〝〞＂", '"' * 9)
_TOKEN = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))'
)
_NEAR_SIGN = re.compile(r"NEAR(?:/(\d{1,4}))?$")
STATES = ("unread", "read", "bookmarked", "archived", "tagged", "untagged")
_HAVING = ("note",)
_KOREAN = re.compile("[\uac00-\ud7a3]$")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")
_AGO = re.compile(r"(\d{1,4})([dwmy])$")
_MINUTES = re.compile(r"[0-9]{1,4}$")
_WITH_WORDS = frozenset(
    {Field.TAG, Field.SITE, Field.FEED, Field.AUTHOR, Field.TITLE, Field.NOTE, Field.COLLECTION}
)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class _Sign:
    """What stands between two parts: OR, or NEAR with its distance."""

    distance: int = -1


@lru_cache(maxsize=8)
def parse_search(text: str) -> Search:
    """Return what ``text`` looks for."""
    problems: list[str] = []
    said = without_surrogates(text[:_LONGEST]).translate(_QUOTES).replace("\0", " ")
    found = list(_tokens(said, problems))[:_MOST_PARTS]
    return Search(tuple(_joined(found)), tuple(problems))


def is_slight(part: Part) -> bool:
    """Return whether a part is one letter that may go on: it begins too many words to say anything.

    A syllable of Korean, or a sign of a script without spaces, is often a word.
    """
    if not isinstance(part, Words) or not part.is_begun:
        return False
    letters = [each for each in alike(part.text) if each.isalnum()]
    return len(letters) == 1 and not (_KOREAN.match(letters[0]) or UNSPACED.match(letters[0]))


def day_of(value: str, today: date) -> date | None:
    """Return the first day that a plain date means, None for what is none.

    A year, a month, a day ("2026", "2026-03", "2026-03-01"), "today", "yesterday", or how long ago:
    "10d", "2w", "3m", "1y".
    """
    if value in {"today", "yesterday"}:
        return today - timedelta(days=value == "yesterday")
    ago = _AGO.match(value)
    if ago:
        return today - timedelta(days=int(ago[1]) * _DAYS[ago[2]])
    written = _DATE.match(value)
    try:
        return (
            date(int(written[1]), int(written[2] or 1), int(written[3] or 1)) if written else None
        )
    except ValueError:
        return None


def condition_text(field: Field, value: str) -> str:
    """Return how a condition is typed, "" where its value has neither letters nor digits.

    No quote can be part of it: of a value with some, the longest piece between them is meant.
    """
    piece = max(value.translate(_QUOTES).split('"'), key=len).strip()
    return f'{field.value}:"{piece}"' if any(map(str.isalnum, piece)) else ""


def _tokens(text: str, problems: list[str]) -> Iterator[Part | _Sign]:
    tokens = list(_TOKEN.finditer(text))
    for token in tokens:
        word, phrase = token["word"], token["phrase"]
        if word == "OR" and not token["minus"] and not token["field"]:
            yield _Sign()
            continue
        near = _NEAR_SIGN.match(word or "")
        if near and not token["minus"] and not token["field"]:
            yield _Sign(min(int(near[1] or _NEAR), _MOST_BETWEEN))
            continue
        # Somebody may still be typing the last word.
        is_last = token is tokens[-1] and not text[token.end() :]
        part = _part(token, phrase, word or "", problems, is_last=is_last)
        if part is not None:
            yield Not(part) if token["minus"] else part


def _part(
    token: re.Match[str], phrase: str | None, word: str, problems: list[str], *, is_last: bool
) -> Words | Condition | None:
    name = (token["field"] or "").lower()
    said = word if phrase is None else phrase
    if name in list(Field):
        return _condition(Field(name), said, problems)
    if name:
        # An address, a time of day: it only looks like a condition.
        said = f"{token['field']}:{said}"
    if word.endswith(":") and word[:-1].lower() in list(Field):
        # What it is about is still to be typed.
        return None
    if not any(character.isalnum() for character in said):
        return None
    is_begun = phrase is None and (is_last or said.endswith("*"))
    said = said.strip("*")
    return Words(said, is_begun or bool(_KOREAN.search(said)))


def _condition(field: Field, value: str, problems: list[str]) -> Condition | None:
    value = value.strip()
    if not value:
        return None
    sentence = ""
    match field:
        case Field.IS if value.lower() not in STATES:
            sentence = f"“is:{value}” was left out: it is one of {', '.join(STATES)}."
        case Field.HAS if value.lower() not in _HAVING:
            sentence = f"“has:{value}” was left out: it is {', '.join(_HAVING)}."
        case Field.BEFORE | Field.AFTER if day_of(value.lower(), date.today()) is None:  # noqa: DTZ011 (the reader's day)
            sentence = (
                f"“{field.value}:{value}” was left out: a date is written as 2026, 2026-03, "
                "2026-03-01, today or 2w."
            )
        case Field.LONG | Field.SHORT if not _MINUTES.match(value):
            sentence = f"“{field.value}:{value}” was left out: it takes a number of minutes."
        case _:
            pass
    if sentence:
        problems.append(sentence)
        return None
    return Condition(field, value if field in _WITH_WORDS else value.lower())


def _joined(found: list[Part | _Sign]) -> list[Part]:
    """Join what stands beside a sign; a sign with nothing at a side of it is no sign."""
    parts: list[Part] = []
    at = 0
    while at < len(found):
        part = found[at]
        if isinstance(part, _Sign):
            following = found[at + 1] if at + 1 < len(found) else None
            if parts and following is not None and not isinstance(following, _Sign):
                parts[-1:] = _both(parts[-1], part, following)
                at += 1
        else:
            parts.append(part)
        at += 1
    return parts


def _both(before: Part, sign: _Sign, after: Part) -> list[Part]:
    if sign.distance < 0:
        others = before.parts if isinstance(before, Either) else (before,)
        return [Either((*others, after))]
    if isinstance(before, Words) and isinstance(after, Words):
        return [Near((before, after), sign.distance)]
    if isinstance(before, Near) and isinstance(after, Words):
        return [Near((*before.words, after), before.distance)]
    # Only words are near each other.
    return [before, after]
