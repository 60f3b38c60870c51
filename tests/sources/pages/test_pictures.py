"""Which picture a page means, which it does not mean to be seen, and what may not take long to tell."""

import lxml.html
import pytest

from reader.sources.pages.pictures import settle_pictures


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
