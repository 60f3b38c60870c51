"""Addresses among other text, and links that ask for a page to be saved."""

import pytest

from reader.markup.addresses import addresses_in, is_address, linked_address, without_login


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://a.example/x", True),
        ("  HTTP://a.example  ", True),
        ("see https://a.example", False),
        ("https://a.example https://b.example", False),
        ("ftp://a.example", False),
        ("file:///etc/passwd", False),
        ("a.example", False),
        ("", False),
    ],
)
def test_an_address_is_of_the_web_and_alone(text: str, *, found: bool) -> None:
    assert is_address(text) is found


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://a.example/x@y?u=b@c", ("https://a.example/x@y?u=b@c", "", "")),
        ("https://ann:sea@a.example/x", ("https://a.example/x", "ann", "sea")),
        (" HTTP://ann@a.example:81", (" HTTP://a.example:81", "ann", "")),
        ("https://an%40n:s%3Aea:@b@a.example", ("https://a.example", "an@n", "s:ea:@b")),
        ("https://:sea@a.example", ("https://a.example", "", "sea")),
        ("https://a.example\\@b.example", ("https://a.example\\@b.example", "", "")),
        ("https://a.example?@b", ("https://a.example?@b", "", "")),
        ("ann:sea@a.example", ("ann:sea@a.example", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_and_password_are_taken_out_of_an_address(
    url: str, parts: tuple[str, str, str]
) -> None:
    assert without_login(url) == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "https://a.example\n\n https://b.example \nhttps://a.example",
            ["https://a.example", "https://b.example"],
        ),
        ("https://a.example\nwords", []),
        ("", []),
    ],
)
def test_a_list_of_addresses_is_nothing_else(text: str, found: list[str]) -> None:
    assert addresses_in(text) == found


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (
            "senja:save?url=https%3A%2F%2Fa.example%2Fx%3Fb%3D1%26c%3D2",
            "https://a.example/x?b=1&c=2",
        ),
        ("SENJA://save/?url=https%3A%2F%2Fa.example", "https://a.example"),
        ("senja:save?url=file%3A%2F%2F%2Fetc%2Fpasswd", ""),
        ("senja:save?url=javascript%3Aalert(1)", ""),
        ("senja:delete?url=https%3A%2F%2Fa.example", ""),
        ("senja:save", ""),
        ("senja:", ""),
        ("https://a.example/?url=https%3A%2F%2Fb.example", ""),
    ],
)
def test_a_link_can_ask_for_a_page_and_for_nothing_else(link: str, address: str) -> None:
    assert linked_address(link) == address
