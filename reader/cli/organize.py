"""The commands that put articles in order: tag, archive, take back."""

import argparse
from collections.abc import Callable, Sequence

from reader.cli.output import DONE, REFUSED, Call, refuse, tell, tell_json
from reader.errors import SenjaError
from reader.library import Library, articles
from reader.model.changes import LibraryChanges
from reader.model.step import Step
from reader.model.tag import tag_name
from reader.operations import history, organize, tagging
from reader.operations.describe import article_fields


def add_parsers(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands; ``command`` makes a parser of a name and a sentence."""
    for name, text in (
        ("tag", "Put a tag on articles; a “/” puts it into another one, as in Sea/Birds."),
        ("untag", "Take a tag off articles."),
    ):
        made = command(name, text)
        made.add_argument("tag", metavar="TAG")
        made.add_argument("ids", nargs="+", type=int, metavar="ID")
    for name, text in (
        ("archive", "Put articles into the archive."),
        ("unarchive", "Take articles out of the archive."),
    ):
        command(name, text).add_argument("ids", nargs="+", type=int, metavar="ID")
    command("tags", "List the tags, and on how many articles each stands.")
    command("undo", "Take back what was done last, here or in the window.")
    command("redo", "Do again what was taken back last.")


def _tag(call: Call) -> int:
    return _change_tags(call, tagging.tag)


def _untag(call: Call) -> int:
    return _change_tags(call, tagging.untag)


def _change_tags(
    call: Call, change: Callable[[Library, Sequence[int], Sequence[str]], LibraryChanges]
) -> int:
    name = tag_name(call.arguments.tag)
    if not name:
        return refuse(f"“{call.arguments.tag}” is no tag; nothing was changed.")
    found, code = present(call)
    if found:
        change(call.library, found, [name])
    return _show(call, found, code)


def _archive(call: Call) -> int:
    found, code = present(call)
    organize.archive(call.library, found)
    return _show(call, found, code)


def _unarchive(call: Call) -> int:
    found, code = present(call)
    organize.unarchive(call.library, found)
    return _show(call, found, code)


def _tags(call: Call) -> int:
    for tag in tagging.all_tags(call.library):
        if call.arguments.json:
            tell_json({"name": tag.name, "articles": tag.count, "color": tag.color.value})
        else:
            tell(f"{tag.count:>6}  {tag.name}")
    return DONE


def _undo(call: Call) -> int:
    return _go(call, history.undo(call.library), "There is nothing to take back.")


def _redo(call: Call) -> int:
    return _go(call, history.redo(call.library), "There is nothing to do again.")


def _go(call: Call, went: tuple[Step, LibraryChanges] | None, nothing: str) -> int:
    if went is None:
        refuse(nothing)
        return REFUSED
    step, changes = went
    fields: dict[str, object] = {
        "kind": step.kind.value,
        "words": step.words,
        "made": step.made_at.isoformat(),
        "articles": [*changes.added, *changes.changed, *changes.removed],
    }
    if call.arguments.json:
        tell_json(fields)
    else:
        told = f"{step.kind.value.replace('_', ' ')} {step.words}".strip()
        tell(f"{'Taken back' if step.is_undone else 'Done again'}: {told}")
    return DONE


def present(call: Call) -> tuple[list[int], int]:
    """Return the numbers that are articles, after a sentence for each that is none."""
    found, code = [], DONE
    for identifier in dict.fromkeys(call.arguments.ids):
        try:
            found.append(articles.article(call.library, identifier).id)
        except SenjaError as error:
            code = refuse(str(error))
    return found, code


def _show(call: Call, ids: Sequence[int], code: int) -> int:
    for identifier in ids:
        article = articles.article(call.library, identifier)
        if call.arguments.json:
            tell_json(article_fields(article))
        else:
            tags = " ".join(f"#{tag}" for tag in article.own_tags)
            tell(f"{identifier:>6}  {article.title}  {tags}".rstrip())
    return code


COMMANDS: dict[str, Callable[[Call], int]] = {
    "tag": _tag,
    "untag": _untag,
    "tags": _tags,
    "archive": _archive,
    "unarchive": _unarchive,
    "undo": _undo,
    "redo": _redo,
}
