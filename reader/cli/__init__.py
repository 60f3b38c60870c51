"""The command line: the same operations as the window's, with the window open or not.

Answers go to standard output, errors as one sentence each to standard error. Exit codes: 0 done,
1 something was refused, 2 the command was not understood.
"""

import argparse
import gc
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import reader
from reader import paths
from reader.cli import feeds as feed_commands
from reader.cli import listing as list_commands
from reader.cli import organize as organize_commands
from reader.cli import reading as reading_command
from reader.cli import search as search_command
from reader.cli.listing import show_line
from reader.cli.organize import present
from reader.cli.output import DONE, REFUSED, Call, refuse, tell, tell_json
from reader.errors import SenjaError
from reader.library import articles, open_library, versions
from reader.library.pages import is_waiting
from reader.markup.addresses import is_address, linked_address
from reader.model.article import Article
from reader.model.copy_form import CopyForm, form_of
from reader.operations import organize
from reader.operations.describe import article_fields, content_fields, version_fields

if TYPE_CHECKING:
    from reader.operations.save import SaveResult
    from reader.rendering.theme import Theme

_DESCRIPTION = (
    "Open Senja's window, with any files or folders given as articles. With one of the commands, "
    "do that in the terminal instead, whether the window is open or not."
)


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A title in a script that the terminal can't show must not end the command.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr] # both are text streams
    if not arguments or arguments[0] not in {*_COMMANDS, *_WITHOUT_LIBRARY}:
        return _open_window(arguments)
    parser = _command_parser()
    parsed = parser.parse_args(arguments)
    if parsed.command == "export" and parsed.opml:
        return _with_library(feed_commands.export_opml, parsed)
    if parsed.command == "export" and parsed.id is None:
        parser.error("say which article to export, or --opml for the feeds")
    if parsed.command == "export" and not (parsed.form or form_of(parsed.file)):
        parser.error(f"say with --form what “{parsed.file}” shall be: {', '.join(CopyForm)}")
    return _with_library(_COMMANDS.get(parsed.command), parsed)


def _with_library(command: Callable[[Call], int] | None, parsed: argparse.Namespace) -> int:
    """Do a command with the library, or one that needs none; return the exit code."""
    logging.basicConfig(level=logging.CRITICAL)
    try:
        if command is None:
            return _WITHOUT_LIBRARY[parsed.command](parsed)
        with closing(open_library(paths.places().library)) as library:
            return command(Call(library, parsed))
    except SenjaError as error:
        return refuse(str(error))
    except BrokenPipeError:
        # Whoever read our answers has enough.
        return DONE
    except KeyboardInterrupt:
        return refuse("Stopped; everything that was printed is saved.")


def _open_window(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="senja",
        description=_DESCRIPTION,
        epilog="Commands: "
        + ", ".join([*_COMMANDS, *_WITHOUT_LIBRARY])
        + "; “senja COMMAND --help” tells of each.",
    )
    parser.add_argument("--version", action="version", version=f"Senja {reader.__version__}")
    parser.add_argument("places", nargs="*", metavar="ADDRESS_FILE_OR_FOLDER")
    parsed = parser.parse_args(arguments)
    # The window collects garbage at moments of its own; while it is built there is none.
    gc.disable()
    # Qt is for the window only; the other commands never load it.
    from reader.app import run

    return run([_given(place) for place in parsed.places])


