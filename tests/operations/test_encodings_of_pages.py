"""Pages in the encodings of the world, whatever their servers and their heads say of them."""

import pytest

from reader.library import Library, articles
from reader.operations.pages import save_addresses
from reader.operations.worker import Worker
from tests.web_site import PARAGRAPHS, Answer, WebSite, page

RUSSIAN = (
    "В сумерках гавань пустеет, и последний паром оставляет след на ещё светлой воде.",
    "На набережной уже никто не торопится: сети починены, а фонари зажжены до утра.",
    "Смотритель маяка записывает час в книгу, которую начала ещё его мать много лет назад.",
)
JAPANESE = (
    "夕暮れになると港は静かになり、最後の渡し船がまだ明るい水面に跡を残していく。",
    "岸壁ではもう誰も急いでいない。網は繕われ、明かりがともされている。",
    "灯台守は、母の代に始められた帳面にその時刻を書きつける。風が変わり、夜が来る。",
)
CHINESE = (
    "黄昏时分港口渐渐空了,最后一班渡轮在仍然明亮的水面上留下航迹。",
    "码头上再也没有人着急;渔网已经补好,灯也点亮了。",
    "守灯塔的人把时辰写进一本册子,那册子是他母亲在世时开始记的。𠮷字也在其中。",
)
FRENCH = (
    "Au crépuscule, le port se vide et le dernier bac laisse son sillage sur l’eau encore claire.",
    "Plus personne n’est pressé sur le quai : les filets sont réparés, les lampes allumées.",
    "Le gardien écrit l’heure dans un cahier « commencé » quand sa mère le tenait, à l’été.",
)


@pytest.mark.parametrize(
    ("text", "encoding", "header", "meta"),
    [
        (RUSSIAN, "utf-8", "", ""),
        (RUSSIAN, "windows-1251", "windows-1251", ""),
        (RUSSIAN, "windows-1251", "utf-8", ""),
        (RUSSIAN, "windows-1251", "utf-8", "windows-1251"),
        (RUSSIAN, "windows-1251", "", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r", "utf-8"),
        (RUSSIAN, "utf-8", "utf-8", "windows-1251"),
        (RUSSIAN, "utf-16-le", "utf-16", ""),
        (RUSSIAN, "utf-16-be", "UTF-16BE", "utf-8"),
        (RUSSIAN, "utf-16", "windows-1251", ""),
        (RUSSIAN, "utf-8", "utf-16", ""),
        (RUSSIAN, "utf-8-sig", "koi8-r", "koi8-r"),
        (JAPANESE, "shift_jis", "shift_jis", ""),
        (JAPANESE, "shift_jis", "", "Shift_JIS"),
        (JAPANESE, "shift_jis", "utf-8", ""),
        (JAPANESE, "euc-jp", "utf-8", "euc-jp"),
        (JAPANESE, "utf-16-le", "utf-16le", ""),
        (CHINESE, "gb18030", "gb18030", ""),
        (CHINESE, "gb18030", "gb2312", ""),
        (CHINESE, "gb18030", "", "gbk"),
        (CHINESE, "gb18030", "utf-8", "GB2312"),
        (FRENCH, "cp1252", "iso-8859-1", ""),
        (FRENCH, "cp1252", "utf-8", "iso-8859-1"),
        (FRENCH, "utf-8", "us-ascii", "utf-8"),
        (FRENCH, "utf-8", "iso-8859-1", ""),
        (JAPANESE, "iso2022_jp", "iso-2022-jp", ""),
        *(
            (FRENCH, "utf-8", name, "")
            for name in ("punycode", "idna", "utf-7", "unicode_escape", "hex", "zip", "x-none")
        ),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_in(
    worker: Worker,
    library: Library,
    site: WebSite,
    *,
    text: tuple[str, ...],
    encoding: str,
    header: str,
    meta: str,
) -> None:
    head = f"<meta charset='{meta}'>" if meta else ""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    html = (
        f"<!doctype html><html><head>{head}<title>{text[0][:12]}</title></head>"
        f"<body><article><h1>{text[0][:12]}</h1>{paragraphs}</article></body></html>"
    )
    kind = f"text/html; charset={header}" if header else "text/html"
    site.pages["/a"] = Answer(html.encode(encoding), kind)
    *_, result = save_addresses(worker, library, [f"{site.address}/a"])
    assert result.refused == ""
    identifier = result.article_id or 0
    assert articles.content(library, identifier).text.split("\n\n") == list(text)
    assert articles.article(library, identifier).title == text[0][:12].strip()


def test_a_stray_zero_does_not_make_a_page_no_text(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page(extra=f"<p>\0</p><p>{PARAGRAPHS[0]} Again.</p>"))
    *_, result = save_addresses(worker, library, [f"{site.address}/a"])
    assert result.refused == ""
    text = articles.content(library, result.article_id or 0).text
    assert all(paragraph in text for paragraph in PARAGRAPHS)
