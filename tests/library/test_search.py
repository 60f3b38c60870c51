"""Articles found by their words, in a real library and its index."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import Library, articles, search, tags
from reader.library.articles import State
from reader.library.connection import writing
from reader.model.article import Source, SourceKind
from reader.model.query import ArticleQuery, Grouping, ListFilter, ListOrder
from reader.operations import organize
from tests.conftest import make_draft

# Title, text, and more; what is found is told by the first word of its title.
SHELF = (
    ("Harbour", "At dusk the last ferry leaves the harbour.", {"authors": ("Ann Lee",)}),
    ("Ferry", "A ferry, and another, and the harbour is mentioned once.", {"site": "The Evening"}),
    ("Crème", "La crème brûlée de l'été, à Düsseldorf.", {"language": "fr", "published": "2025-06-01"}),
    ("夕暮れ", "港から最後のフェリーが出ていく。", {"language": "ja"}),
    ("黄昏", "最后一班渡轮离开港口。", {"language": "zh"}),
    ("พลบค่ำ", "เรือข้ามฟากลำสุดท้ายออกจากท่าเรือ", {"language": "th"}),
    ("الميناء", "تغادر العبارة الأخيرة الميناء عند الغسق.", {"language": "ar"}),
    ("Сумерки", "Последний паром уходит из гавани.", {"language": "ru", "tags": ("Sea",)}),
    ("Abenddämmerung", "Die Straße zum Hafen ist leer.", {"language": "de", "published": "2026-02-03"}),
    ("황혼", "마지막 배가 항구를 떠난다.", {"language": "ko"}),
    ("Gün batımı", "Son vapur Işık iskelesinden İzmir'e kalkıyor.", {"language": "tr"}),
    ("Ёлка", "Чёрный чайник и ёлка стоят на чердаке.", {"language": "ru"}),
    ("العربية", "هٰذِهِ مَدْرَسَةٌ قَدِيمَة.", {"language": "ar"}),
    ("शाम", "आख़िरी नाव बंदरगाह से जा रही है।", {"language": "hi"}),
    ("कातिब", "वह लिखता है।", {"language": "hi"}),
    ("Łódź", "Zażółć gęślą jaźń nad Wisłą.", {"language": "pl"}),
    ("Ηλιοβασίλεμα", "Το τελευταίο πλοίο φεύγει από το λιμάνι.", {"language": "el"}),
    ("Hafenrundfahrt", "Eine Rundfahrt im Außenhafen, naïve Träume.", {"language": "de"}),
)  # fmt: skip


@pytest.fixture
def shelf(library: Library) -> Library:
    for title, text, more in SHELF:
        draft = make_draft(title, text, **more)
        articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    search.index_missing(library, most=100)
    return library


def found(library: Library, words: str, **more: object) -> list[str]:
    ids = articles.list_ids(library, ArticleQuery(words=words, **more))  # type: ignore[arg-type] # by its names
    titles = {each.id: each.title for each in articles.articles(library, ids)}
    return [titles[each] for each in ids]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("dusk ", {"Harbour"}),
        ("FERRY ", {"Harbour", "Ferry"}),
        ("creme brulee ", {"Crème"}),
        ("ete", {"Crème"}),
        ("dusseld", {"Crème"}),
        ("strasse ", {"Abenddämmerung"}),
        ("straße ", {"Abenddämmerung"}),
        ("最後", {"夕暮れ"}),
        ("フェリー", {"夕暮れ"}),
        ("渡轮", {"黄昏"}),
        ("ท่าเรือ", {"พลบค่ำ"}),
        ("العبارة", {"الميناء"}),
        ("паром", {"Сумерки"}),
        ("항구", {"황혼"}),
        ("항구 ", {"황혼"}),
        ('"마지막 배"', {"황혼"}),
        ("배", {"황혼"}),
        ("ışık ", {"Gün batımı"}),
        ("isik ", {"Gün batımı"}),
        ("izmir ", {"Gün batımı"}),
        ("İZMİR ", {"Gün batımı"}),
        ("елка ", {"Ёлка"}),
        ("черный чайник ", {"Ёлка"}),
        ("чаиник ", {"Ёлка"}),
        ("مدرسة", {"العربية"}),
        ("مـدرسـة", {"العربية"}),
        ("هذه ", {"العربية"}),
        ("बंदरगाह ", {"शाम"}),
        ("बंदरग", {"शाम"}),
        ("किताब ", set()),
        ("कातिब ", {"कातिब"}),
        ("ท่าเรื", {"พลบค่ำ"}),
        ("ที่", set()),
        ('"नाव बंदरगाह"', {"शाम"}),
        ("lodz ", {"Łódź"}),
        ("zazolc gesla ", {"Łódź"}),
        ("ΤΕΛΕΥΤΑΊΟ ", {"Ηλιοβασίλεμα"}),
        ("λιμανι", {"Ηλιοβασίλεμα"}),
        ("hafen", {"Abenddämmerung", "Hafenrundfahrt"}),
        ("hafen ", {"Abenddämmerung"}),
        ("hafen* ", {"Abenddämmerung", "Hafenrundfahrt"}),
        ("aussenhafen ", {"Hafenrundfahrt"}),
        ("naive traume ", {"Hafenrundfahrt"}),
        ("ｆｅｒｒｙ ", {"Harbour", "Ferry"}),
        ("fer\u00adry ", {"Harbour", "Ferry"}),
        ("e\u0301te\u0301 ", {"Crème"}),
        ("h", {"Harbour", "Hafenrundfahrt"}),
        ("ferry d", {"Harbour", "Ferry"}),
        ("f is:unread", set()),
        ("is:unread f", {"Ferry"}),
        ("के", set()),
        ("港", {"夕暮れ", "黄昏"}),
        ("港口", {"黄昏"}),
        ("har", {"Harbour", "Ferry"}),
        ("har ", set()),
        ('"last ferry"', {"Harbour"}),
        ('"ferry last"', set()),
        ("ferry -dusk ", {"Ferry"}),
        ("-ferry lang:ja", {"夕暮れ"}),
        ("dusk OR паром ", {"Harbour", "Сумерки"}),
        ("dusk OR lang:ru ", {"Harbour", "Сумерки", "Ёлка"}),
        ("ferry NEAR/2 last ", {"Harbour"}),
        ("ferry NEAR/0 mentioned ", set()),
        ("author:lee", {"Harbour"}),
        ("site:evening", {"Ferry"}),
        ("tag:sea", {"Сумерки"}),
        ("title:creme", {"Crème"}),
        ("after:2026 before:2026-03", {"Abenddämmerung"}),
        ("before:2025-07", {"Crème"}),
        ("lang:fr", {"Crème"}),
        ("long:1", set()),
        ("short:1 dusk ", {"Harbour"}),
        ("is:bookmarked", set()),
        ("is:archived", set()),
        ("is:tagged", set()),
        ("lang:ja is:untagged", {"夕暮れ"}),
        ("has:note", set()),
        ("note:dusk", set()),
        ("lang:ja collection:nothing", {"夕暮れ"}),
        ("feed:nothing", set()),
    ],
)
def test_what_is_looked_for_is_found_and_nothing_else(
    shelf: Library, words: str, titles: set[str]
) -> None:
    assert set(found(shelf, words)) == titles


def test_one_letter_beside_other_words_makes_those_better_that_have_it(library: Library) -> None:
    for title, text in (("Vitamins", "vitamin C"), ("Vitamin", "vitamin, vitamin and vitamin")):
        articles.store(library, make_draft(title, text), b"", Source(SourceKind.PASTED, ""))
    search.index_missing(library, most=9)
    assert found(library, "vitamin c")[0] == "Vitamins"
    assert len(found(library, "vitamin c")) == 2
    assert found(library, "vitamin c ") == ["Vitamins"]


def test_notes_are_found_among_all_words_and_alone(shelf: Library) -> None:
    (first,) = articles.list_ids(shelf, ArticleQuery(words="dusk "))
    organize.write_note(shelf, first, "Ask Anna about the Crème")
    assert search.index_missing(shelf, most=9) == 1
    assert set(found(shelf, "creme ")) == {"Crème", "Harbour"}
    assert found(shelf, "note:creme") == found(shelf, "note:ask") == ["Harbour"]
    assert found(shelf, "has:note") == ["Harbour"]
    assert "Harbour" not in found(shelf, "-has:note")


def test_what_has_a_tag_of_ones_own_is_told_from_what_has_none(shelf: Library) -> None:
    (first,) = articles.list_ids(shelf, ArticleQuery(words="dusk "))
    tags.add_tag(shelf, [first], "Evening/Sea")
    search.index_missing(shelf, most=9)
    assert found(shelf, "is:tagged") == found(shelf, "tag:evening") == ["Harbour"]
    assert "Harbour" not in found(shelf, "is:untagged")
    # An author's tag and a person's own are found alike.
    assert set(found(shelf, "tag:sea")) == {"Сумерки"}


@pytest.mark.parametrize("order", list(ListOrder))
@pytest.mark.parametrize("is_reversed", [False, True])
@pytest.mark.parametrize("grouping", list(Grouping))
@pytest.mark.parametrize("most_ranked", [0, 1, 3_000])
def test_the_first_of_many_are_the_first_of_all(
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    order: ListOrder,
    is_reversed: bool,
    grouping: Grouping,
    most_ranked: int,
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", most_ranked)
    for words in (
        "ferry ",
        "h",
        "ferry OR straße OR паром OR последний ",
        "ferry -island is:unread",
    ):
        query = ArticleQuery(words=words, order=order, is_reversed=is_reversed, grouping=grouping)
        every = articles.list_ids(shelf, query)
        assert articles.count(shelf, query) == len(every)
        for most in range(len(every) + 2):
            assert articles.list_ids(shelf, query, most=most) == every[:most], words


def test_an_article_with_the_words_in_its_title_stands_first(shelf: Library) -> None:
    assert found(shelf, "ferry ") == ["Ferry", "Harbour"]
    assert found(shelf, "harbour ") == ["Harbour", "Ferry"]


def test_filters_and_states_hold_for_what_is_found(shelf: Library) -> None:
    (first,) = articles.list_ids(shelf, ArticleQuery(words="dusk "))
    articles.set_state(shelf, [first], State.READ, on=True)
    assert found(shelf, "ferry ", filter=ListFilter.UNREAD) == ["Ferry"]
    assert found(shelf, "ferry is:read") == ["Harbour"]
    assert articles.count(shelf, ArticleQuery(words="ferry ")) == 2
    articles.set_state(shelf, [first], State.DELETED, on=True)
    assert found(shelf, "ferry ") == ["Ferry"]


def test_what_is_not_indexed_yet_is_found_by_its_title(shelf: Library) -> None:
    draft = make_draft("Ferry timetable", "Nothing but numbers.")
    articles.store(shelf, draft, b"", Source(SourceKind.PASTED, ""))
    assert found(shelf, "ferry time") == ["Ferry timetable"]
    assert found(shelf, "numbers") == []
    assert search.count_missing(shelf) == 1
    search.index_missing(shelf, most=9)
    assert found(shelf, "numbers") == ["Ferry timetable"]


def test_what_changes_is_found_by_its_new_words_only(shelf: Library) -> None:
    (identifier,) = articles.list_ids(shelf, ArticleQuery(words="dusk "))
    with writing(shelf) as connection:
        draft = make_draft("Pier", "At dawn nobody leaves.")
        articles.update(connection, identifier, draft)
        articles.add_content(connection, identifier, draft, b"", Source(SourceKind.PASTED, ""))
    tags.add_tag(shelf, [identifier], "walks/east")
    search.index_missing(shelf, most=9)
    assert found(shelf, "dusk ") == []
    assert found(shelf, "dawn ") == found(shelf, "tag:walks") == found(shelf, "east ") == ["Pier"]
    tags.remove_tag(shelf, [identifier], "walks/east")
    search.index_missing(shelf, most=9)
    assert found(shelf, "east ") == []


def test_what_is_gone_for_good_leaves_nothing_in_the_index(shelf: Library) -> None:
    articles.set_state(shelf, articles.list_ids(shelf, ArticleQuery()), State.DELETED, on=True)
    articles.empty_trash(shelf, older_than_days=-1)
    for index in ("search", "beginning"):
        assert shelf.read(f"SELECT count(*) FROM {index}") == [(0,)]  # noqa: S608 (our own words)
        shelf.read(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")  # noqa: S608


def test_very_common_words_are_ordered_by_date(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    assert found(shelf, "ferry ") == ["Ferry", "Harbour"]
    assert found(shelf, "harbour ") == ["Ferry", "Harbour"]


# Each must be found by its first letters alone as it is by the words that begin so.
BEGUN = (
    "f", "fe", "fer", "ferr", "CR", "été", "Ü", "düs", "har -dus", "th", "la* h", "港", "最後", "フ", "เ",
    "ال", "по", "항", "fer OR по", "-f", "a_b", "_th", "e\u0301t", "ﬁ", "ß", "str", "2", "is:unread f",
)  # fmt: skip


@pytest.mark.parametrize("words", BEGUN)
def test_the_beginnings_of_very_many_words_find_what_the_words_find(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    few = found(shelf, words)
    monkeypatch.setattr(search, "MOST_RANKED", 0)
    assert set(found(shelf, words)) == set(few)


def test_letters_that_very_many_words_begin_with_are_found_in_the_order_of_the_list(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    assert found(shelf, "har") == ["Ferry", "Harbour"]
    assert found(shelf, "dusk har") == ["Harbour"]
    fresh = make_draft("Harvest", "Nothing but numbers.")
    articles.store(shelf, fresh, b"", Source(SourceKind.PASTED, ""))
    assert found(shelf, "har") == ["Harvest", "Ferry", "Harbour"]
    search.index_missing(shelf, most=9)
    assert found(shelf, "har") == ["Harvest", "Ferry", "Harbour"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(text=st.text(), begun=st.text(max_size=4))
def test_whatever_a_text_is_it_is_found_by_letters_as_by_words(
    library: Library, text: str, begun: str
) -> None:
    draft = make_draft("…", f"{text} {begun}ab")
    articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    search.index_missing(library, most=9)
    query = ArticleQuery(words=begun)
    few = articles.list_ids(library, query)
    usual, search.MOST_RANKED = search.MOST_RANKED, 0
    try:
        assert set(articles.list_ids(library, query)) == set(few)
    finally:
        search.MOST_RANKED = usual


HOSTILE = (
    '"', "''", "a\0b", "NEAR(a b)", "a AND b NOT c", "title : a", "{title} : a", "a*b*", "^a", "-" * 99,
    "x " * 10_000, '"' * 999, "(((((", "tag:' OR 1=1 --", "is:unread" * 50, "a OR " * 200, "NEAR/99999 a",
    "\ud800", 'site:"', "author:%", "before:0000", "long:99999",
)  # fmt: skip


@pytest.mark.parametrize("most_ranked", [0, 3000])
@pytest.mark.parametrize("words", HOSTILE)
def test_no_query_is_an_error(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, words: str, most_ranked: int
) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", most_ranked)
    assert len(found(shelf, words)) <= len(SHELF)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(words=st.text(alphabet='ab"-*:()^ ORNEAR/', max_size=30))
def test_no_mixture_of_signs_is_an_error(shelf: Library, words: str) -> None:
    assert len(found(shelf, words)) <= len(SHELF)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # Of a letter or two that may go on only the word is taken, where all that begin so would
        # have to be gone through.
        ("harbour -t", True),
        ("harbour -a", False),
        ("nothing OR d", False),
        ("nothing OR a", True),
        ("harbour NEAR di", False),
        ("harbour NEAR dis", True),
    ],
)
def test_a_letter_beside_an_operator_is_taken_for_a_word(
    library: Library, words: str, found: bool
) -> None:
    draft = make_draft("One", "A harbour in the distance")
    stored = articles.store(library, draft, b"", Source(SourceKind.PASTED, ""))
    search.index_missing(library, most=9)
    expected = [stored.id] if found else []
    assert articles.list_ids(library, ArticleQuery(words=words)) == expected
