"""The index of words: kept up to date, and asked what articles have them.

It is SQLite's FTS5 without a copy of the texts (https://www.sqlite.org/fts5.html, 4.4.3). Scripts that
do not part their words by spaces are indexed character by character, and looked for as phrases. What
is compared is without case, accents and signs that are only now and then written (``alike``).
A second, small index has the first letters of words: what begins with "th" is thousands of words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, cast

import apsw

from reader.library import packing
from reader.library.connection import Library, writing
from reader.library.moments import DAY, microseconds
from reader.library.suggestions import note_words_in
from reader.markup.search_query import day_of, is_slight, parse_search
from reader.markup.words import UNSPACED, WORDS_A_MINUTE, alike, fold
from reader.model.search import Condition, Either, Field, Near, Not, Part, Search, Words

# What more articles than this have is no sign of any of them; they are ordered by date then.
MOST_RANKED = 3_000
# The best first, by how much a word counts in text, title, authors, site, tags and note.
RANK = "bm25(search, 1.0, 8.0, 5.0, 3.0, 6.0, 6.0)"
# The longest beginnings of words that have an index of their own; few words begin with more.
_LETTERS = 3
_BATCH = 50
# As the schema has it.
_TOKENIZER = ["remove_diacritics", "2", "categories", "L* N* Co Mn Mc"]
# Vowel signs are no letters to Python.
_TOKEN = re.compile(r"(?:\w|[\u0900-\u109f\u1780-\u17ff])+")
_IS_TAGGED = "article.id IN (SELECT article_id FROM article_tag)"
_STATES = {
    "unread": "article.read_at IS NULL",
    "read": "article.read_at IS NOT NULL",
    "bookmarked": "article.bookmarked_at IS NOT NULL",
    "archived": "article.archived_at IS NOT NULL",
    "tagged": _IS_TAGGED,
    "untagged": f"NOT {_IS_TAGGED}",
}
_DAYS_OFF = 2 * DAY
_COLUMNS = {Field.AUTHOR: "authors", Field.SITE: "site", Field.NOTE: "note"}
Value = str | int
Clause = tuple[str, list[Value]]
# What a kept search with this name finds, as a condition; None where there is none.
Kept = Callable[[str], Clause | None]


@dataclass(frozen=True, slots=True)
class _Common(Words):
    """The beginning of words that so many articles have that it is looked for without its words."""


def index_missing(library: Library, *, most: int) -> int:
    """Index articles whose words are not in the index yet, ``most`` of them; return how many.

    Raises:
        LibraryError: the batches before are kept; the rest is done another time.
    """
    done = 0
    while done < most and (found := _not_indexed(library, min(_BATCH, most - done))):
        # In their order, each is added to what was written before, and not beside it.
        ready = sorted(_ready(library, row) for row in found)
        with writing(library) as connection:
            note_words_in(connection, (str(row[2]) for row in found))
            for identifier, content, beginnings, *words in ready:
                connection.execute("DELETE FROM search WHERE rowid = ?", (identifier,))
                connection.execute("DELETE FROM beginning WHERE rowid = ?", (identifier,))
                # It may have got other words, or be gone meanwhile.
                connection.execute(
                    "UPDATE article SET indexed_of = ?1 WHERE id = ?2 AND content_id = ?1",
                    (content, identifier),
                )
                if connection.changes():
                    connection.execute(
                        "INSERT INTO search (rowid, text, title, authors, site, tags, note) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (identifier, *words),
                    )
                    connection.execute(
                        "INSERT INTO beginning (rowid, letters) VALUES (?, ?)",
                        (identifier, beginnings),
                    )
        done += len(found)
    return done


def count_missing(library: Library) -> int:
    """Return how many articles have words that are not in the index yet."""
    sql = "SELECT count(*) FROM article WHERE indexed_of IS NOT content_id AND deleted_at IS NULL"
    return int(library.read(sql)[0][0])


def forget_in(connection: apsw.Connection, ids: Iterable[int]) -> None:
    """Let articles be indexed anew, inside an open transaction: their words are others now."""
    connection.executemany(
        "UPDATE article SET indexed_of = NULL WHERE id = ?", [(each,) for each in ids]
    )


def wanted(library: Library, text: str) -> Search:
    """Return what ``text`` looks for, as it is best asked of the index."""
    found = parse_search(text)
    return replace(found, parts=tuple(_asked(library, part) for part in found.parts))


def matched(search: Search) -> str:
    """Return FTS5's expression for the words that are all wanted, "" without any.

    One letter that may go on begins too many words to say anything: beside other words it only
    makes those better that have it as a word.
    """
    wanted = " AND ".join(
        found for part in search.parts if not is_slight(part) and (found := _expression(part))
    )
    slight = [_quoted(Words(part.text)) for part in search.parts if is_slight(part)]  # type: ignore[union-attr] # only words are
    if not wanted or not slight:
        return wanted
    return f"({wanted}) OR (({wanted}) AND {' AND '.join(slight)})"


def begun(search: Search, *, beside_source: bool = False) -> Clause:
    """Return the SQL condition for words that are only begun and very common, and its values.

    With ``beside_source`` without those that ``source`` asks for already.
    """
    common = [part for part in search.parts if isinstance(part, _Common)]
    if beside_source and not matched(search):
        common = common[1:]
    return _together(_clause(part, _no_kept) for part in common)


def words_clause(search: Search, *, by_list: bool = False) -> Clause:
    """Return the SQL condition for all words that are wanted, and its values; "" without any.

    With ``by_list`` SQLite goes through the articles of a list and looks whether each has the words,
    instead of through those that have them.
    """
    expression, (letters, values) = matched(search), begun(search)
    has_words = "article.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
    sql = " AND ".join(filter(None, [has_words if expression else "", letters]))
    if by_list:
        sql = sql.replace("article.id IN", "+article.id IN")
    return sql, [*([expression] if expression else []), *values]


def source(search: Search) -> tuple[str, str]:
    """Return the index that is asked first, and its expression: of whole words, or of beginnings."""
    expression = matched(search)
    if expression:
        return "search", expression
    common = (part.text for part in search.parts if isinstance(part, _Common))
    return "beginning", _letters(next(common, ""))


def conditions(search: Search, kept: Kept) -> Clause:
    """Return the SQL condition for all that ``words_clause`` leaves out, and its values.

    One letter alone is looked for where words of titles begin.
    """
    has_words = bool(words_clause(search)[0])
    return _together(_left_out(part, kept, has_words=has_words) for part in search.parts)


def _together(clauses: Iterable[Clause | None]) -> Clause:
    found = [clause for clause in clauses if clause is not None]
    sql = " AND ".join(clause for clause, _values in found)
    return sql, [value for _clause_, values in found for value in values]


def _no_kept(_name: str) -> Clause | None:
    return None


def newest(library: Library, search: Search, *, most: int) -> list[int]:
    """Return the ids of the last ``most`` articles with the words, the last first."""
    table, expression = source(search)
    rows = library.read(
        # Ids are in the order in which articles came, and so does the index go through them.
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, most),
    )
    return [int(row[0]) for row in rows]


def _asked(library: Library, part: Part) -> Part:
    match part:
        case Words() if _is_common(library, part):
            return _Common(part.text, is_begun=True)
        case Not(Words() as words) if _is_common(library, words):
            return Not(_Common(words.text, is_begun=True))
        case Not(Words() as words):
            return Not(_settled(words, most=1))
        case Near():
            return Near(tuple(_settled(each, most=2) for each in part.words), part.distance)
        case Either():
            settled = (
                _settled(each, most=1) if isinstance(each, Words) else each for each in part.parts
            )
            return Either(tuple(_asked(library, each) for each in settled))
        case _:
            return part


def _settled(words: Words, *, most: int) -> Words:
    """Return words whose last, if it has no more letters than ``most``, is looked for as it is.

    Where the index has to go through all words that begin so, that takes a second or two; whoever
    goes on typing waits for none of them.
    """
    last = "".join(words.text.split()[-1:])
    # A syllable of Korean is often a word, which always may go on.
    is_short = 0 < len(last) <= most and is_slight(Words(last[0], is_begun=True))
    return Words(words.text) if words.is_begun and is_short else words


def _is_common(library: Library, words: Words) -> bool:
    """Return whether words are only begun, and more articles have such than can be ranked."""
    if not words.is_begun or is_slight(words) or len(_TOKEN.findall(_prepared(words.text))) != 1:
        return False
    # What is a word here may be none, or several, there.
    tokens = _tokens(library, _prepared(words.text))
    if len(tokens) != 1 or len(tokens[0]) > _LETTERS:
        return False
    sql = "SELECT count(*) FROM (SELECT 1 FROM beginning WHERE beginning MATCH ? LIMIT ?)"
    return int(library.read(sql, (_letters(words.text), MOST_RANKED + 1))[0][0]) > MOST_RANKED


def _letters(begun: str) -> str:
    """Return the expression for the beginning of a word; the longest are there whole."""
    letters = "".join(_TOKEN.findall(_prepared(begun)))
    return f'"{letters}"' + (" *" if len(letters) < _LETTERS else "")


def _ready(library: Library, row: Sequence[Any]) -> tuple[Any, ...]:
    """Return what is put into the index of an article: its id, its content, its words."""
    identifier, content, title, authors, site, tags, note, *body = row
    text = packing.text_of(body)
    words = [_prepared(str(each)) for each in (text, title, authors, site, tags, note)]
    return identifier, content, _beginnings(library, "\n".join(words)), *words


def _beginnings(library: Library, text: str) -> str:
    """Return the first three letters of all words in ``text``, each once."""
    letters = {each[:_LETTERS] for each in _tokens(library, text)}
    # Those of scripts without spaces stand alone, and nothing begins with them.
    return " ".join([each for each in letters if each.isascii() or not UNSPACED.match(each)])


def _tokens(library: Library, text: str) -> list[str]:
    """Return the words of ``text`` as the index has them."""
    split = library.connection.fts5_tokenizer("unicode61", _TOKENIZER)
    found = split(
        text.encode("utf-8", "replace"),
        apsw.FTS5_TOKENIZE_DOCUMENT,
        None,
        include_offsets=False,
        include_colocated=False,
    )
    return cast("list[str]", found)


def _not_indexed(library: Library, most: int) -> list[tuple[Any, ...]]:
    return library.read(
        "SELECT article.id, content_id, title, "
        "(SELECT group_concat(value, char(10)) FROM json_each(authors)), site, "
        "coalesce((SELECT group_concat(value, char(10)) FROM json_each(tags)), '') || char(10) || "
        "coalesce((SELECT group_concat(name, char(10)) FROM article_tag "
        f"WHERE article_tag.article_id = article.id), ''), note, {packing.BODY} "
        "FROM article JOIN content ON content.id = content_id "
        "WHERE indexed_of IS NOT content_id ORDER BY article.id DESC LIMIT ?",
        (most,),
    )


def _prepared(text: str) -> str:
    """Return a text as it is indexed; each character of a script without spaces stands alone."""
    return text if text.isascii() else UNSPACED.sub(r" \g<0> ", alike(text))


def _left_out(part: Part, kept: Kept, *, has_words: bool) -> Clause | None:
    """Return as a condition what the words that are all wanted don't say of a part."""
    if isinstance(part, Words) and is_slight(part):
        sql = "instr(' ' || article.title_folded, ' ' || ?) > 0"
        return None if has_words else (sql, [fold(part.text)])
    return None if _expression(part) or isinstance(part, _Common) else _clause(part, kept)


