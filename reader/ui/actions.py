"""Every action of the window: its name, words, keys and icon, in the order of the menus."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

_CONTEXT = "actions"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action as data; ``keys`` are Senja's own, portable sequences, the first shown in menus.

    An action without ``menu`` is in none, or in one that is filled when it is opened.

    ``icon`` is for an action that has a button; menus show none.

    ``group`` makes the actions of one name a choice of one. ``under`` is the menu of the list's look
    that it stands in, without which its words say too little.
    """

    name: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: str = ""
    checkable: bool = False
    under: str = ""


# The menus from left to right.
MENUS = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("actions", "&View"),
    "article": QT_TRANSLATE_NOOP("actions", "&Article"),
    "feeds": QT_TRANSLATE_NOOP("actions", "Fee&ds"),
    "help": QT_TRANSLATE_NOOP("actions", "&Help"),
}

# The menus of the list's look, in the view's menu.
LOOK_MENUS = {
    "density": QT_TRANSLATE_NOOP("actions", "List"),
    "sort": QT_TRANSLATE_NOOP("actions", "Sort By"),
    "group": QT_TRANSLATE_NOOP("actions", "Group By"),
}

SPECS: tuple[ActionSpec, ...] = (
    ActionSpec("open_files", "file", QT_TRANSLATE_NOOP("actions", "&Open Files…"), ("Ctrl+O",)),
    ActionSpec(
        "open_folder",
        "file",
        QT_TRANSLATE_NOOP("actions", "Open &Folder…"),
        ("Ctrl+Shift+O",),
    ),
    ActionSpec("save_page", "file", QT_TRANSLATE_NOOP("actions", "Save a &Web Page…"), ("Ctrl+N",)),
    ActionSpec(
        "stay_offline", "file", QT_TRANSLATE_NOOP("actions", "Stay Offl&ine"), checkable=True
    ),
    ActionSpec(
        "receive_pages", "file", QT_TRANSLATE_NOOP("actions", "Recei&ve Pages from the Browser…")
    ),
    ActionSpec("stop_following", "file", QT_TRANSLATE_NOOP("actions", "Stop Fo&llowing a Folder…")),
    ActionSpec("save_copy", "file", QT_TRANSLATE_NOOP("actions", "&Save a Copy…"), ("Ctrl+S",)),
    ActionSpec("print_article", "file", QT_TRANSLATE_NOOP("actions", "P&rint…"), ("Ctrl+Shift+P",)),
    ActionSpec("quit", "file", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",)),
    ActionSpec("undo", "edit", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",)),
    ActionSpec("redo", "edit", QT_TRANSLATE_NOOP("actions", "R&edo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec("paste", "edit", QT_TRANSLATE_NOOP("actions", "&Paste as Article"), ("Ctrl+V",)),
    ActionSpec("copy", "edit", QT_TRANSLATE_NOOP("actions", "&Copy"), ("Ctrl+C",), "copy"),
    ActionSpec(
        "copy_quotation",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy as &Quotation"),
        ("Ctrl+Shift+C",),
        "quote",
    ),
    ActionSpec(
        "copy_place",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Copy Link to This P&lace"),
        icon="link",
    ),
    ActionSpec("copy_article", "edit", QT_TRANSLATE_NOOP("actions", "Copy the &Whole Article")),
    ActionSpec("look_up", "edit", QT_TRANSLATE_NOOP("actions", "Loo&k Up"), icon="book"),
    ActionSpec(
        "search_web", "edit", QT_TRANSLATE_NOOP("actions", "&Search the Web"), icon="search"
    ),
    ActionSpec(
        "find_in_article",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Find in the &Article"),
        ("Ctrl+F",),
    ),
    ActionSpec(
        "find_next",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Find &Next"),
        ("F3", "Ctrl+G"),
        "chevron-down",
    ),
    ActionSpec(
        "find_previous",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Find Pre&vious"),
        ("Shift+F3", "Ctrl+Shift+G"),
        "chevron-up",
    ),
    ActionSpec(
        "find_title",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Searc&h"),
        ("Ctrl+K", "Ctrl+L", "/"),
    ),
    ActionSpec(
        "keep_search",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Keep This Search as C&ollection…"),
        ("Ctrl+Shift+K",),
        "keep-search",
    ),
    ActionSpec(
        "show_palette", "edit", QT_TRANSLATE_NOOP("actions", "Find An&ything…"), ("Ctrl+P",)
    ),
    ActionSpec(
        "filter_all",
        "view",
        QT_TRANSLATE_NOOP("actions", "&All"),
        ("Ctrl+1",),
        group="filter",
        checkable=True,
    ),
    ActionSpec(
        "filter_unread",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Unread"),
        ("Ctrl+2",),
        group="filter",
        checkable=True,
    ),
    ActionSpec(
        "filter_bookmarks",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Bookmarks"),
        ("Ctrl+3",),
        group="filter",
        checkable=True,
    ),
    ActionSpec(
        "toggle_color_scheme",
        "view",
        QT_TRANSLATE_NOOP("actions", "Switch &Dark and Light"),
        ("Ctrl+Shift+L",),
    ),
    ActionSpec(
        "scheme_light",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Light"),
        icon="sun",
        group="scheme",
        checkable=True,
    ),
    ActionSpec(
        "scheme_system",
        "view",
        QT_TRANSLATE_NOOP("actions", "As the &System Does"),
        icon="dusk",
        group="scheme",
        checkable=True,
    ),
    ActionSpec(
        "scheme_schedule",
        "view",
        QT_TRANSLATE_NOOP("actions", "By the &Hour"),
        icon="clock",
        group="scheme",
        checkable=True,
    ),
    ActionSpec(
        "scheme_dark",
        "view",
        QT_TRANSLATE_NOOP("actions", "Da&rk"),
        icon="moon",
        group="scheme",
        checkable=True,
    ),
    ActionSpec(
        "toggle_look",
        "view",
        QT_TRANSLATE_NOOP("actions", "Colours and T&ype"),
        ("Ctrl+Shift+T", "A"),
        "text-size",
        checkable=True,
    ),
    ActionSpec(
        "larger_text", "view", QT_TRANSLATE_NOOP("actions", "Lar&ger Text"), ("Ctrl++", "Ctrl+=")
    ),
    ActionSpec("smaller_text", "view", QT_TRANSLATE_NOOP("actions", "S&maller Text"), ("Ctrl+-",)),
    ActionSpec("usual_text", "view", QT_TRANSLATE_NOOP("actions", "Usual Te&xt"), ("Ctrl+0",)),
    ActionSpec(
        "turn_pages",
        "view",
        QT_TRANSLATE_NOOP("actions", "Turn &Pages, as in a Book"),
        ("P",),
        checkable=True,
    ),
    ActionSpec(
        "upright_lines",
        "view",
        QT_TRANSLATE_NOOP("actions", "Uprigh&t Lines (Japanese, Chinese)"),
        checkable=True,
    ),
    ActionSpec(
        "focus_mode", "view", QT_TRANSLATE_NOOP("actions", "F&ocus"), ("F11",), checkable=True
    ),
    ActionSpec(
        "toggle_contents",
        "view",
        QT_TRANSLATE_NOOP("actions", "&Contents"),
        ("F8", "C"),
        "contents",
        checkable=True,
    ),
    ActionSpec(
        "toggle_sidebar",
        "view",
        QT_TRANSLATE_NOOP("actions", "Sho&w the List"),
        ("F9",),
        "sidebar",
        checkable=True,
    ),
    ActionSpec(
        "toggle_places",
        "view",
        QT_TRANSLATE_NOOP("actions", "Show &Feeds"),
        ("F7",),
        checkable=True,
    ),
    ActionSpec("focus_other", "view", QT_TRANSLATE_NOOP("actions", "List or Pag&e"), ("F6",)),
    *(
        ActionSpec(name, "", text, group="density", checkable=True, under="density")
        for name, text in (
            ("density_line", QT_TRANSLATE_NOOP("actions", "One &Line")),
            ("density_excerpt", QT_TRANSLATE_NOOP("actions", "&Excerpts")),
            ("density_card", QT_TRANSLATE_NOOP("actions", "&Cards")),
        )
    ),
    *(
        ActionSpec(name, "", text, group="order", checkable=True, under="sort")
        for name, text in (
            ("sort_match", QT_TRANSLATE_NOOP("actions", "&Best Match")),
            ("sort_saved", QT_TRANSLATE_NOOP("actions", "Date &Saved")),
            ("sort_published", QT_TRANSLATE_NOOP("actions", "Date &Published")),
            ("sort_title", QT_TRANSLATE_NOOP("actions", "&Title")),
            ("sort_source", QT_TRANSLATE_NOOP("actions", "S&ource")),
            ("sort_length", QT_TRANSLATE_NOOP("actions", "Reading Ti&me")),
            ("sort_unread", QT_TRANSLATE_NOOP("actions", "&Unread First")),
        )
    ),
    ActionSpec(
        "sort_reversed",
        "",
        QT_TRANSLATE_NOOP("actions", "&Reversed"),
        checkable=True,
        under="sort",
    ),
    *(
        ActionSpec(name, "", text, group="grouping", checkable=True, under="group")
        for name, text in (
            ("group_none", QT_TRANSLATE_NOOP("actions", "&Nothing")),
            ("group_day", QT_TRANSLATE_NOOP("actions", "&Day")),
            ("group_source", QT_TRANSLATE_NOOP("actions", "&Source")),
        )
    ),
    ActionSpec("next_article", "article", QT_TRANSLATE_NOOP("actions", "&Next"), ("J", "Alt+Down")),
    ActionSpec(
        "previous_article", "article", QT_TRANSLATE_NOOP("actions", "&Previous"), ("K", "Alt+Up")
    ),
    ActionSpec("go_back", "article", QT_TRANSLATE_NOOP("actions", "Go Bac&k"), ("Alt+Left",)),
    ActionSpec(
        "toggle_bookmark",
        "article",
        QT_TRANSLATE_NOOP("actions", "&Bookmark"),
        ("Ctrl+D", "B"),
        "bookmark",
        checkable=True,
    ),
    ActionSpec("toggle_read", "article", QT_TRANSLATE_NOOP("actions", "Mark as &Unread"), ("U",)),
    ActionSpec(
        "toggle_archived",
        "article",
        QT_TRANSLATE_NOOP("actions", "Arch&ive"),
        ("E",),
        "archive",
        checkable=True,
    ),
    ActionSpec("edit_tags", "article", QT_TRANSLATE_NOOP("actions", "&Tags…"), ("T",)),
    ActionSpec("write_note", "article", QT_TRANSLATE_NOOP("actions", "&My Note…"), ("M",)),
    ActionSpec(
        "edit_details",
        "article",
        QT_TRANSLATE_NOOP("actions", "Edit Detail&s…"),
        ("Ctrl+Shift+E",),
    ),
    ActionSpec(
        "mark_above_read",
        "article",
        QT_TRANSLATE_NOOP("actions", "Mark Ab&ove as Read"),
        ("Shift+K",),
    ),
    ActionSpec(
        "mark_below_read",
        "article",
        QT_TRANSLATE_NOOP("actions", "Mark Belo&w as Read"),
        ("Shift+J",),
    ),
    ActionSpec(
        "mark_all_read",
        "article",
        QT_TRANSLATE_NOOP("actions", "Mark A&ll as Read Here"),
        ("Ctrl+Shift+R",),
    ),
    ActionSpec("next_unread", "article", QT_TRANSLATE_NOOP("actions", "Ne&xt Unread"), ("N",)),
    ActionSpec("first_article", "", QT_TRANSLATE_NOOP("actions", "First in the List")),
    ActionSpec("last_article", "", QT_TRANSLATE_NOOP("actions", "Last in the List")),
    ActionSpec("page_on", "", QT_TRANSLATE_NOOP("actions", "Turn the Page")),
    ActionSpec("page_back", "", QT_TRANSLATE_NOOP("actions", "Turn the Page Back")),
    ActionSpec(
        "open_original", "article", QT_TRANSLATE_NOOP("actions", "Open the Sour&ce in the Browser")
    ),
    ActionSpec("fetch_again", "article", QT_TRANSLATE_NOOP("actions", "&Fetch Again"), ("F5",)),
    ActionSpec(
        "fetch_archived", "article", QT_TRANSLATE_NOOP("actions", "Ask the Internet &Archive")
    ),
    ActionSpec("repair_article", "article", QT_TRANSLATE_NOOP("actions", "R&epair…"), ("Ctrl+E",)),
    ActionSpec("show_versions", "article", QT_TRANSLATE_NOOP("actions", "&Versions…")),
    ActionSpec("delete_article", "article", QT_TRANSLATE_NOOP("actions", "&Delete"), ("Del",)),
    ActionSpec(
        "undelete_article", "article", QT_TRANSLATE_NOOP("actions", "Take Out of the T&rash")
    ),
    ActionSpec("empty_trash", "article", QT_TRANSLATE_NOOP("actions", "Empt&y the Trash…")),
    ActionSpec("reading_record", "article", QT_TRANSLATE_NOOP("actions", "Your Readin&g…")),
    ActionSpec(
        "subscribe", "feeds", QT_TRANSLATE_NOOP("actions", "&Follow a Feed…"), ("Ctrl+Shift+N",)
    ),
    ActionSpec("refresh_feeds", "feeds", QT_TRANSLATE_NOOP("actions", "&Refresh"), ("Ctrl+R",)),
    ActionSpec("look_after_feeds", "feeds", QT_TRANSLATE_NOOP("actions", "&Look After Feeds…")),
    ActionSpec("feed_rules", "feeds", QT_TRANSLATE_NOOP("actions", "R&ules…")),
    ActionSpec(
        "read_on_scrolling",
        "feeds",
        QT_TRANSLATE_NOOP("actions", "Mark as Read on S&crolling Past"),
        checkable=True,
    ),
    ActionSpec(
        "all_feed_pictures",
        "feeds",
        QT_TRANSLATE_NOOP("actions", "&Pictures from All Sites"),
        checkable=True,
    ),
    ActionSpec("import_feeds", "feeds", QT_TRANSLATE_NOOP("actions", "&Take In Feeds…")),
    ActionSpec("export_feeds", "feeds", QT_TRANSLATE_NOOP("actions", "&Save Feeds…")),
    ActionSpec(
        "open_themes_folder", "", QT_TRANSLATE_NOOP("actions", "Open the Folder of Your &Themes")
    ),
    ActionSpec("leave_focus", "", QT_TRANSLATE_NOOP("actions", "Leave Focus"), ("Esc",)),
    ActionSpec("show_keys", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("F1", "?")),
    ActionSpec("show_contacts", "help", QT_TRANSLATE_NOOP("actions", "What Senja &Contacted")),
    ActionSpec("about", "help", QT_TRANSLATE_NOOP("actions", "&About Senja")),
)

# Before these actions a menu has a line.
LINES = frozenset(
    "stay_offline save_copy look_after_feeds import_feeds quit paste look_up find_in_article toggle_color_scheme toggle_look turn_pages "
    "toggle_contents toggle_bookmark toggle_archived mark_above_read fetch_again delete_article "
    "reading_record about".split()
)


def translated(text: str) -> str:
    """Return an action's or menu's words in the reader's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def make_actions(owner: QWidget) -> dict[str, QAction]:
    """Return every action by its name, without keys; the name is its object name too."""
    groups: dict[str, QActionGroup] = {}
    made: dict[str, QAction] = {}
    for spec in SPECS:
        action = QAction(translated(spec.text), owner)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        # In a menu an icon would stand where the check mark of a choice belongs.
        action.setIconVisibleInMenu(False)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.group:
            group = groups.setdefault(spec.group, QActionGroup(owner))
            group.addAction(action)
        owner.addAction(action)
        made[spec.name] = action
    return made


def plain_words(spec: ActionSpec) -> str:
    """Return an action's words without the sign of its menu key, as they are read alone."""
    return with_menu(spec, translated(spec.text).replace("&", ""))


def with_menu(spec: ActionSpec, words: str) -> str:
    """Return an action's words after the menu without which they say too little."""
    return f"{translated(LOOK_MENUS[spec.under])}: {words}" if spec.under else words


def specs_of(menu: str) -> Iterable[ActionSpec]:
    """Return the actions of one menu, in order."""
    return (spec for spec in SPECS if spec.menu == menu)
