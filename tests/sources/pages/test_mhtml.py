"""Pages saved in one file: as browsers write them, and as nobody should."""

import base64
import quopri

import pytest

from reader.errors import InputRefusedError
from reader.markup.body import clean_body
from reader.sources.pages.mhtml import MOST_PARTS, SavedPage, read_mhtml
from reader.sources.pages.page import read_web_page
from tests.sources.drawn import chart, encoded, photograph

URL = "https://e.example/a/harbour"
PICTURE = encoded(photograph())
PARAGRAPHS = (
    "At dusk the harbour empties, and the last ferry leaves its wake on water that is still bright.",
    "Nobody on the quay is in a hurry any more; the nets have been mended and the lamps are lit.",
    "The keeper of the light writes the hour into a book that was begun when his mother kept it.",
)
HTML = (
    "<!doctype html><html lang='en'><head><title>Dusk — at the harbour</title></head><body><main>"
    + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    + "<img src='pictures/quay.png?a=1&amp;b=2' alt='A quay'></main></body></html>"
)


def part(
    data: bytes, kind: str = "text/html; charset=utf-8", location: str = URL, *heads: str
) -> bytes:
    packed = base64.encodebytes(data) if kind.startswith("image") else quopri.encodestring(data)
    encoding = "base64" if kind.startswith("image") else "quoted-printable"
    head = [f"Content-Type: {kind}", f"Content-Transfer-Encoding: {encoding}", *heads]
    if location:
        head.append(f"Content-Location: {location}")
    return "\r\n".join([*head, "", ""]).encode() + packed.replace(b"\n", b"\r\n")


def picture(location: str, *heads: str) -> bytes:
    return part(PICTURE, "image/png", location, *heads)


def mhtml(
    *parts: bytes,
    head: str = f"Snapshot-Content-Location: {URL}",
    boundary: str = "----MultipartBoundary--x.?*(7----",
    more: str = "",
    end: bool = True,
) -> bytes:
    line = f"--{boundary}"
    top = (
        "From: <Saved by Blink>\r\n"
        f"{head}\r\nSubject: Dusk\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{boundary}"{more}\r\n\r\n\r\n'
    )
    body = b"".join(f"{line}\r\n".encode() + each + b"\r\n" for each in parts)
    return top.encode() + body + (f"{line}--\r\n".encode() if end else b"")


def sha_of(page: SavedPage, src: str) -> bytes | None:
    found = page.find_picture(src)
    return None if found is None else found.data


def test_a_page_is_read_with_its_address_and_its_pictures() -> None:
    src = "https://e.example/a/pictures/quay.png?a=1&b=2"
    page = read_mhtml(mhtml(part(HTML.encode()), picture(src)))
    assert page.url == URL
    assert page.html == HTML
    assert sha_of(page, "pictures/quay.png?a=1&b=2") == PICTURE
    assert sha_of(page, src) == PICTURE
    assert sha_of(page, f"{src}#part") == PICTURE
    assert sha_of(page, "pictures/other.png") is None
    assert sha_of(page, URL) is None


def test_what_was_read_is_an_article() -> None:
    html = HTML.replace("</main>", f"<img src='cid:lamp'><p>{PARAGRAPHS[0]} Again.</p></main>")
    quay = picture("https://e.example/a/pictures/quay.png?a=1&b=2")
    lamp = part(encoded(chart()), "image/png", "", "Content-ID: <lamp>")
    page = read_mhtml(mhtml(part(html.encode()), quay, lamp))
    read = read_web_page(page.html, page.url)
    body = clean_body(read.body, page.url, page.find_picture)
    assert read.is_chosen
    assert read.metadata.title == "Dusk — at the harbour"
    assert all(each in body.text for each in PARAGRAPHS)
    assert [each.data for each in body.pictures] == [PICTURE, encoded(chart())]


def test_pictures_are_found_by_their_names() -> None:
    page = read_mhtml(
        mhtml(part(b"<img src='cid:quay@e.example'>"), picture("", "Content-ID: <quay@e.example>"))
    )
    assert sha_of(page, "cid:quay@e.example") == PICTURE
    assert sha_of(page, "CID:quay%40e.example") == PICTURE
    assert sha_of(page, "cid:") is None


def test_a_picture_within_the_markup_is_one_too() -> None:
    page = read_mhtml(mhtml(part(HTML.encode())))
    address = "data:image/png;base64," + base64.b64encode(PICTURE).decode()
    assert sha_of(page, address) == PICTURE


@pytest.mark.parametrize(
    "location",
    ["file:///C:/letters/harbour_files/quay.png", "harbour_files/quay.png"],
)
def test_a_letter_from_a_word_processor_finds_its_pictures(location: str) -> None:
    letter = part(HTML.encode(), location="file:///C:/letters/harbour.htm")
    page = read_mhtml(mhtml(letter, picture(location), head="X: y"))
    assert page.url == ""
    assert sha_of(page, "harbour_files/quay.png") == PICTURE


