"""Whose a fetched page is."""

import pytest

from reader.sources.pages.fetched import is_same_site


@pytest.mark.parametrize(
    ("said", "url", "is_same"),
    [
        ("https://e.example/a", "https://e.example/b?x", True),
        ("http://www.e.example/a", "https://e.example/a", True),
        ("https://www.e.example/a", "https://m.e.example/a", True),
        ("https://e.example/a", "https://amp.e.example./a", True),
        ("https://E.Example/a", "https://e.example/a", True),
        ("https://e.example/a", "", True),
        ("https://e.example/a", "https://evil.example/a", False),
        ("https://e.example/a", "https://e.example.evil.example/a", False),
        ("https://e.example@evil.example/a", "https://e.example/a", False),
        ("https://good.co.example/a", "https://evil.co.example/a", False),
        ("https://www.example/a", "https://m.example/a", False),
        ("https://e.example:8080/a", "https://e.example/a", False),
        ("https://e.example:99999999/a", "https://e.example/a", False),
        ("https://e.example:99999999/a", "", False),
        ("https://[e.example/a", "https://[e.example/b", False),
        ("", "https://e.example/a", False),
    ],
)
def test_a_page_may_call_itself_by_addresses_of_its_own_site_only(
    said: str, url: str, is_same: bool
) -> None:
    assert is_same_site(said, url) is is_same
