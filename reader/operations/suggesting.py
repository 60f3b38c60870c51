"""What is suggested to somebody who types a search.

What is known already comes at once, and what the library is asked for beside the window.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from reader.library import Library, articles, suggestions, titles
from reader.markup.search_query import STATES
from reader.markup.unfinished import Unfinished, unfinished
from reader.markup.words import alike, without_surrogates
from reader.model.search import Field
from reader.model.suggestion import KnownValues, Suggestion, SuggestionKind

# The most that are shown of each kind; what is found already should not be hidden behind them.
_MOST_RECENT, _MOST_VALUES, _MOST_WORDS, _MOST_TITLES, _MOST_RECENT_FITTING = 6, 8, 4, 2, 2
# Fewer letters begin too many titles.
_LEAST_OF_TITLE = 3
MOST_KEPT = 20
OPERATORS = (
    Field.TAG,
    Field.IS,
    Field.FEED,
    Field.SITE,
    Field.AUTHOR,
    Field.TITLE,
    Field.AFTER,
    Field.BEFORE,
    Field.LANGUAGE,
    Field.NOTE,
    Field.HAS,
    Field.COLLECTION,
    Field.LONG,
    Field.SHORT,
)
DAYS = ("today", "yesterday", "1w", "1m", "3m", "1y")
_FIXED = {Field.IS: STATES, Field.HAS: ("note",), Field.LONG: ("5", "10", "20", "60")}
_FIXED |= {Field.SHORT: _FIXED[Field.LONG]}


def known_values(library: Library) -> KnownValues:
    """Return what conditions may ask for; it takes a second where there are very many articles.

    Raises:
        LibraryError: the library can't be read.
    """
    return suggestions.known_values(library)


def at_once(
    text: str, place: int, known: KnownValues, recent: Sequence[str], today: date
) -> list[Suggestion]:
    """Return what is suggested at ``place`` of a search without a look into the library.

    Args:
        text: the search as it is typed.
        place: where the next letter goes.
        known: what conditions may ask for.
        recent: what was looked for before, the last first.
        today: the reader's day.
    """
    part = unfinished(text, place)
    if part is None:
        return []
    if part.field is not None:
        return list(_values(part, part.field, known, today))
    if part.begun:
        return [*_fitting(text, recent), *_operators(part)]
    if not part.is_all or part.before.strip():
        # Who goes on to another word is left alone.
        return []
    return [*_recent(recent), *_operators(part)]


def looked_up(library: Library, text: str, place: int) -> list[Suggestion]:
    """Return what the library has for what is being typed: words that go on, and titles.

    Raises:
        LibraryError: the library can't be read.
    """
    text = without_surrogates(text)
    part = unfinished(text, place)
    if part is None or part.field is not None or not part.begun:
        return []
    found = [
        Suggestion(SuggestionKind.WORD, word, *part.taken(word))
        for word in suggestions.words_from(library, part.begun, most=_MOST_WORDS)
    ]
    if part.before.startswith("-") or len(alike(text.strip())) < _LEAST_OF_TITLE:
        return found
    ids = titles.find_titles(library, text[:place], most=_MOST_TITLES)
    known = {each.id: each.title for each in articles.articles(library, ids)}
    return found + [
        Suggestion(SuggestionKind.TITLE, known[each], article=each) for each in ids if each in known
    ]


def remembered(recent: Sequence[str], words: str) -> list[str]:
    """Return what was looked for with ``words`` before all others; one letter is not kept."""
    said = " ".join(words.split())
    if len(said) < 2:  # noqa: PLR2004 (letters)
        return list(recent)
    return [said, *(each for each in recent if each != said)][:MOST_KEPT]


def _recent(recent: Sequence[str]) -> Iterator[Suggestion]:
    for each in recent[:_MOST_RECENT]:
        yield Suggestion(SuggestionKind.RECENT, each, f"{each} ", len(each) + 1)
    if recent:
        yield Suggestion(SuggestionKind.FORGET, "")


def _fitting(text: str, recent: Sequence[str]) -> list[Suggestion]:
    begun = alike(text.strip())
    fitting = [each for each in recent if alike(each).startswith(begun) and alike(each) != begun]
    return [
        Suggestion(SuggestionKind.RECENT, each, f"{each} ", len(each) + 1)
        for each in fitting[:_MOST_RECENT_FITTING]
    ]


def _operators(part: Unfinished) -> Iterator[Suggestion]:
    for field in OPERATORS:
        if field.value.startswith(part.begun.lower()):
            text, place = part.asked(field)
            yield Suggestion(SuggestionKind.OPERATOR, f"{field.value}:", text, place, field)


def _values(
    part: Unfinished, field: Field, known: KnownValues, today: date
) -> Iterator[Suggestion]:
    if field in {Field.BEFORE, Field.AFTER}:
        found = _dates(part.begun, today)
    else:
        found = _fit(part.begun, _FIXED.get(field) or known.values.get(field, ()))
    for value in found:
        yield Suggestion(SuggestionKind.VALUE, value, *part.taken(value, field), field)


def _fit(begun: str, values: Sequence[str]) -> list[str]:
    """Return the values that begin so, then those of which a later word does."""
    wanted = alike(begun)
    first: list[str] = []
    others: list[str] = []
    for value in values:
        plain = alike(value)
        if plain.startswith(wanted):
            first.append(value)
        elif f" {wanted}" in plain or f"/{wanted}" in plain:
            others.append(value)
        if len(first) == _MOST_VALUES:
            break
    found = [*first, *others][:_MOST_VALUES]
    # What is typed whole already needs no suggestion.
    return [] if [alike(each) for each in found] == [wanted] else found


def _dates(begun: str, today: date) -> list[str]:
    """Return the plain dates that begin so: how long ago, else months and years."""
    months = [(today.year * 12 + today.month - 1 - back) for back in range(24)]
    written = [f"{month // 12}-{month % 12 + 1:02}" for month in months]
    years = [str(today.year - back) for back in range(4)]
    values = [*DAYS, *years, *written] if begun else [*DAYS, years[0], written[1]]
    return [each for each in values if each.startswith(begun) and each != begun][:_MOST_VALUES]
