"""Makes articles as a person's library has them: always the same ones, from a fixed seed.

An article has a language, a site, authors, and something that it is about: some rarer words that it
says more often than others do. Each article says two names that stand in no other.
"""

import html
import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from reader.library import articles
from reader.markup.words import UNSPACED, fold
from reader.model.article import Draft
from tests.benchmarks.languages import LANGUAGES, Language, name_of, vocabulary

SITES = 420
TOGETHER = 250
"""So many articles are made at once; the same ones whoever makes them."""

_SEED = 20
_TOPICS = 300
_WORDS_OF_TOPIC = 60
# Words from here on are of something, and those beyond are too rare to be a topic's.
_TOPICAL = slice(150, 12_000)
_ABOUT = 30
_TERMS = 24
_SAID_OF_IT = 0.12
_GOLDEN = 0.618034
_TAGS = (
    "politics economy science climate energy health history books music film travel food garden "
    "language software design cities transport railway sea forest astronomy mathematics sport "
    "education law labour migration essay interview obituary longread recipe photography local"
).split()


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its name and its host, and who writes there in which language."""

    name: str
    host: str
    language: Language
    authors: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """An article ready to be stored: what store_in asks for, whose it is, and its keywords."""

    number: int
    site: int
    draft: Draft
    ready: articles.Ready
    terms: dict[str, int]


@cache
def sites() -> tuple[Site, ...]:
    """Return the sites; the first ones have the most articles."""
    chance = random.Random(_SEED)  # noqa: S311 (the same sites every time)
    return tuple(_site(chance, number) for number in range(SITES))


def _site(chance: random.Random, number: int) -> Site:
    # Not by chance: of the few sites with the most articles each language has its share too.
    place = bisect(_shares(), number * _GOLDEN % 1)
    language = LANGUAGES[min(place, len(LANGUAGES) - 1)]
    words = vocabulary(language).words
    name = language.gap.join(_capital(language, each) for each in chance.choices(words[150:], k=2))
    authors = tuple(
        " ".join(_capital(language, each) for each in chance.choices(words[2000:], k=2))
        for _ in range(chance.randint(1, 9))
    )
    host = f"{chance.choice(vocabulary(LANGUAGES[0]).words[400:])}-{number}.example"
    return Site(name, host, language, authors, tuple(chance.sample(_TAGS, 6)))


@cache
def _shares() -> list[float]:
    return list(accumulate(language.share for language in LANGUAGES))


def make_articles(part: int, size: int) -> list[Made]:
    """Make the articles of one part of a library that has ``size`` of them."""
    numbers = range(part * TOGETHER, min(size, (part + 1) * TOGETHER))
    return [make_article(number) for number in numbers]


@cache
def _site_sums() -> list[float]:
    sums, total = [], 0.0
    for place in range(SITES):
        total += 1 / (place + 8)
        sums.append(total)
    return sums


def make_article(number: int) -> Made:
    """Make the article with this number; it is the same in a library of any size."""
    chance = random.Random(f"{_SEED} {number}")  # noqa: S311 (the same article every time)
    site_number = chance.choices(range(SITES), cum_weights=_site_sums())[0]
    site = sites()[site_number]
    topic = _topic(site.language, chance.randrange(_TOPICS))
    about = chance.sample(topic, _ABOUT)
    writer = _Writer(chance, site.language, about, number)
    title = writer.sentence(3, 11, stop="")
    blocks = writer.blocks(round(chance.triangular(500, 1500, 650)))
    body = "\n".join(block for block, _text in blocks)
    text = "\n\n".join(text for _block, text in blocks)
    draft = Draft(
        title=title,
        html=body,
        text=text,
        identity_text=text,
        authors=tuple(
            chance.sample(site.authors, min(len(site.authors), chance.choice((1, 1, 2))))
        ),
        site=site.name,
        url=f"https://{site.host}/{number // 1000}/{number}",
        language=site.language.tag,
        description=writer.sentence(8, 24),
        tags=tuple(chance.sample(site.tags, chance.randint(0, 4))),
    )
    ready = articles.ready(draft, body.encode())
    return Made(number, site_number, draft, ready, _terms(about, writer.names))


def plain_blocks(chance: random.Random, language: Language, words: int) -> list[tuple[str, str]]:
    """Return paragraphs and headings of so many words, each as HTML and as its plain text."""
    writer = _Writer(chance, language, _topic(language, 0)[:_ABOUT], 0)
    return writer.plain_blocks(words)


@cache
def _topic(language: Language, number: int) -> Sequence[str]:
    chance = random.Random(f"{language.tag} {number}")  # noqa: S311 (the same topic every time)
    return chance.sample(vocabulary(language).words[_TOPICAL], _WORDS_OF_TOPIC)


def _terms(about: Sequence[str], names: Sequence[str]) -> dict[str, int]:
    """Return keywords, as many as the library would pick; picking them takes too long for all."""
    words = [fold(word) for word in (*names, *about)]
    pieces = dict.fromkeys(word[:2] if UNSPACED.match(word) else word for word in words)
    return {word: max(1, 40 - rank) for rank, word in enumerate(list(pieces)[:_TERMS])}


def _capital(language: Language, words: str) -> str:
    return words[:1].upper() + words[1:] if language.has_case else words


class _Writer:
    """Writes one article."""

    def __init__(
        self, chance: random.Random, language: Language, about: Sequence[str], number: int
    ) -> None:
        self._chance = chance
        self._language = language
        self._vocabulary = vocabulary(language)
        self._about = about
        self.names = [name_of(language, 2 * number + which) for which in range(2)]

    def sentence(self, fewest: int, most: int, *, stop: str | None = None) -> str:
        """Return a sentence of so many words."""
        return self._sentence(self._words(self._chance.randint(fewest, most)), stop)

    def blocks(self, words: int) -> list[tuple[str, str]]:
        """Return blocks of so many words in all, each as HTML and as its plain text."""
        left = self._words(words)
        for name in self.names:
            left[self._chance.randrange(len(left))] = name
        blocks: list[tuple[str, str]] = []
        while left:
            kind = self._chance.random()
            if blocks and kind < 0.12:
                blocks.append(_marked("h2", self._sentence(_taken(left, 5), "")))
            elif blocks and kind < 0.18:
                items = [self._sentence(_taken(left, 9), "") for _ in range(4) if left]
                inner = "\n".join(f"<li>{html.escape(item, quote=False)}</li>" for item in items)
                blocks.append((f"<ul>\n{inner}\n</ul>", "\n\n".join(items)))
            elif blocks and kind < 0.24:
                block, text = _marked("p", self._paragraph(_taken(left, 40)))
                blocks.append((f"<blockquote>\n{block}\n</blockquote>", text))
            else:
                words_of_it = _taken(left, self._chance.randint(30, 110))
                blocks.append(self._with_links(self._paragraph(words_of_it)))
        return blocks

    def plain_blocks(self, words: int) -> list[tuple[str, str]]:
        """Return blocks that have nothing inside."""
        left = self._words(words)
        blocks: list[tuple[str, str]] = []
        while left:
            if blocks and self._chance.random() < 0.15:
                blocks.append(_marked("h2", self._sentence(_taken(left, 5), "")))
            else:
                taken = _taken(left, self._chance.randint(30, 110))
                blocks.append(_marked("p", self._paragraph(taken)))
        return blocks

    def _words(self, count: int) -> list[str]:
        found = self._chance.choices(
            self._vocabulary.words, cum_weights=self._vocabulary.sums, k=count
        )
        # What it is about is said again and again.
        for place in range(count):
            if self._chance.random() < _SAID_OF_IT:
                found[place] = self._about[int(_ABOUT * self._chance.random() ** 2)]
        return found

    def _paragraph(self, words: list[str]) -> str:
        sentences = []
        while words:
            sentences.append(self._sentence(_taken(words, self._chance.randint(6, 24)), None))
        return (" " if self._language.gap else "").join(sentences).strip()

    def _sentence(self, words: Sequence[str], stop: str | None) -> str:
        text = self._language.gap.join(words)
        return _capital(self._language, text) + (self._language.stop if stop is None else stop)

    def _with_links(self, text: str) -> tuple[str, str]:
        """Return a paragraph, one word in some of which is a link or stressed."""
        words = text.split(" ")
        marked = [html.escape(word, quote=False) for word in words]
        for _ in range(self._chance.randint(0, 2)):
            at = self._chance.randrange(len(marked))
            if "<" in marked[at]:
                continue
            if self._chance.random() < 0.6:
                path = self._chance.randrange(10**6)
                href = f"https://{self._chance.choice(_TAGS)}.example/{path}"
                marked[at] = f'<a href="{href}">{marked[at]}</a>'
            else:
                marked[at] = f"<em>{marked[at]}</em>"
        return f"<p>{' '.join(marked)}</p>", text


def _marked(tag: str, text: str) -> tuple[str, str]:
    return f"<{tag}>{html.escape(text, quote=False)}</{tag}>", text


def _taken(words: list[str], count: int) -> list[str]:
    """Take the last ``count`` of the words away, and return them."""
    taken = words[-count:]
    del words[-count:]
    return taken
