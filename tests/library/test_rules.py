"""Rules for what arrives by feeds, in a real library."""

import pytest

from reader.library import Library, articles, feeds, rules
from reader.library.feeds import FeedAnswer, NewEntry
from reader.model.changes import LibraryChanges
from reader.model.feed import Subscription
from reader.model.query import ArticleQuery, ListFilter
from reader.model.rule import Rule, RuleAction, RulePart, split_words
from reader.operations import feed_rules, history, organize
from tests.conftest import make_draft

FEED = "https://example.org/feed"
ADS = Rule(RulePart.TITLE, ("sale",), RuleAction.HIDE)


def bring(library: Library, *titles: str, url: str = FEED, folder: str = "") -> LibraryChanges:
    feed = feeds.subscribe(library, Subscription(url, folder=folder))
    entries = [
        NewEntry(title, "", make_draft(title, f"{title} by the sea", authors=("Ann Lee",)), b"")
        for title in titles
    ]
    return feeds.store_entries(library, feed, FeedAnswer(url), entries)


def titles(library: Library, shown: ListFilter = ListFilter.ALL) -> list[str]:
    ids = articles.list_ids(library, ArticleQuery(shown))
    return sorted(each.title for each in articles.articles(library, ids))


@pytest.mark.parametrize(
    ("rule", "left", "unread", "bookmarked"),
    [
        (ADS, ["Harbour"], ["Harbour"], []),
        (
            Rule(RulePart.TITLE, ("sale",), RuleAction.READ),
            ["Big Sale", "Harbour"],
            ["Harbour"],
            [],
        ),
        (
            Rule(RulePart.ANYWHERE, ("x", "harbour"), RuleAction.BOOKMARK),
            ["Big Sale", "Harbour"],
            ["Big Sale", "Harbour"],
            ["Harbour"],
        ),
        (Rule(RulePart.TEXT, ("by the sea",), RuleAction.HIDE), [], [], []),
        (Rule(RulePart.AUTHOR, ("lee",), RuleAction.HIDE), [], [], []),
        (Rule(RulePart.AUTHOR, ("sale",), RuleAction.HIDE), ["Big Sale", "Harbour"], None, []),
    ],
)
def test_a_rule_does_with_what_arrives_what_it_says(
    library: Library, rule: Rule, left: list[str], unread: list[str] | None, bookmarked: list[str]
) -> None:
    rules.put_rule(library, rule)
    changes = bring(library, "Big Sale", "Harbour")
    assert titles(library) == left
    assert len(changes.added) == len(left)
    assert titles(library, ListFilter.UNREAD) == (left if unread is None else unread)
    assert titles(library, ListFilter.BOOKMARKS) == bookmarked


def test_what_a_rule_hides_lies_in_the_trash_and_does_not_come_back(library: Library) -> None:
    rules.put_rule(library, ADS)
    assert bring(library, "Big Sale") == LibraryChanges()
    assert bring(library, "Big Sale") == LibraryChanges()
    (hidden,) = library.read("SELECT id FROM article WHERE deleted_at IS NOT NULL")
    organize.undelete(library, [int(hidden[0])])
    bring(library, "Big Sale")
    assert titles(library) == ["Big Sale"]


def test_a_rule_tags_with_a_tag_of_the_persons_own(library: Library) -> None:
    rules.put_rule(library, Rule(RulePart.TITLE, ("harbour",), RuleAction.TAG, "sea"))
    (added,) = bring(library, "Harbour").added
    assert articles.article(library, added).own_tags == ("sea",)


def test_a_rule_may_be_for_one_feed_or_for_a_folder(library: Library) -> None:
    feed = feeds.subscribe(library, Subscription(FEED))
    rules.put_rule(library, Rule(RulePart.TITLE, ("sale",), RuleAction.HIDE, feed=feed))
    rules.put_rule(library, Rule(RulePart.TITLE, ("rain",), RuleAction.HIDE, folder="News"))
    bring(library, "Sale a", "Rain a")
    bring(library, "Sale b", "Rain b", url=f"{FEED}/b", folder="News/Asia")
    bring(library, "Rain c", url=f"{FEED}/c", folder="Newspapers")
    assert titles(library) == ["Rain a", "Rain c", "Sale b"]


def test_a_rule_is_tried_on_what_is_here_and_changes_nothing(library: Library) -> None:
    bring(library, "Sale one", "Harbour")
    bring(library, "Sale two", url=f"{FEED}/b", folder="News")
    assert len(feed_rules.try_rule(library, ADS)) == 2
    in_news = Rule(RulePart.ANYWHERE, ("sea",), RuleAction.READ, folder="News")
    assert len(feed_rules.try_rule(library, in_news)) == 1
    assert len(titles(library, ListFilter.UNREAD)) == 3


@pytest.mark.parametrize("action", RuleAction)
def test_what_a_rule_does_to_what_is_here_can_be_taken_back(
    library: Library, action: RuleAction
) -> None:
    bring(library, "Sale one", "Harbour")
    rule = Rule(RulePart.TITLE, ("sale",), action, "ads")

    def state() -> list[tuple[object, ...]]:
        return library.read(
            "SELECT article.id, read_at, bookmarked_at, deleted_at, name FROM article "
            "LEFT JOIN article_tag ON article_id = article.id"
        )

    before = state()
    _number, changes = feed_rules.put_rule(library, rule, feed_rules.try_rule(library, rule))
    assert changes
    assert state() != before
    assert rules.rules(library)
    history.undo(library)
    assert state() == before
    assert rules.rules(library) == []


def test_a_rule_is_changed_and_removed(library: Library) -> None:
    number = rules.put_rule(library, ADS)
    changed = Rule(RulePart.ANYWHERE, ("a", "b c"), RuleAction.TAG, "x", folder="News", id=number)
    assert rules.put_rule(library, changed) == number
    assert rules.rules(library) == [changed]
    rules.remove_rule(library, number)
    assert rules.rules(library) == []


def test_words_are_parted_by_commas_and_lines() -> None:
    assert split_words(" sale,  big   deal\nsale،x , * ,") == ("sale", "big deal", "x")
