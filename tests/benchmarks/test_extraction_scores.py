"""The extraction benchmark's measures, on examples small enough to be worked by hand."""

from pathlib import Path

import pytest

from tests.benchmarks.extraction import metadata, shingles, structure
from tests.benchmarks.extraction.cases import NewsPage, Part, StructuredPage, is_held_out, pages
from tests.benchmarks.extraction.child import Timed
from tests.benchmarks.extraction.differences import Difference, differences
from tests.benchmarks.extraction.markup import parse, text_of
from tests.benchmarks.extraction.metadata import Verdict
from tests.benchmarks.extraction.places import Places
from tests.benchmarks.extraction.reading import Reading
from tests.benchmarks.extraction.score import score, total, without_captions
from tests.benchmarks.extraction.shingles import PageScore

URL = "https://example.org/a/page.html"


def structured(**facts: str) -> StructuredPage:
    empty = dict.fromkeys(
        "html expected title byline published site language description".split(), ""
    )
    return StructuredPage(name="p", url=URL, **{**empty, **facts})


def news(name: str, text: str) -> NewsPage:
    return NewsPage(name, URL, "", text)


# ---- text


def test_five_words_make_two_shingles_and_one_other_word_at_the_end_breaks_one() -> None:
    assert shingles.compare("a b c d e", "a b c d x") == PageScore(1, 1, 1, exact=False)


def test_a_text_shorter_than_a_shingle_counts_as_one() -> None:
    assert shingles.compare("a b", "a b") == PageScore(1, 0, 0, exact=True)
    assert shingles.compare("a b", "a c") == PageScore(0, 1, 1, exact=False)


def test_signs_and_line_ends_are_no_difference_and_case_is_one() -> None:
    assert shingles.compare("One, two.\nThree four!", "One two three four").exact is False
    assert shingles.compare("One, two.\nThree four!", "One two Three\nfour").exact is True


def test_a_shingle_counts_as_often_as_it_stands_there() -> None:
    assert shingles.compare("a a a a", "a a a a a a") == PageScore(1, 2, 0, exact=False)


def test_totals_are_means_of_the_pages_that_have_something_to_divide_by() -> None:
    right = shingles.compare("a b c d", "a b c d")
    half = shingles.compare("a b c d", "a b c d e")
    unread = shingles.compare("a b c d", "")
    found = shingles.together([right, half, unread])
    assert found.precision == pytest.approx(0.75)
    assert found.recall == pytest.approx(2 / 3)
    assert found.f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))
    assert found.exact == pytest.approx(1 / 3)


def test_nothing_read_at_all_scores_zero() -> None:
    assert shingles.together([shingles.compare("a b", "")]).f1 == 0
    assert shingles.together([]).f1 == 0


def test_captions_are_taken_out_of_the_text_by_whole_lines() -> None:
    reading = Reading("A  Bridge\nThe bridge fell.\nBy A. B.", ("a bridge\nby a. b.", "bridge"))
    assert without_captions(reading) == "The bridge fell."


def test_markup_becomes_a_line_a_block_without_what_nobody_reads() -> None:
    html = (
        "<p>One <b>b</b>old\n word<br>two<script>x</script></p>tail<ul><li>a<ul><li>b</ul></ul>"
        "<picture><source srcset=x><img src=y></picture><p>l<wbr>ong</p><pre>x\n  y</pre>"
    )
    assert text_of(parse(html)) == "One bold word\ntwo\ntail\na\nb\nlong\nx\ny"


def test_markup_of_nothing_has_no_text() -> None:
    assert text_of(parse("")) == ""
    assert text_of(parse("<!-- a -->")) == ""


# ---- structure


def kept(expected: str, read: str, kind: str) -> tuple[int, int, int]:
    """Return how many were kept, missed and added."""
    found = structure.compare(
        structure.structure_of(expected, URL), structure.structure_of(read, URL)
    )[kind]
    return found.kept, len(found.missed), len(found.added)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://cdn.example.org/w_800,h_600/Tall%20Ship.jpg?w=800", "tall ship"),
        ("https://example.org/2020/tall-ship-1024x768.webp", "tall-ship"),
        ("https://example.org/tall-ship@2x.png#top", "tall-ship"),
        ("https://r.example/size/800/https://example.org/img/tall-ship.jpeg", "tall-ship"),
        ("https://r.example/f?url=https%3A%2F%2Fexample.org%2Ftall-ship.jpg&q=8", "tall-ship"),
        ("https://example.org/7712/1.jpg", "7712/1"),
    ],
)
def test_a_picture_is_known_by_its_file_whatever_its_size_and_server(
    address: str, key: str
) -> None:
    assert structure.file_key(address) == key


