"""What there is to find: the window's actions, places, themes, tags and articles, as entries.

Each function gives one kind; what choosing an entry does is given to it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from reader.model.article import Article
from reader.model.place import Place, place_text
from reader.rendering.theme import Theme
from reader.ui import actions
from reader.ui.palette.entries import Entry, Kind


def action_entries(
    named: Mapping[str, QAction], keys: Callable[[str], Sequence[str]]
) -> list[Entry]:
    """Return these actions, those that can be done now and have keys first.

    Args:
        named: the actions by their names.
        keys: gives an action's keys by its name, as the platform writes them.
    """
    found = [
        Entry(
            Kind.ACTION,
            f"action:{spec.name}",
            actions.with_menu(spec, shown_words(action.text())),
            action.trigger,
            detail=_menu_words(spec),
            keys=tuple(keys(spec.name)),
            enabled=action.isEnabled(),
            checked=action.isChecked() if action.isCheckable() else None,
        )
        for spec in actions.SPECS
        if (action := named.get(spec.name)) is not None
    ]
    found.sort(key=lambda entry: (not entry.enabled, not entry.keys))
    return found


def place_entries(
    places: Iterable[tuple[Place, str]], here: Place, go: Callable[[Place], None]
) -> list[Entry]:
    """Return places with their names as they stand beside the list; where one is, is checked."""
    return [
        Entry(
            _place_kind(place),
            f"place:{place_text(place)}",
            # Beside the list a tag stands below the one that it is in.
            place.tag or words,
            partial(go, place),
            detail=_around(place),
            checked=True if place == here else None,
        )
        for place, words in places
    ]


def theme_entries(
    themes: Iterable[Theme],
    light: str,
    dark: str,
    choose: Callable[[str, bool], None],
) -> list[Entry]:
    """Return each theme for light and for dark; ``light`` and ``dark`` are the chosen ones."""
    in_light = QCoreApplication.translate("palette", "light")
    in_dark = QCoreApplication.translate("palette", "dark")
    found = []
    for theme in themes:
        for is_dark, colors, chosen, detail in (
            (False, theme.light, light, in_light),
            (True, theme.dark, dark, in_dark),
        ):
            if colors is not None:
                found.append(
                    Entry(
                        Kind.THEME,
                        f"theme:{'dark' if is_dark else 'light'}:{theme.key}",
                        theme.name,
                        partial(choose, theme.key, is_dark),
                        detail=detail,
                        checked=theme.key == chosen,
                    )
                )
    return found


def article_entries(
    found: Iterable[Article], open_article: Callable[[int], None], *, is_found: bool
) -> list[Entry]:
    """Return articles; ``is_found`` says that the library has found them by what was typed."""
    return [
        Entry(
            Kind.ARTICLE,
            f"article:{article.id}",
            article.title,
            partial(open_article, article.id),
            detail=article.site,
            is_found=is_found,
        )
        for article in found
    ]


def remembered_articles(last: Iterable[str]) -> list[int]:
    """Return the ids of the articles among the names of what was chosen last."""
    names = (each.removeprefix("article:") for each in last if each.startswith("article:"))
    return [int(name) for name in names if name.isascii() and name.isdecimal() and len(name) < 18]  # noqa: PLR2004 (SQLite's whole numbers)


def shown_words(text: str) -> str:
    """Return an action's words as they are read: without the sign of its menu key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _menu_words(spec: actions.ActionSpec) -> str:
    menu = actions.MENUS.get(spec.menu, "")
    return shown_words(actions.translated(menu)) if menu else ""


def _place_kind(place: Place) -> Kind:
    if place.tag:
        return Kind.TAG
    if place.collection:
        return Kind.COLLECTION
    if place.is_shelf:
        return Kind.SHELF
    return Kind.FEED if place.feed else Kind.FOLDER


def _around(place: Place) -> str:
    """Return the folder that a folder is in."""
    return place.folder.rpartition("/")[0]
