"""Blocks of code: one ``pre`` each, without numbers, with the language that was named."""

import pytest

from reader.sources.pages.code import settle_code
from tests.sources.pages.markup import body_of


@pytest.mark.parametrize(
    "inner",
    [
        '<pre class="brush: python"><code>x</code></pre>',
        '<pre><code class="language-python">x</code></pre>',
        '<pre><code class="hljs python">x</code></pre>',
        '<div class="highlight-source-python"><pre><code>x</code></pre></div>',
        '<pre data-lang="python"><code>x</code></pre>',
    ],
)
def test_the_language_that_an_author_named_is_on_the_code(inner: str) -> None:
    body = body_of(inner)
    settle_code(body)
    assert [code.get("class") for code in body.iter("code")] == ["language-python"]


def test_code_without_a_language_is_given_none() -> None:
    body = body_of('<pre class="wide"><code class="wide">x</code></pre>')
    settle_code(body)
    assert [code.get("class") for code in body.iter("code")] == ["wide"]


def test_a_table_of_numbers_and_code_becomes_its_code() -> None:
    body = body_of(
        '<table class="highlight"><tr><td class="gutter"><pre>1\n2</pre></td>'
        "<td><pre>one\ntwo</pre></td></tr></table><p>after</p>"
    )
    settle_code(body)
    assert [block.text_content() for block in body.iter("pre")] == ["one\ntwo"]
    assert not list(body.iter("table"))
    assert [each.text for each in body.iter("p")] == ["after"]


def test_a_table_of_several_rows_with_code_stays_a_table() -> None:
    body = body_of(
        "<table><tr><td>a</td><td><pre>one</pre></td></tr>"
        "<tr><td>b</td><td><pre>two</pre></td></tr></table>"
    )
    settle_code(body)
    assert len(list(body.iter("table"))) == 1
    assert [block.text_content() for block in body.iter("pre")] == ["one", "two"]


def test_numbers_within_the_code_go_and_the_code_stays() -> None:
    body = body_of('<pre><span class="lineno">1</span>one\n<span class="k">two</span></pre>')
    settle_code(body)
    assert [block.text_content() for block in body.iter("pre")] == ["one\ntwo"]