def test_a_page_without_a_location_tells_its_address_itself() -> None:
    html = f"<html><head><link rel='canonical' href='{URL}'></head><body><p>Dusk"
    assert read_mhtml(mhtml(part(html.encode(), location=""), head="X: y")).url == URL


def test_sizes_that_were_not_saved_give_way_to_the_one_that_was() -> None:
    tags = (
        "<img src='https://e.example/p-8.png' srcset='https://e.example/p-16.png 2x'>",
        "<img src='https://e.example/q-8.png' srcset='https://e.example/q-16.png 2x'>",
    )
    page = read_mhtml(mhtml(part("".join(tags).encode()), picture("https://e.example/p-8.png")))
    assert page.html == "<img src='https://e.example/p-8.png'>" + tags[1]


@pytest.mark.parametrize(
    ("charset", "text"),
    [("windows-1252", "Dusk “at” the café"), ("shift_jis", "夕暮れの港"), ("utf-8", "Senja – дом")],
)
def test_the_part_s_charset_counts(charset: str, text: str) -> None:
    html = f"<html><body><p>{text}</p></body></html>"
    page = read_mhtml(mhtml(part(html.encode(charset), f'text/html; charset="{charset}"')))
    assert page.html == html


def test_an_unknown_charset_is_told_by_the_bytes() -> None:
    page = read_mhtml(mhtml(part("<p>Café</p>".encode(), "text/html; charset=x-none")))
    assert page.html == "<p>Café</p>"


def test_the_main_part_is_the_one_that_is_named() -> None:
    frame = part(b"<p>A frame.</p>", location="https://e.example/frame")
    main = part(b"<p>The page.</p>", "text/html", URL, "Content-ID: <main>")
    assert read_mhtml(mhtml(frame, main)).html == "<p>The page.</p>"
    by_name = mhtml(frame, main, head="X: y", more=';\r\n\tstart="<main>"')
    assert read_mhtml(by_name).html == "<p>The page.</p>"
    assert read_mhtml(mhtml(frame, main, head="X: y")).html == "<p>A frame.</p>"


def test_a_page_among_other_parts_is_found() -> None:
    line = "multipart/alternative; boundary=inner"
    inner = b"".join(
        b"--inner\r\n" + each + b"\r\n" for each in (part(b"Dusk", "text/plain"), part(b"<p>Dusk"))
    )
    wrapped = f"Content-Type: {line}\r\n\r\n".encode() + inner + b"--inner--\r\n"
    page = read_mhtml(mhtml(wrapped, picture("https://e.example/a/quay.png")))
    assert page.html == "<p>Dusk"
    assert sha_of(page, "quay.png") == PICTURE


def test_a_message_of_one_part_is_a_page() -> None:
    alone = b"MIME-Version: 1.0\n" + part(HTML.encode()).replace(b"\r\n", b"\n")
    assert read_mhtml(alone).html == HTML
    assert read_mhtml(alone).url == URL


def test_line_ends_of_other_systems_are_read() -> None:
    page = read_mhtml(mhtml(part(HTML.encode()), picture("pictures/x.png")).replace(b"\r", b""))
    assert page.html == HTML
    assert sha_of(page, "pictures/x.png") == PICTURE


@pytest.mark.parametrize(
    "before", [b"From - Tue Nov 24 18:04:31 2026\r\n", b"\r\n\r\n", b"\xef\xbb\xbf"]
)
def test_what_mailboxes_write_before_the_head_is_passed_over(before: bytes) -> None:
    assert read_mhtml(before + mhtml(part(HTML.encode()))).html == HTML


