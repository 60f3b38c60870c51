"""Focus: nothing but the page, then nothing but the paragraph, and everything back as it was."""

from PySide6.QtCore import Qt

from tests.ui.closer import address, click, picture, show, wait_for
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
    program.wait_until(lambda: not window.isFullScreen())
    assert window.reading_side.strip.isVisible()
    assert not window.sidebar.isVisible()


def test_a_closed_window_forgets_focus(program: Program) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    program.trigger("focus_mode")
    program.restart()
    assert not program.window.isFullScreen()
    assert program.window.sidebar.isVisible()


def test_escape_closes_what_lies_over_the_page_before_it_leaves_focus(program: Program) -> None:
    image = picture(900, 700)
    show(program, f'<p>Words</p><p><img src="{address(image)}" alt="One"></p>', image)
    wait_for(program, "Pictures.all().length === 1")
    window = program.window
    program.trigger("focus_mode")
    program.trigger("find_in_article")
    program.press(window.find_bar.box, Qt.Key.Key_Escape)
    assert window.find_bar.isHidden()
    assert window.isFullScreen()
    click(program, "Pictures.all()[0]")
    wait_for(program, "document.querySelector('dialog[open]')")
    program.press(window, Qt.Key.Key_Escape)
    wait_for(program, "!document.querySelector('dialog[open]')")
    assert window.isFullScreen()
    program.press(window, Qt.Key.Key_Escape)
    program.wait_until(lambda: not window.isFullScreen())


def test_list_and_panel_can_be_shown_in_focus_and_come_back_as_they_are_remembered(
    program: Program,
) -> None:
    (first,) = program.add(1)
    program.show_article(first)
    window = program.window
    program.trigger("toggle_contents")
    program.trigger("focus_mode")
    assert window.side_panel.isHidden()
    program.trigger("toggle_contents")
    program.trigger("toggle_sidebar")
    assert window.side_panel.isVisible()
    assert window.sidebar.isVisible()
    program.trigger("toggle_sidebar")
    program.trigger("toggle_contents")
    program.trigger("leave_focus")
    program.wait_until(lambda: not window.isFullScreen())
    assert window.side_panel.isHidden()
    assert window.sidebar.isHidden()
    assert not window.actions_by_name["toggle_sidebar"].isChecked()
    program.trigger("toggle_sidebar")
    program.trigger("focus_mode")
    program.trigger("leave_focus")
    program.wait_until(window.sidebar.isVisible)
    assert window.actions_by_name["toggle_sidebar"].isChecked()
