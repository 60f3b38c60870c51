"""An HTML file that is no page of a site but a document: all of it is text that someone wrote."""

from copy import deepcopy

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

# What stands around an article on a site, and in no document of one's own.
_AROUND = ("nav", "aside", "footer")
_SITE_META = ("og:site_name", "og:type", "twitter:card")
# What is not read aloud either; its own "<" would be counted as markup.
_NOT_READ = ("script", "style", "template")


def is_document(root: HtmlElement) -> bool:
    """Return whether a page is a document: nothing in it tells of a site around it."""
    if any(next(root.iter(name), None) is not None for name in _AROUND):
        return False
    metas = {element.get("property") or element.get("name") for element in root.iter("meta")}
    if metas & set(_SITE_META):
        return False
    return not root.xpath("//script[@type='application/ld+json'] | //*[@role='navigation']")


def document_body(root: HtmlElement, title: str) -> str:
    """Return the markup of what the author marked: the one ``article``, else ``main``, else all.

    A heading that says what ``title`` says is left out. ``root`` stays as it is.
    """
    body = deepcopy(_marked(root))
    etree.strip_elements(body, *_NOT_READ, with_tail=False)
    heading = next(iter(body.iter("h1")), None)
    if heading is not None and title and _words(heading) == " ".join(title.split()):
        heading.drop_tree()
    return lxml.html.tostring(body, encoding="unicode", with_tail=False)


def _marked(root: HtmlElement) -> HtmlElement:
    articles = [
        each for each in root.iter("article") if next(each.iterancestors("article"), None) is None
    ]
    if len(articles) == 1:
        return articles[0]
    for name in ("main", "body"):
        found = next(iter(root.iter(name)), None)
        if found is not None:
            return found
    return root


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
