import lxml.html
import pytest

from reader.sources.pages.published import Dates, read_dates
from reader.sources.pages.statements import read_statements


def dates(body: str = "<p>Text.", head: str = "", language: str = "en", url: str = "") -> Dates:
    html = f"<html lang='{language}'><head>{head}</head><body>{body}</body></html>"
    return read_dates(read_statements(lxml.html.document_fromstring(html), url))


def linked(**said: str) -> str:
    properties = ",".join(f'"{name}":"{value}"' for name, value in said.items())
    return f'<script type="application/ld+json">{{"@type":"Article",{properties}}}</script>'


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T12:50", "2024-03-05T12:50:00"),
        ("2024-03-05 12:50:07.000", "2024-03-05T12:50:07"),
        ("2024-03-05T12:50:07Z", "2024-03-05T12:50:07+00:00"),
        ("2024-03-05T12:50:07.123+0700", "2024-03-05T12:50:07+07:00"),
        ("Tue, 05 Mar 2024 12:50:07 GMT", "2024-03-05T12:50:07+00:00"),
        ("20240305", "2024-03-05"),
        ("20240305125007", "2024-03-05T12:50:07"),
        ("1709643007", "2024-03-05T12:50:07+00:00"),
        ("1709643007000", "2024-03-05T12:50:07+00:00"),
        ("20241399", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_is_kept_as_precise_as_it_is(said: str, iso: str | None) -> None:
    assert dates(head=f'<meta property="article:published_time" content="{said}">').published == iso


def test_the_first_source_gives_the_day_and_others_of_that_day_its_time_and_zone() -> None:
    head = linked(datePublished="2024-03-05")
    head += '<meta property="article:published_time" content="2024-03-05T12:50:00+07:00">'
    assert dates(head=head).published == "2024-03-05T12:50:00+07:00"
    other = linked(datePublished="2024-03-05")
    other += '<meta property="article:published_time" content="2024-03-08T12:50:00+07:00">'
    assert dates(head=other).published == "2024-03-05"


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    head = linked(dateModified="2024-03-09T08:00:00Z", datePublished="2024-03-05T06:00:00Z")
    found = dates(head=head)
    assert found == Dates("2024-03-05T06:00:00+00:00", "2024-03-09T08:00:00+00:00")


def test_a_change_on_the_day_of_publication_does_not_lend_its_time() -> None:
    body = (
        "<h1>Title</h1><p>Published <time datetime='2024-03-05'>March 5</time>, "
        "updated <time datetime='2024-03-05T18:00Z'>18:00</time></p>"
    )
    assert dates(body) == Dates("2024-03-05", "2024-03-05T18:00:00+00:00")


@pytest.mark.parametrize(
    ("language", "line", "iso"),
    [
        ("id", "Minggu, 11 September 2022 12:50 WIB", "2022-09-11T12:50:00+07:00"),
        ("de", "Stand: 5. März 2024, 12:50 Uhr", "2024-03-05T12:50:00"),
        ("ar", "5 مارس 2024", "2024-03-05"),
        ("ja", "2024年3月5日 12:50", "2024-03-05T12:50:00"),
        ("fr", "Publié le 5 mars 2024 à 12h50", "2024-03-05T12:50:00"),
        ("ru", "5 марта 2024", "2024-03-05"),
        ("en", "By Ann Lee March 5, 2024", "2024-03-05"),
    ],
)
def test_a_dateline_below_the_heading_is_read_in_its_language(
    language: str, line: str, iso: str
) -> None:
    body = f"<h1>Judul</h1><div class='info'>{line}</div><p>Text, 1 January 2020."
    assert dates(body, language=language).published == iso


def test_a_time_element_that_is_marked_goes_before_others() -> None:
    body = (
        "<h1>Title</h1><time datetime='2024-03-09'>Event</time>"
        "<time class='entry-date' datetime='2024-03-05'>5 March</time>"
    )
    assert dates(body).published == "2024-03-05"


def test_dates_of_comments_and_other_articles_are_not_the_articles() -> None:
    body = (
        "<h1>Title</h1><p>Text.</p><div class='comments'><time datetime='2024-03-09'>x</time></div>"
        "<aside><time datetime='2024-03-10'>x</time></aside>"
    )
    assert dates(body) == Dates(None, None)


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://example.org/2024/03/05/title", "2024-03-05"),
        ("https://example.org/news/2024-3-5-title.html", "2024-03-05"),
        ("https://example.org/news-20240305.html", "2024-03-05"),
        ("https://example.org/2024/13/05/title", None),
        ("https://example.org/2024/03/title", None),
        ("https://example.org/item/1234567890", None),
    ],
)
def test_an_address_may_name_the_day(url: str, iso: str | None) -> None:
    assert dates(url=url).published == iso


def test_what_only_says_when_it_was_changed_was_not_published_later() -> None:
    head = '<meta property="article:modified_time" content="2024-03-05T06:00:00Z">'
    assert dates(head=head).published == "2024-03-05T06:00:00+00:00"


def test_a_blogs_hour_carries_its_moment_in_a_title() -> None:
    body = "<h1>Title</h1><abbr class='published' title='2016-05-08T00:55:00-07:00'>12:55 AM</abbr>"
    assert dates(body).published == "2016-05-08T00:55:00-07:00"


def test_a_part_of_the_documents_title_may_be_the_day() -> None:
    assert (
        dates(head="<title>Una historia - 07.12.2017 - Ejemplo</title>").published == "2017-12-07"
    )
    assert dates(head="<title>What 7 December 1941 changed - Example</title>").published is None


def test_an_instant_that_cannot_be_the_local_time_does_not_replace_it() -> None:
    head = linked(datePublished="2024-03-05T12:50:00")
    same = "<h1>Title</h1><time datetime='2024-03-05T05:50:00Z'>x</time>"
    other = "<h1>Title</h1><time datetime='2024-03-05T05:57:00Z'>x</time>"
    assert dates(same, head).published == "2024-03-05T05:50:00+00:00"
    assert dates(other, head).published == "2024-03-05T12:50:00"
