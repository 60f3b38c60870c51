"""Focus: nothing but the page, then nothing but the paragraph, and everything back as it was."""

from PySide6.QtCore import Qt

from tests.ui.program import Program


def test_focus_hides_all_but_the_page_then_dims_then_brings_all_back(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    window = program.window
    around = [window.menuBar(), window.sidebar, window.reading_side.strip]
    program.press(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not any(widget.isVisible() for widget in around)
    assert not window.side_panel.isVisible()
    program.press(window, Qt.Key.Key_F11)
    program.wait_until(
        lambda: program.ask_page("document.querySelectorAll('.being-read').length") == 1
    )
    program.press(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in around)
    program.wait_until(
        lambda: program.ask_page("document.querySelectorAll('.being-read').length") == 0
    )


def test_the_paragraph_in_focus_follows_the_page(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("focus_mode")
    program.trigger("focus_mode")
    read = "document.querySelector('.being-read').textContent"
    before = program.ask_page(read)
    program.ask_page("Place.turn(1)")
    program.wait_until(lambda: program.ask_page(read) != before)


def test_escape_leaves_focus_and_what_was_hidden_stays_hidden(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    window = program.window
    program.trigger("toggle_sidebar")
    assert not window.sidebar.isVisible()
    program.trigger("focus_mode")
    program.press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.reading_side.strip.isVisible()
    assert not window.sidebar.isVisible()


def test_a_closed_window_forgets_focus(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("focus_mode")
    program.restart()
    assert not program.window.isFullScreen()
    assert program.window.sidebar.isVisible()
