"""An article's reading repaired: seen first, kept then, remembered for its site, taken back."""

from pathlib import Path

import pytest

from reader.errors import InputRefusedError
from reader.library import Library, articles, contacts, versions
from reader.library.connection import writing
from reader.markup.sanitize import MEDIA
from reader.model.query import ArticleQuery
from reader.model.repair import Block, BlockKind, Reading, Repair
from reader.operations import history, repair
from reader.operations.pages import refetch, save_addresses
from reader.operations.save import save_clipped, save_paths, save_text
from reader.operations.worker import Worker
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

BOX = (
    "<div class='box-offer'><p>Read every evening without a limit: our offer for the first month "
    "costs less than a cup of coffee.</p></div>"
)
OFFER = "Read every evening without a limit: our offer for the first month costs less than a cup"
SIGNED = "<p class='signed'>Ann Lee and Bob Ray</p>"


def save(worker: Worker, library: Library, *urls: str) -> list[int]:
    found = [each.article_id for each in save_addresses(worker, library, urls)]
    return list(dict.fromkeys(each for each in found if each is not None))


def text(library: Library, identifier: int) -> str:
    return articles.content(library, identifier).text


def block(blocks: tuple[Block, ...], start: str) -> Block:
    return next(each for each in blocks if each.text.startswith(start))


def test_every_block_of_the_page_is_told_with_what_the_article_has_of_it(
    worker: Worker, library: Library, site: WebSite
) -> None:
    table = "<table><tr><td>Ebb</td><td>6:10</td></tr><tr><td>Flood</td><td>12:20</td></tr></table>"
    figure = '<figure><img src="/p.png" alt="A quay"><figcaption>The quay.</figcaption></figure>'
    site.pages |= {"/a": Answer(page(extra=table + figure + f"<p>{PARAGRAPHS[0]} Again.</p>"))}
    site.pages["/p.png"] = picture()
    (identifier,) = save(worker, library, f"{site.address}/a")
    seen = repair.look(worker, library, identifier, Repair())
    assert seen.draft.html == articles.content(library, identifier).html
    assert seen.site == "127.0.0.1"
    told = [(each.text, each.kind, each.is_kept) for each in seen.blocks]
    assert told == [
        ("Home", BlockKind.TEXT, False),
        ("A harbour at dusk", BlockKind.HEADING, False),
        *((paragraph, BlockKind.TEXT, True) for paragraph in PARAGRAPHS),
        ("Ebb · 6:10 · Flood · 12:20", BlockKind.TABLE, True),
        ("A quay", BlockKind.PICTURE, True),
        ("The quay.", BlockKind.CAPTION, True),
        (f"{PARAGRAPHS[0]} Again.", BlockKind.TEXT, True),
        ("© The Evening", BlockKind.TEXT, False),
    ]


def test_what_is_hidden_goes_and_what_is_shown_comes_and_both_can_be_taken_back(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page(extra=BOX))
    (identifier,) = save(worker, library, f"{site.address}/a")
    before = articles.content(library, identifier)
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    own = Repair(
        hidden=block(blocks, PARAGRAPHS[1]).marks, shown=block(blocks, "© The Evening").marks
    )
    seen = repair.look(worker, library, identifier, own)
    assert PARAGRAPHS[1] not in seen.draft.text
    assert seen.draft.text.endswith("© The Evening")
    # Looking keeps nothing.
    assert articles.content(library, identifier) == before
    changes = repair.keep(worker, library, identifier, own)
    assert changes.changed == (identifier,)
    assert text(library, identifier) == seen.draft.text
    assert repair.known_repair(library, identifier) == own
    assert [each.is_shown for each in versions.versions(library, identifier)] == [True, False]
    # Fetched again, it is read the same way and is no other version.
    list(refetch(worker, library, [identifier]))
    assert text(library, identifier) == seen.draft.text
    assert len(versions.versions(library, identifier)) == 2
    history.undo(library)
    assert articles.content(library, identifier) == before
    assert repair.known_repair(library, identifier) == Repair()


