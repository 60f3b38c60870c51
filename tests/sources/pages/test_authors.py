import lxml.html
import pytest

from reader.sources.pages.authors import names_in, read_authors
from reader.sources.pages.statements import read_statements
from reader.sources.words import words_for


def authors(
    body: str, head: str = "", language: str = "en", site: str = "example"
) -> tuple[str, ...]:
    html = f"<html lang='{language}'><head>{head}</head><body>{body}</body></html>"
    page = read_statements(lxml.html.document_fromstring(html), "https://www.example.org/a")
    return read_authors(page, frozenset({site, f"the{site}"}))


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Rara Sekar", "id", ["Rara Sekar"]),
        ("By Ann Lee, Bo Chen and Cy Dorn", "en", ["Ann Lee", "Bo Chen", "Cy Dorn"]),
        ("Ann Lee and Bo Chen", "en", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee, Bo Chen, and Cy Dorn", "en", ["Ann Lee", "Bo Chen", "Cy Dorn"]),
        ("Anna Groß und Bodo Kühn", "de", ["Anna Groß", "Bodo Kühn"]),
        ("Von Anna Groß", "de", ["Anna Groß"]),
        ("Von Miller", "de", ["Von Miller"]),
        ("Par Élise Roux et Marc Petit", "fr", ["Élise Roux", "Marc Petit"]),
        ("José Ortega y Gasset", "es", ["José Ortega y Gasset"]),
        ("Ana Ruiz y Luis Soto", "es", ["Ana Ruiz", "Luis Soto"]),
        ("Penulis: Bima Arya dan Sari Dewi", "id", ["Bima Arya", "Sari Dewi"]),
        ("作者：王小明", "zh", ["王小明"]),
        ("بقلم: سارة علي", "ar", ["سارة علي"]),
        ("Martin King, Jr.", "en", ["Martin King, Jr."]),
        ("Martin King Jr. and Ann Lee", "en", ["Martin King Jr.", "Ann Lee"]),
        ("Martin King, Jr., Ann Lee", "en", ["Martin King, Jr.", "Ann Lee"]),
        ("Smith, John", "en", ["Smith, John"]),
        ("Ann Lee, PhD, RD", "en", ["Ann Lee"]),
        ("J. R. R. Holm", "en", ["J. R. R. Holm"]),
        ("Ann Lee | 5 March 2024 | 4 min read", "en", ["Ann Lee"]),
        ("By ANN LEE March 11, 2015 3:46 PM", "en", ["ANN LEE"]),
        ("Ann Lee 4 min read", "en", ["Ann Lee"]),
        ("Ann Lee (Reuters) <ann@example.org>", "en", ["Ann Lee"]),
        ("Ann Lee, Senior Editor", "en", ["Ann Lee"]),
        ("https://example.org/people/ann", "en", []),
        ("ann@example.org", "en", []),
        ("example.org", "en", []),
        ("undefined", "en", []),
        ("", "en", []),
    ],
)
def test_a_field_is_parted_into_names(text: str, language: str, names: list[str]) -> None:
    assert names_in(text, words_for(language)) == names


def test_linked_data_names_persons_and_the_meta_element_is_not_asked() -> None:
    head = (
        '<meta name="author" content="admin">'
        '<script type="application/ld+json">{"@type":"NewsArticle","author":'
        '[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","givenName":"Bo",'
        '"familyName":"Chen"}]}</script>'
    )
    assert authors("<p>Text.", head) == ("Ann Lee", "Bo Chen")


@pytest.mark.parametrize(
    "metas",
    [
        (("author", "Ann Lee"), ("author", "Bo Chen")),
        (("byl", "By Ann Lee and Bo Chen"),),
        (("article:author", "https://example.org/ann"), ("byl", "By Ann Lee, Bo Chen")),
        (("parsely-author", "Ann Lee"), ("parsely-author", "Bo Chen")),
        (("citation_author", "Lee, Ann"), ("citation_author", "Chen, Bo")),
        (("DC.creator", "Ann Lee; Bo Chen"),),
        (("twitter:label1", "Written by"), ("twitter:data1", "Ann Lee, Bo Chen")),
    ],
)
def test_the_head_names_authors_in_many_ways(metas: tuple[tuple[str, str], ...]) -> None:
    head = "".join(f'<meta name="{name}" content="{said}">' for name, said in metas)
    assert authors("<p>Text.", head) == ("Ann Lee", "Bo Chen")


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", '<h1>Title</h1><p class="byline">By <a href="/ann">Ann Lee</a></p>'),
        ("en", '<h1>Title</h1><a rel="author" href="/ann">Ann Lee</a>'),
        ("en", "<h1>Title</h1><div>By Ann Lee</div><p>Text."),
        ("en", '<h1>Title</h1><p class="byline">By Ann Lee<br>March 5, 2024</p>'),
        ("en", '<h1>Title</h1><span itemprop="author">Ann Lee</span>'),
        ("de", "<h1>Titel</h1><p>Von Ann Lee</p>"),
        ("id", "<h1>Judul</h1><div>Oleh: Ann Lee</div>"),
        ("fr", '<h1>Titre</h1><span class="auteur">Par Ann Lee</span>'),
        ("pt", "<h1>Título</h1><p>Por Ann Lee</p>"),
        ("nl", "<h1>Titel</h1><p>Door Ann Lee</p>"),
    ],
)
def test_a_byline_beside_the_heading_names_the_author(language: str, body: str) -> None:
    assert authors(body, language=language) == ("Ann Lee",)


