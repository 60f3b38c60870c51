"""How a page looks, as the attributes and custom properties of its root.

The same words are put into a page when it is rendered and, while it is shown, by the window
(``resources/page/look.js``); the style sheets read nothing else of what can be chosen.
"""

from dataclasses import dataclass

from reader.model.typography import PageMode, Typography
from reader.rendering.theme import Colors, color_variables
from reader.rendering.type_look import type_attributes, type_variables

# Their lines may also run from above to below, from right to left.
UPRIGHT = frozenset("ja zh ko yue wuu nan hak lzh".split())


@dataclass(frozen=True, slots=True)
class PageLook:
    """What is chosen for a page.

    ``upright`` sets the lines of those scripts upright that may stand so; ``focus`` dims all but
    the paragraph that is read.
    """

    colors: Colors
    dark: bool
    typography: Typography
    mode: PageMode = PageMode.SCROLLED
    upright: bool = False
    focus: bool = False


def look_variables(look: PageLook, language: str) -> dict[str, str]:
    """Return every custom property of the root for an article in ``language``."""
    return color_variables(look.colors) | type_variables(look.typography, language)


def look_attributes(look: PageLook, language: str) -> dict[str, str]:
    """Return the root's data attributes for an article in ``language``."""
    return {
        "data-scheme": "dark" if look.dark else "light",
        "data-focus": "paragraph" if look.focus else "no",
        **type_attributes(look.typography),
        **mode_attributes(look, language),
    }


def mode_attributes(look: PageLook, language: str) -> dict[str, str]:
    """Return the attributes for scrolled or turned pages and for level or upright lines."""
    upright = look.upright and may_stand_upright(language)
    # Columns of upright lines would lie below each other, which no book does.
    mode = PageMode.SCROLLED if upright else look.mode
    return {"data-mode": mode.value, "data-lines": "upright" if upright else "level"}


def may_stand_upright(language: str) -> bool:
    """Return whether articles in ``language`` (a BCP 47 tag) may be set in upright lines."""
    return language.partition("-")[0].lower() in UPRIGHT
