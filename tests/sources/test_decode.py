import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.sources.decode import Decoded, NotTextError, decode

# Our own sentences, long enough that a guess has something to go by.
FRENCH = "Le soir tombe déjà sur la forêt, où l’été s’achève — à peine un bruit, “rien” d’autre."
JAPANESE = "夕暮れの光が静かに部屋へ入り、机の上の本を照らしていた。"
KOREAN = "해 질 녘의 빛이 조용히 방으로 들어와 책상 위의 책을 비추고 있었다."


@pytest.mark.parametrize("text", [FRENCH, JAPANESE, KOREAN, "plain ASCII", "😀 beyond the plane"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-mark", "utf-16-be-mark"]
)
def test_unicode_with_its_mark_is_read_exactly(text: str, encoding: str) -> None:
    if encoding.endswith("-mark"):
        bare = encoding.removesuffix("-mark")
        data = ("\ufeff" + text).encode(bare)
    else:
        data = text.encode(encoding)
    decoded = decode(data)
    assert (decoded.text, decoded.damaged) == (text, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == Decoded(FRENCH, encoding)


def test_windows_1252_is_told_from_utf8() -> None:
    decoded = decode((FRENCH * 3).encode("cp1252"))
    assert decoded.text == FRENCH * 3
    assert not decoded.damaged


@pytest.mark.parametrize(
    ("text", "name", "encoding"),
    [
        (JAPANESE, "Shift_JIS", "shift_jis"),
        (JAPANESE, "EUC-JP", "euc_jp"),
        (KOREAN, "euc-kr", "euc_kr"),
        ("Смеркается.", "windows-1251", "cp1251"),
        ("déjà “vu”", "iso-8859-1", "cp1252"),
        ("déjà “vu”", "US-ASCII", "cp1252"),
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<META CHARSET = '{}' >",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    ],
)
def test_a_page_is_read_in_the_encoding_it_declares(
    text: str, name: str, encoding: str, head: str
) -> None:
    page = f"<html><head>{head.format(name)}</head><p>{text}"
    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize(
    "name",
    [
        *("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "hex", "zlib"),
        *("rot13", "base64", "utf-7", "utf-16", "utf-32", "mbcs", "no-such-thing", "iso2022_jp"),
    ],
)
def test_a_declaration_that_cannot_be_true_is_passed_over(name: str) -> None:
    page = f'<meta charset="{name}"><p>{FRENCH} \\ud800 +2AA-'
    decoded = decode(page.encode("cp1252"))
    assert "\\ud800 +2AA-" in decoded.text
    assert "tombe" in decoded.text


def test_utf8_is_believed_over_a_declaration() -> None:
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}'
    assert decode(page.encode()).text == page


def test_utf8_with_a_few_broken_bytes_is_still_utf8_and_says_so() -> None:
    data = (JAPANESE * 5).encode()
    decoded = decode(data[:30] + b"\xff" + data[30:])
    assert decoded.encoding == "utf-8"
    assert decoded.damaged
    assert decoded.text.count("\ufffd") == 1
    assert decoded.text.replace("\ufffd", "") == JAPANESE * 5


def test_a_marked_text_that_is_cut_off_is_read_up_to_the_cut() -> None:
    decoded = decode(codecs.BOM_UTF8 + "né".encode()[:-1])
    assert (decoded.text, decoded.damaged) == ("n\ufffd", True)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06",
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00>\x00\x01\x00\x00\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x01\x02" * 40,
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00",
        bytes(range(256)) * 20,
        b"mostly text " * 20 + b"\x01\x02\x03\x04\x05\x06" * 5,
        b"text\x00text",
    ],
    ids=["png", "elf", "pdf", "zip", "gif", "every byte", "controls", "a zero"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_every_line_end_becomes_a_newline(end: str, encoding: str) -> None:
    assert decode(f"one{end}two{end}".encode(encoding)).text == "one\ntwo\n"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotTextError:
        return
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text


@settings(deadline=None)
@given(
    st.sampled_from(
        "undefined utf-8 utf-7 utf-16 hz iso2022_kr cp037 big5 gb18030 koi8-r tis-620 hex x".split()
    ),
    st.binary(max_size=60),
)
def test_any_bytes_after_any_declaration_are_text_or_refused(name: str, data: bytes) -> None:
    try:
        decoded = decode(f'<meta charset="{name}">'.encode() + data)
    except NotTextError:
        return
    decoded.text.encode("utf-8")


@settings(deadline=None)
@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_characters="\0\r\ufeff", min_codepoint=32)
    )
)
def test_every_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    if text.startswith("%PDF-") or text.count("\x7f"):
        return
    assert decode(text.encode()).text == text