def test_bylines_are_read_in_scripts_without_capitals() -> None:
    assert authors('<h1>題名</h1><p class="author">文：山田太郎</p>', language="ja") == (
        "山田太郎",
    )
    assert authors("<h1>عنوان</h1><p>بقلم: سارة علي</p>", language="ar") == ("سارة علي",)
    assert authors("<h1>제목</h1><p>김다온 기자 (k@example.com)</p>", language="ko") == ("김다온",)


def test_a_role_counts_only_where_no_person_is_named() -> None:
    head = '<meta name="author" content="admin">'
    assert authors('<h1>Title</h1><p class="byline">By Ann Lee</p>', head) == ("Ann Lee",)
    assert authors("<h1>Title</h1><p>Text.", head) == ("admin",)


def test_the_site_is_no_author() -> None:
    site = '<meta name="author" content="The Example">'
    assert authors('<h1>Title</h1><p class="byline">By Ann Lee</p>', site) == ("Ann Lee",)
    thing = '{"@type":"Article","author":{"@type":"Organization","name":"The Example"}}'
    assert authors("<h1>T</h1>", f'<script type="application/ld+json">{thing}</script>') == ()


def test_who_writes_on_a_site_of_the_same_name_is_its_author() -> None:
    head = '<meta name="author" content="Ann Lee">'
    assert authors("<h1>T</h1>", head, site="annlee") == ("Ann Lee",)
    assert authors("<h1>T</h1>", '<meta name="author" content="Example">') == ()


@pytest.mark.parametrize(
    "byline",
    [
        '<a href="/authors/ann-lee">Ann Lee</a>',
        '<a href="https://example.org/people/ann/">Ann Lee</a>',
        "Posted by Ann Lee",
        "Posted by <b>Ann Lee</b> on 5 March 2024",
    ],
)
def test_a_link_or_a_line_may_lead_to_the_author(byline: str) -> None:
    assert authors(f"<h1>Title</h1><div>{byline}</div>") == ("Ann Lee",)


def test_a_user_name_counts_where_the_markup_says_author() -> None:
    assert authors('<h1>Title</h1><a rel="author" href="/u">ann_lee</a>') == ("ann_lee",)
    assert authors('<h1>Title</h1><a href="/u">ann_lee</a>') == ()


def test_commenters_and_writers_of_other_articles_are_no_authors() -> None:
    body = (
        '<h1>Title</h1><p>Text.</p><aside><span class="author">Bo Chen</span></aside>'
        '<div class="comments"><span class="comment-author">Cy Dorn</span></div>'
        '<ul class="related-stories"><li class="byline">By Di Ek</li></ul>'
    )
    assert authors(body) == ()


@pytest.mark.parametrize(
    "byline",
    [
        '<a href="/ann">Ann Lee</a> <a href="/ann/bio">Biography</a>',
        '<a href="/ann">Ann Lee</a><ul><li><a href="#">Facebook</a><li><a href="#">Print</a></ul>',
        '<span class="author-name">Ann Lee</span> <span>Senior Editor</span>',
        "Ann Lee <time>5 March 2024</time>",
    ],
)
def test_what_stands_beside_a_name_is_no_author(byline: str) -> None:
    assert authors(f'<h1>Title</h1><div class="byline">{byline}</div>') == ("Ann Lee",)


def test_a_page_that_names_one_author_anywhere_has_one() -> None:
    far = "<p>Text.</p>" * 400
    body = f'<h1>Title</h1>{far}<p class="author">Ann Lee</p>'
    assert authors(body) == ("Ann Lee",)
    assert authors(f'{body}<p class="author">Bo Chen</p>') == ()


def test_a_page_that_calls_itself_by_its_sidebar_has_its_author_still() -> None:
    body = '<div class="with-sidebar"><h1>Title</h1><p class="byline">By Ann Lee</p></div>'
    assert authors(body) == ("Ann Lee",)
