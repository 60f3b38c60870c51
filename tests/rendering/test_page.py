"""The page of an article; ``SENJA_GOLDEN=write pytest tests/rendering`` writes its golden file anew."""

import json
import os
import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement
from typing_extensions import override

from reader.markup.sanitize import HERE, MEDIA
from reader.model.article import (
    Article,
    Content,
    LeftOut,
    LeftOutRole,
    ReadingPosition,
    RelatedLink,
    Source,
    SourceKind,
)
from reader.model.related import RelatedReading
from reader.model.typography import Typography
from reader.rendering.look import PageLook
from reader.rendering.page import (
    OPEN,
    PageState,
    PageWords,
    ScriptWords,
    page_script,
    policy,
    render_page,
)
from reader.rendering.theme import DEFAULT_DARK, DEFAULT_LIGHT, color_pair

GOLDEN = Path(__file__).parents[1] / "data" / "rendering" / "everything.html"
WORDS = PageWords(
    minutes="{} min",
    related="Read also",
    in_library="In <your> library",
    similar="Similar & yours",
    next_page="The original goes on.",
    next_page_link="Next page",
    left_out="{} lines were left out",
    missing="Its file is gone.",
    own_note="My note",
    script=ScriptWords(*(field.name for field in fields(ScriptWords))),
)
THEME = color_pair(DEFAULT_LIGHT, DEFAULT_DARK, Path())
LOOK = PageLook(THEME.light, dark=False, typography=Typography(size=1.25))
ARTICLE = Article(
    id=7,
    title="Dusk & its <light>",
    authors=("Rara", "Bima & Co"),
    site="Example.org",
    url="https://example.org/dusk",
    published="2022-09-11T12:50:00+07:00",
    saved_at=datetime(2022, 9, 12, tzinfo=UTC),
    language="en",
    description="What the evening does to a room.",
    word_count=690,
    reading_minutes=3,
    read_at=None,
    bookmarked_at=None,
    archived_at=None,
    tags=("light",),
    related=(
        RelatedLink("Dawn & after", "https://example.org/dawn?a=1&b=2"),
        RelatedLink("Only its title"),
    ),
    next_page="https://example.org/dusk?page=2",
    source=Source(SourceKind.FILE, "/notes/dusk.md"),
    missing=True,
    notice="Some characters could not be read.",
)
CONTENT = Content(
    html=(
        f'<p>First<sup id="x-fnref-1"><a class="footnote-ref" href="{HERE}#x-fn-1">1</a></sup> of '
        '<a href="https://example.org/all">all</a>.</p>\n'
        '<h2 id="x-part">A part</h2>\n'
        f'<figure><img src="{MEDIA}{"0" * 64}" alt="Dusk" width="3" height="2">'
        "<figcaption>A caption</figcaption></figure>\n"
        '<table><tbody><tr><td align="right">1</td></tr></tbody></table>\n'
        '<div class="language-python highlight"><pre><code><span class="k">pass</span></code></pre></div>\n'
        '<ul><li><span class="task done">☑</span> done</li></ul>\n'
        '<div><math display="block" alttext="a"><mi>a</mi></math></div>\n'
        "<blockquote><p>$title stays as it is, and so does ${body}.</p></blockquote>\n"
        f'<div class="footnote"><ol><li id="x-fn-1"><p>Note. '
        f'<a class="footnote-backref" href="{HERE}#x-fnref-1">↩</a></p></li></ol></div>'
    ),
    text="First of all.",
    left_out=(
        LeftOut(1, "Dark/Light Mode <b>", LeftOutRole.CHROME),
        LeftOut(9, "Read also: Dawn & after", LeftOutRole.RELATED),
        LeftOut(12, "  Follow us ", LeftOutRole.FOOTER),
    ),
)
RELATED = RelatedReading(
    links=((ARTICLE.related[0], 12), (ARTICLE.related[1], None)),
    similar=(
        replace(ARTICLE, id=31, title="Night & <stars>", site="Sky & Co", language="nl"),
        replace(ARTICLE, id=32, title="夕暮れ", site="", language="ja", reading_minutes=1),
    ),
)
HOSTILE = "\"><script>alert(1)</script>'<b>&amp;</title></style>$body"


