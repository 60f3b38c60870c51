"""Rules made in the window: tried, kept, done to what is here, changed, removed, taken back."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from reader.library import feeds, rules
from reader.model.query import ListFilter
from reader.model.rule import Rule, RuleAction, RulePart
from reader.ui.feeds.rules_dialog import RulesDialog
from tests.feeds import RSS, item, rss
from tests.ui.followed import following_feeds
from tests.ui.program import Program
from tests.web_site import Answer, WebSite

pytestmark = pytest.mark.usefixtures("following")


@pytest.fixture
def following(program: Program) -> Iterator[WebSite]:
    """Follow a feed in a folder with three articles, one of them an advertisement."""
    entries = [item(3), item(2, title="Big Sale"), item(1)]
    with following_feeds(program, entries, [("/feed", "", "News")]) as site:
        yield site


def opened(program: Program) -> RulesDialog:
    program.trigger("feed_rules")
    dialog = program.window.findChild(RulesDialog)
    assert dialog is not None
    return dialog


def tried(dialog: RulesDialog) -> list[str]:
    return [dialog.tried.item(row).text() for row in range(dialog.tried.count())]


def test_words_are_tried_on_what_is_here_while_they_are_written(program: Program) -> None:
    dialog = opened(program)
    assert not dialog.keep_button.isEnabled()
    QTest.keyClicks(dialog.words, "nothing, sale")
    program.wait_until(lambda: tried(dialog) == ["Big Sale"])
    assert dialog.outcome.text().startswith("1 of")
    QTest.keyClicks(dialog.words, "s")
    program.wait_until(lambda: "None" in dialog.outcome.text())
    assert not dialog.here.isEnabled()
    assert rules.rules(program.library) == []


def test_a_rule_is_kept_and_done_to_what_is_here_and_undone(program: Program) -> None:
    dialog = opened(program)
    dialog.words.setText("sale")
    dialog.place.setCurrentIndex(dialog.place.findText("the folder News"))
    program.wait_until(lambda: tried(dialog) == ["Big Sale"])
    dialog.here.click()
    dialog.keep_button.click()
    (rule,) = rules.rules(program.library)
    assert rule == Rule(RulePart.TITLE, ("sale",), RuleAction.HIDE, folder="News", id=rule.id)
    assert program.titles() == ["Evening 3", "Evening 1"]
    assert "the folder" not in dialog.list.item(0).text()
    program.trigger("undo")
    assert len(program.titles()) == 3
    assert rules.rules(program.library) == []


def test_a_rule_is_chosen_changed_removed_and_brought_back(program: Program) -> None:
    feed = feeds.feeds(program.library)[0].id
    rules.put_rule(program.library, Rule(RulePart.TEXT, ("a", "b"), RuleAction.TAG, "sea", feed))
    dialog = opened(program)
    dialog.list.setCurrentRow(0)
    assert (dialog.words.text(), dialog.tag.text()) == ("a, b", "sea")
    assert dialog.place.currentText() == "The Evening"
    dialog.tag.clear()
    assert not dialog.keep_button.isEnabled()
    dialog.action.setCurrentIndex(dialog.action.findData(RuleAction.READ.value))
    dialog.keep_button.click()
    (rule,) = rules.rules(program.library)
    assert (rule.action, rule.tag, rule.feed) == (RuleAction.READ, "", feed)
    dialog.remove_button.click()
    assert rules.rules(program.library) == []
    assert dialog.list.count() == 0
    program.trigger("undo")
    assert rules.rules(program.library) == [rule]
    assert dialog.list.count() == 1


def test_what_arrives_follows_the_rules(program: Program, following: WebSite) -> None:
    dialog = opened(program)
    dialog.words.setText("evening")
    dialog.action.setCurrentIndex(dialog.action.findData(RuleAction.READ.value))
    dialog.keep_button.click()
    dialog.close()
    following.pages["/feed"] = Answer(rss([item(5, title="Morning"), item(4)]), RSS)
    program.trigger("refresh_feeds")
    program.wait_until(lambda: len(program.titles()) == 5)
    program.trigger(f"filter_{ListFilter.UNREAD.value}")
    assert "Evening 4" not in program.titles()
    assert "Morning" in program.titles()
