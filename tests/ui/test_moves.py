"""A move within the page stays, also when the window got another size just before it."""

import pytest

from tests.ui.closer import show
from tests.ui.program import Program

LINES = "<p>A line of a long text.</p>" * 200
# The engine knows the new size at once and tells of it with the next frame.
RESIZED = "Place._set = 'the size before'; {}; dispatchEvent(new Event('resize')); scrollY"


@pytest.mark.parametrize(
    "move",
    [
        "Find.search('owl')",
        "Place.jump(document.querySelector('#body h2'))",
        "Place.turn(1)",
        "Place.goToEnd(1)",
    ],
)
def test_a_move_is_not_undone_by_a_size_that_is_told_of_later(program: Program, move: str) -> None:
    show(program, f"{LINES}<h2>An owl</h2>{LINES}")
    program.ask_page("Place.restore({block: 5, fraction: 0, progress: 0})")
    before = float(str(program.ask_page("scrollY")))
    assert float(str(program.ask_page(RESIZED.format(move)))) > before + 100
