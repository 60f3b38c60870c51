"""Marks each picture of a body with how it is shown on a dark and on a light page."""

import re
from collections.abc import Mapping

from reader.markup.sanitize import MEDIA
from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment

# In sanitized HTML "<" stands nowhere but before a tag, and values are in double quotes.
_PICTURE = re.compile(rf'(<img (?:[^>"]|"[^"]*")*?\bsrc="{re.escape(MEDIA)}([0-9a-f]{{64}})")')

_REMOTE = ' data-remote="'
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_IMAGE_OR_LINK = re.compile(r'<img(?P<attributes>(?: [\w-]+="[^"]*")*)>|<(?P<end>/?)a(?=[ >])')


def marked_missing(html: str) -> str:
    """Return sanitized ``html`` with a mark where a picture could not be had.

    The mark has the picture's words, and leads to it on the web where it stands in no link itself.
    """
    if _REMOTE not in html:
        return html
    in_link = False

    def mark(match: re.Match[str]) -> str:
        nonlocal in_link
        if match["attributes"] is None:
            in_link = not match["end"]
            return match[0]
        attributes = dict(_ATTRIBUTE.findall(match["attributes"]))
        remote = attributes.get("data-remote", "")
        if "src" in attributes or not remote:
            return match[0]
        words = (
            attributes.get("alt") or attributes.get("title") or remote.rpartition("/")[2] or remote
        )
        if in_link:
            return f'<span class="no-picture">{words}</span>'
        return f'<a class="no-picture" href="{remote}">{words}</a>'

    return _IMAGE_OR_LINK.sub(mark, html)


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
