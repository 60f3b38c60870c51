"""Markup that means harm, in kinds, and the check that none of it is left after cleaning.

In the fragments ``@SITE@`` is the page's own address, ``@OTHER@`` another host of this machine and
``@FILE@`` a file with a secret. What may be asked of the page's own host begins with "/fine/".
"""

import re

from resiliparse.parse.html import CommentNode, ElementNode, HTMLTree

SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=@OTHER@/s.js></SCRIPT>",
    "<script/x>alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<script\x0ctype=module>alert(1)</script>",
    "<script type='text/plain' src='@SITE@/bad/s.js'>alert(1)</script>",
    '<script type=\'application/ld+json\'>{"@type": "x"}</script><script>alert(1)</script>',
    "<script type='math/tex'></span><img src=x onerror=alert(1)></script>",
    "<script type='math/tex'>\\href{javascript:alert(1)}{x}\\includegraphics{@OTHER@/t.png}</script>",
    "<svg><script href='@OTHER@/s.js'/></svg><svg><script>alert&#40;1)</script></svg>",
    "<math><script>alert(1)</script></math>",
    "<noscript><img src=x onerror=alert(1)><script>alert(1)</script></noscript>",
    "&lt;script&gt;alert(1)&lt;/script&gt;<p>&amp;lt;img src=x onerror=alert(1)&amp;gt;</p>",
    "<xml:script xmlns:xml='http://www.w3.org/1999/xhtml'>alert(1)</xml:script>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<link rel=import href='@OTHER@/import.html'><?xml-stylesheet href='@OTHER@/x.xsl'?>",
)
HANDLERS = (
    "<p onclick=alert(1) onmouseover=alert(1) onpointerenter='alert(1)'>a line</p>",
    "<img src=x onerror=alert(1)><img src='@SITE@/fine/p.png' onload=alert(1) alt='a quay'>",
    "<IMG/SRC='x'/ONERROR='alert(1)'><img\nsrc=x\tonerror\n=\nalert(1)>",
    "<body onload=alert(1) onpageshow=alert(1) onhashchange=alert(1)><html onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary onbeforetoggle=alert(1)>more</summary>it</details>",
    "<video autoplay oncanplay=alert(1) onerror=alert(1)><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>moving words</marquee><blink onanimationstart=alert(1)>x</blink>",
    "<div contenteditable autofocus tabindex=0 onfocus=alert(1) onblur=alert(1)>type</div>",
    "<p style='animation:x' onanimationend=alert(1) ontransitionend=alert(1)>animated</p>",
    "<a href='#x' onclick=alert(1) onfocusin=alert(1) accesskey=x>a link</a>",
    "<table><td onclick=alert(1) onerror=alert(1)>cell</table>",
    "<p title='\" onmouseover=alert(1) x=\"'>quoted</p><p title=`>`onclick=alert(1)>ticks</p>",
    "<img alt='`><img src=x onerror=alert(1)>' src='@SITE@/fine/q.png'>",
    "<p a='>' onclick=alert(1) b='<'>signs</p><p \x00onclick=alert(1)>zero</p>",
    "<p/onclick=alert(1)/x>slashes</p><p xmlns:onclick='x' xlink:onclick=alert(1)>colons</p>",
)
STYLES = (
    "<p style='background: url(@OTHER@/1)'>styled</p><p style='background-image:\\75rl(@OTHER@/2)'>x</p>",
    "<style>@import '@OTHER@/3.css'; body { background: url(@SITE@/bad/4) }</style>",
    "<style>a:visited { background: url(@OTHER@/5) } a[href^=h] { background: url(@OTHER@/6) }</style>",
    "<style>@font-face { font-family: x; src: url(@OTHER@/7.woff) } * { font-family: x }</style>",
    "<link rel=stylesheet href='@OTHER@/8.css'><link rel='alternate stylesheet' href=@SITE@/bad/9>",
    "<p style=\"content: url('@OTHER@/10'); cursor: url(@OTHER@/11), auto; filter: url(@OTHER@/12#a)\">x</p>",
    "<p style='position: fixed; inset: 0; z-index: 9999; background: red'>over everything</p>",
    "<p style='list-style-image: image-set(\"@OTHER@/13\" 1x); mask: url(@OTHER@/14)'>masked</p>",
    "<p style='behavior: url(@OTHER@/x.htc); -moz-binding: url(@OTHER@/x.xml#x); width: expression(alert(1))'>old</p>",
    "<style media='not all'></style><style><!--</style><img src=x onerror=alert(1)>--></style>",
    "<svg><style>@import '@OTHER@/15'</style></svg><math><style>@import '@OTHER@/16'</style></math>",
    "<table background='@OTHER@/17'><tr background='@OTHER@/18'><td background='@OTHER@/19'>cell</table>",
    "<body background='@OTHER@/20'><p class='read-aloud focus' id='page'>classes of ours</p>",
    "<font face='x; src: url(@OTHER@/21)' color=red>a face</font><hr style='border: url(@OTHER@/22)'>",
)
FORMS_AND_FRAMES = (
    "<form action='@OTHER@/f' method=post><input name=password autofocus><button>Send</button></form>",
    "<form id=f action='javascript:alert(1)'></form><button form=f formaction='javascript:alert(1)'>Go</button>",
    "<input type=image src='@OTHER@/i.png' formaction='@OTHER@/f'><isindex type=image src=1 onerror=alert(1)>",
    "<form><form><input></form><input onfocus=alert(1) autofocus></form>",
    "<select autofocus onfocus=alert(1)><option><img src=x onerror=alert(1)></select>",
    "<textarea autofocus onfocus=alert(1)></textarea><keygen autofocus onfocus=alert(1)>",
    "<iframe src='@OTHER@/f'></iframe><iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src='javascript:parent.alert(1)'></iframe><frameset><frame src='@OTHER@/f'></frameset>",
    "<object data='@OTHER@/o'><param name=src value='@OTHER@/p'></object><embed src='@OTHER@/e'>",
    "<object data='data:text/html,<script>parent.alert(1)</script>'></object><applet code=@OTHER@/a></applet>",
    "<portal src='@OTHER@/p'></portal><fencedframe src='@OTHER@/ff'></fencedframe>",
    "<dialog open><p>Your session has expired</p></dialog><popover popover>pop</popover>",
    "<button popovertarget=x commandfor=x command=show-modal>open</button><menuitem onclick=alert(1)>",
    "<output onclick=alert(1)>0</output><meter onclick=alert(1)></meter><progress></progress>",
    "<ul><li><input type=checkbox checked onclick=alert(1) name=root>a task</li></ul>",
)
HEAD = (
    "<meta http-equiv=refresh content='0;url=@OTHER@/r'><META HTTP-EQUIV='Refresh' CONTENT='0;URL=javascript:alert(1)'>",
    "<meta http-equiv='Content-Security-Policy' content=\"default-src * 'unsafe-inline'\">",
    "<meta http-equiv=set-cookie content='a=b'><meta name=referrer content=unsafe-url>",
    "<meta name=viewport content='width=1'><meta name=color-scheme content=dark>",
    "<link rel=prefetch href='@OTHER@/1'><link rel=preconnect href='@OTHER@'><link rel=dns-prefetch href='@OTHER@'>",
    "<link rel=preload as=image href='@OTHER@/2'><link rel=modulepreload href='@OTHER@/3.js'>",
    "<link rel=prerender href='@OTHER@/4'><link rel=icon href='@OTHER@/5'><link rel=manifest href='@OTHER@/6'>",
    "<link rel=pingback href='@OTHER@/7'><link rel=next href='@OTHER@/8'><link rel=amphtml href='@OTHER@/9'>",
    '<script type=speculationrules>{"prefetch": [{"urls": ["@OTHER@/10"]}]}</script>',
    "<title><img src=x onerror=alert(1)></title><head><script>alert(1)</script></head>",
)
VECTORS = (
    "<svg onload=alert(1)><g onload=alert(1)></g></svg><svg/onload=alert(1)>",
    "<svg><image href='@OTHER@/1' xlink:href='@OTHER@/2'/><use href='@OTHER@/3#x'/></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text y=20>press</text></a></svg>",
    "<svg><a><animate attributeName=href values='javascript:alert(1)'/><text y=20>press</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s><set onend=alert(1)></svg>",
    "<svg><foreignObject><iframe src='@OTHER@/4'></iframe><img src='@OTHER@/5'></foreignObject></svg>",
    "<svg><filter id=f><feImage href='@OTHER@/6'/></filter><rect filter='url(@OTHER@/7#f)'/></svg>",
    "<svg><handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event=load>alert(1)</handler></svg>",
    "<img src='@SITE@/bad/a.svg'><img src=\"data:image/svg+xml,<svg onload='alert(1)'/>\">",
    "<math href='javascript:alert(1)'><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<math><maction actiontype='statusline#@OTHER@'>x</maction><mglyph src='@OTHER@/8'/></math>",
    "<math><annotation-xml encoding='text/html'><img src='@OTHER@/9' onerror=alert(1)></annotation-xml></math>",
    "<math><semantics><mi>x</mi><annotation encoding='application/x-tex'></math><img src=x onerror=alert(1)></annotation></semantics></math>",
    "<math><mtext style='background: url(@OTHER@/10)' mathbackground='url(@OTHER@/11)'>x</mtext></math>",
    "<p>\\(\\href{javascript:alert(1)}{x}\\) and $$\\unicode{x3c}script\\unicode{x3e}$$</p>",
)
PICTURES = (
    "<img srcset='@OTHER@/1 1x, @OTHER@/2 2x' src='@OTHER@/3' alt='sets'>",
    "<picture><source srcset='@OTHER@/4'><source srcset='@OTHER@/5' type=image/webp><img src='@OTHER@/6'></picture>",
    "<video poster='@OTHER@/7' src='@OTHER@/8' autoplay></video><audio src='@OTHER@/9' autoplay></audio>",
    "<video><source src='@OTHER@/10'><track src='@OTHER@/11'></video><bgsound src='@OTHER@/12'>",
    "<a href='@OTHER@/13' ping='@OTHER@/14' attributionsrc='@OTHER@/15'>a pinged link</a>",
    "<img src='@FILE@' alt='a file'><img src='file:///etc/passwd'><img src='\\\\\\\\127.0.0.1\\\\share\\\\a.png'>",
    "<img data-src='javascript:alert(1)' alt='late'><img data-src='@FILE@' data-original='@OTHER@/16.png'>",
    "<img data-srcset='@FILE@ 2x, @OTHER@/17.png 1x' data-lazy-src='vbscript:x' alt='late sets'>",
    "<img data-photo='@OTHER@/18.jpg'><img data-big='@FILE@/19.jpg'><img data-a='javascript:alert(1)//.jpg'>",
    "<img src='http://10.255.255.1/20.png'><img src='http://[::1]:9/21.png'><img src='http://0x7f.1:9/22.png'>",
    "<img src='//localhost:9/23.png'><img src='http://2130706433:9/24.png'><img src='http:127.0.0.2:9/25.png'>",
    "<img lowsrc='@OTHER@/26' dynsrc='@OTHER@/27' longdesc='@OTHER@/28' usemap='#m' src='@SITE@/fine/r.png'>",
    "<map name=m><area href='javascript:alert(1)' shape=default ping='@OTHER@/29'></map>",
    "<img src='@SITE@/bad/p1.gif' width=1 height=1><img src='@SITE@/bad/p2.gif' width='2' height='2px'>",
    "<img src='@SITE@/bad/p3.gif' style='width: 1px; height:1px'><img src='@SITE@/bad/p4.gif' style='display:none'>",
    "<img src='@SITE@/bad/p5.gif' width=1.0 height=' 1 '><img src='@SITE@/bad/p6.gif' width='1PX'>",
    "<noscript><img src='@SITE@/bad/p7.gif' height=1 width=1 style='display:none'></noscript>",
    "<div style='display:none'><img src='@SITE@/bad/p8.gif' width=1 height=1></div>",
    "<div hidden><img src='@SITE@/bad/p9.gif' height=0></div>",
    "<blockquote cite='javascript:alert(1)'>quoted</blockquote><q cite='@FILE@'>said</q><del cite='@OTHER@'>gone</del>",
)
LINKS = tuple(
    f"<p><a href='{address}'>a link</a> leads on.</p>"
    for address in (
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)"),
        *("java\nscript:alert(1)", "java&Tab;script:alert(1)", "javascript&colon;alert(1)"),
        *("&#106;avascript:alert(1)", "\x01javascript:alert(1)", "javascript\x00:alert(1)"),
        *("javascript://%0aalert(1)", "view-source:javascript:alert(1)", "jar:javascript:x!/"),
        *("data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4="),
        *("vbscript:msgbox(1)", "livescript:x", "mocha:x", "feed:javascript:alert(1)"),
        *("@FILE@", "FILE:///etc/passwd", "file:\\\\\\\\host\\\\share", "\\\\\\\\host\\\\share"),
        *("article://senja/article/1", "Article://senja/media/x", "article://senja/do/x/open/1"),
        *("article:senja", "article://senja/here/", "article://senja/here/#body"),
        *("senja:save?url=x", "ms-word:ofe|u|x", "search-ms:query=x", "ssh://-oProxyCommand=x"),
        *("http://@127.0.0.1", "http://[::1", "blob:http://x/y", "filesystem:http://x/y"),
        *("about:blank", "chrome://gpu", "intent://x#Intent;end", "tel:*#06#", "http:", "//"),
    )
)
CLOBBERING = (
    *(
        f"<p id='{name}'>a</p><a id='{name}' name='{name}' href='#'>b</a><img name='{name}' id='{name}' src='@SITE@/fine/n.png'>"
        f"<form name='{name}'><input name='{name}'></form><object id='{name}'></object>"
        for name in (
            *("body", "root", "article", "page", "contents", "notes", "chip", "overlay", "find"),
            *("getElementById", "querySelector", "cookie", "title", "documentElement", "head"),
            *("__proto__", "constructor", "Place", "Look", "ask", "attributes", "parentNode"),
            *("x-body", "x-x-body", "X-BODY", "location", "top", "self", "defaultView", "alert"),
        )
    ),
    "<form><input name=attributes><input name=nodeName><input name=parentNode><input name=childNodes></form>",
    "<form id=x-a><output name=innerHTML></form><a id=x-a href='javascript:alert(1)'>twice</a>",
    "<a id=default><a id=default name=href href='cid:alert(1)'>collections</a></a>",
    "<iframe name=body srcdoc='<a id=root>'></iframe><embed name=page><p is=senja-page slot=x part=x>x</p>",
)
MUTATIONS = (
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></table></mtext></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></form>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><title><style><!--</style></title><img src=x onerror=alert(1)>--></svg>",
    "<svg><desc><noscript></desc></svg><img src=x onerror=alert(1)></noscript>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><s><template><s><img src=x onerror=alert(1)></s></template></s></template>",
    "<div><template shadowrootmode=open><img src='@OTHER@/1' onerror=alert(1)><slot></slot></template></div>",
    "<!--><img src=x onerror=alert(1)>--><!--!><img src=x onerror=alert(1)>--!>",
    "<![CDATA[><img src=x onerror=alert(1)>]]><svg><![CDATA[</svg><img src=x onerror=alert(1)>]]></svg>",
    "<?php echo '><img src=x onerror=alert(1)>' ?><% x ><img src=x onerror=alert(1)> %>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp><listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<title><p title='</title><img src=x onerror=alert(1)>'></title>",
    "<noembed><p title='</noembed><img src=x onerror=alert(1)>'></noembed><noframes></noframes>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<iframe><p title='</iframe><img src=x onerror=alert(1)>'></iframe>",
    "<select><style></select><img src=x onerror=alert(1)></style></select>",
    "<table><p title='</table>'><select><table><img src=x onerror=alert(1)></table></select></table>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<a href='x'><table><a href='javascript:alert(1)'>one</a></table><b><i></b>mixed</i></a>",
    "<pre>\n\n<img src=x onerror=alert(1)></pre><code class='language-x\" onclick=alert(1)'>x</code>",
    "<p title='&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'>entities</p><p title='&lt;/p&gt;'>x</p>",
    "<a title='&#x22; onclick=alert(1) x=&#x22;' href='@SITE@/fine/'>quotes</a>",
    "<ruby><rt><svg><p><style><img src=x onerror=alert(1)></style></rt></ruby>",
    "<span class='arithmatex'>\\(</span><img src=x onerror=alert(1)>\\)</span>",
    "<span class='no-picture'>posing</span><div class='highlight' onclick=alert(1)><pre>x</pre></div>",
)
# Each takes the rest of a page with it, so it stands after the text.
SWALLOWING = (
    "<plaintext><img src=x onerror=alert(1)>",
    "<!-- never closed <img src=x onerror=alert(1)>",
    "<textarea>never closed <img src=x onerror=alert(1)>",
    "<script>never closed alert(1)",
    "<style>never closed { background: url(@OTHER@/1) }",
    "<title>never closed <img src=x onerror=alert(1)>",
    "<iframe src='@OTHER@/2'>never closed",
    "<svg><![CDATA[never closed <img src=x onerror=alert(1)>",
    "<p title='never closed <img src=x onerror=alert(1)>",
    "</article></body></html><script>alert(1)</script><img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1) ",
    "<template><p>never closed",
    "<select><option>never closed",
)
KINDS = {
    "scripts": SCRIPTS,
    "handlers": HANDLERS,
    "styles": STYLES,
    "forms and frames": FORMS_AND_FRAMES,
    "head": HEAD,
    "vectors": VECTORS,
    "pictures": PICTURES,
    "links": LINKS,
    "clobbering": CLOBBERING,
    "mutations": MUTATIONS,
}
FRAGMENTS = tuple(fragment for kind in KINDS.values() for fragment in kind)