def _given(place: str) -> Path | str:
    """Return a file's or folder's path from wherever we are, or an address as it is."""
    if place.startswith("file://"):
        # A desktop gives files so to programs that take addresses too.
        from urllib.parse import unquote

        return Path(unquote(place.removeprefix("file://")))
    return place if is_address(place) or linked_address(place) else Path.cwd() / place


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="senja")
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        made.add_argument("--json", action="store_true", help="print one JSON object a line")
        return made

    add = command(
        "add",
        "Add web pages by their addresses, files, or folders to be followed; print the articles "
        "they made.",
    )
    add.add_argument("places", nargs="+", metavar="ADDRESS_OR_PATH")
    add.add_argument(
        "--time-limit",
        type=_seconds,
        metavar="SECONDS",
        help="show a file as plain text if formatting it takes longer (10)",
    )
    extract = command("extract", "Read saved pages without keeping them; print the articles.")
    extract.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    extract.add_argument("--url", default="", metavar="ADDRESS", help="where the page was found")
    list_commands.add_parsers(command)
    search_command.add_parser(command)
    show = command("show", "Show one article.")
    show.add_argument("id", type=int, metavar="ID")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--html", action="store_true", help="print the body as HTML")
    form.add_argument("--text", action="store_true", help="print the body as plain text")
    form.add_argument("--markdown", action="store_true", help="print the article as Markdown")
    form.add_argument(
        "--page", action="store_true", help="print the article as one HTML page, pictures inside"
    )
    export = command(
        "export", "Save an article as a file: a page with all in it, Markdown or plain text."
    )
    export.add_argument("id", type=int, nargs="?", metavar="ID")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--opml", action="store_true", help="the feeds that are followed, as OPML")
    export.add_argument(
        "--form",
        choices=[f.value for f in CopyForm],
        help="what FILE shall be, whatever its ending",
    )
    versions = command("versions", "List the versions of an article that are kept.")
    versions.add_argument("id", type=int, metavar="ID")
    for name, text in (
        ("refetch", "Fetch the pages of articles again; earlier versions stay."),
        ("bookmark", "Bookmark articles."),
        ("unbookmark", "Take bookmarks off articles."),
        ("delete", "Delete articles; for 30 days they stay in the trash."),
    ):
        one = command(name, text)
        one.add_argument("ids", nargs="+", type=int, metavar="ID")
        if name == "refetch":
            one.add_argument(
                "--archived", action="store_true", help="ask the Internet Archive for its copies"
            )
    organize_commands.add_parsers(command)
    feed_commands.add_parsers(command)
    reading_command.add_parser(command)
    themes = command("themes", "List the themes, ours and those in your themes folder.")
    themes.add_argument(
        "--check",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="print the contrast of every pair of colours, as written, in all themes or in FILEs",
    )
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= 3600:  # noqa: PLR2004 (an hour)
        raise ValueError
    return seconds


def _add(call: Call) -> int:
    # The worker's pool costs 60 ms that the other commands need not pay.
    from reader.operations.pages import save_addresses
    from reader.operations.save import save_paths
    from reader.operations.worker import SECONDS, Worker

    worker = Worker(call.arguments.time_limit or SECONDS)
    code = DONE
    try:
        for are_addresses, group in groupby(call.arguments.places, key=is_address):
            if are_addresses:
                results = save_addresses(worker, call.library, group)
                code = max(code, _show_fetched(call, results))
                continue
            for result in save_paths(worker, call.library, map(Path, group)):
                if result.refused:
                    code = refuse(result.refused)
                elif result.article_id is not None:
                    _show_present(call, result.article_id)
    finally:
        worker.close()
    return code


def _refetch(call: Call) -> int:
    from reader.operations.pages import refetch
    from reader.operations.worker import Worker

    worker = Worker()
    try:
        asked = call.arguments
        found = refetch(worker, call.library, asked.ids, archived=asked.archived)
        return _show_fetched(call, found)
    finally:
        worker.close()


def _show_fetched(call: Call, results: "Iterable[SaveResult]") -> int:
    """Print each article once, when its page is there or known not to come."""
    code = DONE
    for result in results:
        if result.refused:
            code = refuse(result.refused)
        elif result.article_id is not None and not is_waiting(call.library, result.article_id):
            _show_present(call, result.article_id)
    return code


def _show_present(call: Call, identifier: int) -> None:
    # None, where the window has deleted it meanwhile.
    for article in articles.articles(call.library, [identifier]):
        show_line(call, article)


def _versions(call: Call) -> int:
    for version in versions.versions(call.library, call.arguments.id):
        if call.arguments.json:
            tell_json(version_fields(version))
        else:
            mark = "*" if version.is_shown else " "
            when = version.stored_at.astimezone().isoformat(" ", "seconds")
            tell(f"{version.id:>6} {mark} {when}  {version.word_count} words")
    return DONE


def _extract(arguments: argparse.Namespace) -> int:
    from reader.operations.extract import extract
    from reader.operations.worker import Worker

    worker, code = Worker(), DONE
    try:
        for found in extract(worker, arguments.paths, arguments.url):
            if found.refused:
                code = refuse(found.refused)
            elif arguments.json:
                tell_json(found.fields)
            else:
                tell(f"{found.fields['title']}\n\n{found.fields['text']}\n")
    finally:
        worker.close()
    return code


def _show(call: Call) -> int:
    article = articles.article(call.library, call.arguments.id)
    content = articles.content(call.library, article.id)
    if call.arguments.html:
        tell(content.html)
    elif call.arguments.text:
        tell(content.text)
    elif call.arguments.markdown:
        # Costs an import that only this asks for.
        from reader.markup.to_markdown import to_markdown

        tell(to_markdown(article.title, content.html), end="")
    elif call.arguments.page:
        from reader.operations.transfer import whole_page

        tell(whole_page(call.library, article.id), end="")
    elif call.arguments.json:
        tell_json(article_fields(article) | content_fields(content))
    else:
        tell(_head(article) + "\n\n" + content.text)
    return DONE


