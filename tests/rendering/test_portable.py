import base64

import pytest

from reader.markup.body import clean_body
from reader.markup.sanitize import HERE, MEDIA
from reader.rendering.portable import encoded_size, portable_html, without_own_links

ONE, TWO = "11" * 32, "22" * 32
PICTURES = {ONE: ("image/png", b"first"), TWO: ("image/webp", b"second!")}
PLENTY = 1_000_000


def portable(html: str, most: int = PLENTY, repeated: int = PLENTY) -> str:
    return portable_html(html, PICTURES, most, repeated)


def test_a_picture_on_the_disk_is_inside_and_keeps_what_is_said_of_it() -> None:
    html = f'<p><img alt="a &quot;b&quot;" src="{MEDIA}{ONE}" width="3" height="2" id="x-i">.</p>'
    assert portable(html) == (
        f'<p><img src="data:image/png;base64,{base64.b64encode(b"first").decode()}" '
        'alt="a &quot;b&quot;" width="3" height="2" id="x-i">.</p>'
    )


@pytest.mark.parametrize(
    ("picture", "shown"),
    [
        (
            '<img alt="Dusk" data-remote="https://a.example/?b=1&amp;c">',
            '<a class="missing" href="https://a.example/?b=1&amp;c">Dusk</a>',
        ),
        (
            '<img data-remote="https://a.example/b.png">',
            '<a class="missing" href="https://a.example/b.png">https://a.example/b.png</a>',
        ),
        ('<img alt="Dusk">', '<span class="missing">Dusk</span>'),
        (f'<img src="{MEDIA}{"33" * 32}" alt="Dusk">', '<span class="missing">Dusk</span>'),
        (f'<img src="{MEDIA}{"33" * 32}">', ""),
        (
            '<a href="https://b.example/">k <img alt="Dusk" data-remote="https://a.example/"></a>',
            '<a href="https://b.example/">k <span class="missing">Dusk</span></a>',
        ),
        (
            '<a href="https://b.example/">k</a><img alt="D" data-remote="https://a.example/">',
            '<a href="https://b.example/">k</a><a class="missing" href="https://a.example/">D</a>',
        ),
    ],
)
def test_a_picture_that_is_not_on_the_disk_is_its_words_and_a_link(
    picture: str, shown: str
) -> None:
    assert portable(picture) == shown


def test_what_is_not_a_picture_of_an_article_is_no_picture() -> None:
    html = portable_html(f'<img src="{MEDIA}{ONE}" alt="a">', {ONE: ("text/html", b"x")}, 100, 100)
    assert html == '<span class="missing">a</span>'


def test_pictures_take_no_more_than_they_may_and_neither_do_their_repeats() -> None:
    one, two = (f'<img src="{MEDIA}{sha}" alt="{sha[:2]}">' for sha in (ONE, TWO))
    size = encoded_size(len(b"first"))
    assert portable(one + two, most=size).count("<img") == 1
    assert portable(one * 5, repeated=0).count("<img") == 1
    assert portable(one * 5 + two, repeated=2 * size).count("<img") == 4
    assert 'span class="missing">22<' in portable(one + two, most=size)


def test_links_within_the_article_stay_in_it() -> None:
    html = f'<a href="{HERE}#x-part">up</a><h2 id="x-part">Part</h2>'
    assert portable(html) == '<a href="#x-part">up</a><h2 id="x-part">Part</h2>'
    assert without_own_links(html) == '<a>up</a><h2 id="x-part">Part</h2>'


def test_text_that_looks_like_an_element_stays_text() -> None:
    foreign = (
        f'<p title=\'<img src="{MEDIA}{ONE}">\'>&lt;img src="{MEDIA}{ONE}" alt="x"&gt;</p>'
        f'<a href="https://a.example/" title=\'"><img src="{MEDIA}{ONE}">\'>b</a>'
    )
    clean = clean_body(foreign).html
    assert portable(clean) == clean
    assert "data:" not in portable(clean)
