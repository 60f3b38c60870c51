import tomllib

import pytest

from reader.paths import resources
from reader.sources.words import KINDS, after_marker, fold, languages, starting, words_for

WANTED = set("ar de en es fr he hi id it ja ko ms nl pl pt ru sv th tr vi zh".split())
NEEDED = set(
    "related next pages chrome inline footer sections captions bylines date_labels".split()
)


def test_the_languages_people_paste_in_have_words() -> None:
    assert set(languages()) >= WANTED


@pytest.mark.parametrize("language", languages())
def test_a_languages_file_holds_lists_of_words_of_known_kinds(language: str) -> None:
    table = tomllib.loads((resources() / "words" / f"{language}.toml").read_text("utf-8"))

    assert NEEDED <= set(table) <= set(KINDS)
    assert all(isinstance(word, str) and word.strip() for words in table.values() for word in words)


def test_a_languages_words_come_with_english_ones() -> None:
    words = words_for("id")
    assert {"baca juga", "read also"} <= set(words.related)
    assert "lire aussi" not in words.related


def test_an_unknown_language_has_the_words_of_all() -> None:
    assert {"baca juga", "lire aussi", "関連記事"} <= set(words_for("").related)


def test_folding_forgets_case_width_blanks_and_outer_marks() -> None:
    assert fold("  ►  Baca\u00a0 JUGA： ") == "► baca juga"
    assert fold("[ ＲＥＡＤ  more › ]") == "read more"
    assert fold("İLGİNİZİ ÇEKEBİLİR") == fold("ilginizi çekebilir")


def test_a_marker_begins_a_line_as_whole_words() -> None:
    assert starting("read more: bridges", ("read more", "read")) == "read more"
    assert starting("reading rooms", ("read more", "read")) == ""
    assert starting("写真は橋", ("写真",)) == "写真"


def test_what_follows_a_marker_is_taken_from_the_original_line() -> None:
    assert after_marker("Baca Juga : Jembatan", "baca juga") == ("Jembatan", True)
    assert after_marker("[관련기사] 다리", "관련기사") == ("다리", True)
    assert after_marker("Read also Bridges", "read also") == ("Bridges", False)
