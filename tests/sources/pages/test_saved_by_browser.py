"""Pages that were saved to the disk: where they were found, and the pictures that came with them."""

import base64
from pathlib import Path

import pytest

from reader.markup.body import clean_body
from reader.sources.pages.page import read_web_page
from reader.sources.pages.saved_by_browser import beside, only_saved_pictures, saved_address
from reader.sources.pictures import ArticlePictures
from tests.sources.drawn import encoded, photograph

URL = "https://e.example/a/harbour?x=1"
SINGLE_FILE = (
    f"SingleFile \n url: {URL} \n"
    " saved date: Tue Nov 24 2026 18:04:31 GMT+0700 (Western Indonesia Time)"
)
CANONICAL = '<link rel="canonical" href="https://e.example/canonical">'
OG = '<meta property="og:url" content="https://e.example/og">'


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f"<!DOCTYPE html>\n<!-- saved from url=(0031){URL} -->\n<html><head>", URL),
        (f"<html><!-- Saved From URL=(0031){URL}-->", URL),
        (
            f"<!DOCTYPE html> <html lang=en style><!--\n Page saved with {SINGLE_FILE}\n--><meta>",
            URL,
        ),
        (f"<html><head><!-- saved from url=(0031){URL} -->{CANONICAL}{OG}", URL),
        (f"<html><head>{OG}{CANONICAL}", "https://e.example/canonical"),
        (f"<html><head>{OG}", "https://e.example/og"),
        (f'<html><head>{OG}<meta name="savepage-url" content="{URL}">', URL),
        # What Internet Explorer writes to say that the page is from nowhere.
        (f"<!-- saved from url=(0014)about:internet -->{OG}", "https://e.example/og"),
        ("<!-- saved from url=(0031)file:///C:/Users/a/harbour.html -->", ""),
        ("<!-- saved from url=(9999)https://e.example/short -->", "https://e.example/short"),
        ("<!-- saved from url=(0021)javascript:alert(1);0 -->", ""),
        (f"<style>{'p{} ' * 90_000}</style>{OG}", "https://e.example/og"),
        (f"<html><head></head><body>{OG}", ""),
        ('<link rel="canonical" href="/relative">', ""),
        ('<link rel="canonical" href="https://u:p@e.example/">', ""),
        ('<link rel="canonical" href="https://[::1">', ""),
        ("", ""),
        ("<!-- saved from url=(0031)", ""),
    ],
)
def test_a_saved_page_tells_where_it_was_found(head: str, url: str) -> None:
    assert saved_address(head + "<body><p>The harbour.</p>") == url


def test_words_deep_in_the_page_are_not_those_of_what_saved_it() -> None:
    assert saved_address("<p>" + "x" * 3000 + f"<!-- saved from url=(0031){URL} -->") == ""


def test_a_long_address_and_a_hostile_head_are_no_matter() -> None:
    assert saved_address("<!-- saved from url=(9999)https://e.example/" + "a" * 9000) == ""
    assert saved_address("<!--" * 500_000) == ""
    assert saved_address("<link rel=canonical " * 50_000) == ""
    assert saved_address("<div>" * 5000) == ""