def test_another_reading_can_be_chosen(worker: Worker, library: Library, site: WebSite) -> None:
    aside = (
        "<aside class='newsletter'><p>Our letter comes on Fridays, and costs nothing.</p></aside>"
    )
    site.pages["/a"] = Answer(page(extra=aside))
    (identifier,) = save(worker, library, f"{site.address}/a")
    assert "Fridays" not in text(library, identifier)

    def read(reading: Reading) -> str:
        return repair.look(worker, library, identifier, Repair(reading)).draft.text

    assert "Fridays" not in read(Reading.MARKED)
    assert read(Reading.SURE).startswith(PARAGRAPHS[0])
    whole = read(Reading.WHOLE)
    assert "Home" in whole
    assert "Fridays" in whole
    repair.keep(worker, library, identifier, Repair(Reading.WHOLE))
    assert "Fridays" in text(library, identifier)


def test_a_picture_that_was_left_out_is_asked_for_when_it_is_kept(
    worker: Worker, library: Library, site: WebSite
) -> None:
    beside = "</article><aside><img src='/p.png' alt='A map'></aside><article>"
    site.pages |= {"/a": Answer(page(extra=beside)), "/p.png": picture()}
    (identifier,) = save(worker, library, f"{site.address}/a")
    assert "/p.png" not in site.asked
    seen = repair.look(worker, library, identifier, Repair())
    own = Repair(shown=block(seen.blocks, "A map").marks)
    looked = repair.look(worker, library, identifier, own)
    assert 'alt="A map"' in looked.draft.html
    assert "/p.png" not in site.asked
    repair.keep(worker, library, identifier, own)
    # A local address of a page is no reason to ask the local network for more than it was typed for.
    assert contacts.contacts(library)[0].url.endswith("/p.png")


def test_a_kept_picture_stays_without_being_asked_for_again(
    worker: Worker, library: Library, site: WebSite
) -> None:
    figure = '<figure><img src="/p.png" alt="A quay"></figure>'
    site.pages |= {"/a": Answer(page(extra=figure + f"<p>{PARAGRAPHS[0]} Again.</p>"))}
    site.pages["/p.png"] = picture()
    (identifier,) = save(worker, library, f"{site.address}/a")
    asked = list(site.asked)
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    repair.keep(worker, library, identifier, Repair(hidden=block(blocks, PARAGRAPHS[2]).marks))
    assert site.asked == asked
    assert f'src="{MEDIA}' in articles.content(library, identifier).html
    # And it can be hidden itself.
    picture_marks = block(blocks, "A quay").marks
    repair.keep(worker, library, identifier, Repair(hidden=picture_marks))
    assert MEDIA not in articles.content(library, identifier).html


def test_what_is_done_for_a_site_is_done_to_its_next_pages(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": Answer(page(extra=BOX)),
        "/b": Answer(page("Another evening", extra=BOX.replace("first month", "whole year"))),
    }
    (first,) = save(worker, library, f"{site.address}/a")
    blocks = repair.look(worker, library, first, Repair()).blocks
    assert OFFER in text(library, first)
    hidden = Repair(hidden=block(blocks, OFFER).marks)
    repair.keep(worker, library, first, hidden, remember=True)
    (second,) = save(worker, library, f"{site.address}/b")
    assert "without a limit" not in text(library, second)
    assert text(library, second) == "\n\n".join(PARAGRAPHS)
    # What has the place of the article's own paragraphs is not hidden with it.
    assert repair.known_for_site(library, f"{site.address}/x").hidden_places
    # Taken back, the site is forgotten too.
    history.undo(library)
    assert not repair.known_for_site(library, f"{site.address}/x")


def test_one_paragraph_of_an_article_is_never_hidden_for_the_whole_site(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": Answer(page(extra="<p>Sign up now.</p>")),
        "/b": Answer(page("B", times=2)),
    }
    (first,) = save(worker, library, f"{site.address}/a")
    blocks = repair.look(worker, library, first, Repair()).blocks
    marks = (*block(blocks, "Sign up").marks, *block(blocks, PARAGRAPHS[3]).marks)
    repair.keep(worker, library, first, Repair(hidden=marks), remember=True)
    known = repair.known_for_site(library, site.address)
    assert known.hidden_places == ()
    # A short phrase may be one that the site repeats.
    assert "signupnow." in known.hidden
    repair.keep(worker, library, first, Repair(hidden=marks), forget=True)
    assert not repair.known_for_site(library, site.address)


