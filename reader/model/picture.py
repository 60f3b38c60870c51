"""What kind of picture one is, and how it is shown on a dark page."""

from dataclasses import dataclass
from enum import StrEnum


class PictureKind(StrEnum):
    """What a picture is made of, as far as showing it in the dark goes.

    The value is what the library keeps.
    """

    UNKNOWN = ""  # not looked at yet
    PHOTO = "photo"  # shades and colours; also whatever reads on every ground
    DRAWING = "drawing"  # ink on an opaque light ground: line art, charts, scanned pages
    INK = "ink"  # dark ink on transparency: formulas, diagrams, black logos
    LIGHT_INK = "light_ink"  # light ink on transparency, which a light page would swallow
    CUTOUT = "cutout"  # a shaded or coloured picture with dark parts on transparency
    DARK = "dark"  # dark already: a night, a chart on black, a terminal


class DarkTreatment(StrEnum):
    """How a picture is shown on a dark page."""

    AS_IS = "as_is"
    DIMMED = "dimmed"
    GROUND = "ground"  # a light ground is put behind it
    INVERTED = "inverted"  # light becomes dark, and hues stay


@dataclass(frozen=True, slots=True)
class PictureTreatment:
    """What a picture was found to be, and what the reader chose for it, if anything."""

    kind: PictureKind = PictureKind.UNKNOWN
    chosen: DarkTreatment | None = None

    @property
    def in_the_dark(self) -> DarkTreatment:
        """How it is shown on a dark page."""
        return treatment_of(self.kind, self.chosen)


# A ground shows only through what is transparent, so it falsifies nothing that nobody looked at.
_AUTOMATIC = {
    PictureKind.UNKNOWN: DarkTreatment.GROUND,
    PictureKind.PHOTO: DarkTreatment.DIMMED,
    PictureKind.DRAWING: DarkTreatment.INVERTED,
    PictureKind.INK: DarkTreatment.INVERTED,
    PictureKind.LIGHT_INK: DarkTreatment.AS_IS,
    PictureKind.CUTOUT: DarkTreatment.GROUND,
    PictureKind.DARK: DarkTreatment.AS_IS,
}


def treatment_of(kind: PictureKind, chosen: DarkTreatment | None = None) -> DarkTreatment:
    """Return how a picture is shown on a dark page: as the reader chose, else as its kind asks."""
    return chosen or _AUTOMATIC[kind]
