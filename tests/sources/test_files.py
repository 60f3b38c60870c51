import base64
from pathlib import Path

import pytest
from PIL import Image

from reader.errors import InputRefusedError
from reader.library import Library, articles
from reader.markup.sanitize import MEDIA
from reader.model.article import Draft, LeftOutRole, Source, SourceKind
from reader.model.picture import PictureKind
from reader.operations import reading
from reader.operations.save import READABLE, save_files
from reader.operations.worker import Worker, WorkerFailedError, answer
from reader.sources import files
from reader.sources.files import LARGEST_FILE, LARGEST_PLAIN, read_bytes, read_file, read_plainly
from tests.sources.drawn import chart, encoded, photograph

HEAD = """---
title: The Kept Title
authors: [Rara, Bima]
date: 2022-09-11 12:50 +07:00
source: https://example.org/dusk
site: Example
description: What it is about.
tags: [dusk, "#light", dusk]
lang: en_GB
---
"""


def read(name: str, text: str | bytes) -> Draft:
    return read_file(Path(name), text.encode() if isinstance(text, str) else text)


def test_a_markdown_file_gives_what_its_head_says() -> None:
    draft = read("a.md", HEAD + "# The kept title\n\nText.\n")
    assert draft.title == "The Kept Title"
    assert draft.authors == ("Rara", "Bima")
    assert draft.published == "2022-09-11T12:50:00+07:00"
    assert draft.url == "https://example.org/dusk"
    assert draft.site == "Example"
    assert draft.description == "What it is about."
    assert draft.tags == ("dusk", "light")
    assert draft.language == "en-GB"
    assert draft.html == "<p>Text.</p>"
    assert draft.text == "Text."
    assert draft.notice == ""


def test_a_heading_that_is_not_the_heads_title_stays() -> None:
    assert read("a.md", HEAD + "# Another\n\nText.").text == "Another\n\nText."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# From the heading\n\nx", "From the heading"),
        ("x\n\n## Further down\n", "Further down"),
        ("---\ntitle: ''\n---\n# From the heading\n", "From the heading"),
        ("x", "my file name"),
        ("# Egg\u202egpj.exe\x07\n\n" + "x " * 100, "Egggpj.exe"),
        ('---\ntitle: "a\\0b\\uD800 \\n c"\n---\nx', "ab? c"),
    ],
)
def test_a_title_comes_from_the_head_the_heading_or_the_name(text: str, title: str) -> None:
    assert read("my_file_name.md", text).title == title


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("on-the-dusk.md", "on the dusk"),
        ("on_the_dusk.md", "on the dusk"),
        ("2022-09-11 dusk-light.md", "2022-09-11 dusk-light"),
        ("README.md", "README"),
        ("---.md", "---.md"),
        ("Ångström.md", "Ångström"),
    ],
)
def test_a_file_name_becomes_words(name: str, title: str) -> None:
    assert read(name, "x").title == title


@pytest.mark.parametrize("name", ["README", "LICENSE", "notes.adoc", "Makefile", ".hidden"])
def test_a_file_named_by_itself_may_have_any_name(name: str) -> None:
    draft = read(name, "Some words of a file.\n\nAnd some more of them.\n")
    assert "And some more of them." in draft.text


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.xhtml", "page", "page.php"])
def test_html_is_known_by_its_name_or_by_its_beginning(name: str) -> None:
    draft = read(
        name, "<!DOCTYPE html><title>The <b>title</title><p>Text &amp; <script>x</script>more."
    )
    assert draft.title.startswith("The")
    assert draft.text == "Text & more."


TALES = (
    "<p>The harbour empties at dusk, and the last ferry leaves its wake on the bright water.</p>"
    "<p>Nobody on the quay is in a hurry any more; the nets were mended and the lamps are lit.</p>"
    '<p>It is told <a href="/b">elsewhere</a> as well, by those who have long stayed ashore.</p>'
)
SAVED = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://e.example/a\r\n\r\n"
    "<title>At dusk</title><nav>Menu</nav><main><h1>At dusk</h1>{}</main>\r\n--b--\r\n"
)


@pytest.mark.parametrize("name", ["page.mht", "page.MHTML"])
def test_a_page_saved_in_one_file_is_an_article(name: str) -> None:
    draft = read(name, SAVED.format(TALES))
    assert (draft.title, draft.url) == ("At dusk", "https://e.example/a")
    assert draft.text.startswith("The harbour empties at dusk,")
    assert "Menu" not in draft.text
    assert 'href="https://e.example/b"' in draft.html


