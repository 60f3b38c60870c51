"""The rules for articles that arrive by feeds: kept, tried on what is here, and followed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from reader.library import packing
from reader.library.connection import Library, writing
from reader.library.moments import now_microseconds
from reader.library.tags import add_tag_in
from reader.markup.phrases import phrases_pattern
from reader.markup.words import fold
from reader.model.article import Draft
from reader.model.rule import Rule, RuleAction, RulePart, concerns, tags_of

_COLUMNS = "id, coalesce(feed_id, 0), folder, part, words, action, tag"


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with what finds its words."""

    rule: Rule
    pattern: re.Pattern[str]


def rules(library: Library) -> list[Rule]:
    """Return every rule, in the order in which they were made."""
    return [_rule(row) for row in library.read(f"SELECT {_COLUMNS} FROM rule ORDER BY id")]


def put_rule(library: Library, rule: Rule) -> int:
    """Keep a rule, in the place of the one with its id if there is one; return its id.

    Raises:
        LibraryError: nothing was kept; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO rule VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                rule.id or None,
                rule.feed or None,
                rule.folder,
                rule.part.value,
                "\n".join(rule.words),
                rule.action.value,
                rule.tag,
                now_microseconds(),
            ),
        )
        return rule.id or connection.last_insert_rowid()


def remove_rule(library: Library, identifier: int) -> None:
    """Follow a rule no more; what it has done stays.

    Raises:
        LibraryError: nothing was removed; the sentence says why.
    """
    with writing(library) as connection:
        connection.execute("DELETE FROM rule WHERE id = ?", (identifier,))


def matching(library: Library, rule: Rule, *, most: int) -> Iterator[tuple[int, bool]]:
    """Give each of the ``most`` newest articles of the rule's feeds, and whether it concerns it."""
    ready = _ready(rule)
    reads_text = rule.part in {RulePart.ANYWHERE, RulePart.TEXT}
    ids = library.read(
        "SELECT id FROM article WHERE deleted_at IS NULL AND id IN ("
        "SELECT article_id FROM entry JOIN feed ON feed.id = feed_id WHERE removed_at IS NULL "
        "AND (?1 = 0 OR feed.id = ?1) "
        "AND (?1 OR ?2 = '' OR folder = ?2 OR substr(folder, 1, length(?2) + 1) = ?2 || '/')) "
        "ORDER BY saved_at DESC LIMIT ?3",
        (rule.feed, rule.folder, most),
    )
    for (article,) in ids:
        row = library.read_one(
            f"SELECT title, authors, {packing.BODY} FROM article "
            "JOIN content ON content.id = content_id WHERE article.id = ?",
            (article,),
        )
        if row is not None:
            title, authors, *body = row
            text = packing.text_of(body) if reads_text else ""
            yield int(article), _has(ready, *map(fold, (str(title), str(authors), text)))


def rules_for(connection: apsw.Connection, feed: int) -> list[ReadyRule]:
    """Return the rules that are meant for a feed, ready, inside an open transaction."""
    folder = str(connection.execute("SELECT folder FROM feed WHERE id = ?", (feed,)).get or "")
    found = [_rule(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM rule ORDER BY id")]
    return [_ready(rule) for rule in found if concerns(rule, feed, folder)]


def follow_in(
    connection: apsw.Connection,
    known: Sequence[ReadyRule],
    article: int,
    draft: Draft,
    *,
    may_hide: bool = True,
) -> bool:
    """Do with an article that has just come what rules say; return whether one hides it.

    What was here before another feed brought it as well is not hidden.
    """
    if not known:
        return False
    title, authors, text = map(fold, (draft.title, "\n".join(draft.authors), draft.text))
    met = [each.rule for each in known if _has(each, title, authors, text)]
    actions = {rule.action for rule in met if may_hide or rule.action is not RuleAction.HIDE}
    now = now_microseconds()
    for action, column in _STATES.items():
        if action in actions:
            connection.execute(f"UPDATE article SET {column} = ? WHERE id = ?", (now, article))
    for tag in tags_of(met):
        add_tag_in(connection, article, tag)
    return RuleAction.HIDE in actions


_STATES = {
    RuleAction.HIDE: "deleted_at",
    RuleAction.READ: "read_at",
    RuleAction.BOOKMARK: "bookmarked_at",
}


def _has(ready: ReadyRule, title: str, authors: str, text: str) -> bool:
    parts: Iterable[str] = {
        RulePart.TITLE: (title,),
        RulePart.AUTHOR: (authors,),
        RulePart.TEXT: (text,),
        RulePart.ANYWHERE: (title, authors, text),
    }[ready.rule.part]
    return any(ready.pattern.search(part) for part in parts)


def _ready(rule: Rule) -> ReadyRule:
    return ReadyRule(rule, phrases_pattern(rule.words))


def _rule(row: Sequence[Any]) -> Rule:
    return Rule(
        id=int(row[0]),
        feed=int(row[1]),
        folder=str(row[2]),
        part=RulePart(str(row[3])),
        words=tuple(str(row[4]).split("\n")),
        action=RuleAction(str(row[5])),
        tag=str(row[6]),
    )