def render(
    article: Article = ARTICLE,
    content: Content = CONTENT,
    look: PageLook = LOOK,
    position: ReadingPosition | None = None,
    related: RelatedReading | None = None,
) -> str:
    return render_page(
        article,
        content,
        look,
        WORDS,
        when="11 September 2022",
        state=PageState(position, related),
        nonce="n0nce",
    )


def tree(html: str) -> HtmlElement:
    return lxml.html.document_fromstring(html)


def texts(html: str, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree(html).xpath(path)]


def test_an_article_with_everything_is_the_page_that_was_looked_at() -> None:
    page = render(position=ReadingPosition(block=4, fraction=0.5, progress=0.25), related=RELATED)
    # The style is the theme's and page.css's, which have tests and eyes of their own.
    page = re.sub(r'(<style nonce="n0nce">).*?(</style>)', r"\1…\2", page, flags=re.DOTALL)
    if os.environ.get("SENJA_GOLDEN") == "write":
        GOLDEN.write_text(page, "utf-8")
    assert page == GOLDEN.read_text("utf-8")


def test_the_page_allows_its_own_style_pictures_and_type_and_nothing_else() -> None:
    (meta,) = tree(render()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in str(meta).split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": "'nonce-n0nce'",
        "img-src": "article:",
        "font-src": "article:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert str(meta) == policy("n0nce")


def test_the_policy_stands_before_anything_it_rules_over() -> None:
    page = render()
    assert page.index("Content-Security-Policy") < page.index("<title") < page.index("<style")


class Elements(HTMLParser):
    """Writes down the elements and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_nothing_that_a_source_says_becomes_markup() -> None:
    article = replace(
        ARTICLE,
        title=HOSTILE,
        authors=(HOSTILE,),
        site=HOSTILE,
        published=HOSTILE,
        language=HOSTILE,
        description=HOSTILE,
        related=(RelatedLink(HOSTILE, f"https://example.org/{HOSTILE}"), RelatedLink(HOSTILE)),
        next_page=f"https://example.org/{HOSTILE}",
        notice=HOSTILE,
    )
    content = replace(CONTENT, left_out=(LeftOut(1, HOSTILE, LeftOutRole.CHROME),))
    related = RelatedReading(((RelatedLink(HOSTILE), 9),), (article,))
    page = render(article, content, related=related)
    safe, hostile = Elements(render(related=RELATED)), Elements(page)
    assert hostile.names <= safe.names
    assert hostile.attributes <= safe.attributes
    assert "script" not in hostile.names
    for path in ("//h1", "//*[@class='kicker']", "//*[@class='lede']"):
        assert texts(page, path) == [HOSTILE]
    assert texts(page, "//title") == [HOSTILE]
    assert HOSTILE in texts(page, "//*[@class='notice']")[0]
    assert HOSTILE in texts(page, "//*[@class='meta']")[0]
    assert texts(page, "//*[@class='left-out']//p") == [HOSTILE]


def test_the_page_has_no_script_element_and_the_script_is_given_apart() -> None:
    assert "<script" not in render().lower()
    assert "script" not in {element.tag for element in tree(render()).iter()}
    assert "/do/k3y/" in page_script("k3y")


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("AR-EG", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("en", "ltr"),
        ("id", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_page_runs_as_its_language_is_written(language: str, direction: str) -> None:
    page = tree(render(replace(ARTICLE, language=language)))
    assert page.xpath("//article/@dir") == [direction]
    assert page.xpath("//article/@lang") == [language]


def test_links_within_the_article_stay_on_the_page() -> None:
    page = tree(render())
    assert page.xpath("//a[@class='footnote-ref']/@href") == ["#x-fn-1"]
    assert page.xpath("//a[@class='footnote-backref']/@href") == ["#x-fnref-1"]
    assert page.xpath("//*[@id='x-fn-1']")


def test_related_reading_is_linked_where_its_address_is_known() -> None:
    page = tree(render())
    assert texts(render(), "//section[@class='related']//li") == ["Dawn & after", "Only its title"]
    assert page.xpath("//section[@class='related']//a/@href") == [
        "https://example.org/dawn?a=1&b=2"
    ]


def test_a_link_to_an_article_of_the_library_opens_it_here_and_says_so() -> None:
    page = render(related=RELATED)
    assert tree(page).xpath("//section[@class='related']//li[@class='in-library']/a/@href") == [
        f"{OPEN}12"
    ]
    assert texts(page, "//section[@class='related']//li") == [
        "Dawn & after In <your> library",
        "Only its title",
    ]


def test_similar_articles_are_named_with_their_place_and_length_and_open_here() -> None:
    page = render(related=RELATED)
    section = "//section[@class='similar']"
    assert texts(page, f"{section}/h2") == ["Similar & yours"]
    assert texts(page, f"{section}//li") == ["Night & <stars> Sky & Co · 3 min", "夕暮れ 1 min"]
    assert tree(page).xpath(f"{section}//a/@href") == [f"{OPEN}31", f"{OPEN}32"]
    assert tree(page).xpath(f"{section}//a/@lang") == ["nl", "ja"]


def test_where_nothing_is_similar_nothing_is_said_of_it() -> None:
    page = render(related=RelatedReading(links=RELATED.links))
    assert texts(page, "//section[@class='similar']") == []
    assert texts(page, "//section[@class='related']//li[2]") == ["Only its title"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "/x", "data:,x"])
def test_an_address_that_is_not_of_the_web_is_never_a_link(address: str) -> None:
    article = replace(ARTICLE, related=(RelatedLink("R", address),), next_page=address)
    page = tree(render(article))
    assert page.xpath("//footer//a") == []
    assert texts(render(article), "//section[@class='related']//li") == ["R"]


@pytest.mark.parametrize(
    ("next_page", "text", "links"),
    [
        ("https://example.org/2", ["The original goes on. Next page"], ["https://example.org/2"]),
        (True, ["The original goes on."], []),
        (None, [], []),
    ],
)
def test_a_next_page_is_told_and_linked_as_far_as_it_is_known(
    next_page: str | bool | None, text: list[str], links: list[str]
) -> None:
    page = render(replace(ARTICLE, next_page=next_page))
    assert texts(page, "//section[@class='next-page']") == text
    assert tree(page).xpath("//section[@class='next-page']/a/@href") == links


def test_what_was_left_out_can_be_looked_at_and_is_counted() -> None:
    page = render()
    assert texts(page, "//section[@class='left-out']//summary") == ["2 lines were left out"]
    assert texts(page, "//section[@class='left-out']//p") == ["Dark/Light Mode <b>", "Follow us"]
    assert tree(page).xpath("//section[@class='left-out']/details/@open") == []


def test_a_missing_file_and_a_notice_are_said_together() -> None:
    said = "//*[@class='notice']"
    assert texts(render(), said) == ["Some characters could not be read. Its file is gone."]
    assert texts(render(replace(ARTICLE, notice="")), said) == ["Its file is gone."]
    assert texts(render(replace(ARTICLE, notice="", missing=False)), said) == []


def test_what_an_article_does_not_have_leaves_no_trace() -> None:
    bare = replace(
        ARTICLE,
        authors=(),
        site="",
        published=None,
        description="",
        related=(),
        next_page=None,
        missing=False,
        notice="",
    )
    page = render_page(bare, Content("<p>x</p>", "x", ()), LOOK, WORDS, when="", nonce="n")
    assert texts(page, "//header/*") == ["Dusk & its <light>", "3 min"]
    assert tree(page).xpath("//footer") == []
    assert tree(page).xpath("//time") == []


def test_a_description_that_only_repeats_the_beginning_is_not_shown_twice() -> None:
    repeated = replace(ARTICLE, description="First of\nall.")
    assert texts(render(repeated), "//*[@class='lede']") == []


@pytest.mark.parametrize(("dark", "scheme"), [(True, "dark"), (False, "light")])
def test_the_scheme_and_the_size_of_the_text_are_on_the_page(*, dark: bool, scheme: str) -> None:
    page = render(look=replace(LOOK, dark=dark))
    assert tree(page).get("data-scheme") == scheme
    assert "--text-size:1.25;" in page
    assert f"--ground:{THEME.light.ground};" in page
    assert tree(page).get("data-mode") == "scrolled"


def test_the_reading_position_travels_with_the_page() -> None:
    position = ReadingPosition(block=4, fraction=0.5, progress=0.25)
    assert json.loads(tree(render(position=position)).get("data-position", "")) == {
        "block": 4,
        "fraction": 0.5,
        "progress": 0.25,
    }
    assert tree(render()).get("data-position") == ""
