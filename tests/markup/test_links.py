import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.links import canonical_address


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://example.org", "https://example.org/"),
        ("http://example.org/a", "https://example.org/a"),
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/a", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://me:secret@example.org/a", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&UTM_Medium=y&fbclid=z", "https://example.org/a"),
        ("https://example.org/a?id=1&gclid=2", "https://example.org/a?id=1"),
        (" https://example.org/a \n", "https://example.org/a"),
        ("http://[::1]:8080/a", "https://[::1]:8080/a"),
    ],
)
def test_addresses_of_one_article_are_one(address: str, same: str) -> None:
    assert canonical_address(address) == same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a?id=", "https://example.org/a"),
        ("https://example.org:8443/a", "https://example.org/a"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("http://[::1]:8080/", "http://[::1:8080]/"),
    ],
)
def test_addresses_of_two_articles_stay_two(first: str, second: str) -> None:
    assert canonical_address(first) != canonical_address(second)


@pytest.mark.parametrize("address", ["http://[::1", "https://example.org:99999/", "http://a:b/"])
def test_an_address_that_cannot_be_taken_apart_is_left_as_it_is(address: str) -> None:
    assert canonical_address(address) == address


@settings(deadline=None)
@given(
    st.from_regex(
        r"https?://[a-z]{1,8}\.[a-z]{2,3}(:[0-9]{1,4})?(/[a-zA-Z0-9 %+.é-]{0,8}){0,3}"
        r"(\?[a-z]{1,4}=[a-z0-9 %+é]{0,4}(&[a-z_]{1,12}=[a-z]{0,3})?)?(#[a-z]{0,3})?",
        fullmatch=True,
    )
)
def test_a_canonical_address_is_its_own(address: str) -> None:
    once = canonical_address(address)
    assert canonical_address(once) == once


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_asked_about(address: str) -> None:
    assert isinstance(canonical_address(address), str)
