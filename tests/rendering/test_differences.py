"""Two versions of a text as one, with what was added and taken away marked."""

from reader.rendering.differences import differences


def test_the_same_text_has_no_marks() -> None:
    found = differences("One.\n\nTwo.", "One.\n\nTwo.")
    assert found.count == 0
    assert found.html == '<p dir="auto">One.</p>\n<p dir="auto">Two.</p>\n'


def test_a_word_that_changed_is_marked_alone() -> None:
    found = differences(
        "The lamps are lit at dusk, and the ferry leaves.",
        "The lamps are lit at dawn, and the ferry leaves.",
    )
    assert found.html == (
        '<p dir="auto">The lamps are lit at <del>dusk</del><ins>dawn</ins>, '
        "and the ferry leaves.</p>\n"
    )
    assert found.count == 1


def test_a_paragraph_of_other_words_is_marked_whole_and_nothing_is_read_as_markup() -> None:
    found = differences("All old <b>.", "Quite & otherwise, in every word of it.")
    assert found.html == (
        '<p dir="auto"><del>All old &lt;b&gt;.</del></p>\n'
        '<p dir="auto"><ins>Quite &amp; otherwise, in every word of it.</ins></p>\n'
    )


def test_paragraphs_that_came_and_went_are_counted() -> None:
    found = differences("One.\n\nTwo.\n\nThree.", "One.\n\nThree.\n\nFour.\n\nFive.")
    assert found.html.count("<del>") == 1
    assert found.html.count("<ins>") == 2
    assert found.count == 3


def test_very_long_texts_are_compared_in_bounded_time() -> None:
    old = "\n\n".join(f"Paragraph {number} of the old text." for number in range(20_000))
    found = differences(old, old.replace("Paragraph 15000 of", "Paragraph 15000 in"))
    assert found.count == 1


def test_many_long_paragraphs_that_changed_are_compared_in_bounded_time() -> None:
    words = [f"w{number % 9}" for number in range(700)]
    old = "\n\n".join(" ".join([*words, str(number)]) for number in range(400))
    found = differences(old, old.replace(" w5", " w6"))
    assert found.count == 400
    assert "<del>w0 " in found.html