def _export(call: Call) -> int:
    # Costs 40 ms that the other commands need not pay.
    from reader.operations.transfer import save_copy

    path, form = call.arguments.file, call.arguments.form
    form = CopyForm(form) if form else form_of(path) or CopyForm.TEXT
    for written in save_copy(call.library, call.arguments.id, path, form):
        if call.arguments.json:
            tell_json({"path": str(written)})
        else:
            tell(str(written))
    return DONE


def _bookmark(call: Call) -> int:
    found, code = present(call)
    organize.bookmark(call.library, found)
    return _show_all(call, found, code)


def _unbookmark(call: Call) -> int:
    found, code = present(call)
    organize.unbookmark(call.library, found)
    return _show_all(call, found, code)


def _delete(call: Call) -> int:
    found, code = present(call)
    gone = [articles.article(call.library, identifier) for identifier in found]
    organize.delete(call.library, found)
    for article in gone:
        show_line(call, article)
    return code


def _themes(arguments: argparse.Namespace) -> int:
    # Costs an import that only this asks for.
    from reader.rendering import theme as themes

    found, sentences = [], []
    if arguments.check:
        for path in arguments.check:
            try:
                found.append(themes.read_theme_as_written(path))
            except SenjaError as error:
                sentences.append(str(error))
    else:
        found, sentences = themes.find_themes(paths.places().themes)
        if arguments.check is not None:
            found = [themes.read_theme_as_written(theme.path) for theme in found]
    is_good = not sentences
    if arguments.check is None:
        _print_themes(found, as_json=arguments.json)
    else:
        is_good &= _print_pairs(found, as_json=arguments.json)
    for sentence in sentences:
        refuse(sentence)
    return DONE if is_good else REFUSED


def _print_themes(found: "Sequence[Theme]", *, as_json: bool) -> None:
    keys, names = (
        max(len(text) for text in texts)
        for texts in ([theme.key for theme in found], [theme.name for theme in found])
    )
    for theme in found:
        schemes = [scheme for scheme, _ in theme.schemes]
        if as_json:
            tell_json(
                {
                    "key": theme.key,
                    "name": theme.name,
                    "light": "light" in schemes,
                    "dark": "dark" in schemes,
                    "high_contrast": theme.high_contrast,
                    "own": theme.is_own,
                    "path": str(theme.path),
                    "notes": list(theme.notes),
                }
            )
            continue
        where = "from Senja" if theme.is_own else str(theme.path)
        shown = ", ".join(schemes)
        tell(f"{theme.key:<{keys}}  {theme.name:<{names}}  {shown:<11}  {where}")
        for note in theme.notes:
            tell(f"    {note}")


def _print_pairs(found: "Sequence[Theme]", *, as_json: bool) -> bool:
    """Print every pair of every theme; return whether all are at their marks."""
    # Costs an import that only this asks for.
    from reader.rendering.pairs import shown_ratio
    from reader.rendering.theme import pair_ratios

    all_hold = True
    keys = max((len(theme.key) for theme in found), default=0)
    for theme in found:
        for scheme, colors in theme.schemes:
            for row in pair_ratios(colors, high_contrast=theme.high_contrast):
                all_hold &= row.holds
                ratio = shown_ratio(row.ratio)
                if as_json:
                    tell_json(
                        {
                            "theme": theme.key,
                            "scheme": scheme,
                            "ink": row.ink,
                            "ground": row.ground,
                            "ratio": float(ratio),
                            "mark": row.mark,
                            "ok": row.holds,
                        }
                    )
                    continue
                pair = f"{row.ink} on {row.ground}"
                verdict = "ok" if row.holds else "under"
                tell(
                    f"{theme.key:<{keys}}  {scheme:<5}  {pair:<27}  {ratio:>5}  {row.mark}  {verdict}"
                )
    return all_hold


def _show_all(call: Call, ids: Sequence[int], code: int) -> int:
    for identifier in ids:
        show_line(call, articles.article(call.library, identifier))
    return code


def _head(article: Article) -> str:
    details = [", ".join(article.authors), article.site, article.published or "", article.url]
    return article.title + "\n" + " · ".join(filter(None, details))


_COMMANDS: dict[str, Callable[[Call], int]] = {
    "add": _add,
    "show": _show,
    "export": _export,
    "bookmark": _bookmark,
    "unbookmark": _unbookmark,
    "delete": _delete,
    "refetch": _refetch,
    "versions": _versions,
    "search": search_command.search,
    **list_commands.COMMANDS,
    **organize_commands.COMMANDS,
    "reading": reading_command.reading,
    **feed_commands.COMMANDS,
}

_WITHOUT_LIBRARY: dict[str, Callable[[argparse.Namespace], int]] = {
    "themes": _themes,
    "extract": _extract,
}
