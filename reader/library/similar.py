"""Finds the articles of the library that are about the same things as one of them.

Articles are compared by their few weighted terms (``reader.markup.keywords``), a term counting the
more the rarer it is in this library (Spärck Jones 1972, "A statistical interpretation of term
specificity"). The work is bounded whatever the library's size.
"""

from collections import Counter
from collections.abc import Collection
from math import log

from reader.library import articles, keywords
from reader.library.connection import Library
from reader.markup.keywords import LENGTH
from reader.model.article import Article

# What stands in more than a twentieth of all articles tells none from another. Fifty may share a
# term even in a small library, where its share says little; in one of 20,000 and more, a term of
# more than a thousand articles is left out for the time that reading them takes.
_COMMON_SHARE = 0.05
_COMMON_AT_LEAST = 50
_COMMON_AT_MOST = 1000
# The places of terms that are looked at, those of the rarest first (measured: under 1 µs each).
_MOST_PLACES = 3000
_FEWEST_SHARED = 2
# Of an article with the same terms and weights, all of them rare, which is 1. Below this lie
# articles that share a name or two by chance.
_FLOOR = 0.08
# One strong term ("economy") and a little word are not two; the rest must carry something too.
_FLOOR_OF_REST = 0.02
_OTHER_LANGUAGE = 0.5
# More than are shown, since some are in the trash, linked already or in another language.
_SPARE = 20


def similar(
    library: Library, article_id: int, *, limit: int = 5, without: Collection[int] = ()
) -> list[Article]:
    """Return articles that are about the same as ``article_id``, the most similar first.

    It may be none: what is shown shares two terms at least and stands out. The article itself,
    the trash and the articles ``without`` are never among them.

    Raises:
        LibraryError: the library can't be read.
    """
    scores = _scores(library, article_id, limit + len(without) + _SPARE)
    best = scores.keys() - set(without) - {article_id}
    found = {each.id: each for each in articles.articles(library, [article_id, *best])}
    this = found.pop(article_id, None)
    if this is None:
        return []
    rated = [(scores[each.id] * _nearness(this, each), each) for each in found.values()]
    rated.sort(key=lambda pair: (-pair[0], -pair[1].id))
    return [each for score, each in rated[:limit] if score >= _FLOOR]


def _scores(library: Library, article_id: int, most: int) -> dict[int, float]:
    """Return the likeness to ``article_id``, 0 to 1, of the ``most`` articles that are most alike."""
    size = int(library.read("SELECT coalesce(max(id), 0) FROM article")[0][0])
    weights, shared = _rare_terms(library, article_id, size)
    candidates = [each for each, count in shared.items() if count >= _FEWEST_SHARED]
    scores: dict[int, float] = {}
    for candidate, terms in keywords.terms_of(library, candidates).items():
        parts = [value * terms[term] for term, value in weights.items() if term in terms]
        if len(parts) >= _FEWEST_SHARED and sum(parts) - max(parts) >= _FLOOR_OF_REST:
            scores[candidate] = sum(parts)
    return dict(sorted(scores.items(), key=lambda pair: -pair[1])[:most])


def _rare_terms(
    library: Library, article_id: int, size: int
) -> tuple[dict[int, float], Counter[int]]:
    """Return the article's terms that tell it from others, with what they count.

    Beside them stand the other articles that have some of them, with how many. ``size`` is about
    how many articles there are; the highest id is near enough for a logarithm.
    """
    common = round(min(_COMMON_AT_MOST, max(_COMMON_AT_LEAST, _COMMON_SHARE * size)))
    mine = keywords.terms_of(library, [article_id]).get(article_id, {})
    found = [
        (weight, term, keywords.articles_with(library, term, most=common + 1))
        for term, weight in mine.items()
    ]
    terms: dict[int, float] = {}
    shared = Counter[int]()
    left = _MOST_PLACES
    for weight, term, places in sorted(found, key=lambda each: len(each[2])):
        left -= len(places)
        if left < 0 or len(places) > common:
            break
        if 1 < len(places) < size:
            rarity = log(size / len(places)) / log(size)
            terms[term] = weight * rarity**2 / LENGTH**2
            shared.update(places)
    del shared[article_id]
    return terms, shared


def _nearness(this: Article, other: Article) -> float:
    mine, its = (each.language.partition("-")[0].lower() for each in (this, other))
    return 1.0 if mine == its or not (mine and its) else _OTHER_LANGUAGE
