"""Colour arithmetic: contrast as WCAG measures it, and OKLCH, where colours are moved.

It knows nothing of themes. A colour is "#rrggbb"; whoever reads one from outside checks it first.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_BLACK, _WHITE = "#000000", "#ffffff"

# How far a channel may be outside 0 to 1 and still be taken as rounding.
_GAMUT_TOLERANCE = 0.0005
_HALVINGS = 14
# Steps in lightness: how fine a boundary is searched, and how far beyond it, since rounding near
# black jumps by 0.07.
_STEP = 0.0005
_STEPS = 200
_STEPS_BEFORE = 8


def _linear(channel: float) -> float:
    """Return the linear light of an sRGB channel, both 0 to 1 (IEC 61966-2-1)."""
    if channel <= 0.04045:  # noqa: PLR2004 (the definition's own number)
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _encoded(light: float) -> float:
    """Return the sRGB channel of linear light, both 0 to 1; the inverse of ``_linear``."""
    if light <= 0.0031308:  # noqa: PLR2004 (the definition's own number)
        return light * 12.92
    return float(1.055 * light ** (1 / 2.4) - 0.055)


_LIGHTS = tuple(_linear(channel / 255) for channel in range(256))


@dataclass(frozen=True, slots=True)
class Lch:
    """A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in radians."""

    lightness: float
    chroma: float
    hue: float


@lru_cache(maxsize=1024)
def luminance(color: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 to 1 (WCAG 2.2, definitions)."""
    red, green, blue = _lights(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two "#rrggbb" colours, 1 to 21 (WCAG 2.2, section 1.4.3)."""
    one, two = luminance(first), luminance(second)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


def mixed(first: str, second: str, part: float) -> str:
    """Return ``first`` over ``second``, covering ``part`` of it (0 to 1), as a screen mixes."""
    channels = (
        round(int(first[at : at + 2], 16) * part + int(second[at : at + 2], 16) * (1 - part))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def to_lch(color: str) -> Lch:
    """Return "#rrggbb" in OKLCH (Björn Ottosson, "A perceptual color space", 2020)."""
    lightness, green_red, blue_yellow = _to_lab(color)
    return Lch(lightness, math.hypot(green_red, blue_yellow), math.atan2(blue_yellow, green_red))


def from_lch(lch: Lch) -> str:
    """Return the "#rrggbb" nearest to ``lch``, its chroma reduced as far as sRGB demands."""
    lightness = min(1.0, max(0.0, lch.lightness))
    lights = _lights_of(lightness, lch.chroma, lch.hue)
    if not _is_in_gamut(lights):
        least, most = 0.0, lch.chroma
        for _ in range(_HALVINGS):
            middle = (least + most) / 2
            if _is_in_gamut(_lights_of(lightness, middle, lch.hue)):
                least = middle
            else:
                most = middle
        lights = _lights_of(lightness, least, lch.hue)
    channels = (round(255 * _encoded(min(1.0, max(0.0, light)))) for light in lights)
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def distance(first: str, second: str) -> float:
    """Return how unlike two colours look: their distance in OKLab, 0 to about 1."""
    return math.dist(_to_lab(first), _to_lab(second))


def nearest_with_contrast(ink: str, grounds: Iterable[str], mark: float) -> str | None:
    """Return the colour nearest to ``ink`` whose contrast to every ground is at least ``mark``.

    The hue is kept, the lightness moved, the chroma reduced only as sRGB demands; nearest by
    ``distance``. None where no such colour does.
    """
    return nearest_at_marks(ink, [(ground, mark) for ground in grounds])


def nearest_at_marks(ink: str, marks: Sequence[tuple[str, float]]) -> str | None:
    """Return what ``nearest_with_contrast`` does, for grounds with a mark each."""
    if _holds(ink, marks):
        return ink
    lch = to_lch(ink)
    found = {
        color
        for bound, way in _bounds(marks)
        if (color := _beyond(lch, bound, way, marks)) is not None
    }
    return min(found, key=lambda color: (distance(ink, color), color), default=None)


def _holds(ink: str, marks: Sequence[tuple[str, float]]) -> bool:
    return all(contrast(ink, ground) >= mark for ground, mark in marks)


def _bounds(marks: Sequence[tuple[str, float]]) -> list[tuple[float, int]]:
    """Return the luminances where contrast begins to be enough, each with the way on, 1 or -1.

    A colour that is not enough is nearest to one that is at such a bound, so no others are tried.
    """
    bounds = {
        bound
        for ground, mark in marks
        for bound in (
            (mark * (luminance(ground) + 0.05) - 0.05, 1),
            ((luminance(ground) + 0.05) / mark - 0.05, -1),
        )
    }
    slack = 1e-9
    return [
        (bound, way)
        for bound, way in bounds
        if -slack <= bound <= 1 + slack
        and all(
            max(bound, luminance(ground)) + 0.05
            >= mark * (min(bound, luminance(ground)) + 0.05) - slack
            for ground, mark in marks
        )
    ]


def _beyond(lch: Lch, bound: float, way: int, marks: Sequence[tuple[str, float]]) -> str | None:
    """Return the first colour of the hue from luminance ``bound`` on that holds when rounded."""
    least, most = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        if luminance(from_lch(Lch(middle, lch.chroma, lch.hue))) < bound:
            least = middle
        else:
            most = middle
    for step in range(-_STEPS_BEFORE, _STEPS):
        lightness = most + way * step * _STEP
        color = from_lch(Lch(lightness, lch.chroma, lch.hue))
        if _holds(color, marks):
            return color
    end = _BLACK if way < 0 else _WHITE
    return end if _holds(end, marks) else None


def _to_lab(color: str) -> tuple[float, float, float]:
    red, green, blue = _lights(color)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _lights(color: str) -> tuple[float, float, float]:
    """Return the linear red, green and blue of "#rrggbb"."""
    number = int(color[1:], 16)
    return _LIGHTS[number >> 16], _LIGHTS[number >> 8 & 255], _LIGHTS[number & 255]


def _lights_of(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return the linear red, green and blue of a colour in OKLCH; outside sRGB below 0, above 1."""
    green_red, blue_yellow = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_in_gamut(lights: tuple[float, float, float]) -> bool:
    return all(-_GAMUT_TOLERANCE <= light <= 1 + _GAMUT_TOLERANCE for light in lights)
