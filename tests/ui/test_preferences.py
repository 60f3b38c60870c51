"""The preferences' file: readable, whole, never silently dropped."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import SenjaError
from reader.model.keys import KeyChoice, KeyPreset
from reader.model.query import ListFilter
from reader.model.schedule import Schedule, ScheduleKind
from reader.model.typography import PageMode, Typography
from reader.ui.preferences import ColorScheme, Preferences, PreferencesFile, SidePanelPage


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "preferences.json")
    assert file.preferences == Preferences()
    assert file.notice == ""


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "preferences.json"
    file = PreferencesFile(path)
    file.preferences.color_scheme = ColorScheme.DARK
    file.preferences.filter = ListFilter.BOOKMARKS
    file.preferences.typography = Typography(size=1.3, justified=True)
    file.preferences.schedule = Schedule(ScheduleKind.SUN, latitude=-6.2)
    file.preferences.page_mode = PageMode.PAGED
    file.preferences.dark_theme = "night"
    file.preferences.last_article = 12
    file.preferences.keys = KeyChoice(KeyPreset.VIM, {"quit": ("Ctrl+W",)}, single_keys=False)
    file.preferences.last_found = ["action:quit", "article:3"]
    file.save()
    assert PreferencesFile(path).preferences == file.preferences
    assert list(path.parent.iterdir()) == [path]


def test_the_text_size_of_the_first_senja_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"text_size": 1.4}))
    file = PreferencesFile(path)
    assert file.preferences.typography == Typography(size=1.4)
    file.save()
    assert PreferencesFile(path).preferences.typography == Typography(size=1.4)


def test_unknown_keys_survive(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps({"color_scheme": "dark", "speech": {"voice": "Ayu"}}))
    file = PreferencesFile(path)
    file.preferences.color_scheme = ColorScheme.LIGHT
    file.save()
    saved = json.loads(path.read_text())
    assert saved["speech"] == {"voice": "Ayu"}
    assert saved["color_scheme"] == "light"


def test_keys_that_make_no_sense_survive(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    odd = {"next_article": ["Foo+Bar"], "no_such_action": ["Ctrl+B"], "quit": {"a": 1}}
    path.write_text(json.dumps({"keys": {"preset": "emacs", "own": odd, "newer": [1]}}))
    file = PreferencesFile(path)
    file.preferences.color_scheme = ColorScheme.LIGHT
    file.save()
    saved = json.loads(path.read_text())["keys"]
    assert saved == {"preset": "emacs", "single_keys": True, "own": odd, "newer": [1]}


@pytest.mark.parametrize("garbage", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, garbage: bytes) -> None:
    path = tmp_path / "preferences.json"
    path.write_bytes(garbage)
    file = PreferencesFile(path)
    assert file.preferences == Preferences()
    (aside,) = tmp_path.glob("preferences-broken-*.json")
    assert aside.read_bytes() == garbage
    assert aside.name in file.notice
    file.save()
    assert PreferencesFile(path).notice == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(
            "color_scheme text_size typography schedule page_mode side_panel light_theme "
            "filter last_article window keys last_found x".split()
        ),
        st.one_of(
            st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text())
        ),
    )
)
def test_values_that_make_no_sense_give_defaults(tmp_path: Path, values: dict[str, object]) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(json.dumps(values))
    found = PreferencesFile(path).preferences
    assert found.color_scheme in list(ColorScheme)
    assert 0.6 <= found.typography.size <= 2.4
    assert found.page_mode in list(PageMode)
    assert found.side_panel in list(SidePanelPage)
    assert isinstance(found.light_theme, str)
    assert found.last_article >= 0
    assert isinstance(found.window, str)
    assert found.keys.preset in list(KeyPreset)
    assert all(isinstance(name, str) for name in found.last_found)


def test_a_file_that_cannot_be_written_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    file = PreferencesFile(path)
    file.save()
    before = path.read_bytes()
    file.preferences.typography = Typography(size=1.5)
    path.unlink()
    path.mkdir()
    with pytest.raises(SenjaError, match="could not be saved"):
        file.save()
    assert path.is_dir()
    assert before
    assert list(tmp_path.iterdir()) == [path]