def test_a_saved_page_that_is_too_deep_is_shown_as_its_own_text() -> None:
    draft = read("page.mht", SAVED.format("<div>" * 2500 + "the end"))
    assert "the end" in draft.text
    assert "MIME-Version" not in draft.text
    assert "nested too deeply" in draft.notice
    plainly = read_plainly(Path("page.mht"), SAVED.format("<p>x").encode(), "it took too long")
    assert "MIME-Version" not in plainly.text


def test_what_is_no_saved_page_is_refused_by_its_name() -> None:
    with pytest.raises(InputRefusedError, match="This file is no page") as caught:
        read("page.mht", "Dear all,\n\nthe harbour.")
    assert str(caught.value).startswith("“page.mht”: ")


def test_a_page_that_was_saved_tells_its_address_and_where_it_goes_on() -> None:
    draft = read(
        "page.html",
        "<!-- saved from url=(0019)https://e.example/a --><html lang=en><head><title>At dusk</title>"
        f"</head><body><nav>Menu</nav><article><h1>At dusk</h1>{TALES}{TALES.replace('dusk', 'dawn')}"
        '<a href="https://e.example/a/2">2</a></article></body></html>',
    )
    assert (draft.url, draft.next_page) == ("https://e.example/a", "https://e.example/a/2")


def test_a_text_file_that_speaks_of_html_is_text() -> None:
    assert (
        "<html>"
        in read("a.txt", "How to write HTML\n\nA page begins with <html> and a head.\n").text
    )


def test_a_text_file_shows_its_signs_as_they_are() -> None:
    draft = read("a.txt", "A title\n\nSome <b>text</b> & *signs* that stay as they were written.\n")
    assert "<b>text</b> & *signs*" in draft.text
    assert "<b>" not in draft.html


def test_what_is_looked_for_in_a_folder_is_what_can_be_read() -> None:
    assert files.READABLE == READABLE


def test_two_copies_of_a_file_are_one_article_whatever_their_line_ends() -> None:
    text = "# A\n\nOne  \ntwo\n"
    same = read("a.md", text).identity_text
    assert read("b.md", text.replace("\n", "\r\n")).identity_text == same
    assert read("b.md", "\n" + text.rstrip() + "\n\n\n").identity_text == same
    assert read("b.md", text.encode("utf-16")).identity_text == same
    assert read("b.md", text.replace("two", "three")).identity_text != same


def test_a_head_with_windows_line_ends_is_a_head() -> None:
    draft = read("a.md", (HEAD + "Text.\n").replace("\n", "\r\n"))
    assert (draft.title, draft.text) == ("The Kept Title", "Text.")


def test_broken_bytes_are_shown_and_said() -> None:
    draft = read(
        "a.md", "Ein schöner Abend für alle, größer als höflich üblich, überall.".encode() + b"\xff"
    )
    assert draft.text.endswith("\ufffd")
    assert draft.notice == "Some characters of “a.md” could not be read and are shown as �."


@pytest.mark.parametrize("head", ["title: [unclosed", "a: &a [b]\nc: *a", "x: 1\n- y"])
def test_a_head_that_cannot_be_read_is_kept_line_by_line(head: str) -> None:
    draft = read("a.md", f"---\n{head}\n---\n# Title\n\nText.")
    assert draft.title == "Title"
    assert draft.text == "Text."
    assert [part.text for part in draft.left_out] == head.split("\n")
    assert [part.line for part in draft.left_out] == list(range(2, 2 + len(draft.left_out)))
    assert {part.role for part in draft.left_out} == {LeftOutRole.FRONT_MATTER}
    assert "could not be read; it was kept" in draft.notice


def test_a_rule_at_the_top_of_ordinary_markdown_takes_no_text_away() -> None:
    draft = read("a.md", "---\n\nFirst part.\n\n---\n\nSecond part.\n")
    assert draft.text == "First part.\n\nSecond part."
    assert draft.notice == ""


