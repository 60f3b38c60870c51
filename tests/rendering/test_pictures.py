"""Pictures of a body as the page shows them: marks for those that could not be had."""

import pytest

from reader.rendering.pictures import marked_missing


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (
            '<img alt="A &quot;quay&quot;" data-remote="https://e.example/a.png">',
            '<a class="no-picture" href="https://e.example/a.png">A &quot;quay&quot;</a>',
        ),
        (
            '<a href="/x"><img alt="" data-remote="https://e.example/b/c.png"></a>',
            '<a href="/x"><span class="no-picture">c.png</span></a>',
        ),
        (
            '<img src="article://senja/media/aa" alt="x">',
            '<img src="article://senja/media/aa" alt="x">',
        ),
        ("<p>no data-remote= here</p>", "<p>no data-remote= here</p>"),
    ],
)
def test_a_picture_that_could_not_be_had_leaves_its_mark(html: str, shown: str) -> None:
    assert marked_missing(html) == shown
