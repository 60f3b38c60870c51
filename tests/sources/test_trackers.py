"""Pictures that only count readers are never asked for."""

import pytest

from reader.markup.tree import parse
from reader.sources.pages.pictures import settle_pictures
from reader.sources.trackers import is_tracker


@pytest.mark.parametrize(
    ("address", "counts"),
    [
        ("https://stats.wp.com/g.gif?x=1", True),
        ("https://ad.doubleclick.net/a/b.gif", True),
        ("https://www.facebook.com/tr?id=1&ev=PageView", True),
        ("https://www.facebook.com/photo.jpg", False),
        ("https://example.org/stats.wp.com/a.png", False),
        ("https://notdoubleclick.net/a.png", False),
        ("//counter.yadro.ru/hit", True),
        ("/a.png", False),
        ("http://[::1", False),
    ],
)
def test_a_tracker_is_told_by_its_host(address: str, counts: bool) -> None:
    assert is_tracker(address) is counts


def test_a_tracker_s_picture_leaves_the_page() -> None:
    root = parse(
        "<html><body><img src='https://pixel.wp.com/b.gif'><img src='a.png'></body></html>"
    )
    assert root is not None
    settle_pictures(root)
    assert [image.get("src") for image in root.iter("img")] == ["a.png"]
