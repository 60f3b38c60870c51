"""What a picture is taken for, on pictures made here; no photograph may pass for a drawing."""

from functools import partial

import pytest
from PIL import Image, ImageDraw

from reader.model.picture import DarkTreatment, PictureKind, treatment_of
from reader.sources.picture_kinds import picture_kind
from tests.sources import drawn

PHOTO, DRAWING, INK = PictureKind.PHOTO, PictureKind.DRAWING, PictureKind.INK
LIGHT_INK, CUTOUT, DARK = PictureKind.LIGHT_INK, PictureKind.CUTOUT, PictureKind.DARK

KINDS: dict[str, tuple[drawn.Maker, PictureKind]] = {
    "a photograph": (drawn.photograph, PHOTO),
    "a photograph of snow": (drawn.snow, PHOTO),
    "a photograph with a white sky": (drawn.overexposed, PHOTO),
    "a thing photographed on white": (drawn.product, PHOTO),
    "a white page with a photograph": (drawn.page_with_photo, PHOTO),
    "a white page with a small photograph": (partial(drawn.page_with_photo, 0.04), PHOTO),
    "a photograph at night": (drawn.night, DARK),
    "a chart on black": (partial(drawn.chart, "#101418", "#e0e0e0"), DARK),
    "a line drawing": (drawn.portrait_line, DRAWING),
    "a chart on white": (drawn.chart, DRAWING),
    "a chart on pale grey": (partial(drawn.chart, "#eeeeee"), DRAWING),
    "a written page": (drawn.page, DRAWING),
    "a yellowed scan": (drawn.scan, DRAWING),
    "a code of squares": (drawn.code, DRAWING),
    "a comic": (drawn.comic, DRAWING),
    "a black formula": (drawn.formula, INK),
    "a grey formula": (partial(drawn.formula, (110, 110, 110)), INK),
    "a navy formula": (partial(drawn.formula, (0, 0, 128)), INK),
    "a white formula": (partial(drawn.formula, (255, 255, 255)), LIGHT_INK),
    "a black logo with red": (partial(drawn.logo, "black", "black", "black", "#c02020"), INK),
    "a logo of bright colours": (partial(drawn.logo, "#f0a020", "#40b0f0"), PHOTO),
    "a logo of dark colours": (partial(drawn.logo, "#5a1020", "#102a6a"), CUTOUT),
    "a white logo": (partial(drawn.logo, "white"), LIGHT_INK),
    "a dark thing cut out": (drawn.cutout, CUTOUT),
}


@pytest.mark.parametrize(("make", "kind"), KINDS.values(), ids=KINDS)
def test_a_picture_is_taken_for_what_it_is(make: drawn.Maker, kind: PictureKind) -> None:
    assert picture_kind(make()) is kind


@pytest.mark.parametrize(
    ("make", "kind"),
    [pair for pair in KINDS.values() if pair[1] in {PHOTO, DRAWING, DARK}],
    ids=[name for name, pair in KINDS.items() if pair[1] in {PHOTO, DRAWING, DARK}],
)
@pytest.mark.parametrize("quality", [95, 75, 40])
def test_what_jpeg_does_to_it_changes_nothing(
    make: drawn.Maker, kind: PictureKind, quality: int
) -> None:
    """A drawing that JPEG has spoilt may pass for a photograph, and a photograph for nothing else."""
    data = drawn.encoded(make().convert("RGBA").convert("RGB"), "JPEG", quality=quality)
    allowed = {kind, PHOTO} if quality < 75 else {kind}
    with drawn.decoded(data) as image:
        assert picture_kind(image) in allowed


@pytest.mark.parametrize("factor", [0.3, 0.5, 3.0])
@pytest.mark.parametrize(
    "make",
    [pair[0] for pair in KINDS.values() if pair[1] in {PHOTO, CUTOUT}],
    ids=[name for name, pair in KINDS.items() if pair[1] in {PHOTO, CUTOUT}],
)
def test_no_photograph_is_inverted_at_any_size(make: drawn.Maker, factor: float) -> None:
    image = make()
    size = (round(image.width * factor), round(image.height * factor))
    kind = picture_kind(image.resize(size, Image.Resampling.LANCZOS))
    assert treatment_of(kind) is not DarkTreatment.INVERTED


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "YCbCr", "I", "F", "LA", "PA"])
def test_a_drawing_is_one_in_every_mode(mode: str) -> None:
    image = drawn.portrait_line("L")
    converted = image.convert("LA").convert("PA") if mode == "PA" else image.convert(mode)
    if mode == "I":
        converted = converted.point(lambda value: value * 257 + 0)
    assert picture_kind(converted) is DRAWING


@pytest.mark.parametrize("mode", ["LA", "RGBa", "P"])
def test_a_formula_is_one_in_every_mode_with_transparency(mode: str) -> None:
    image = drawn.formula()
    converted = (
        image.quantize(8) if mode == "P" else image.convert("LA" if mode == "LA" else "RGBa")
    )
    assert picture_kind(converted) is INK


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
def test_a_formula_with_one_transparent_colour_is_one(kind: str) -> None:
    image = Image.new("P", (200, 60), 1)
    image.putpalette([0, 0, 0, 255, 255, 255])
    ImageDraw.Draw(image).text((10, 10), "E = mc", 0, font_size=36)
    with drawn.decoded(drawn.encoded(image, kind, transparency=1)) as found:
        assert picture_kind(found) is INK


def test_sixteen_bits_are_not_taken_for_white() -> None:
    tones = drawn.photograph().convert("L")
    deep = Image.new("I;16", tones.size)
    deep.putdata([value * 257 for value in tones.tobytes()])
    with drawn.decoded(drawn.encoded(deep)) as image:
        assert image.mode.startswith("I")
        assert picture_kind(image) is PHOTO


def test_of_an_animated_picture_the_first_frame_counts() -> None:
    first, second = drawn.portrait_line("P"), drawn.night().convert("P")
    data = drawn.encoded(first, "GIF", save_all=True, append_images=[second])
    with drawn.decoded(data) as image:
        assert picture_kind(image) is DRAWING


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (2, 2), (8192, 1), (1, 8192)])
@pytest.mark.parametrize("colour", ["white", "black", "#00000000", "#808080"])
def test_nothing_is_too_small_or_too_thin_to_be_looked_at(
    size: tuple[int, int], colour: str
) -> None:
    kind = picture_kind(Image.new("RGBA", size, colour))
    assert kind is (DARK if colour == "black" else PHOTO)


def test_rounded_corners_make_no_photograph_transparent() -> None:
    image = drawn.photograph().convert("RGBA")
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 639, 419), 40, 255)
    image.putalpha(mask)
    assert picture_kind(image) is PHOTO