def test_long_and_encoded_locations_are_read() -> None:
    folded = "https://e.example/a/\r\n quay.png"
    encoded_word = "=?utf-8?Q?https://e.example/a/caf=C3=A9?=\r\n =?utf-8?Q?.png?="
    page = read_mhtml(mhtml(part(HTML.encode()), picture(folded), picture(encoded_word)))
    assert sha_of(page, "quay.png") == PICTURE
    assert sha_of(page, "caf%C3%A9.png") == PICTURE


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = mhtml(part(HTML.encode()), picture("pictures/x.png"), end=False)
    assert read_mhtml(whole).html == HTML
    assert sha_of(read_mhtml(whole), "pictures/x.png") == PICTURE
    half = whole[: -len(PICTURE) // 2]
    assert read_mhtml(half).html == HTML
    assert sha_of(read_mhtml(half), "pictures/x.png") is None
    assert read_mhtml(mhtml(part(HTML.encode()), end=False)[:-200]).html.startswith("<!doctype")


@pytest.mark.parametrize("wrong", [b"!!!!", b"=", b"A", b"A===", b"\xff\x00" * 99, b""])
def test_wrong_base64_is_no_picture_and_no_fault(wrong: bytes) -> None:
    head = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: x\r\n\r\n"
    page = read_mhtml(mhtml(part(HTML.encode()), head + wrong))
    assert sha_of(page, "x") is None


def test_base64_with_odd_signs_in_it_is_still_a_picture() -> None:
    packed = picture("x.png").replace(b"\r\n\r\n", b"\r\n\r\n!!\x00 ", 1)
    assert sha_of(read_mhtml(mhtml(part(HTML.encode()), packed)), "x.png") == PICTURE


def test_parts_that_name_each_other_lead_nowhere() -> None:
    loop = "Content-ID: <a>"
    page = read_mhtml(
        mhtml(
            part(b"<img src='cid:a'><img src='cid:b'>", "text/html", "cid:b", loop),
            part(b"<img src='cid:a'>", "text/html", "cid:a", "Content-ID: <b>"),
        )
    )
    assert page.html.count("cid:") == 2
    assert sha_of(page, "cid:a") is None
    assert sha_of(page, "cid:b") is None


def test_parts_without_number_are_taken_up_to_a_limit() -> None:
    many = [part(HTML.encode()), *([picture("x.png")] * 3)]
    many += [b"Content-Location: n\r\n\r\nx"] * (2 * MOST_PARTS)
    page = read_mhtml(mhtml(*many, picture("late.png")))
    assert page.html == HTML
    assert sha_of(page, "x.png") == PICTURE
    assert sha_of(page, "late.png") is None


def test_parts_without_anything_in_them_are_passed_over() -> None:
    assert read_mhtml(mhtml(part(HTML.encode()), *([b""] * 10_000))).html == HTML


def test_parts_within_parts_are_opened_up_to_a_depth() -> None:
    inner = part(HTML.encode())
    for depth in range(2_000):
        line = f"b{depth}"
        head = f"Content-Type: multipart/related; boundary={line}\r\n\r\n--{line}\r\n"
        inner = head.encode() + inner + f"\r\n--{line}--".encode()
    with pytest.raises(InputRefusedError, match="no page in this file"):
        read_mhtml(b"MIME-Version: 1.0\r\n" + inner)
    assert read_mhtml(mhtml(inner, part(HTML.encode()))).html == HTML


def test_a_part_with_its_wrapping_s_boundary_ends() -> None:
    head = b"Content-Type: multipart/related; boundary=b\r\n\r\n"
    inner = b"--b\r\n" + head + b"--b\r\n" + head + b"--b--"
    with pytest.raises(InputRefusedError):
        read_mhtml(b"MIME-Version: 1.0\r\n" + head + inner)


@pytest.mark.parametrize(
    "heads",
    [
        "X-Long: " + "x" * 100_000,
        "\r\n".join(f"X-{n}: y" for n in range(20_000)),
        "X: y\r\n" + " z\r\n" * 30_000,
    ],
)
def test_huge_heads_are_not_read(heads: str) -> None:
    page = read_mhtml(mhtml(part(HTML.encode()), picture("x.png", *heads.split("\r\n"))))
    assert page.html == HTML
    assert sha_of(page, "x.png") is None
    with pytest.raises(InputRefusedError, match="MHTML"):
        read_mhtml(heads.encode() + b"\r\n" + mhtml(part(HTML.encode())))


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/html; charset==?x?q?=",
        "Content-Type: text/html; charset*=utf-8''utf-8",
        "Content-Type: text/html; charset*0=ut; charset*1=f-8",
        "Content-Type: ;;;",
        'Content-Type: text/plain; x="' + ";" * 60_000,
        "Content-Location: =?none?Q?x?=",
        "Content-Location: http://[::1",
        "Content-Location: \udcff\udcfe",
        "Content-ID: " + "<" * 1000,
        "Content-Transfer-Encoding: none-such",
        "Content-Transfer-Encoding: x-uuencode",
        ":",
    ],
)
def test_odd_heads_are_no_fault(head: str) -> None:
    odd = f"{head}\r\n\r\n<p>Odd".encode("utf-8", "surrogateescape")
    page = read_mhtml(mhtml(part(HTML.encode()), odd, odd))
    assert page.html == HTML
    assert sha_of(page, "http://[::1") is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html><body><p>Dusk", "no page that a browser saved"),
        (b"", "no page that a browser saved"),
        (b"\n\n\n", "no page that a browser saved"),
        (b"A: b\n\ntext", "no page that a browser saved"),
        (b"\x00\x01" * 9999, "no page that a browser saved"),
        (mhtml(), "no page in this file"),
        (mhtml(picture("x.png")), "no page in this file"),
        (b"Content-Type: multipart/related\n\n--x\n\n--x--", "no page in this file"),
        (mhtml(part(b"\x00\x01\x02" * 99, "text/html")), "no text"),
    ],
)
def test_what_is_no_saved_page_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputRefusedError, match=sentence):
        read_mhtml(data)
