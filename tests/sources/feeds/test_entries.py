"""An entry becomes an article: clean, with its links whole and its files listed."""

from reader.model.feed import Enclosure, Entry
from reader.sources.feeds.entries import entry_draft, entry_hash
from tests.feeds import BODY

ENTRY = Entry("tag:1", "Evening", BODY, "https://example.org/a/1", ("Ann Lee",), "2026-03-01")


def test_an_entry_is_an_article_of_its_feed() -> None:
    draft = entry_draft(ENTRY, "The Evening", "https://example.org/", "en")
    assert (draft.title, draft.site, draft.url) == (
        "Evening",
        "The Evening",
        "https://example.org/a/1",
    )
    assert '<a href="https://example.org/x"' in draft.html
    # The list shows how it begins.
    assert draft.description.startswith("At dusk the harbour empties.")
    assert (draft.authors, draft.published, draft.language) == (("Ann Lee",), "2026-03-01", "en")


def test_what_is_hostile_in_an_entry_is_not_in_its_article() -> None:
    evil = Entry("1", "T", f"<script>x</script><p onclick=x>Words</p><iframe src=x></iframe>{BODY}")
    html = entry_draft(evil, "S", "https://example.org/", "").html
    for word in ("script", "onclick", "iframe"):
        assert word not in html


def test_files_that_come_with_an_entry_are_listed() -> None:
    files = (Enclosure("https://example.org/a%20b.mp3?x=1&y=2", "audio/mpeg"),)
    draft = entry_draft(Entry("1", "T", "<p>x</p>", enclosures=files), "S", "", "")
    assert 'href="https://example.org/a%20b.mp3?x=1&amp;y=2"' in draft.html
    assert "a b.mp3</a> (audio/mpeg)" in draft.html


def test_an_entry_without_a_title_is_called_by_its_words() -> None:
    draft = entry_draft(Entry("1", "", f"<p>{'Evening words ' * 20}</p>"), "S", "", "")
    assert draft.title.startswith("Evening words")
    assert draft.title.endswith("…")
    assert len(draft.title) <= 81


def test_too_much_markup_leaves_the_words() -> None:
    deep = "<div>" * 3_000 + "Words"
    assert entry_draft(Entry("1", "T", deep), "S", "", "").text == "Words"


def test_the_hash_changes_with_what_is_read() -> None:
    assert entry_hash(ENTRY) == entry_hash(ENTRY)
    other = Entry("tag:1", "Evening", BODY + "x", "https://example.org/a/1", ("Ann Lee",))
    assert entry_hash(ENTRY) != entry_hash(other)
