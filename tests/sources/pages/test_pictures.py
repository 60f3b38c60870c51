"""Pictures: late ones found, the best of several sizes chosen, what shows nothing dropped.

And what may not take long to tell.
"""

import lxml.html
import pytest

from reader.sources.pages.pictures import is_sign, settle_pictures
from tests.sources.pages.markup import body_of

HELD = "data:image/gif;base64," + "R0lGODlhAQABAAAAACw" * 2
LARGE = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUg" * 40


def shown(inner: str) -> list[str]:
    body = body_of(inner)
    settle_pictures(body)
    return [image.get("src", "") for image in body.iter("img")]


@pytest.mark.parametrize(
    ("inner", "address"),
    [
        ('<img src="a.jpg">', "a.jpg"),
        ('<img src="a.jpg" data-src="b.jpg">', "b.jpg"),
        (f'<img src="{HELD}" data-lazy-src="b.jpg">', "b.jpg"),
        ('<img src="/spacer.gif" data-anything="/b.webp?w=900">', "/b.webp?w=900"),
        ('<img data-original="b.jpg">', "b.jpg"),
        ('<img src="a.jpg" data-src="data:image/gif;base64,R0">', "a.jpg"),
        (f'<img src="{LARGE}">', LARGE),
    ],
)
def test_a_picture_that_comes_late_has_its_address(inner: str, address: str) -> None:
    assert shown(inner) == [address]


@pytest.mark.parametrize(
    ("srcset", "address"),
    [
        ("s.jpg 400w, m.jpg 1500w, l.jpg 4000w", "m.jpg"),
        ("s.jpg 400w, m.jpg 800w", "m.jpg"),
        ("s.jpg 1x, l.jpg 2x", "l.jpg"),
        ("w_400,c_fill/s.jpg 400w,  w_800,c_fill/m.jpg 800w", "w_800,c_fill/m.jpg"),
        ("only.jpg", "only.jpg"),
        ("", "a.jpg"),
    ],
)
def test_the_smallest_size_that_is_wide_enough_is_chosen(srcset: str, address: str) -> None:
    assert shown(f'<img src="a.jpg" srcset="{srcset}">') == [address]


def test_a_picture_element_becomes_the_best_that_every_decoder_knows() -> None:
    assert shown(
        '<picture><source type="image/avif" srcset="a.avif 1600w">'
        '<source type="image/webp" srcset="a-800.webp 800w, a-1600.webp 1600w">'
        '<img src="a.jpg"></picture>'
    ) == ["a-1600.webp"]


def test_a_picture_without_a_script_takes_the_place_of_the_late_one_before_it() -> None:
    body = body_of(
        f'<p><img src="{HELD}" alt="Boats"></p><noscript><img src="boats.jpg"></noscript>'
    )
    settle_pictures(body)
    assert [(each.get("src"), each.get("alt")) for each in body.iter("img")] == [
        ("boats.jpg", "Boats")
    ]


def test_a_noscript_without_a_picture_is_gone() -> None:
    body = body_of("<noscript>Please enable JavaScript</noscript><p>text</p>")
    settle_pictures(body)
    assert body.text_content() == "text"


@pytest.mark.parametrize(
    "inner",
    [
        '<img src="count.gif" width="1" height="1">',
        '<img src="sign.png" width="24px">',
        f'<img src="{HELD}">',
        '<img src="about:blank">',
        "<img alt='nothing'>",
    ],
)
def test_what_shows_nothing_is_dropped(inner: str) -> None:
    assert shown(inner) == []


def test_the_text_after_a_dropped_picture_stays() -> None:
    body = body_of('<p>one <img src="count.gif" width="1"> two</p>')
    settle_pictures(body)
    assert body.text_content().split() == ["one", "two"]


@pytest.mark.parametrize(
    ("inner", "sign"),
    [
        ('<p><img src="/site-logo.png"></p>', True),
        ('<p><img class="avatar" src="/a.jpg"></p>', True),
        ('<div class="byline"><a href="/ada"><img src="/ada.jpg"></a>By Ada</div>', True),
        ('<div class="body"><img src="/harbour.jpg"></div>', False),
        ('<figure><img src="/site-logo.png"><figcaption>Old</figcaption></figure>', False),
        (f'<div class="author-ada"><img src="/harbour.jpg"><p>{"text " * 200}</p></div>', False),
    ],
)
def test_logos_and_portraits_are_told_from_the_article_s_pictures(inner: str, sign: bool) -> None:
    (image,) = body_of(inner).iter("img")
    assert is_sign(image) is sign


def settled(html: str) -> list[str]:
    root = lxml.html.document_fromstring(f"<html><body>{html}<p>Words.</p></body></html>")
    settle_pictures(root)
    return [image.get("src", "") for image in root.iter("img")]


@pytest.mark.parametrize(
    ("srcset", "best"),
    [
        ("a.jpg 1x, b.jpg 2x", "b.jpg"),
        ("a.jpg 1x,b.jpg 2x", "b.jpg"),
        ("/w_9,h_2/a.jpg 480w,/w_1,h_9/b.jpg 960w,", "/w_1,h_9/b.jpg"),
        ("a.jpg 2000w 900h, b.jpg 1500w, c.jpg 300w", "b.jpg"),
        ("a.jpg", "a.jpg"),
        (" ,, a.jpg 9q", "a.jpg"),
        ("", "src.jpg"),
    ],
)
def test_the_best_of_a_set_is_taken(srcset: str, best: str) -> None:
    assert settled(f'<img src="src.jpg" srcset="{srcset}">') == [best]


@pytest.mark.parametrize(
    "attributes",
    [
        *("width=1 height=1", "width='2' height='2px'", "height=0", "width=1.0", "width=' 1PX '"),
        *("style='width: 1px; height: 1px'", "style='display:block;HEIGHT:0 !important'"),
        "style='height:1.5px'",
    ],
)
def test_a_picture_that_is_not_to_be_seen_is_dropped(attributes: str) -> None:
    assert settled(f"<img src=/t.gif {attributes}>") == []
    assert settled(f"<noscript><img src=/t.gif {attributes}></noscript>") == []


@pytest.mark.parametrize(
    "attributes",
    [
        *("width=100% height=auto", "width=640 height=1000", "style='max-width: 100%; width:20px'"),
        *("style='border-width: 1px'", "style='width: 2em'", "style='line-height: 1'"),
    ],
)
def test_a_picture_of_another_size_stays(attributes: str) -> None:
    assert settled(f"<img src=/t.gif {attributes}>") == ["/t.gif"]


@pytest.mark.parametrize(
    "attribute",
    [
        f"srcset='{'a' * 19_990} b b'",
        f"srcset='{'a,' * 9_990} b b'",
        f"data-x='{'.png' * 70_000} x'",
        f"data-x='{'.' * 290_000}'",
        f"style='{'width:' * 40_000}'",
        f"width='{'1' * 290_000}'",
    ],
)
def test_a_long_attribute_does_not_hold_us_up(attribute: str) -> None:
    # With an expression that goes back over what it read, each of these takes a minute.
    assert len(settled(f"<img {attribute}>" * 15)) in {0, 15}