@pytest.mark.parametrize(
    ("tag", "left"),
    [
        (
            '<img src="./a_files/p-800.jpg" srcset="https://e.example/p-1600.jpg 2x" alt="A">',
            '<img src="./a_files/p-800.jpg" alt="A">',
        ),
        (
            '<img data-src="https://e.example/p.jpg?w=9" src="a_files/p.jpg" width=9>',
            '<img src="a_files/p.jpg" width=9>',
        ),
        (
            '<picture><source srcset="https://e.example/p.webp" type="x"><img src=a/p.jpg></picture>',
            '<picture><source type="x"><img src=a/p.jpg></picture>',
        ),
        (
            '<img data-src="/b/p.jpg" src="./At dusk é_files/p.jpg" alt="A">',
            '<img src="./At dusk é_files/p.jpg" alt="A">',
        ),
        (
            "<img src='a_files/p.jpg' data-srcset='https://e.example/p.jpg 2x'><video src=v>",
            "<img src='a_files/p.jpg'><video src=v>",
        ),
    ],
)
def test_other_sizes_than_the_saved_one_are_left_out(tag: str, left: str) -> None:
    assert only_saved_pictures(f"<p>Ä{tag}.</p>") == f"<p>Ä{left}.</p>"


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="https://e.example/p.jpg" srcset="https://e.example/p2.jpg 2x">',
        '<img src="/p.jpg" data-src="/p2.jpg">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://e.example/p.jpg">',
        '<img src="a_files/blank.gif" data-src="https://e.example/p.jpg">',
        '<img data-src="https://e.example/p.jpg">',
        '<picture><source srcset="https://e.example/p.webp"><img src="//e.example/p.jpg"></picture>',
        '<source srcset="https://e.example/p.webp">',
        '<img src="a://[" alt="x">',
        "<img",
        "<imgx src=a srcset=b>",
    ],
)
def test_pictures_that_were_not_saved_keep_all_their_addresses(tag: str) -> None:
    assert only_saved_pictures(f"<p>{tag}</p>") == f"<p>{tag}</p>"


def test_many_open_tags_take_no_time() -> None:
    hostile = "<img src=a " * 100_000 + "<img src=a srcset=" + '"' * 100_000
    assert only_saved_pictures(hostile) == hostile
    assert only_saved_pictures("<img src=a srcset=b>" * 300_000).startswith("<img src=a srcset=b>")


PROSE = (
    "At dusk the harbour empties, and the last ferry leaves its wake on water that is still bright.",
    "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps are lit.",
    "The keeper of the light writes the hour into a book that was begun when his mother kept it.",
)


def saved(image: str) -> str:
    text = "".join(f"<p>{each}</p>" for each in PROSE)
    return (
        f"<!DOCTYPE html>\n<!-- saved from url=(0031){URL} -->\n<html lang='en'><head><title>Dusk"
        "</title></head><body><nav><a href='https://e.example/'>Home</a></nav><article>"
        f"<h1>Dusk</h1>{text}{image}<p>{PROSE[0]} Again.</p></article></body></html>"
    )


@pytest.mark.parametrize("told", [URL, "about:internet"])
def test_a_page_saved_with_its_folder_shows_the_pictures_of_that_folder(
    tmp_path: Path, told: str
) -> None:
    data = encoded(photograph())
    folder = tmp_path / "At dusk_files"
    folder.mkdir()
    (folder / "quay.png").write_bytes(data)
    html = saved(
        '<img src="./At%20dusk_files/quay.png" alt="" srcset="https://e.example/quay.webp 2000w">'
        '<img src="./At%20dusk_files/gone.png" alt="Gone">'
    )
    html = html.replace(URL, told)
    url = saved_address(html)
    page = read_web_page(only_saved_pictures(html), url)
    assert page.is_chosen
    find = beside(ArticlePictures(tmp_path, page.within).find, url)
    body = clean_body(page.body, url, find)
    assert [picture.data for picture in body.pictures] == [data]
    assert "Home" not in body.text


def test_no_page_s_address_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(encoded(photograph()))
    inner = tmp_path / "page"
    inner.mkdir()
    find = beside(ArticlePictures(inner).find, URL)
    for src in ("../secret.png", "https://e.example/a/../secret.png", str(tmp_path / "secret.png")):
        assert find(src) is None


def test_a_page_that_holds_its_pictures_shows_them() -> None:
    data = encoded(photograph())
    image = f"<img src=data:image/png;base64,{base64.b64encode(data).decode()} alt=Quay>"
    page = read_web_page(only_saved_pictures(saved(image)), URL)
    body = clean_body(page.body, URL, ArticlePictures(Path("/nonexistent"), page.within).find)
    assert [picture.data for picture in body.pictures] == [data]
