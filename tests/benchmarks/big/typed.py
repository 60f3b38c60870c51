"""What a person types into the search box of a large library: always the same for one size."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.languages import LANGUAGES, Language, name_of, vocabulary
from tests.benchmarks.made_articles import Made, make_article

_ENGLISH = LANGUAGES[0]


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed, and what of it is looked at."""

    kind: str
    words: str


def typed_queries(size: int) -> list[Typed]:
    """Return some 60 queries of all kinds for a library of ``size`` made articles."""
    return [Typed(kind, words) for kind, words in _queries(size)]


def whole_words(size: int) -> dict[str, str]:
    """Return a word that stands in some, one in few, and one in one article, each by its kind."""
    english = vocabulary(_ENGLISH).words
    middle = make_article(size // 2)
    return {
        "a word in one of ten": english[150],
        "a rare word": english[6000],
        "a word in one article": name_of(_language(middle), size // 2 * 2),
    }


def _queries(size: int) -> Iterator[tuple[str, str]]:
    english = vocabulary(_ENGLISH).words
    for word in "the and 2024 de in yang и water".split():
        yield "common", word
    for word in (*english[100:400:50], *vocabulary(LANGUAGES[1]).words[300:1500:600]):
        yield "one in ten", word
    for word in (*english[2000:12000:2000], *vocabulary(LANGUAGES[2]).words[2000:6000:2000]):
        yield "rare", word
    for part in range(8):
        number = (size - 1) * part // 7
        yield "in one", name_of(_language(make_article(number)), 2 * number)
    for part in range(12):
        made = make_article((size - 1) * part // 11)
        yield from _from_text(made, part)
    yield "phrase", '"of the"'
    yield "phrase", '"in the water"'
    yield "operator", "bridge OR river"
    yield "operator", "market -the"
    yield "operator", "garden NEAR water"
    yield "operator", "tag:home the"
    yield "operator", "is:unread water"
    yield "operator", "before:2019 garden"
    yield "operator", "title:bridge"
    yield "operator", "lang:de haus"


def _from_text(made: Made, part: int) -> Iterator[tuple[str, str]]:
    """Yield words, or a phrase, that an article has."""
    chance = random.Random(part)  # noqa: S311 (the same queries every time)
    language = _language(made)
    if not language.gap:
        at = chance.randrange(len(made.draft.text) // 2)
        yield "phrase", made.draft.text[at : at + 4].strip() or language.common[:1]
        return
    words = [word for word in made.draft.text.split() if word.isalpha()]
    at = chance.randrange(len(words) - 3)
    yield "two words", " ".join(chance.sample(words, 2))
    yield (
        ("three words", " ".join(chance.sample(words, 3)))
        if part % 2
        else (
            "phrase",
            f'"{" ".join(words[at : at + 2])}"',
        )
    )


def _language(made: Made) -> Language:
    return next(each for each in LANGUAGES if each.tag == made.draft.language)