def test_a_picture_with_several_files_is_kept_when_one_of_them_is() -> None:
    expected = "<img src='small-ship.jpg' srcset='great-ship.jpg 800w, huge-ship.jpg 1600w'>"
    assert kept(expected, "<img data-remote='https://x.org/huge-ship.jpg'>", "pictures") == (
        1,
        0,
        0,
    )
    assert kept(expected, "<img src='other-ship.jpg'>", "pictures") == (0, 1, 1)


def test_pixels_that_count_readers_and_pictures_without_a_file_are_no_pictures() -> None:
    html = "<img src='count.gif' width=1 height=1><img src='data:image/gif,x'><img src=''>"
    assert kept(html, html, "pictures") == (0, 0, 0)


def test_what_is_expected_twice_has_to_be_kept_twice() -> None:
    assert kept("<h2>More</h2><h3>More</h3>", "<h2>more</h2><h2>Else</h2>", "headings") == (1, 1, 1)


def test_a_caption_that_has_nearly_all_the_words_is_kept_and_half_of_them_is_not() -> None:
    words = " ".join(f"w{number}" for number in range(20))
    caption = f"<figcaption>{words}</figcaption>"
    assert kept(caption, f"<figcaption>{words} Photo: A</figcaption>", "captions") == (1, 0, 0)
    assert kept(caption, f"<figcaption>{words[:30]}</figcaption>", "captions") == (0, 1, 1)


def test_blanks_that_come_of_the_markup_are_no_difference() -> None:
    expected = "<figcaption><span>Photo</span><span>Ana</span></figcaption>"
    assert kept(expected, "<figcaption><p>Photo<p>Ana</figcaption>", "captions") == (1, 0, 0)


def test_nearly_the_same_heading_is_another_heading() -> None:
    assert kept("<h2>a b c d e f g h i j k</h2>", "<h2>a b c d e f g h i j l</h2>", "headings") == (
        0,
        1,
        1,
    )


def test_links_are_compared_without_fragment_scheme_and_tracking() -> None:
    expected = "<a href='http://x.org/b/?utm_source=a&id=1#c'>b</a><a href='#note'>1</a>"
    assert kept(expected, "<a href='https://x.org/b?id=1'>b</a>", "links") == (1, 0, 0)
    assert kept(expected, "<a href='https://x.org/b?id=2'>b</a>", "links") == (0, 1, 1)


def test_an_address_that_cannot_be_taken_apart_is_no_link() -> None:
    html = "<a href='http://[::1'>b</a><a href='mailto:a@b.org'>c</a><a href='c.html'></a>"
    assert kept(html, html, "links") == (0, 0, 0)


def test_tables_count_by_cells_and_lists_by_entries() -> None:
    table = "<table><tr><th>a<td>b</tr><tr><td>c<td></tr></table>"
    assert kept(table, table.replace("c", "d"), "tables") == (2, 1, 1)
    lists = "<ul><li>one<ul><li>two</ul><li>three</ul>"
    assert kept(lists, "<ol><li>one<li>two</ol>", "lists") == (2, 1, 0)


def test_a_quotation_inside_another_is_a_part_of_it() -> None:
    html = "<blockquote>a<blockquote>b</blockquote></blockquote>"
    assert kept(html, html, "quotations") == (1, 0, 0)


def test_code_and_formulas_are_kept_by_what_they_say() -> None:
    assert kept("<pre>x = 1\ny = 2</pre>", "<pre><code>x = 1 y = 2</code></pre>", "code") == (
        1,
        0,
        0,
    )
    math = "<math><semantics><mi>x</mi><annotation>x ^2</annotation></semantics></math>"
    assert kept(math, "<math alttext='x^2'><mi>y</mi></math>", "formulas") == (1, 0, 0)


# ---- metadata


def verdicts(page: StructuredPage, **read: object) -> dict[str, Verdict]:
    return dict(metadata.judge(page, Reading(**read)))  # type: ignore[arg-type] # facts by name


def test_only_facts_that_the_page_has_are_judged() -> None:
    assert verdicts(structured(), title="A", authors=("B",), published="2020-01-01") == {}


def test_a_title_is_compared_by_its_words() -> None:
    page = structured(title="Über “alles”")
    assert verdicts(page, title="uber alles") == {"title": Verdict.RIGHT}
    assert verdicts(page, title="alles") == {"title": Verdict.WRONG}
    assert verdicts(page) == {"title": Verdict.SILENT}


def test_a_title_may_have_lost_its_site_but_no_word_of_its_own() -> None:
    page = structured(title="A well-built house | Homes - Daily")
    assert verdicts(page, title="A well-built house") == {"title": Verdict.RIGHT}
    assert verdicts(page, title="A well") == {"title": Verdict.WRONG}


def test_a_byline_is_its_names() -> None:
    page = structured(byline="By Ana Lima and Bo Ek\n  March 11, 2015")
    assert verdicts(page, authors=("Bo Ek", "Ana Lima")) == {"authors": Verdict.RIGHT}
    assert verdicts(page, authors=("Ana Lima",)) == {"authors": Verdict.WRONG}