def test_a_file_with_nothing_but_a_head_keeps_what_the_head_says() -> None:
    draft = read("a.md", HEAD)
    assert draft.title == "The Kept Title"
    assert draft.html == ""
    assert draft.notice == "There is nothing to read in “a.md”."


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a"])
def test_markup_that_is_too_much_is_shown_as_plain_text_with_the_reason(name: str) -> None:
    text = ("<!doctype html>" if name in {"a", "a.html"} else "") + "<div>\n" * 2500 + "the end"
    draft = read(name, text)
    assert draft.text.endswith("the end")
    if name != "a.txt":
        assert (
            draft.notice
            == f"“{name}” is shown as plain text because its elements are nested too deeply."
        )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- " * 3000 + "x", "it is nested too deeply"),
        ("> " * 3000 + "x", ""),
        ('<div markdown="1">\n' * 300 + "x", "its markup has nothing to show"),
    ],
)
def test_markdown_that_a_parser_cannot_take_keeps_its_head_and_its_words(
    text: str, reason: str
) -> None:
    draft = read("a.md", HEAD + text)
    assert draft.title == "The Kept Title"
    assert draft.url == "https://example.org/dusk"
    assert draft.text.endswith(text[-1])
    assert draft.notice == (f"“a.md” is shown as plain text because {reason}." if reason else "")


def test_a_plain_reading_says_why_and_is_cut_where_nobody_could_scroll() -> None:
    draft = read_plainly(
        Path("a_b.md"), b"# <b>\n\nx & y\nz\x01" + b"w" * LARGEST_PLAIN, "it took too long"
    )
    assert draft.title == "a b"
    assert draft.html.startswith("<p># &lt;b&gt;</p>\n<p>x &amp; y<br>z")
    assert draft.notice == (
        "“a_b.md” is shown as plain text because it took too long. "
        "Only its beginning is shown; the whole is kept."
    )
    assert len(draft.text) <= LARGEST_PLAIN
    assert len(draft.identity_text) > LARGEST_PLAIN


def test_pictures_beside_a_file_come_with_it(tmp_path: Path) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "dusk.png")
    path = tmp_path / "a.md"
    for name, text in (("a.md", "![Dusk](dusk.png)"), ("a.html", "<img src=dusk.png alt=Dusk>")):
        draft = read_file(path.with_name(name), text.encode())
        assert [(p.width, p.height) for p in draft.pictures] == [(4, 3)]
        assert f"media/{draft.pictures[0].sha256}" in draft.html


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "[x](http://[::1) ![y](http://[::1) ![z](%00) <a href='#&#1;'>w</a> text"),
        (
            "a.md",
            "---\nsource: http://[::1\nauthor: {name: {name: []}}\ndate: 99/99/9999\n---\ntext",
        ),
        ("a.md", '---\ntitle: "\\ud800"\ntags: {a: b}\nlang: [x]\n---\ntext'),
        (
            "a.html",
            (
                "<html lang='\x01'><title>\ud800</title><img src='http://[::1'>"
                + "words " * 40
                + "text"
            ).encode("utf-8", "surrogatepass"),
        ),
        ("a.html", '<script type="application/ld+json">{"author": "\\ud800"}</script>text'),
    ],
)
def test_values_made_to_trip_the_reading_do_not(name: str, text: str | bytes) -> None:
    draft = read(name, text)
    assert draft.text.endswith("text")
    for value in (draft.title, *draft.authors, *draft.tags, draft.html, draft.language):
        value.encode("utf-8")


def refusal(path: Path) -> str:
    with pytest.raises(InputRefusedError) as caught:
        read_file(path, read_bytes(path))
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“x.md” is empty; there is nothing in it to read."),
        (b" \r\n\t", "“x.md” is empty; there is nothing in it to read."),
        (b"\xef\xbb\xbf", "“x.md” is empty; there is nothing in it to read."),
        (b"\xff\xfe", "“x.md” is empty; there is nothing in it to read."),
        (" \n".encode("utf-16"), "“x.md” is empty; there is nothing in it to read."),
        (bytes(40), "“x.md” is empty; there is nothing in it to read."),
        (
            b"\x7fELF\x02\x01\x01\0\0",
            "“x.md” is not a text; Senja reads Markdown, HTML and plain text.",
        ),
    ],
)
def test_a_file_with_nothing_to_read_is_refused_in_one_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    assert refusal(path) == sentence


