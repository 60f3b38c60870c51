from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.markup.body import clean_body
from reader.markup.from_markdown import split_title, to_html
from reader.markup.sanitize import MEDIA
from reader.markup.text import plain_text
from reader.markup.to_markdown import to_markdown

SHA = "ab" * 32
KEPT = [
    "## Part",
    "- a\n- b",
    "- a\n    - b\n        1. c\n- d",
    "- a\n\n    more of a\n\n- b",
    "1. a\n2. b",
    "7. a\n8. b",
    "- [x] done\n- [ ] not done",
    "> said\n>\n> > before",
    "**bold** and *leaning* and `code` and ~~gone~~",
    "***both***",
    "`` a `tick` ``",
    "[x](https://example.org/a)",
    "[x](https://example.org/a_(b))",
    '[x](https://example.org/a "its &quot;title&quot;")',
    "<https://example.org/a>",
    "![alt](https://example.org/a.png)",
    "H<sub>2</sub>O, 2<sup>nd</sup>, <mark>marked</mark>, <kbd>Ctrl</kbd>",
    "one line  \nand the next",
    "```python\nprint(1)\n\nprint(2)\n```",
    "```\nno language\n```",
    "````\n```\n````",
    "- in a list\n\n    ```python\n    print(1)\n    ```",
    "| a | b |\n| :-: | --: |\n| 1 | 2 |",
    "Term\n:   Its meaning\n\nTwo\n:   Another",
    r"So $x^2$ and" + "\n\n$$\n\\frac{a}{b}\n$$",
    "A note[^1] and another[^2].\n\n[^1]: The first.\n\n    Its end.\n\n[^2]: The second.",
    "---",
    "- a\n\n<!-- -->\n\n- b",
    "It costs $5 to $6, see snake_case and [1] and AT&T and 1 < 2",
]


def back(markdown: str) -> str:
    return clean_body(to_html(split_title(markdown)[1])).html


@pytest.mark.parametrize("markdown", KEPT)
def test_an_article_comes_out_as_it_could_have_come_in(markdown: str) -> None:
    html = clean_body(to_html(markdown)).html
    assert to_markdown("Title", html) == f"# Title\n\n{markdown}\n"


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>1. not a list</p>", r"1\. not a list"),
        ("<p># not a part</p>", r"\# not a part"),
        ("<p>- not a list</p>", r"\- not a list"),
        ("<p>&gt; not said</p>", r"\> not said"),
        ("<p>*not* `this`</p>", r"\*not\* \`this\`"),
        ("<p>&lt;b&gt; &amp;amp;</p>", "&lt;b> &amp;amp;"),
        ("<p>[x](https://a.example)</p>", r"\[x](https://a.example)"),
        ("<p>a<br>: b</p>", "a  \n&#58; b"),
        ("<p><b></b><i> </i>x</p>", "x"),
        ("<p>a<b> b </b>c</p>", "a **b** c"),
        ("<p><b>a<strong>b</strong></b></p>", "**ab**"),
        ("<p><i>a</i><i>b</i></p>", "*a*<em>b</em>"),
        ("<p>さくら<b>「花」</b>は</p>", "さくら<strong>「花」</strong>は"),
        ("<div><div>a</div>b</div>", "a\n\nb"),
        ("<b><p>a</p><p>b</p></b>", "a\n\nb"),
        ("<p><q>said</q></p>", "“said”"),
        ("<ruby>漢<rt>かん</rt></ruby>", "<ruby>漢<rt>かん</rt></ruby>"),
        ("<figure><figcaption>Dusk</figcaption></figure>", "Dusk"),
        ("<details><summary>More</summary><p>a</p></details>", "**More**\n\na"),
        ("<h2>C#</h2>", "## C\\#"),
        ("<pre>a<br>b</pre>", "```\na\nb\n```"),
        ("<table><tr><td>a|b<p>c</p></td></tr></table>", "| |\n| --- |\n| a&#124;b<br>c |"),
        (
            '<table><tr><th colspan="2">a</th></tr><tr><td><code>a|b</code></td><td></td></tr></table>',
            "| a | |\n| --- | --- |\n| <code>a&#124;b</code> |  |",
        ),
    ],
)
def test_what_is_no_sign_does_not_become_one(html: str, markdown: str) -> None:
    assert to_markdown("T", clean_body(html).html) == f"# T\n\n{markdown}\n"


def test_a_picture_on_the_disk_is_named_by_its_place() -> None:
    html = f'<p><img src="{MEDIA}{SHA}" alt="Dusk" title="At six"></p>'
    placed = to_markdown("T", html, {SHA: "My%20article-pictures/ab.png"})
    assert placed == '# T\n\n![Dusk](My%20article-pictures/ab.png "At six")\n'
    assert to_markdown("T", html) == "# T\n\n![Dusk]()\n"
    assert to_markdown("T", f'<img src="{MEDIA}{SHA}">') == "# T\n\n\n"


def test_links_within_the_article_still_lead_to_their_places() -> None:
    html = clean_body('<h2 id="part">Part</h2><p id="no">a</p><p><a href="#part">up</a></p>').html
    markdown = to_markdown("T", html)
    assert markdown == '# T\n\n## <a id="part"></a>Part\n\na\n\n[up](#part)\n'
    assert 'id="x-part"' in back(markdown)


def test_an_empty_body_is_its_title() -> None:
    assert to_markdown("Title", "") == "# Title\n\n\n"


@pytest.mark.parametrize("title", ["2*3*4 & <b>", "C#", "a_b_ `c` [1](x)", r"back\slash", "1. #"])
def test_a_title_is_the_same_when_it_is_read_again(title: str) -> None:
    assert split_title(to_markdown(title, ""))[0] == title


def test_a_body_nested_past_sense_still_gives_its_words() -> None:
    html = "<section>" * 1900 + "the *end*" + "</section>" * 1900
    assert to_markdown("T", html) == "# T\n\nthe \\*end\\*\n"


def test_a_picture_that_is_missing_is_named_in_brackets() -> None:
    html = clean_body('<p>before <img src="a/x.png"> after</p>').html
    assert to_markdown("T", html) == "# T\n\nbefore [x.png] after\n"


def test_a_body_nested_as_deep_as_a_tree_may_be_is_written_whole() -> None:
    html = "<ul><li>a" * 110 + "</li></ul>" * 110 + "<b><i>" * 110 + "end" + "</i></b>" * 110
    markdown = to_markdown("T", html)
    assert markdown.count("- a") == 110
    assert markdown.endswith("***end***\n")


TEXT = st.text("ab1 \\*_{}[]()#+-.!|$~<>;:=^\"'é", min_size=1, max_size=12).filter(str.strip)
BLOCKS = st.sampled_from(
    [
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<blockquote><p>{}</p></blockquote>",
        "<ul><li>{}</li><li>k</li></ul>",
        "<ol><li>z<ul><li>{}</li></ul></li></ol>",
        "<table><tr><th>{}</th></tr></table>",
        "<pre>{}</pre>",
        "<p>k<br>{}</p>",
        "<p>k <em>{}</em> k</p>",
        '<p><a href="https://example.org/a">{}</a></p>',
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(BLOCKS, TEXT), min_size=1, max_size=3))
def test_any_text_comes_back_letter_by_letter(parts: list[tuple[str, str]]) -> None:
    html = clean_body("".join(block.format(escape(text)) for block, text in parts)).html
    again = back(to_markdown("T", html))
    assert "".join(plain_text(again).split()) == "".join(plain_text(html).split())
