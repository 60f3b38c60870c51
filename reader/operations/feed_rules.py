"""Rules for articles that arrive: keep them, try them on what is here, do them to it."""

from collections.abc import Callable, Sequence

from reader.library import Library, articles, journal, rules, tags
from reader.library.articles import State
from reader.model.changes import LibraryChanges
from reader.model.rule import Rule, RuleAction
from reader.model.step import StepKind

# A rule is tried on no more than these; each is read through.
NEWEST = 5_000


def all_rules(library: Library) -> list[Rule]:
    """Return every rule, in the order in which they were made."""
    return rules.rules(library)


def put_rule(library: Library, rule: Rule, here: Sequence[int] = ()) -> tuple[int, LibraryChanges]:
    """Keep a rule, new or changed; it is followed from the next refresh on.

    Args:
        library: where it is kept.
        rule: what is kept, in the place of the one with its id if there is one.
        here: articles that it is done to at once.

    Returns:
        its id, and what was changed of the articles.

    Raises:
        LibraryError: nothing was kept or changed; the sentence says why.
    """
    with journal.step(library, StepKind.RULE, ", ".join(rule.words)):
        return rules.put_rule(library, rule), _do_rule(library, rule, here)


def remove_rule(library: Library, rule: Rule) -> None:
    """Follow a rule no more; what it has done stays.

    Raises:
        LibraryError: nothing was removed; the sentence says why.
    """
    with journal.step(library, StepKind.REMOVE_RULE, ", ".join(rule.words)):
        rules.remove_rule(library, rule.id)


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


def _do_rule(library: Library, rule: Rule, ids: Sequence[int]) -> LibraryChanges:
    match rule.action:
        case RuleAction.HIDE:
            return articles.set_state(library, ids, State.DELETED, on=True)
        case RuleAction.READ:
            return articles.set_state(library, ids, State.READ, on=True)
        case RuleAction.BOOKMARK:
            return articles.set_state(library, ids, State.BOOKMARKED, on=True)
        case RuleAction.TAG:
            return tags.add_tag(library, ids, rule.tag)
