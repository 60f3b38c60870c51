"""The window's words in other languages: all there, and with the same places for values."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from reader import paths

FILES = sorted((paths.resources() / "i18n").glob("*.ts"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_is_translated_with_its_values_and_menu_keys(path: Path) -> None:
    messages = list(ET.parse(path).iter("message"))  # noqa: S314 (our own file)
    assert len(messages) > 80
    for message in messages:
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        assert translation.text, source
        assert translation.text.count("{}") == source.count("{}"), source
        assert translation.text.count("&") == source.count("&"), source


def test_every_word_of_the_window_is_in_the_files(tmp_path: Path) -> None:
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    sources = sorted((paths.resources().parent / "reader").rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    subprocess.run([tool, *sources, "-locations", "none", "-ts", fresh], check=True)
    for path in FILES:
        assert _words(fresh) == _words(path), f"run tests/translate: {path.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_compiled_words_are_those_of_the_source(qtbot: QtBot, path: Path) -> None:
    del qtbot  # an application must be there
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    for context in ET.parse(path).iter("context"):  # noqa: S314 (our own file)
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            assert translator.translate(name, source) == message.findtext("translation"), source


def test_menus_speak_the_language_that_is_installed(qtbot: QtBot) -> None:
    del qtbot
    translator = QTranslator()
    assert translator.load(str(paths.resources() / "i18n" / "senja_id.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("actions", "&File") == "&Berkas"
    finally:
        QCoreApplication.removeTranslator(translator)


def _words(path: Path) -> set[tuple[str, str]]:
    """Return every context and source text in a file."""
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in ET.parse(path).iter("context")  # noqa: S314 (our own file)
        for message in context.iter("message")
    }
