"""Pictures made for tests, each of a kind that is met in articles; the same ones each time."""

import io
import random
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SIZE = (640, 420)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return ``image`` as a file's bytes."""
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


@cache
def _noise(size: tuple[int, int], scale: int, seed: int) -> Image.Image:
    """Return an "L" picture of clouds that are ``scale`` pixels wide, around 128."""
    width, height = (side // scale + 2 for side in size)
    drops = random.Random(seed).randbytes(width * height)  # noqa: S311 (the same ones each time)
    small = Image.frombytes("L", (width, height), drops)
    return small.resize(size, Image.Resampling.BICUBIC)


def _grainy(image: Image.Image, strength: float, seed: int = 1) -> Image.Image:
    """Return ``image`` with a camera's noise."""
    width, height = image.size
    noise = Image.frombytes(
        "L",
        image.size,
        random.Random(seed).randbytes(width * height),  # noqa: S311 (as above)
    )
    noise = noise.point([round(128 + (value - 128) * strength) for value in range(256)])
    noise = noise.convert(image.mode) if image.mode != "L" else noise
    return ImageChops.add(image, noise, 1, -128)


def photograph() -> Image.Image:
    """Return a landscape: a sky that darkens, hills, leaves."""
    bands = [_noise(SIZE, scale, seed) for scale, seed in ((160, 1), (24, 2), (6, 3))]
    image = Image.merge("RGB", bands).filter(ImageFilter.GaussianBlur(1))
    sky = Image.linear_gradient("L").resize(SIZE)
    image.paste(Image.merge("RGB", (sky, sky, ImageChops.invert(sky))), (0, -170))
    return _grainy(image, 0.05)


def night() -> Image.Image:
    """Return a street at night."""
    image = photograph().point([value // 7 for value in range(256)] * 3)
    draw = ImageDraw.Draw(image)
    for x in range(40, 640, 90):
        draw.ellipse((x, 200, x + 14, 214), "#ffe9b0")
    return _grainy(image.filter(ImageFilter.GaussianBlur(2)), 0.06)


def snow() -> Image.Image:
    """Return a field of snow with soft hollows, and bare trees before a white sky."""
    tones = _noise(SIZE, 90, 5).point([224 + value // 9 for value in range(256)])
    draw = ImageDraw.Draw(tones)
    for x in range(60, 620, 45):
        draw.line((x, 150, x + 6, 290), 60, 5)
        for step in range(5):
            draw.line((x + 2, 180 + 15 * step, x + 24, 160 + 15 * step), 85, 2)
    draw.ellipse((250, 300, 420, 400), 200)
    tones = tones.filter(ImageFilter.GaussianBlur(1.6))
    return _grainy(Image.merge("RGB", (tones, tones, tones)), 0.05)


def overexposed() -> Image.Image:
    """Return a sky that is white altogether above leaves and a shaded house."""
    image = Image.new("RGB", SIZE, "white")
    below = photograph().crop((0, 0, 640, 160))
    image.paste(below, (0, 260))
    return image


def product() -> Image.Image:
    """Return a shaded thing photographed on pure white."""
    image = Image.new("RGB", SIZE, "white")
    ball = ImageChops.invert(Image.radial_gradient("L")).resize((260, 260))
    colour = Image.merge("RGB", (ball, ball.point([v // 2 for v in range(256)]), ball))
    mask = Image.new("L", (260, 260))
    ImageDraw.Draw(mask).ellipse((4, 4, 255, 255), 255)
    image.paste(colour, (190, 80), mask)
    return image


def portrait_line(mode: str = "RGB") -> Image.Image:
    """Return a line drawing in black on white."""
    image = Image.new("L", (SIZE[0] * 2, SIZE[1] * 2), 255)
    draw = ImageDraw.Draw(image)
    for radius in range(40, 400, 60):
        draw.ellipse((640 - radius, 420 - radius, 640 + radius, 420 + radius), outline=0, width=5)
    for x in range(0, 1280, 80):
        draw.line((x, 0, 1280 - x, 840), 0, 4)
    return image.resize(SIZE, Image.Resampling.LANCZOS).convert(mode)


def chart(ground: str = "white", ink: str = "black") -> Image.Image:
    """Return bars in colours with axes, labels and a grid."""
    image = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(18)
    for row in range(6):
        draw.line((60, 60 + 60 * row, 600, 60 + 60 * row), "#9a9a9a")
        draw.text((20, 50 + 60 * row), f"{50 - 10 * row}", ink, font)
    for number, colour in enumerate(("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd")):
        draw.rectangle((90 + 100 * number, 120 + 40 * number, 140 + 100 * number, 360), colour)
        draw.text((95 + 100 * number, 370), f"Year {number}", ink, font)
    draw.line((60, 30, 60, 360, 600, 360), ink, 2)
    return image


def _written(image: Image.Image, ink: str | tuple[int, ...], top: int = 20) -> Image.Image:
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(15)
    for row in range(top, image.height - 30, 24):
        draw.text(
            (30, row), "The light of the evening lay long upon the water, and " * 2, ink, font
        )
    return image


def page_with_photo(share: float = 0.25) -> Image.Image:
    """Return a screenshot of a written white page with a photograph in it."""
    image = _written(Image.new("RGB", SIZE, "white"), "#222222")
    width, height = (round(side * share**0.5) for side in SIZE)
    image.paste(photograph().crop((0, 0, width, height)), (60, 60))
    return image


def page() -> Image.Image:
    """Return a screenshot of a written white page."""
    return _written(Image.new("RGB", SIZE, "white"), "#222222")


def scan() -> Image.Image:
    """Return a page of an old book: yellowed, grainy, a little blurred."""
    image = _written(Image.new("RGB", SIZE, (236, 224, 196)), (52, 44, 38))
    return _grainy(image.filter(ImageFilter.GaussianBlur(0.5)), 0.04)


def code() -> Image.Image:
    """Return what looks like a QR code."""
    drops = random.Random(3)  # noqa: S311 (the same ones each time)
    small = Image.new("1", (33, 33), 1)
    for place in range(27 * 27):
        small.putpixel((3 + place % 27, 3 + place // 27), drops.randrange(2))
    return small.resize((330, 330), Image.Resampling.NEAREST)


def comic() -> Image.Image:
    """Return a comic's panels in black and white."""
    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    for x in (20, 230, 440):
        draw.rectangle((x, 20, x + 180, 400), outline=0, width=4)
        draw.ellipse((x + 50, 60, x + 130, 150), outline=0, width=4)
        draw.polygon((x + 40, 380, x + 90, 160, x + 150, 380), 0)
        draw.arc((x + 60, 90, x + 120, 140), 20, 160, 0, 4)
    return image


def formula(ink: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    """Return a formula in ``ink`` on transparency."""
    image = Image.new("RGBA", (300, 70), (*ink, 0))
    mask = Image.new("L", image.size)
    draw = ImageDraw.Draw(mask)
    draw.text((10, 8), "E = ∑ m c² / 2", 255, ImageFont.load_default(36))
    draw.line((10, 60, 280, 60), 255, 2)
    image.putalpha(mask)
    return image


def logo(*colours: str) -> Image.Image:
    """Return a logo of flat ``colours`` on transparency."""
    image = Image.new("RGBA", (320, 160), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for number, colour in enumerate(colours):
        left = 10 + number * 300 // len(colours)
        draw.ellipse((left, 20, left + 110, 140), colour)
    return image


def cutout() -> Image.Image:
    """Return a dark shaded thing cut out of its ground."""
    image = photograph().point([value // 2 for value in range(256)] * 3).convert("RGBA")
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).ellipse((120, 40, 520, 380), 255)
    image.putalpha(mask)
    return image


Maker = Callable[[], Image.Image]


def decoded(data: bytes) -> Image.Image:
    """Return the picture that a file's bytes are, opened and no more."""
    return Image.open(io.BytesIO(data))
