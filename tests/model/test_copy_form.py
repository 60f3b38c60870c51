from pathlib import Path

import pytest

from reader.model.copy_form import CopyForm, form_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", CopyForm.HTML),
        ("a.HTM", CopyForm.HTML),
        ("a.b.md", CopyForm.MARKDOWN),
        ("a.markdown", CopyForm.MARKDOWN),
        ("a.txt", CopyForm.TEXT),
        ("a.pdf", None),
        ("html", None),
        (".md", None),
        ("", None),
    ],
)
def test_the_ending_of_a_name_says_what_a_file_is(name: str, form: CopyForm | None) -> None:
    assert form_of(Path(name)) is form
