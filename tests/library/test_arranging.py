"""Feeds and folders put into places of their own, in a real library."""

from reader.library import Library, arranging, feeds, journal, rules
from reader.model.feed import FeedSettings, Subscription
from reader.model.rule import Rule, RuleAction, RulePart
from reader.model.step import StepKind


def follow(library: Library, *places: tuple[str, str]) -> list[int]:
    return [
        feeds.subscribe(library, Subscription(f"https://{name}.example", name, folder))
        for name, folder in places
    ]


def standing(library: Library) -> dict[str, tuple[str, int]]:
    return {feed.title: (feed.folder, feed.rank) for feed in feeds.feeds(library)}


def test_feeds_stand_where_they_were_put(library: Library) -> None:
    a, b, c = follow(library, ("a", ""), ("b", ""), ("c", "News"))
    arranging.arrange(library, "News", [b, c])
    assert standing(library) == {"a": ("", 0), "b": ("News", 1), "c": ("News", 2)}
    arranging.arrange(library, "", ["News", a])
    assert standing(library)["a"] == ("", 2)
    assert feeds.outline(library).folder_ranks == {"News": 1}


def test_a_folder_takes_along_what_is_in_it_and_its_rules(library: Library) -> None:
    a, _b, _c = follow(library, ("a", "World"), ("b", "News/Asia"), ("c", "Newspapers"))
    rules.put_rule(library, Rule(RulePart.TITLE, ("x",), RuleAction.READ, folder="News/Asia"))
    arranging.arrange(library, "World", [a, "News"])
    assert standing(library) == {
        "a": ("World", 1),
        "b": ("World/News/Asia", 0),
        "c": ("Newspapers", 0),
    }
    assert [rule.folder for rule in rules.rules(library)] == ["World/News/Asia"]


def test_a_folder_is_never_put_into_itself(library: Library) -> None:
    follow(library, ("a", "News/Asia"))
    for inside in ("News", "News/Asia"):
        arranging.arrange(library, inside, ["News"])
    assert standing(library) == {"a": ("News/Asia", 0)}


def test_a_folder_is_named_anew_and_joins_another_of_that_name(library: Library) -> None:
    follow(library, ("a", "News/Asia"), ("b", "News"), ("c", "World"))
    assert arranging.rename_folder(library, "News", " World ") == "World"
    assert standing(library) == {"a": ("World/Asia", 0), "b": ("World", 0), "c": ("World", 0)}
    assert arranging.rename_folder(library, "World/Asia", "East") == "World/East"
    assert arranging.rename_folder(library, "World", " ") == "World"
    assert standing(library)["a"] == ("World/East", 0)


def test_everything_is_put_back_and_what_came_since_stays(library: Library) -> None:
    a, b = follow(library, ("a", "News"), ("b", ""))
    arranging.arrange(library, "", [b, "News"])
    before = library.read("SELECT * FROM feed_folder")
    with journal.step(library, StepKind.ARRANGE):
        arranging.rename_folder(library, "News", "World")
        arranging.arrange(library, "World", [b, a])
    follow(library, ("c", "Later"))
    journal.undo(library)
    assert standing(library) == {"a": ("News", 0), "b": ("", 1), "c": ("Later", 0)}
    assert library.read("SELECT * FROM feed_folder") == before


def test_what_was_moved_again_meanwhile_stays_where_it_is(library: Library) -> None:
    a, b, _c = follow(library, ("a", ""), ("b", ""), ("c", "News"))
    with journal.step(library, StepKind.ARRANGE):
        arranging.arrange(library, "News", [a])
    feeds.change(library, b, FeedSettings(folder="News"))
    journal.undo(library)
    assert standing(library) == {"a": ("", 0), "b": ("News", 0), "c": ("News", 0)}


def test_by_name_again(library: Library) -> None:
    a, b, c = follow(library, ("a", "News"), ("b", "News"), ("c", "News/Asia"))
    arranging.arrange(library, "News", [b, "News/Asia", a])
    arranging.arrange(library, "News/Asia", [c])
    arranging.sort_by_name(library, "News")
    assert standing(library) == {"a": ("News", 0), "b": ("News", 0), "c": ("News/Asia", 1)}
    assert feeds.outline(library).folder_ranks == {}