def test_a_day_needs_no_zone_and_an_instant_does() -> None:
    page = structured(published="2020-05-01T23:30:00Z")
    right, wrong, silent = Verdict.RIGHT, Verdict.WRONG, Verdict.SILENT
    assert verdicts(page, published="2020-05-01") == {"day": right, "instant": silent}
    assert verdicts(page, published="2020-05-02T01:30+02:00") == {"day": right, "instant": right}
    assert verdicts(page, published="2020-05-02") == {"day": wrong, "instant": silent}
    assert verdicts(page, published="2020-05-01T23:30-05:00") == {"day": right, "instant": wrong}
    assert verdicts(page) == {"day": silent, "instant": silent}
    assert verdicts(structured(published="2020-05-01T23:30"), published="2020-05-01") == {
        "day": right
    }


def test_a_language_is_the_same_in_any_country() -> None:
    page = structured(language="en-US")
    assert verdicts(page, language="en") == {"language": Verdict.RIGHT}


def test_a_description_made_up_of_the_article_is_no_fact() -> None:
    page = structured(expected="<p>One day. It rained.</p>", description="One day.")
    assert verdicts(page) == {}
    page = structured(expected="<p>It rained.</p>", description="One day.")
    assert verdicts(page, description="One day") == {"description": Verdict.RIGHT}


# ---- a row


def test_a_row_tells_shares_of_all_that_is_expected_and_the_mean_of_the_pages() -> None:
    one = structured(expected="<h2>a</h2><h2>b</h2><h2>c</h2>")
    other = structured(expected="<h2>d</h2>")
    row = total(
        "ours",
        [
            score(one, Timed(Reading(html="<h2>a</h2><h2>x</h2>"), cpu=30, voters=10)),
            score(other, Timed(Reading(html="<h2>d</h2>"), cpu=10, voters=10)),
        ],
    )
    headings = row.kept["headings"]
    assert headings.expected == 4
    assert headings.kept == pytest.approx(0.5)
    assert headings.by_page == pytest.approx((1 / 3 + 1) / 2)
    assert headings.added == pytest.approx(1 / 3)
    assert row.kept["code"].kept is None
    assert (row.times.median, row.times.beside_median) == (20, 10)


def test_a_page_that_failed_counts_as_empty_and_takes_no_time() -> None:
    row = total(
        "ours",
        [
            score(news("a", "a b c d"), Timed(Reading("a b c d"), cpu=10)),
            score(news("b", "a b c d"), Timed(Reading(), failed="it broke")),
        ],
    )
    assert (row.failed, row.news_text.recall, row.news_text.precision) == (1, 0.5, 1)
    assert row.times.median == 10


# ---- what one tunes with


def test_differences_are_runs_of_words_line_by_line_in_their_order() -> None:
    expected = "One two three four five.\nSix seven eight nine ten eleven.\nTwelve."
    read = "Share this\nOne two three four five. Six seven eight nine\nFollow us"
    assert list(differences(expected, read)) == [
        Difference(added=True, text="Share this", words=2, whole=True),
        Difference(added=False, text="ten eleven", words=2, whole=False),
        Difference(added=False, text="Twelve", words=1, whole=True),
        Difference(added=True, text="Follow us", words=2, whole=True),
    ]


def test_a_word_in_common_that_is_no_shingle_is_no_match() -> None:
    assert [each.text for each in differences("one and two", "three and four")] == [
        "one and two",
        "three and four",
    ]


def test_a_line_is_found_in_the_smallest_element_that_has_it() -> None:
    places = Places(
        "<div class=page><div id=more class='box wide'><p><a href=x>Read</a> also</div></div>"
    )
    assert places.path("Read also").endswith("div.page > div#more.box.wide > p")
    assert places.path("Never written") == "not in the page's text"


# ---- the pages


def test_a_third_of_the_names_is_held_out_and_never_among_the_others(tmp_path: Path) -> None:
    for number in range(30):
        folder = tmp_path / "readability" / f"page-{number}"
        folder.mkdir(parents=True)
        for name, text in (
            ("source.html", "<p>a"),
            ("expected.html", "<p>a"),
            ("expected-metadata.json", '{"title": null}'),
        ):
            (folder / name).write_text(text, "utf-8")
    names = {part: {page.name for page in pages(tmp_path, part)} for part in Part}
    assert names[Part.HELD_OUT] | names[Part.DEVELOPMENT] == names[Part.ALL]
    assert not names[Part.HELD_OUT] & names[Part.DEVELOPMENT]
    assert 5 < len(names[Part.HELD_OUT]) < 15
    assert all(map(is_held_out, names[Part.HELD_OUT]))
    assert {page.name for page in pages(tmp_path, Part.ALL, ["-7"])} == {"page-7"}


def test_a_folder_that_is_not_there_has_no_pages(tmp_path: Path) -> None:
    assert list(pages(tmp_path / "none", Part.ALL)) == []