def test_edited_words_stand_over_the_page_s_and_survive_fetching_again(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    (identifier,) = save(worker, library, f"{site.address}/a")
    own = Repair(title="Dusk, edited", authors=("Ann Lee",), published="2026-03-01")
    repair.keep(worker, library, identifier, own)
    found = articles.article(library, identifier)
    assert (found.title, found.authors, found.published) == (
        "Dusk, edited",
        ("Ann Lee",),
        "2026-03-01",
    )
    # Words alone make no other version of the text.
    assert len(versions.versions(library, identifier)) == 1
    site.pages["/a"] = Answer(page(times=3))
    list(refetch(worker, library, [identifier]))
    assert articles.article(library, identifier).title == "Dusk, edited"
    assert articles.list_ids(library, ArticleQuery(words="edited")) == [identifier]
    repair.keep(worker, library, identifier, Repair())
    assert articles.article(library, identifier).title == "A harbour at dusk"


def test_a_place_for_the_authors_is_remembered(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages |= {
        "/a": Answer(page(extra=SIGNED)),
        "/b": Answer(page("B", extra=SIGNED.replace("Ann Lee and Bob Ray", "Cleo Dane"))),
    }
    (first,) = save(worker, library, f"{site.address}/a")
    assert articles.article(library, first).authors == ()
    own = Repair(authors=("Ann Lee", "Bob Ray"))
    repair.keep(worker, library, first, own, remember=True)
    (second,) = save(worker, library, f"{site.address}/b")
    assert articles.article(library, second).authors == ("Cleo Dane",)


def test_an_article_of_which_nothing_would_be_left_stays_as_it_was(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    (identifier,) = save(worker, library, f"{site.address}/a")
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    everything = Repair(hidden=tuple(mark for each in blocks for mark in each.marks))
    assert repair.look(worker, library, identifier, everything).draft.text == ""
    with pytest.raises(InputRefusedError, match=r"it was left as it is\."):
        repair.keep(worker, library, identifier, everything)
    assert text(library, identifier) == "\n\n".join(PARAGRAPHS)


def test_parts_are_read_again_from_what_was_kept_of_them(
    worker: Worker, library: Library, site: WebSite
) -> None:
    following = "<a rel='next' href='/a?page=2'>Next page</a>"
    last = "".join(f"<p>{paragraph} On the second page.</p>" for paragraph in PARAGRAPHS)
    second = page().replace("".join(f"<p>{p}</p>" for p in PARAGRAPHS).encode(), last.encode())
    site.pages |= {"/a": Answer(page(extra=following)), "/a?page=2": Answer(second)}
    (identifier,) = save(worker, library, f"{site.address}/a")
    whole = text(library, identifier)
    assert "On the second page." in whole
    site.pages.clear()
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    own = Repair(hidden=block(blocks, f"{PARAGRAPHS[3]} On").marks)
    repair.keep(worker, library, identifier, own)
    assert text(library, identifier) == whole.replace(
        f"\n\n{PARAGRAPHS[3]} On the second page.", ""
    )


def test_lines_of_a_pasted_text_are_put_back_and_taken_out(
    worker: Worker, library: Library
) -> None:
    pasted = "\n\n".join(
        ("Home", "A harbour at dusk", "11 March 2026, 12:50", *PARAGRAPHS, "Read also: The quay")
    )
    identifier = save_text(worker, library.path, pasted).article_id
    assert identifier is not None
    assert "Read also" not in text(library, identifier)
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    assert [each.text for each in blocks if not each.is_kept][-1] == "Read also: The quay"
    own = Repair(shown=block(blocks, "Read also").marks, hidden=block(blocks, PARAGRAPHS[0]).marks)
    repair.keep(worker, library, identifier, own)
    assert text(library, identifier) == "\n\n".join((*PARAGRAPHS[1:], "Read also: The quay"))


def test_a_piece_of_a_page_that_was_pasted_is_repaired(worker: Worker, library: Library) -> None:
    html = "<h1>Copied</h1>" + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    identifier = save_clipped(worker, library.path, html, "").article_id
    assert identifier is not None
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    own = Repair(title="Named", hidden=block(blocks, PARAGRAPHS[0]).marks)
    repair.keep(worker, library, identifier, own)
    assert text(library, identifier) == "\n\n".join(PARAGRAPHS[1:])
    assert articles.article(library, identifier).title == "Named"


def test_a_saved_page_in_a_file_is_repaired_and_followed_on(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page(extra=BOX))
    (saved,) = save_paths(worker, library, [file])
    identifier = saved.article_id
    assert identifier is not None
    blocks = repair.look(worker, library, identifier, Repair()).blocks
    repair.keep(worker, library, identifier, Repair(hidden=block(blocks, OFFER).marks))
    assert OFFER not in text(library, identifier)
    file.write_bytes(page(extra=BOX, times=2))
    list(save_paths(worker, library, [file]))
    assert OFFER not in text(library, identifier)
    assert text(library, identifier).count(PARAGRAPHS[0]) == 2


def test_the_head_of_a_markdown_file_is_edited_and_its_body_stays(
    worker: Worker, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "note.md"
    file.write_text("# A note\n\nSome *words* to keep.\n", "utf-8")
    (saved,) = save_paths(worker, library, [file])
    identifier = saved.article_id
    assert identifier is not None
    body = articles.content(library, identifier)
    assert repair.look(worker, library, identifier, Repair()).blocks == ()
    repair.keep(worker, library, identifier, Repair(title="Another name"))
    assert articles.article(library, identifier).title == "Another name"
    assert articles.content(library, identifier) == body
    file.write_text("# A note\n\nOther words.\n", "utf-8")
    list(save_paths(worker, library, [file]))
    assert articles.article(library, identifier).title == "Another name"


def test_an_earlier_version_is_shown_again_and_none_is_lost(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    (identifier,) = save(worker, library, f"{site.address}/a")
    site.pages["/a"] = Answer(page(times=2))
    list(refetch(worker, library, [identifier]))
    newest, oldest = repair.all_versions(library, identifier)
    assert (newest.is_shown, newest.word_count) == (True, 2 * oldest.word_count)
    old = repair.version_content(library, identifier, oldest.id)
    repair.show_version(library, identifier, oldest.id)
    assert articles.content(library, identifier) == old
    assert articles.article(library, identifier).word_count == oldest.word_count
    assert [each.is_shown for each in repair.all_versions(library, identifier)] == [False, True]
    history.undo(library)
    assert [each.is_shown for each in repair.all_versions(library, identifier)] == [True, False]


def test_a_file_whose_page_was_fetched_is_read_again_as_the_page(
    worker: Worker, library: Library, site: WebSite, tmp_path: Path
) -> None:
    site.pages["/a"] = Answer(page(extra=BOX))
    file = tmp_path / "note.md"
    file.write_text(f"---\nurl: {site.address}/a\n---\n\n# Mine\n\nOwn words.\n", "utf-8")
    (saved,) = save_paths(worker, library, [file])
    assert saved.article_id is not None
    list(refetch(worker, library, [saved.article_id]))
    repair.keep(worker, library, saved.article_id, Repair(published="2026-03-01"))
    found = articles.article(library, saved.article_id)
    assert (found.title, found.site, found.published) == (
        "A harbour at dusk",
        "The Evening",
        "2026-03-01",
    )
    assert OFFER in text(library, saved.article_id)


def test_a_repair_holds_for_the_same_article_by_another_address(
    worker: Worker, library: Library, site: WebSite
) -> None:
    own = f"<link rel='canonical' href='{site.address}/a'>"
    site.pages |= {"/a": Answer(page(extra=BOX, head=own))}
    (first,) = save(worker, library, f"{site.address}/a")
    blocks = repair.look(worker, library, first, Repair()).blocks
    repair.keep(worker, library, first, Repair(hidden=block(blocks, OFFER).marks))
    site.pages["/short"] = Answer(page(extra=f"{BOX}<p>{PARAGRAPHS[0]} Anew.</p>", head=own))
    save(worker, library, f"{site.address}/short")
    assert "Anew." in text(library, first)
    assert OFFER not in text(library, first)


def test_what_is_said_of_how_an_article_was_had_stays(
    worker: Worker, library: Library, site: WebSite
) -> None:
    site.pages["/a"] = Answer(page())
    (identifier,) = save(worker, library, f"{site.address}/a")
    with writing(library) as connection:
        connection.execute("UPDATE article SET notice = 'From an archive.'")
    repair.keep(worker, library, identifier, Repair(title="Mine"))
    assert articles.article(library, identifier).notice == "From an archive."
