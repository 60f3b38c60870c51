"""Articles that are made for measuring are what Senja would have made of a page."""

from collections import Counter

import pytest

from reader.markup.sanitize import sanitize
from reader.markup.text import plain_text
from tests.benchmarks.languages import LANGUAGES
from tests.benchmarks.made_articles import Made, make_article, make_articles, sites


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return make_articles(0, 250)


def test_a_made_body_is_clean_already_and_its_text_is_its_own(made: list[Made]) -> None:
    for each in made:
        assert sanitize(each.draft.html) == each.draft.html
        assert plain_text(each.draft.html) == each.draft.text


def test_the_same_article_is_made_again_whatever_was_made_before(made: list[Made]) -> None:
    assert make_article(7) == made[7]
    assert make_articles(0, 8)[7] == made[7]


def test_words_are_in_nearly_all_in_some_and_in_one_article(made: list[Made]) -> None:
    found = Counter(word for each in made for word in set(each.draft.text.lower().split()))
    shares = {word: count / len(made) for word, count in found.items()}
    assert shares["10"] > 0.9
    assert 0.3 < shares["the"] < 0.6
    assert sum(0.05 < share < 0.15 for share in shares.values()) > 50
    assert sum(count == 1 for count in found.values()) > len(made)


def test_articles_have_the_length_of_articles_in_every_language_and_many_sites(
    made: list[Made],
) -> None:
    assert all(450 < each.ready.word_count < 1700 for each in made)
    average = sum(len(each.draft.text.encode()) for each in made) / len(made)
    assert 6_000 < average < 8_000
    assert {site.language for site in sites()} == set(LANGUAGES)
    assert len({each.site for each in made}) > 100
