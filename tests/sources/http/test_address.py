import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.http.address import follow, parse_address
from reader.sources.http.errors import AddressError


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a#part", "https://example.org/a"),
        ("http://example.org:8080?q=1", "http://example.org:8080/?q=1"),
        ("http://example.org:/", "http://example.org/"),
        (" http://example.org/a b/é?q=ü&r=%20\n", "http://example.org/a%20b/%C3%A9?q=%C3%BC&r=%20"),
        ("http://example.org./a", "http://example.org/a"),
        ("http://example.org/a\\b?c\\d", "http://example.org/a/b?c%5Cd"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("http://例え。テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://ⓛocalhost/", "http://localhost/"),
        ("http://[::1]:81/", "http://[::1]:81/"),
        ("http://[0:0::1]/", "http://[::1]/"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("http://example.org/\ud800", "http://example.org/%EF%BF%BD"),
    ],
)
def test_an_address_is_read_as_browsers_read_it(url: str, expected: str) -> None:
    assert parse_address(url).url == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org/",
        "http:/example.org/",
        "http:example.org",
        "http://",
        "http:///path",
        "file:///etc/passwd",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "gopher://example.org/",
        "http://[::1",
        "http://[::1]x/",
        "http://[fe80::1%25eth0]/",
        "http://[127.0.0.1]/",
        "http://::1/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org:-1/",
        "http://example.org:+80/",
        "http://example.org:٨٠/",
        "http://example.org:80:80/",
        "http://evil\\@127.0.0.1/",
        "http://evil\\.example.org/",
        "http://user@example.org/",
        "http://user:pass@example.org/",
        "http://@example.org/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://１２７.１/",
        "http://1.2.3.4.5/",
        "http://ex ample.org/",
        "http://ex%61mple.org/",
        "http://ex\tample.org/",
        "http://ex\0ample.org/",
        "http://example..org/",
        "http://.example.org/",
        "http://./",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 140}example/",
        f"http://{'é' * 100_000}/",
        f"http://example.org/{'a' * 8000}",
        "http://exa\u202emple.org/",
        "http://-\u0301.example/",
    ],
)
def test_an_odd_address_is_refused_in_one_short_sentence(url: str) -> None:
    with pytest.raises(AddressError) as refused:
        parse_address(url)
    assert not refused.value.retry
    assert len(str(refused.value)) < 250
    assert str(refused.value).isprintable()
    assert "pass" not in str(refused.value).replace("password", "").replace("passwd", "")


@given(st.text() | st.text().map(lambda text: f"http://{text}"))
def test_any_text_is_an_address_that_reads_the_same_again_or_is_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except AddressError:
        return
    assert address.url.isascii()
    assert parse_address(address.url) == address


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/b?c#d", "http://example.org/b?c"),
        ("b", "http://example.org/a/b"),
        ("../b", "http://example.org/b"),
        ("?q", "http://example.org/a/?q"),
        ("//other.example/x", "http://other.example/x"),
        ("https://example.org/", "https://example.org/"),
        ("/\\evil.example/x", "http://example.org//evil.example/x"),
    ],
)
def test_a_redirect_leads_where_browsers_go(location: str, expected: str) -> None:
    assert follow(parse_address("http://example.org/a/"), location).url == expected


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///x", "ftp://x/", "http://[x"])
def test_a_redirect_to_what_is_no_page_is_refused(location: str) -> None:
    with pytest.raises(AddressError):
        follow(parse_address("http://example.org/"), location)