def _quoted(words: Words) -> str:
    """Return words as FTS5's string, in which nothing is a sign of its own; "" without any."""
    tokens = _TOKEN.findall(_prepared(words.text))
    if not tokens:
        return ""
    goes_on = words.is_begun and not UNSPACED.match(tokens[-1])
    return f'"{" ".join(tokens)}"' + (" *" if goes_on else "")


def _expression(part: Part) -> str:
    """Return a part as an expression of FTS5, "" for what is no matter of words alone."""
    match part:
        case _Common():
            return ""
        case Words():
            return _quoted(part)
        case Near():
            inner = " ".join(filter(None, map(_quoted, part.words)))
            return f"NEAR({inner}, {part.distance})" if inner else ""
        case Either():
            inner_parts = [_expression(each) for each in part.parts]
            return f"({' OR '.join(inner_parts)})" if all(inner_parts) else ""
        case _:
            return ""


def _clause(part: Part, kept: Kept) -> Clause | None:
    """Return a part as a condition of SQL, None for what says nothing."""
    match part:
        case _Common():
            sql = "article.id IN (SELECT rowid FROM beginning WHERE beginning MATCH ?)"
            return sql, [_letters(part.text)]
        case Words() | Near():
            expression = _expression(part)
            sql = "article.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
            return (sql, [expression]) if expression else None
        case Not():
            inner = _clause(part.wanted, kept)
            return None if inner is None else (f"NOT coalesce({inner[0]}, 0)", inner[1])
        case Either():
            found = [clause for each in part.parts if (clause := _clause(each, kept)) is not None]
            sql = " OR ".join(clause for clause, _values in found)
            return (f"({sql})", [v for _c, values in found for v in values]) if found else None
        case Condition():
            return kept(part.value) if part.field is Field.COLLECTION else _condition(part)


