"""Parts of one article become one body: nothing twice, nothing lost, every name its own."""

import lxml.html

from reader.markup import guard
from reader.sources.pages.fetched import read_fetched
from reader.sources.pages.joined import join_parts
from reader.sources.pages.page import WebPage, read_web_page

ARTICLE = "https://e.example/a"
TALES = (
    "The {n} ferry leaves the harbour at dusk, and its wake lies bright on water that is still.",
    "On the {n} quay nobody is in a hurry any more; the nets were mended and the lamps are lit.",
    "The keeper writes hour {n} into a book that was begun when his mother kept the great light.",
)
STANDFIRST = "A year at the harbour, told by those who have never left it and by one who did."
FOOT = "The writer lives by the harbour and has been told many of its stories by the keeper."
PICTURE = "data:image/png;base64," + "A" * 6000


def page(n: str, *, before: str = "", after: str = "", title: str = "At dusk") -> str:
    text = "".join(f"<p>{tale.format(n=n)}</p>" for tale in TALES)
    links = "".join(f'<a href="/a?page={number}">{number}</a> ' for number in (1, 2, 3))
    return (
        f"<html lang='en'><head><title>{title}</title></head><body><article><h1>At dusk</h1>"
        f"{before}{text}{after}<div class='pages'>{links}</div></article></body></html>"
    )


def joined(*pages: str) -> WebPage:
    later = {f"{ARTICLE}?page={n}": html for n, html in enumerate(pages[1:], start=2)}
    whole, _rest = join_parts(
        read_web_page(pages[0], ARTICLE),
        ARTICLE,
        lambda address: (later[address], address) if address in later else None,
    )
    return whole


def text(*numbers: str) -> list[str]:
    return [tale.format(n=n) for n in numbers for tale in TALES]


def paragraphs(page: WebPage) -> list[str]:
    root = lxml.html.document_fromstring(page.body)
    return [each.text_content() for each in root.iter("p", "h1", "h2", "li", "figcaption")]


def test_the_head_that_every_part_repeats_is_kept_once() -> None:
    head = (
        '<p class="lede">' + STANDFIRST + "</p>"
        '<figure><img src="/lead.png"><figcaption>The quay.</figcaption></figure>'
    )
    whole = joined(
        page("first", before=head), page("second", before=head, title="At dusk - page 2")
    )
    assert paragraphs(whole) == [STANDFIRST, "The quay.", *text("first", "second")]
    assert whole.body.count("lead.png") == 1


def test_the_foot_that_every_part_repeats_is_kept_at_the_end() -> None:
    foot = f"<p>{FOOT}</p>"
    whole = joined(*(page(n, after=foot) for n in ("first", "second", "third")))
    assert paragraphs(whole) == [*text("first", "second", "third"), FOOT]


def test_lines_of_page_numbers_are_gone() -> None:
    onward = '<p>Page 1 of 2</p><p><a href="/a?page=2">What the keeper saw then</a></p>'
    whole = joined(page("first", after=onward), page("second", before="<p>Page 2 of 2</p>"))
    assert paragraphs(whole) == text("first", "second")


def test_what_a_part_says_again_in_its_middle_stays() -> None:
    refrain = "<p>" + TALES[0].format(n="first") + "</p>"
    whole = joined(page("first"), page("second", before="<h2>Later</h2>" + refrain))
    assert paragraphs(whole) == [
        *text("first"),
        "Later",
        TALES[0].format(n="first"),
        *text("second"),
    ]


def test_pictures_that_the_pages_hold_keep_their_places() -> None:
    image = '<figure><img src="{}" alt="{}"></figure><p>{}</p>'
    whole = joined(
        page("first", after=image.format(PICTURE, "one", TALES[0].format(n="fourth"))),
        page("second", after=image.format(PICTURE + "B", "two", TALES[0].format(n="fifth"))),
    )
    images = list(lxml.html.document_fromstring(whole.body).iter("img"))
    held = [whole.within[int(each.get("src", "").removeprefix("data:,"))] for each in images]
    assert [each.get("alt") for each in images] == ["one", "two"]
    assert held == [PICTURE, PICTURE + "B"]


def test_footnotes_lead_to_those_of_their_own_part() -> None:
    note = '<p>{} <a href="#n1">1</a></p><p id="n1">{} <a href="#top">Up</a></p>'
    whole = joined(
        *(
            page(n, after=note.format(TALES[0].format(n=n + "?"), TALES[1].format(n=n + "!")))
            for n in ("first", "second")
        )
    )
    root = lxml.html.document_fromstring(whole.body)
    assert [each.get("id") for each in root.iter("p") if each.get("id")] == ["n1", "part2-n1"]
    assert [each.get("href") for each in root.iter("a")] == ["#n1", "#top", "#part2-n1", "#top"]


def test_titles_of_further_reading_are_told_once() -> None:
    also = '<p>Read also: <a href="/other">How the lamps were lit</a></p>'
    more = f"{also}<p>{{}}</p>"
    whole = joined(
        *(page(n, after=more.format(TALES[0].format(n=n + "!"))) for n in ("first", "second"))
    )
    assert [each.title for each in whole.related] == ["How the lamps were lit"]


def test_a_page_without_further_parts_is_left_as_it_is() -> None:
    single = read_web_page(page("first").replace("/a?page=", "/b?page="), ARTICLE)
    assert join_parts(single, ARTICLE, lambda _address: None) == (single, "")


def test_without_a_network_a_page_says_where_its_article_goes_on() -> None:
    draft = read_fetched(page("first"), ARTICLE, lambda _addresses: {})
    assert draft.next_page == f"{ARTICLE}?page=2"
    assert draft.text == "\n\n".join(text("first"))


def test_parts_are_joined_up_to_the_size_that_is_read() -> None:
    signs = "fish&amp;" * (guard.MAX_AMPERSANDS // 50)

    def part(number: int) -> str:
        link = f'<a href="/a?page={number + 1}">{number + 1}</a></article>'
        paragraphs = "".join(f"<p>{number} {n} {signs}</p>" for n in range(20))
        return page(f"{number}.", after=paragraphs).replace("</article>", link)

    addresses: list[str] = []

    def fetch(address: str) -> tuple[str, str]:
        addresses.append(address)
        return part(len(addresses) + 1), address

    whole, rest = join_parts(read_web_page(part(1), ARTICLE), ARTICLE, fetch)
    assert whole.body.count("&") < guard.MAX_AMPERSANDS
    assert [address.removeprefix(ARTICLE) for address in addresses] == ["?page=2", "?page=3"]
    assert rest == addresses[-1]
