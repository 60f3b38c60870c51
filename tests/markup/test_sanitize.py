import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from reader.markup.body import clean_body
from reader.markup.sanitize import HERE, ID_PREFIX, MEDIA, sanitize

PAYLOADS = Path(__file__).parents[3] / "shared" / "cases" / "hostile" / "dompurify-payloads.json"

# Written out once more, and not imported: a slip in the policy must show here.
ELEMENTS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd "
    "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i "
    "img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strong sub summary "
    "sup table tbody td tfoot th thead time tr u ul var wbr "
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
    "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover".split()
)
ATTRIBUTES = frozenset(
    "dir lang id href title class cite span value datetime open src alt width height data-remote "
    "start reversed type colspan rowspan headers align scope alttext display displaystyle "
    "mathvariant stretchy fence separator accent accentunder form lspace rspace linethickness "
    "columnalign rowalign columnspan rowspan movablelimits largeop depth minsize maxsize "
    "scriptlevel symmetric".split()
)
ADDRESSES = frozenset("href src cite data-remote".split())


class Policeman(HTMLParser):
    """Reads cleaned markup with another parser and writes down what is not allowed in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.wrong.append(f"<{tag} {name}>")
            if name in ADDRESSES and not _allowed_address(name, value or ""):
                self.wrong.append(f'<{tag} {name}="{value}">')
            if name == "id":
                self.ids.append(value or "")

    @override
    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"<!--{data}-->")

    @override
    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"<!{decl}>")

    @override
    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"<?{data}>")


def _allowed_address(name: str, value: str) -> bool:
    if name == "src":
        return value.startswith(MEDIA)
    if name == "href" and value.startswith(HERE + "#" + ID_PREFIX):
        return True
    schemes = ("http:", "https:", "mailto:") if name == "href" else ("http:", "https:")
    return value.lower().startswith(schemes)


def assert_clean(html: str) -> None:
    policeman = Policeman(html)
    assert policeman.wrong == []
    assert len(policeman.ids) == len(set(policeman.ids))
    assert all(name.startswith(ID_PREFIX) for name in policeman.ids)


@pytest.mark.parametrize(
    "html",
    [
        "<p>one</p>",
        "<h2>two</h2>",
        '<table><tr><th scope="col">a</th><td colspan="2" align="right">b</td></tr></table>',
        '<ol start="3" reversed="" type="a"><li value="5">x</li></ol>',
        '<a href="https://example.org/a?b=c#d" title="t">x</a>',
        '<a href="mailto:someone@example.org">x</a>',
        '<time datetime="2022-09-11">11 September</time>',
        '<p dir="rtl" lang="ar">سلام</p>',
        "<ruby>夕<rp>(</rp><rt>ゆう</rt><rp>)</rp></ruby>",
        '<details open=""><summary>s</summary>t</details>',
        '<blockquote cite="https://example.org/">q</blockquote>',
        '<p id="x-part">x</p>',
        f'<img src="{MEDIA}abc" alt="a" width="3" height="2">',
    ],
)
def test_what_an_article_is_made_of_stays(html: str) -> None:
    cleaned = sanitize(html).replace("<tbody>", "").replace("</tbody>", "")
    assert cleaned == html


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("a<script>alert(1)</script>b", "ab"),
        ("a<SCRIPT SRC=//evil.example/x.js></SCRIPT>b", "ab"),
        ("a<style>p{background:url(//evil.example)}</style>b", "ab"),
        ("a<svg><script>alert(1)</script><text>t</text></svg>b", "ab"),
        ("a<iframe srcdoc='<script>1</script>'>x</iframe>b", "ab"),
        ("a<object data='evil.swf'>x</object><embed src=evil.swf>b", "ab"),
        ("a<template><img src=x onerror=1></template>b", "ab"),
        ("a<noscript><img src=x onerror=1></noscript>b", "ab"),
        ("a<video src=v><source src=w></video><audio src=u></audio>b", "ab"),
        ("a<canvas>c</canvas><select><option>o</select><textarea>t</textarea>b", "ab"),
        ("a<button onclick=1>push</button>b", "ab"),
        ("a<form action=//evil.example><input name=q value=v></form>b", "ab"),
        ('a<meta http-equiv=refresh content="0;url=//evil.example">b', "ab"),
        ("a<base href=//evil.example>b", "ab"),
        ("a<link rel=stylesheet href=//evil.example>b", "ab"),
        ("a<!-- c -->b", "ab"),
        ("a<custom-element>kept</custom-element>b", "akeptb"),
        ("<font color=red>kept</font>", "kept"),
        ("<font class=k id=x-a dir=rtl>kept</font><svg class=k src=x></svg>", "kept"),
        ("<e<img class=k>kept", "kept"),
        ("<center><marquee>kept</marquee></center>", "kept"),
        ('<p onclick="1" onmouseover=2 style="x" tabindex=0 contenteditable>x</p>', "<p>x</p>"),
        ("<p accesskey=a autofocus draggable=true hidden popover is=x slot=y>x</p>", "<p>x</p>"),
    ],
)
def test_what_acts_or_asks_is_taken_out(html: str, left: str) -> None:
    assert sanitize(html) == left


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://example.org/",
        "blob:https://example.org/x",
        "about:blank",
        "view-source:https://example.org",
        "//evil.example/x",
        "/relative",
        "?query",
        "\\\\server\\share",
        "article://senja/media/abc",
        "ARTICLE://senja/media/abc",
        "article://senja/here/#body",
        " article://senja/here/x",
        "arti\ncle://senja/here/x",
        "senja:x",
    ],
)
def test_an_address_that_is_not_of_the_web_or_mail_is_dropped(address: str) -> None:
    assert sanitize(f'<a href="{address}">x</a>') == "<a>x</a>"
    assert sanitize(f'<q cite="{address}">x</q>') == "<q>x</q>"
    assert sanitize(f'<img data-remote="{address}" alt="a">') == '<img alt="a">'


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "data:image/png;base64,AAAA", "file:///a.png", "a.png", ""],
)
def test_a_picture_comes_from_the_library_or_not_at_all(address: str) -> None:
    assert sanitize(f'<img src="{address}" alt="a">') == '<img alt="a">'


@pytest.mark.parametrize("name", ["srcset", "longdesc", "usemap", "ismap", "loading", "onerror"])
def test_a_picture_has_no_attribute_that_asks_for_more(name: str) -> None:
    assert sanitize(f'<img {name}="https://evil.example/" alt="a">') == '<img alt="a">'


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<a class="footnote-ref">1</a>', '<a class="footnote-ref">1</a>'),
        ('<code class="language-c++">x</code>', '<code class="language-c++">x</code>'),
        ('<span class="k">x</span>', '<span class="k">x</span>'),
        ('<span class="task done">x</span>', '<span class="task done">x</span>'),
        ('<div class="language-c highlight">x</div>', '<div class="language-c highlight">x</div>'),
        ('<div class="kicker">x</div>', "<div>x</div>"),
        ('<div class="highlight left-out">x</div>', "<div>x</div>"),
        ('<p class="notice">x</p>', "<p>x</p>"),
        ('<span class="k notice">x</span>', "<span>x</span>"),
        ('<span class="notice">x</span>', "<span>x</span>"),
        ('<a class="next-page">x</a>', "<a>x</a>"),
        ('<code class="language-c notice">x</code>', "<code>x</code>"),
    ],
)
def test_a_class_is_one_that_the_page_expects_there_or_is_dropped(html: str, left: str) -> None:
    assert sanitize(html) == left


@pytest.mark.parametrize(
    "name", ["body", "x", "x-", "X-a", "document", "cookie", "__proto__", "x-a b", "x-" + "a" * 121]
)
def test_an_id_without_our_prefix_or_shape_is_dropped(name: str) -> None:
    assert sanitize(f'<p id="{name}">x</p>') == "<p>x</p>"


@pytest.mark.parametrize(
    ("attribute", "kept"),
    [
        ('colspan="2"', True),
        ('colspan="100"', True),
        ('colspan="101"', False),
        ('colspan="0"', False),
        ('colspan="00000000002"', False),
        ('colspan="0001001000000"', False),
        ('colspan="²"', False),
        ('rowspan="1000"', True),
        ('rowspan="1001"', False),
        ('align="center"', True),
        ('align="char"', False),
        ('dir="ltr"', True),
        ('dir="x"', False),
    ],
)
def test_numbers_and_words_of_attributes_stay_within_bounds(attribute: str, *, kept: bool) -> None:
    cleaned = sanitize(f"<table><tr><td {attribute}>x</td></tr></table>")
    assert (attribute in cleaned) is kept


def test_formulas_stay_and_their_ways_out_do_not() -> None:
    cleaned = sanitize(
        '<math display="block" alttext="a" href="https://evil.example" onclick="1">'
        '<maction actiontype="statusline"><mi mathvariant="bold">a</mi></maction>'
        '<mo lspace="0.167em" style="x">+</mo><mspace width="expression(1)"></mspace>'
        '<semantics><annotation-xml encoding="text/html"><p onclick=1>x</p></annotation-xml>'
        "</semantics></math>"
    )
    assert cleaned == (
        '<math display="block" alttext="a"><mi mathvariant="bold">a</mi>'
        '<mo lspace="0.167em">+</mo><mspace></mspace></math>'
    )


def test_names_that_could_pose_as_the_documents_own_are_gone() -> None:
    cleaned = sanitize(
        '<a id="x-a" name="cookie" href="https://example.org/">a</a><img name="getElementById" '
        'alt="x"><form id="body"><input name="parentNode"></form>'
    )
    assert "name=" not in cleaned
    assert 'id="body"' not in cleaned


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    assert sanitize("a\ud800b") == "a?b"


MUTATIONS = [
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=1&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=1>'>",
    "<noscript><style></noscript><img src=x onerror=1></style>",
    "<plaintext><img src=x onerror=1>",
    "<xmp><p title='</xmp><img src=x onerror=1>'>",
    "<noembed><img title='</noembed><img onerror=1>'></noembed>",
    "<listing>&lt;img onerror=1&gt;</listing>",
    "<title><a title='</title><img src=x onerror=1>'>",
    "<frameset onload=1><frame src=javascript:1></frameset>",
    "<html onload=1><head><base href=//evil.example></head><body onpageshow=1>x",
    "<body><body background=//evil.example>",
    "<![CDATA[<img src=x onerror=1>]]>",
    "<?php echo '<img src=x onerror=1>' ?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>",
    "<p id=a><p id=a><p id='x-a'><p id='a b'><p id='ab'>",
    "<a href='#a' id='document'>x</a><a href='#&#1;'>y</a>",
    "<div class=arithmatex>\\[<img src=x onerror=1>\\]</div>",
    "<span class=arithmatex>\\(\\text{<img src=x onerror=1>}\\)</span>",
    "<span class=arithmatex>\\(\\href{javascript:1}{x}\\)</span>",
    "<span class=arithmatex>\\(\\style{background:url(//evil.example)}{x}\\)</span>",
    "<input type=checkbox onclick=1><li><input type=checkbox checked onclick=1>",
]


@pytest.mark.parametrize("html", MUTATIONS)
def test_markup_that_changes_between_parsers_is_still_clean_at_the_end(html: str) -> None:
    cleaned = clean_body(html, "https://example.org/").html
    assert_clean(cleaned)
    assert_clean(sanitize(cleaned))


@pytest.mark.parametrize("depth", [0, 300])
def test_the_payloads_that_broke_other_sanitizers_leave_nothing_that_is_not_allowed(
    depth: int,
) -> None:
    if not PAYLOADS.is_file():
        pytest.skip("the cases are not beside this checkout")
    payloads = [entry["payload"] for entry in json.loads(PAYLOADS.read_text("utf-8"))]
    assert len(payloads) > 100
    for payload in payloads:
        # Past the parser's depth the tree is not used, and the sanitizer stands alone.
        assert_clean(clean_body("<section>" * depth + payload, "https://example.org/").html)