_ELEMENTS = frozenset(
    # Text.
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd "
    "del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i "
    "img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strong sub summary "
    "sup table tbody td tfoot th thead time tr u ul var wbr "
    # Formulas.
    "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms "
    "mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover".split()
)
_PLAIN = frozenset(
    "alt title width height colspan rowspan span headers align scope datetime open value start "
    "reversed type lang dir".split()
)
_OF_FORMULAS = frozenset(
    "display displaystyle mathvariant stretchy fence separator accent accentunder form lspace "
    "rspace linethickness columnalign rowalign columnspan rowspan movablelimits largeop width "
    "height depth minsize maxsize scriptlevel symmetric alttext dir lang".split()
)
_VALUES = {
    "href": re.compile(r"(?i:https?://|mailto:)[^\x00-\x20]|article://senja/here/#x-"),
    "src": re.compile(r"article://senja/media/[0-9a-f]{64}\Z"),
    "data-remote": re.compile(r"(?i)https?://[^\x00-\x20]"),
    "cite": re.compile(r"(?i)https?:"),
    "id": re.compile(r"x-[\w:.-]+\Z"),
    "class": re.compile(
        r"(?:footnote(?:-ref|-backref)?|no-picture|task(?: done)?|[a-z][a-z0-9]{0,2}"
        r"|(?:language-[\w+#.-]+ ?)?(?:highlight)?)\Z"
    ),
}


