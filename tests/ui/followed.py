"""A program that follows feeds of a site of the tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reader.model.feed import Subscription
from tests.feeds import RSS, rss
from tests.ui.program import Program
from tests.web_site import Answer, WebSite


@contextmanager
def following_feeds(
    program: Program, entries: Sequence[str], wanted: Sequence[tuple[str, str, str]]
) -> Iterator[WebSite]:
    """Give a site with these entries at "/feed"; follow it by paths, names and folders, and fetch."""
    served = WebSite()
    served.pages["/feed"] = Answer(rss(entries), RSS)
    program.window.following.follow(
        [Subscription(f"{served.address}{path}", name, folder) for path, name, folder in wanted]
    )
    program.wait_until(lambda: not program.window.following.is_refreshing)
    yield served
    program.window.following.close()
    served.close()