def _condition(part: Condition) -> Clause:
    value = part.value
    match part.field:
        case Field.IS:
            return _STATES[value], []
        case Field.HAS:
            return "article.note <> ''", []
        case Field.BEFORE | Field.AFTER:
            day = day_of(value, date.today())  # noqa: DTZ011 (the reader's day)
            return _dated(day or datetime.now(UTC).date(), is_before=part.field is Field.BEFORE)
        case Field.LANGUAGE:
            return "(article.language = ? OR article.language LIKE ? || '-%')", [value, value]
        case Field.LONG:
            return "article.word_count >= ?", [int(value) * WORDS_A_MINUTE]
        case Field.SHORT:
            return "article.word_count <= ?", [int(value) * WORDS_A_MINUTE]
        case Field.TITLE:
            return "instr(article.title_folded, ?) > 0", [fold(value)]
        case Field.TAG:
            return _tagged(value)
        case Field.FEED:
            sql = (
                "article.id IN (SELECT article_id FROM entry JOIN feed ON feed.id = feed_id "
                "WHERE removed_at IS NULL AND instr(lower(coalesce(nullif(title, ''), own_title)), "
                "lower(?)) > 0)"
            )
            return sql, [value]
        case _:
            # By the index, so that accents and case don't matter.
            column = _COLUMNS[part.field]
            words = _quoted(Words(value, is_begun=True))
            sql = "article.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
            return (sql, [f"{column} : {words}"]) if words else ("1", [])


