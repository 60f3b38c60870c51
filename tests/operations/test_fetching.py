"""Articles that stand on several pages: fetched part by part, joined once, in order, with an end."""

import pytest

from reader.library import Library, articles, contacts
from reader.model.article import Article
from reader.model.contact import Reason
from reader.model.query import ArticleQuery
from reader.operations.pages import save_addresses
from reader.operations.worker import Worker
from reader.sources.pages.joined import MOST_PARTS
from tests.web_site import Answer, WebSite, picture

TALES = (
    "The {n} ferry leaves the harbour at dusk, and its wake lies bright on water that is still.",
    "On the {n} quay nobody is in a hurry any more; the nets were mended and the lamps are lit.",
    "The keeper writes hour {n} into a book that was begun when his mother kept the great light.",
)
CERITA = (
    "Kapal ke-{n} meninggalkan pelabuhan saat senja, dan jejaknya terang di atas air yang tenang.",
    "Di dermaga {n} tidak ada lagi yang tergesa-gesa; jala sudah diperbaiki dan lampu menyala.",
    "Penjaga menulis jam ke-{n} dalam buku yang dimulai ketika ibunya menjaga mercusuar besar itu.",
)
COUNT = ("first", "second", "third", "fourth", "fifth")


def text_of(n: object, tales: tuple[str, ...] = TALES) -> str:
    return "\n\n".join(tale.format(n=n) for tale in tales)


def part(n: object, links: str, *, tales: tuple[str, ...] = TALES, language: str = "en") -> Answer:
    paragraphs = "".join(f"<p>{tale.format(n=n)}</p>" for tale in tales)
    return Answer(
        f"<!doctype html><html lang='{language}'><head><title>At dusk | The Evening</title></head>"
        "<body><nav><a href='/'>Home</a></nav><article><h1>At dusk</h1>"
        f"<figure><img src='/lead.png' alt='Boats'><figcaption>Boats.</figcaption></figure>"
        f"{paragraphs}<p class='pages'>{links}</p></article>"
        "<footer>© The Evening</footer></body></html>".encode()
    )


def save(worker: Worker, library: Library, url: str) -> tuple[Article, str]:
    *_, last = save_addresses(worker, library, [url])
    assert last.refused == ""
    (identifier,) = articles.list_ids(library, ArticleQuery())
    return articles.article(library, identifier), articles.content(library, identifier).text


def numbered(count: int, path: str = "/a") -> str:
    return " ".join(f'<a href="{path}?page={n}">{n}</a>' for n in range(1, count + 1))


def test_three_parts_are_joined_in_order_and_all_requests_are_told(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": part("first", f'{numbered(3)} <a href="/a?page=2">Next</a>'),
        "/a?page=2": part("second", f'{numbered(3)} <a href="/a?page=3">Next</a>'),
        "/a?page=3": part("third", numbered(3)),
        "/lead.png": picture(),
    }
    article, text = save(worker, library, f"{site.address}/a")
    told = contacts.contacts(library)[::-1]
    assert text == "\n\n".join(["Boats.", *map(text_of, COUNT[:3])])
    assert article.next_page is None
    assert (article.title, article.url) == ("At dusk", f"{site.address}/a")
    assert [(each.url.removeprefix(site.address), each.reason) for each in told] == [
        ("/a", Reason.PAGE),
        ("/a?page=2", Reason.PART),
        ("/a?page=3", Reason.PART),
        ("/lead.png", Reason.PICTURE),
    ]
    assert {each.article for each in told} == {article.id}


def test_an_indonesian_article_is_joined_by_its_own_words(
    worker: Worker, library: Library, site: WebSite
) -> None:
    def bagian(n: int, links: str) -> Answer:
        return part(n, links, tales=CERITA, language="id")

    site.pages |= {
        "/berita": bagian(1, '<a href="/berita?page=2">Selanjutnya</a>'),
        "/berita?page=2": bagian(
            2,
            '<a href="/berita">Sebelumnya</a> Halaman 2 dari 3 '
            '<a href="/berita?page=3">Halaman selanjutnya</a>',
        ),
        "/berita?page=3": bagian(3, '<a href="/berita?page=2">Sebelumnya</a>'),
    }
    article, text = save(worker, library, f"{site.address}/berita")
    assert text.endswith("\n\n".join(text_of(n, CERITA) for n in (1, 2, 3)))
    assert article.next_page is None
    assert "alaman" not in text
    assert "belumnya" not in text


def test_a_part_that_can_not_be_had_is_named_as_where_the_article_goes_on(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": part("first", numbered(3)),
        "/a?page=2": part("second", numbered(3)),
    }
    article, text = save(worker, library, f"{site.address}/a")
    assert text.endswith(f"{text_of('first')}\n\n{text_of('second')}")
    assert article.next_page == f"{site.address}/a?page=3"


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"%PDF-1.7", "application/pdf"),
        Answer(b"<html><body><p>Log in.</p></body></html>"),
        Answer(b"<div>" * 9000),
        Answer(b"", status=302, location="/login"),
        Answer(b"", status=302, location="http://10.0.0.1/a?page=2"),
    ],
)
def test_a_part_that_is_no_part_is_left_out(
    worker: Worker, library: Library, site: WebSite, answer: Answer
) -> None:
    site.pages |= {
        "/a": part("first", numbered(2)),
        "/a?page=2": answer,
        "/login": part("second", ""),
    }
    article, text = save(worker, library, f"{site.address}/a")
    assert text.endswith(text_of("first"))
    assert article.next_page == f"{site.address}/a?page=2"


@pytest.mark.parametrize(
    "answer",
    [part("first", numbered(3)), Answer(b"", status=302, location="/a")],
    ids=["same text", "sent back"],
)
def test_an_article_that_begins_again_is_whole(
    worker: Worker, library: Library, site: WebSite, answer: Answer
) -> None:
    site.pages |= {
        "/a": part("first", numbered(3)),
        "/a?page=2": part("second", numbered(3)),
        "/a?page=3": answer,
    }
    article, text = save(worker, library, f"{site.address}/a")
    assert text.endswith(f"Boats.\n\n{text_of('first')}\n\n{text_of('second')}")
    assert article.next_page is None


def test_an_article_without_end_is_taken_up_to_a_limit(
    worker: Worker, library: Library, site: WebSite
) -> None:
    def link(n: int) -> str:
        return f'<a href="/a?page={n}">Next</a>'

    site.pages["/a"] = part(1, link(2))
    site.pages |= {f"/a?page={n}": part(n, link(n + 1)) for n in range(2, MOST_PARTS + 5)}
    article, text = save(worker, library, f"{site.address}/a")
    assert text.endswith("\n\n".join(text_of(n) for n in range(1, MOST_PARTS + 1)))
    assert article.next_page == f"{site.address}/a?page={MOST_PARTS + 1}"


def test_the_next_article_is_not_asked_for(worker: Worker, library: Library, site: WebSite) -> None:
    links = '<a rel="next" href="/b">Next article</a> <a rel="next" href="/a-2">Next</a>'
    site.pages |= {"/a": part("first", links), "/b": part("second", "")}
    article, text = save(worker, library, f"{site.address}/a")
    assert "second" not in text
    assert article.next_page is None
    assert "/b" not in site.asked
    assert "/a-2" not in site.asked
