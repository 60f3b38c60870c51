"""Sets of keys to choose from; what a set leaves out has Senja's own keys.

Those of NetNewsWire are its single keys, as far as Senja does the same.
"""

from collections.abc import Mapping

from reader.model.keys import KeyPreset

PRESETS: Mapping[KeyPreset, Mapping[str, tuple[str, ...]]] = {
    KeyPreset.SENJA: {},
    KeyPreset.VIM: {
        "first_article": ("G",),
        "last_article": ("Shift+G",),
        "page_on": ("Ctrl+D",),
        "page_back": ("Ctrl+U",),
        "go_back": ("H", "Alt+Left"),
        "next_unread": ("L",),
        "find_next": ("N", "F3", "Ctrl+G"),
        "find_previous": ("Shift+N", "Shift+F3", "Ctrl+Shift+G"),
        "show_palette": (":", "Ctrl+P"),
        "toggle_bookmark": ("M", "B"),
        "toggle_read": ("R",),
        "delete_article": ("X", "Del"),
        "undo": ("U", "Ctrl+Z"),
        "redo": ("Ctrl+R", "Ctrl+Shift+Z", "Ctrl+Y"),
        "refresh_feeds": ("Shift+R",),
        "write_note": ("I",),
        "copy": ("Y", "Ctrl+C"),
        "open_original": ("O",),
    },
    KeyPreset.NETNEWSWIRE: {
        "next_unread": ("N", "+"),
        "next_article": ("Alt+Down",),
        "previous_article": ("Alt+Up",),
        "mark_all_read": ("K", "Ctrl+Shift+R"),
        "mark_below_read": ("O", "Shift+J"),
        "toggle_read": ("M", "R", "U"),
        "toggle_bookmark": ("S", "Ctrl+D"),
        "open_original": ("B",),
        "write_note": ("I",),
    },
}
