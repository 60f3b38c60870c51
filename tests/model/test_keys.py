"""The keys that a person chose, as they are remembered."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.keys import KeyChoice, KeyPreset

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_a_choice_is_remembered_whole() -> None:
    choice = KeyChoice(KeyPreset.VIM, {"quit": ("Ctrl+W",), "copy": ()}, single_keys=False)
    assert KeyChoice.from_fields(json.loads(json.dumps(choice.as_fields()))) == choice


def test_what_makes_no_sense_is_kept_and_does_nothing() -> None:
    said = {
        "preset": "emacs",
        "single_keys": "no",
        "own": {"quit": 5, "copy": ["Ctrl+C", 7], "paste": ["Ctrl+V"]},
        "chords": {"a": 1},
    }
    choice = KeyChoice.from_fields(said)
    assert choice.preset is KeyPreset.SENJA
    assert choice.single_keys
    assert dict(choice.own) == {"paste": ("Ctrl+V",)}
    written = choice.as_fields()
    assert written["preset"] == "emacs"
    assert written["chords"] == {"a": 1}
    assert written["own"] == said["own"]


@pytest.mark.parametrize("said", [None, 3, "vim", ["vim"]])
def test_without_fields_everything_is_as_at_first(said: object) -> None:
    assert KeyChoice.from_fields(said) == KeyChoice()


@given(st.dictionaries(st.sampled_from(["preset", "own", "single_keys", "x"]), JSON))
def test_whatever_stands_there_can_be_read_and_written_again(said: dict[str, object]) -> None:
    choice = KeyChoice.from_fields(said)
    assert KeyChoice.from_fields(choice.as_fields()) == choice


def test_a_preset_that_is_chosen_takes_the_place_of_one_that_is_unknown() -> None:
    choice = KeyChoice.from_fields({"preset": "emacs"}).with_preset(KeyPreset.VIM)
    assert choice.as_fields()["preset"] == "vim"


def test_another_preset_leaves_a_persons_own_keys() -> None:
    choice = KeyChoice().with_own("quit", ["Ctrl+W"]).with_preset(KeyPreset.NETNEWSWIRE)
    assert choice.own == {"quit": ("Ctrl+W",)}
    assert choice.with_own("quit", None).own == {}