def _tagged(name: str) -> Clause:
    """Return the condition for a person's own tag, or one below it, or an author's."""
    own = (
        "article.id IN (SELECT article_id FROM article_tag "
        "WHERE name = ? COLLATE NOCASE OR name LIKE ? || '/%')"
    )
    author = "EXISTS (SELECT 1 FROM json_each(article.tags) WHERE value = ? COLLATE NOCASE)"
    words = _quoted(Words(name))
    if not words:
        return f"({own} OR {author})", [name, name, name]
    # The index has far fewer to be looked at.
    indexed = "article.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return f"({own} OR ({indexed} AND {author}))", [name, name, f"tags : {words}", name]


def _dated(day: date, *, is_before: bool) -> Clause:
    """Return the condition for the author's day, else for that on which it was saved."""
    start = microseconds(datetime.combine(day, time()).astimezone())
    sign = "<" if is_before else ">="
    # The list's own index has the moment, which is no more than a day off the author's day.
    about = start + (_DAYS_OFF if is_before else -_DAYS_OFF)
    sql = (
        f"article.dated_at {sign} ? AND iif(article.published IS NULL, article.saved_at {sign} ?, "
        f"substr(article.published, 1, 10) {sign} ?)"
    )
    return f"({sql})", [about, start, day.isoformat()]


def titles_of(search: Search) -> Sequence[str]:
    """Return what is looked for in the titles of articles that are not indexed yet, folded."""
    folded = (fold(part.text) for part in search.parts if isinstance(part, Words))
    return [words for words in folded if words]
