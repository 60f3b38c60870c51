"""What a person writes on articles: their heads anew, and a note of their own."""

import json
from collections.abc import Iterable
from dataclasses import replace

from reader.library import articles, search
from reader.library.connection import Library, writing
from reader.markup.words import fold, without_surrogates
from reader.model.changes import LibraryChanges
from reader.model.repair import HeadEdit, to_json

# Nobody writes more on an article; what is longer is no note.
LONGEST_NOTE = 100_000


def edit_heads(library: Library, ids: Iterable[int], edit: HeadEdit) -> LibraryChanges:
    """Write articles' heads anew; it stands over whatever their sources say later.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    columns: dict[str, str | None] = {}
    if edit.title is not None:
        columns |= {"title": edit.title, "title_folded": fold(edit.title)}
    if edit.authors is not None:
        columns["authors"] = json.dumps(edit.authors, ensure_ascii=False)
    if edit.published is not None:
        columns["published"] = edit.published or None
    if edit.language is not None:
        columns["language"] = edit.language
    if edit.url is not None:
        columns["url"] = edit.url
    said = {
        name: getattr(edit, name)
        for name in HeadEdit.__dataclass_fields__
        if getattr(edit, name) is not None
    }
    done: list[int] = []
    with writing(library) as connection:
        for identifier in ids if columns else ():
            own = replace(articles.repair_in(connection, identifier), **said)
            values = {**columns, "repair": to_json(own)}
            connection.execute(
                f"UPDATE article SET {', '.join(f'{name} = :{name}' for name in values)} "
                "WHERE id = :id AND deleted_at IS NULL",
                {name: value and without_surrogates(value) for name, value in values.items()}
                | {"id": identifier},
            )
            if connection.changes():
                done.append(identifier)
        search.forget_in(connection, done)
    return LibraryChanges(changed=tuple(done))


def set_note(library: Library, identifier: int, text: str) -> LibraryChanges:
    """Keep a person's note on an article, in the place of the one that is there; "" for none.

    Raises:
        LibraryError: nothing was changed; the sentence says why.
    """
    note = without_surrogates(text[:LONGEST_NOTE])
    with writing(library) as connection:
        connection.execute(
            "UPDATE article SET note = ?1 WHERE id = ?2 AND note <> ?1", (note, identifier)
        )
        if not connection.changes():
            return LibraryChanges()
        search.forget_in(connection, [identifier])
    return LibraryChanges(changed=(identifier,))
