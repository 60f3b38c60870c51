"""Rules for articles that arrive: keep them, try them on what is here, do them to it."""

from collections.abc import Callable, Sequence

from reader.library import Library, rules, tags
from reader.model.changes import LibraryChanges
from reader.model.rule import Rule, RuleAction
from reader.operations import organize

# A rule is tried on no more than these; each is read through.
NEWEST = 5_000

Back = Callable[[], LibraryChanges]


def all_rules(library: Library) -> list[Rule]:
    """Return every rule, in the order in which they were made."""
    return rules.rules(library)


def put_rule(library: Library, rule: Rule) -> int:
    """Keep a rule, new or changed, and return its id; it is followed from the next refresh on.

    Raises:
        LibraryError: nothing was kept; the sentence says why.
    """
    return rules.put_rule(library, rule)


def remove_rule(library: Library, identifier: int) -> None:
    """Follow a rule no more; what it has done stays.

    Raises:
        LibraryError: nothing was removed; the sentence says why.
    """
    rules.remove_rule(library, identifier)


def try_rule(
    library: Library, rule: Rule, is_wanted: Callable[[], bool] = lambda: True
) -> list[int]:
    """Return which of the newest articles that are here a rule would concern, and change nothing.

    It is given up, with what was found until then, when ``is_wanted`` says so.
    """
    found: list[int] = []
    for article, is_concerned in rules.matching(library, rule, most=NEWEST):
        if is_concerned:
            found.append(article)
        if not is_wanted():
            break
    return found


def do_rule(library: Library, rule: Rule, ids: Sequence[int]) -> tuple[LibraryChanges, Back]:
    """Do what a rule says to articles that are here; return what changed and what takes it back.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    match rule.action:
        case RuleAction.HIDE:
            done = organize.delete(library, ids)
            return done, lambda: organize.undelete(library, done.removed)
        case RuleAction.READ:
            done = organize.mark_read(library, ids)
            return done, lambda: organize.mark_unread(library, done.changed)
        case RuleAction.BOOKMARK:
            done = organize.bookmark(library, ids)
            return done, lambda: organize.unbookmark(library, done.changed)
        case RuleAction.TAG:
            done = tags.add_tag(library, ids, rule.tag)
            return done, lambda: tags.remove_tag(library, done.changed, rule.tag)
