"""Marks each picture of a body with how it is shown on a dark and on a light page."""

import re
from collections.abc import Mapping

from reader.markup.sanitize import MEDIA
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment

# In sanitized HTML "<" stands nowhere but before a tag, and values are in double quotes.
_PICTURE = re.compile(rf'(<img (?:[^>"]|"[^"]*")*?\bsrc="{re.escape(MEDIA)}([0-9a-f]{{64}})")')


def treated(html: str, treatments: Mapping[str, PictureTreatment]) -> str:
    """Return sanitized ``html`` with ``data-dark`` and ``data-light`` on each picture of ours.

    Args:
        html: an article's body as it is stored.
        treatments: by the hash of each picture; one that is not there counts as not looked at.
    """
    if MEDIA not in html:
        return html

    def marked(match: re.Match[str]) -> str:
        treatment = treatments.get(match[2], PictureTreatment())
        return f"{match[1]}{picture_attributes(treatment)}"

    return _PICTURE.sub(marked, html)


def picture_attributes(treatment: PictureTreatment) -> str:
    """Return a picture's attributes, each with a space before it; the style sheet reads them."""
    dark = f' data-dark="{treatment.in_the_dark.value}"'
    # Light ink, which a light page would swallow, stands on a dark ground there.
    swallowed = treatment.kind is PictureKind.LIGHT_INK and treatment.chosen in {
        None,
        DarkTreatment.AS_IS,
    }
    return dark + (' data-light="ground"' if swallowed else "")
