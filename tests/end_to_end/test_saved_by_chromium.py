"""Pages that a real browser engine saves, in both of its ways, read as articles with their pictures."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.sources.files import read_file
from tests.web_site import PARAGRAPHS, Answer, WebSite, page, picture

PICTURES = (
    '<figure><img src="/p/one.png" srcset="/p/one-2.png 2x, /p/one.png 1x" alt="One">'
    f"<figcaption>The quay.</figcaption></figure><p>{PARAGRAPHS[0]} Again, naïve.</p>"
    '<picture><source srcset="/p/wide.png" media="(min-width: 90000px)">'
    f'<img src="/p/two.png" alt="Two"></picture><p>{PARAGRAPHS[1]} Again.</p>'
    '<img data-src="/p/three.png" src="/p/three.png?small=1&amp;x=2" alt="Three">'
    f'<p>{PARAGRAPHS[2]} Again, <a href="/other">elsewhere</a>.</p>'
)
PLACES = {"/p/one.png": "red", "/p/two.png": "green", "/p/three.png?small=1&x=2": "blue"}


@pytest.fixture
def site() -> Iterator[WebSite]:
    served = WebSite()
    served.pages |= {place: picture(color) for place, color in PLACES.items()}
    served.pages["/a?id=5"] = Answer(page(extra=PICTURES))
    yield served
    served.close()


@pytest.mark.parametrize("name", ["A harbour at dusk é.mhtml", "A harbour at dusk é.html"])
def test_a_page_that_chromium_saved_is_whole(tmp_path: Path, site: WebSite, name: str) -> None:
    arguments = [
        sys.executable,
        "-m",
        "tests.chromium",
        f"{site.address}/a?id=5",
        str(tmp_path / name),
    ]
    headless = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    subprocess.run(arguments, env=os.environ | headless, check=True, timeout=60)
    draft = read_file(tmp_path / name, (tmp_path / name).read_bytes())
    assert {each.data for each in draft.pictures} == {site.pages[place].body for place in PLACES}
    assert draft.html.count("<img") == len(PLACES)
    assert "<figcaption>The quay.</figcaption>" in draft.html
    assert f'href="{site.address}/other"' in draft.html
    assert all(each in draft.text for each in PARAGRAPHS)
    assert "naïve" in draft.text
    assert (draft.title, draft.site) == ("A harbour at dusk", "The Evening")