def violations(html: str) -> list[str]:
    """Return what stands in a cleaned body that may not, as a parser of browsers' rules reads it.

    The parser is another one than that which cleaned it.
    """
    tree = HTMLTree.parse(
        f"<!doctype html><html><body><div id=ours>{html}</div><p id=after>x</p></body></html>"
    )
    found: list[str] = []
    ids: list[str] = []
    places: list[str] = []
    for element in tree.body or ():
        if isinstance(element, CommentNode):
            found.append("a comment")
        if not isinstance(element, ElementNode) or element.tag == "body":
            continue
        attributes = {name: element.getattr(name) or "" for name in element.attrs}
        if element.parent is not None and element.parent.tag == "body":
            places.append(attributes.pop("id", ""))
        tag = element.tag or ""
        if tag not in _ELEMENTS:
            found.append(f"<{tag}>")
        ids += [attributes["id"]] if "id" in attributes else []
        found += [
            f'<{tag} {name}="{value}">'
            for name, value in attributes.items()
            if not _may_stand(tag, name, value)
        ]
    if places != ["ours", "after"]:
        found.append(f"it breaks out of where it was put: {places}")
    return found + [f"the id {name} twice" for name in set(ids) if ids.count(name) > 1]


def _may_stand(element: str, name: str, value: str) -> bool:
    if name in _VALUES:
        return _VALUES[name].match(value) is not None
    return name in (_OF_FORMULAS if element.startswith("m") and element != "mark" else _PLAIN)