def test_a_folder_a_missing_file_and_one_too_large_are_refused_in_one_sentence(
    tmp_path: Path,
) -> None:
    assert refusal(tmp_path / "gone.md") == "“gone.md” does not exist; nothing was added for it."
    (tmp_path / "folder.md").mkdir()
    assert refusal(tmp_path / "folder.md").startswith("“folder.md” is a folder")
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert refusal(tmp_path / "large.md").startswith("“large.md” is larger than 20 MB")
    assert refusal(Path("/dev/zero")) == "“zero” is not an ordinary file; nothing was added for it."
    assert "could not be read" in refusal(tmp_path / ("x" * 300)) or "does not exist" in refusal(
        tmp_path / ("x" * 300)
    )


# Shapes on which Markdown parsers hang or recurse; see shared/notes/security.md, 2.5.
SHAPES = {
    "brackets": "[" * 1000,
    "links left open": "[a](b" * 1000,
    "pictures left open": "![[]()" * 600,
    "quotations": ">" * 1000,
    "lists": "- " * 1000 + "x",
    "steps": "\n".join("  " * n + "- x" for n in range(400)),
    "stars": "*a **a" * 1000,
    "sections of data": "<![CDATA[" * 500,
    "underlined": "a\n=\n" * 1000,
    "definitions": "a\n: b\n" * 1000,
    "rows": "a|b\n-|-\n" + "c|d\n" * 3000,
    "notes": "[^1]: x\n\n" + "[^1]" * 500,
    "elements": "<div>" * 1000,
    "dollars": "$a" * 1000,
    "fractions": "$" + r"\frac{" * 1000 + "$",
    "comments": "<!--" * 1000,
}


def test_every_shape_made_to_stall_the_worker_ends_as_an_article_with_its_words(
    tmp_path: Path, library: Library, worker: Worker
) -> None:
    paths = [tmp_path / f"{name}.md" for name in SHAPES]
    for path in paths:
        path.write_text(SHAPES[path.stem] + "\n\nThe end.\n", "utf-8")
    files_given = [(path, Source(SourceKind.FILE, str(path))) for path in paths]
    for path, result in zip(paths, save_files(worker, library.path, files_given), strict=True):
        assert result.article_id, result.refused
        assert "The end." in articles.content(library, result.article_id).text, path.name


def test_a_file_that_hangs_the_parser_is_given_up_and_can_be_read_plainly(
    tmp_path: Path, library: Library, worker: Worker
) -> None:
    path = tmp_path / "hang.md"
    path.write_text("[" * 60_000, "utf-8")
    source = Source(SourceKind.FILE, str(path))
    wanted = True
    with pytest.raises(WorkerFailedError, match="took too long"):
        answer(worker.submit(reading.store_file, library.path, path, source, wanted, seconds=2))
    reason = "reading it took too long"
    saved = answer(worker.submit(reading.store_file, library.path, path, source, wanted, reason))
    notice = articles.article(library, saved.article_id).notice
    assert notice == f"“hang.md” is shown as plain text because {reason}."


def test_a_page_that_was_saved_whole_keeps_its_pictures_and_marks_the_missing(
    tmp_path: Path,
) -> None:
    data = encoded(photograph(), "JPEG")
    inside = f"data:image/jpeg;base64,{base64.b64encode(data).decode()}"
    page = f"<body><p>Before.</p><img src='{inside}'><p><img src='gone/x.png'></p></body>"
    draft = read_file(tmp_path / "a.html", page.encode())
    assert [(picture.data, picture.kind) for picture in draft.pictures] == [
        (data, PictureKind.PHOTO)
    ]
    assert f"{MEDIA}{draft.pictures[0].sha256}" in draft.html
    assert '<span class="no-picture">x.png</span>' in draft.html
    assert draft.text == "Before."


def test_a_picture_that_is_broken_or_too_large_is_marked_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(encoded(photograph())[:5000])
    (tmp_path / "huge.png").write_bytes(encoded(Image.new("1", (9000, 9000))))
    (tmp_path / "fine.png").write_bytes(encoded(chart()))
    text = "![A dusk](broken.png)\n\n![](huge.png)\n\n![A chart](fine.png)"
    draft = read_file(tmp_path / "a.md", text.encode())
    assert [picture.kind for picture in draft.pictures] == [PictureKind.DRAWING]
    assert '<span class="no-picture">A dusk</span>' in draft.html
    assert '<span class="no-picture">huge.png</span>' in draft.html
