"""Tells what kind of picture one is from its pixels, so that it can be shown rightly in the dark.

It weighs mistakes: a photograph that is inverted is spoilt, a drawing that is only dimmed is
merely bright. So whatever has a patch of shades in it is a photograph, and only what is plainly
ink on a ground is a drawing.

Tones are luma (ITU-R BT.601, what Pillow's "L" is), 0 to 255 and gamma-coded, so that equal steps
look about equal.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.model.picture import PictureKind

if TYPE_CHECKING:
    from PIL.Image import Image

# Pictures are looked at about as large as a page shows them: smaller, and lines drown in their
# ground; larger, and the blur of a scan looks like shading.
LOOKED_AT_SIDE = 512

# Transparency: what is less opaque than this shows the page; less than this part of the picture
# is only rounded corners.
_VISIBLE_ALPHA = 64
_CLEAR_SHARE = 0.05
# Ink of this tone has a contrast of 4.5 to 1 (WCAG) on a ground of #1e1e1e; darker has less.
_DARK_INK = 133
# Ink of this tone has a contrast of 2 to 1 on white; lighter has less.
_LIGHT_INK = 183
# So much of what is visible has to be dark for its loss to be noticed.
_NOTICED = 0.15

# Dark already: this part is darker than this tone.
_DARK_TONE = 72
_DARK_SHARE = 0.6

# A ground is light, holds most of the picture within these tones around its commonest, and has
# hardly a colour (yellowed paper has some: this is the distance of its channels).
_GROUND_TONE = 192
_GROUND_REACH = 16
_GROUND_SHARE = 0.5
_GROUND_COLOUR = 80
# Ink is so much darker than its ground, and there is some.
_INK_DEPTH = 64
_INK_SHARE = 0.002
# A ground that was drawn is even; one that was photographed (a scan, but also snow) has grain,
# and then only black ink that is plainly drawn makes it a drawing.
_EVEN_SHARE = 0.6
_GRAINY_GROUND_SHARE = 0.6
_GRAINY_SHARP_SHARE = 0.7
_INK_COLOUR = 60

# From one pixel to the next: so little is one fill (and what JPEG makes of it), so much an edge.
_FILL_STEP = 3
_EDGE_STEP = 24
# A patch of shades: a square of so many pixels that has hardly a place of ground or fill, and in
# which an edge counts for less than a shade.
_PATCH_SIDE = 12
_EDGE_WEIGHT = 110
_PATCH_SHADED = 0.6
_PATCH_SHARE = 0.006
# Shades all over: this part of what is not ground.
_SHADED_SHARE = 0.3
# Fills of a drawing are few; a smooth sky is a hundred tones that look like fills one by one.
_FILLED_SHARE = 0.05
_FILL_TONES = 24
_FILLS_HELD = 0.8
# Painted over so far, it is an illustration, whose faces are not to be inverted.
_PAINTED_SHARE = 0.3
_PAINT_COLOUR = 48


@dataclass(frozen=True, slots=True)
class _Seen:
    """The pixels that are looked at: tones, distance of channels, steps, and which count.

    All are of one size and have a value from 0 to 255 each; ``steps`` is how far a pixel is from
    its right and its lower neighbour.
    """

    tones: "Image"
    colours: "Image"
    steps: "Image"
    visible: "Image"
    clear_share: float


def picture_kind(image: "Image") -> PictureKind:
    """Return what kind of picture ``image`` is; of an animated one its present frame counts.

    ``image`` may be of any of Pillow's modes. It is decoded here if it was only opened; what its
    decoder raises comes through.
    """
    # JPEG can be decoded at half, a quarter and an eighth of its size, in that part of the time.
    image.draft(None, (LOOKED_AT_SIDE, LOOKED_AT_SIDE))
    image.load()
    seen = _seen(_rgba(image))
    if seen.clear_share >= _CLEAR_SHARE:
        return _kind_on_transparency(seen)
    return _kind_on_ground(seen)


def _rgba(image: "Image") -> "Image":
    """Return a copy as RGBA of about the size that is looked at."""
    if image.mode.startswith(("I", "F")):
        # Pillow cuts off what is above 255, and a picture with 16 bits goes to 65,535.
        depth = 256 if image.mode.startswith("I") else 1
        image = image.convert("F").point(lambda value: value * (1 / depth) + 0).convert("L")
    if image.mode not in {"RGB", "L"} or "transparency" in image.info:
        image = image.convert("RGBA")
    factor = max(image.size) // LOOKED_AT_SIDE
    if factor > 1:
        image = image.reduce((min(factor, image.width), min(factor, image.height)))
    return image.convert("RGBA")


def _seen(image: "Image") -> _Seen:
    from PIL import Image, ImageChops

    red, green, blue, alpha = image.split()
    tones = image.convert("RGB").convert("L")
    colours = ImageChops.subtract(
        ImageChops.lighter(ImageChops.lighter(red, green), blue),
        ImageChops.darker(ImageChops.darker(red, green), blue),
    )
    visible = alpha.point(_between(_VISIBLE_ALPHA, 255))
    # Where the page shows through it is as white as the page that it was drawn for.
    tones = Image.composite(tones, Image.new("L", image.size, 255), visible)
    width, height = image.size
    steps = Image.new("L", image.size)
    for across, down in ((1, 0), (0, 1)):
        here = tones.crop((0, 0, width - across, height - down))
        there = tones.crop((across, down, width, height))
        apart = ImageChops.difference(here, there)
        before = steps.crop((0, 0, *apart.size))
        steps.paste(ImageChops.lighter(before, apart), (0, 0))
    return _Seen(tones, colours, steps, visible, 1 - _share(visible))


def _kind_on_transparency(seen: _Seen) -> PictureKind:
    """Return the kind of a picture that the page shows through."""
    histogram = seen.tones.histogram(seen.visible)
    count = sum(histogram)
    if count == 0:
        return PictureKind.PHOTO
    dark = sum(histogram[:_DARK_INK]) / count
    light = sum(histogram[_LIGHT_INK:]) / count
    if dark < _NOTICED:
        return PictureKind.LIGHT_INK if light > 1 - _NOTICED else PictureKind.PHOTO
    if _is_shaded(seen, seen.visible) or _painted_share(seen, seen.visible) > _PAINTED_SHARE:
        return PictureKind.CUTOUT
    if light < _NOTICED:
        return PictureKind.INK
    # It brings light and dark of its own, as a framed picture does.
    return _kind_on_ground(seen)


def _kind_on_ground(seen: _Seen) -> PictureKind:
    """Return the kind of a picture that covers the page."""
    histogram = seen.tones.histogram()
    count = sum(histogram)
    if sum(histogram[:_DARK_TONE]) >= _DARK_SHARE * count:
        return PictureKind.DARK
    return PictureKind.DRAWING if _is_drawing(seen, histogram) else PictureKind.PHOTO


def _is_drawing(seen: _Seen, histogram: list[int]) -> bool:
    from PIL import ImageChops

    count = sum(histogram)
    commonest = max(range(_GROUND_TONE, 256), key=histogram.__getitem__)
    lowest = commonest - _GROUND_REACH
    # Lighter than the ground is the paper's shine.
    ground = seen.tones.point(_between(lowest, 255))
    ground_share = _share(ground)
    ink = sum(histogram[: commonest - _INK_DEPTH]) / count
    if ground_share < _GROUND_SHARE or ink < _INK_SHARE:
        return False
    if _mean(seen.colours, ground) > _GROUND_COLOUR:
        return False
    matter = ImageChops.invert(ground)
    if _is_shaded(seen, matter) or _painted_share(seen, matter) > _PAINTED_SHARE:
        return False
    grain = seen.steps.histogram(ground)
    if grain[0] >= _EVEN_SHARE * sum(grain[:_EDGE_STEP]):
        return True
    steps = seen.steps.histogram(matter)
    return (
        ground_share >= _GRAINY_GROUND_SHARE
        and sum(steps[_EDGE_STEP:]) >= _GRAINY_SHARP_SHARE * sum(steps)
        and _mean(seen.colours, seen.tones.point(_between(0, commonest - _INK_DEPTH)))
        <= _INK_COLOUR
    )


def _is_shaded(seen: _Seen, matter: "Image") -> bool:
    """Return whether ``matter``, which is what is not ground, has shades as a photograph has."""
    from PIL import Image, ImageChops

    steps = seen.steps.histogram(matter)
    count = sum(steps)
    if count == 0:
        return False
    soft = sum(steps[_FILL_STEP + 1 : _EDGE_STEP])
    if soft > _SHADED_SHARE * count:
        return True
    fills = ImageChops.darker(matter, seen.steps.point(_between(0, _FILL_STEP)))
    is_filled = sum(steps[: _FILL_STEP + 1]) > _FILLED_SHARE * count
    if is_filled and _tones(seen.tones.histogram(fills)) > _FILL_TONES:
        return True
    # Leaves are edges too, with shades between them; between strokes is ground.
    weights = [0] * (_FILL_STEP + 1) + [255] * (_EDGE_STEP - _FILL_STEP - 1)
    weights += [_EDGE_WEIGHT] * (256 - _EDGE_STEP)
    busy = ImageChops.darker(matter, seen.steps.point(weights))
    width, height = (max(1, side // _PATCH_SIDE) for side in busy.size)
    patches = busy.resize((width, height), Image.Resampling.BOX)
    shaded = sum(patches.histogram()[round(_PATCH_SHADED * 255) :])
    return shaded >= max(2, _PATCH_SHARE * width * height)


def _tones(histogram: list[int]) -> int:
    """Return how many tones hold most of what is counted."""
    wanted = _FILLS_HELD * sum(histogram)
    held = accumulate(sorted(histogram, reverse=True))
    return next((number for number, sum_ in enumerate(held, 1) if sum_ >= wanted), 0)


def _painted_share(seen: _Seen, matter: "Image") -> float:
    """Return the part of the whole picture that is ``matter`` with a colour."""
    from PIL import ImageChops

    return _share(ImageChops.darker(matter, seen.colours.point(_between(_PAINT_COLOUR, 255))))


def _between(lowest: int, highest: int) -> list[int]:
    """Return the table for ``Image.point`` that makes these values 255, and all others 0."""
    return [255 if lowest <= value <= highest else 0 for value in range(256)]


def _share(mask: "Image") -> float:
    """Return the part of a mask's pixels that are set."""
    histogram = mask.histogram()
    return histogram[255] / (sum(histogram) or 1)


def _mean(values: "Image", mask: "Image") -> float:
    """Return the mean of ``values`` where ``mask`` is set."""
    histogram = values.histogram(mask)
    return sum(value * number for value, number in enumerate(histogram)) / (sum(histogram) or 1)
