"""The same story from several feeds, in a real library."""

import pytest

from reader.library import Library, articles, feeds, stories
from reader.library.articles import State
from reader.library.feeds import FeedAnswer, NewEntry
from reader.model.article import Article
from reader.model.changes import LibraryChanges
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery
from tests.conftest import make_draft

STORY = " ".join(
    f"At dusk ferry number {n} leaves the harbour for island {n * 7}." for n in range(30)
)
TITLE = "The last ferry leaves at dusk"


def bring(
    library: Library, name: str, title: str = TITLE, text: str = STORY, key: str = "1"
) -> LibraryChanges:
    """Let the feed ``name`` bring one article at an address of its own."""
    url = f"https://{name}.example"
    feed = feeds.subscribe(library, Subscription(f"{url}/feed", name.title()))
    draft = make_draft(title, text, url=f"{url}/{key}", site=name.title())
    answer = FeedAnswer(f"{url}/feed")
    return feeds.store_entries(library, feed, answer, [NewEntry(key, text[:20], draft, b"")])


def shown(library: Library) -> list[Article]:
    return articles.articles(library, articles.list_ids(library, ArticleQuery()))


def test_a_story_of_two_feeds_is_shown_once_with_both_their_names(library: Library) -> None:
    (first,) = bring(library, "one").added
    assert bring(library, "two", text=f"(Agency) {STORY}") == LibraryChanges(changed=(first,))
    (article,) = shown(library)
    assert (article.site, article.also_in, article.sites) == ("One", ("Two",), "One, Two")
    assert [feed.total for feed in feeds.feeds(library)] == [1, 1]
    assert len(articles.list_ids(library, ArticleQuery(feed=2))) == 1


def test_it_comes_once_however_often_the_feeds_bring_it(library: Library) -> None:
    for _ in range(2):
        bring(library, "one")
        bring(library, "two")
    (article,) = shown(library)
    assert article.url == "https://one.example/1"


def test_what_the_second_feed_edits_does_not_change_what_is_shown(library: Library) -> None:
    bring(library, "one")
    bring(library, "two")
    bring(library, "two", text=f"Edited. {STORY}")
    (article,) = shown(library)
    assert articles.content(library, article.id).text == STORY
    bring(library, "one", text=f"Corrected. {STORY}")
    assert articles.content(library, article.id).text.startswith("Corrected.")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, STORY[:200]),
        (TITLE, "Quite another text, of which nothing stands in the story of the ferry."),
        ("The last ferry leaves at dawn", STORY),
    ],
)
def test_an_announcement_or_another_text_or_title_is_an_article_of_its_own(
    library: Library, title: str, text: str
) -> None:
    bring(library, "one")
    assert bring(library, "two", title, text).added
    assert len(shown(library)) == 2


def test_a_feed_that_repeats_itself_keeps_its_articles_apart(library: Library) -> None:
    bring(library, "one")
    bring(library, "one", key="2")
    assert len(shown(library)) == 2


def test_a_short_title_says_nothing(library: Library) -> None:
    bring(library, "one", "Links")
    bring(library, "two", "Links")
    assert len(shown(library)) == 2


def test_what_was_deleted_does_not_come_back_by_another_feed(library: Library) -> None:
    (first,) = bring(library, "one").added
    articles.set_state(library, [first], State.DELETED, on=True)
    bring(library, "two")
    assert shown(library) == []


def test_a_story_of_last_month_is_another_one(library: Library) -> None:
    bring(library, "one")
    library.connection.execute("UPDATE article SET saved_at = saved_at - 30 * 86400000000")
    bring(library, "two")
    assert len(shown(library)) == 2


def test_stories_stay_apart_where_somebody_wants_it(library: Library) -> None:
    articles.set_fact(library, stories.STORIES_FACT, stories.APART)
    bring(library, "one")
    bring(library, "two")
    assert len(shown(library)) == 2
