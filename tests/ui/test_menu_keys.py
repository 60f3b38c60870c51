"""The keys of the menus: each is one word's alone, in every language."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from reader import paths
from reader.ui import actions


def mnemonics(texts: list[str]) -> list[str]:
    return [found[1].lower() for text in texts if (found := re.search(r"&(\w)", text))]


@pytest.mark.parametrize("language", ["", "id"])
def test_no_two_words_of_a_menu_have_the_same_key(language: str) -> None:
    words: dict[str, str] = {}
    if language:
        tree = ET.parse(paths.resources() / "i18n" / f"senja_{language}.ts")  # noqa: S314 (our own)
        for message in tree.iter("message"):
            words[message.findtext("source") or ""] = message.findtext("translation") or ""
    for menu in actions.MENUS:
        texts = [spec.text for spec in actions.specs_of(menu)]
        if menu == "view":
            texts += ["Theme in L&ight", "Theme in Dar&kness"]
        keys = mnemonics([words.get(text, text) for text in texts])
        assert len(keys) == len(texts), menu
        twice = [key for key, count in Counter(keys).items() if count > 1]
        assert not twice, (menu, twice)
