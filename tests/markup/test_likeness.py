from reader.markup.likeness import is_same_story

STORY = " ".join(
    f"At dusk ferry number {n} leaves the harbour for island {n * 7}." for n in range(30)
)


def test_the_same_words_are_the_same_story_whatever_their_case_and_signs() -> None:
    assert is_same_story(STORY, STORY.upper().replace(".", "!"))


def test_a_few_words_more_or_less_are_still_the_same_story() -> None:
    assert is_same_story(STORY, f"(Reuters) - {STORY} Reporting by Ann Lee.")
    assert is_same_story(STORY, STORY.replace("number 7", "number seven"))


def test_an_announcement_is_not_the_story_itself() -> None:
    assert not is_same_story(STORY, STORY[:300])


def test_other_words_are_another_story() -> None:
    other = STORY.replace("ferry", "plane").replace("leaves the", "takes off from its")
    assert not is_same_story(STORY, other)
    assert not is_same_story("", "")
    assert not is_same_story(STORY, "")


def test_texts_without_spaces_are_compared_too() -> None:
    text = "夕暮れの港から最後のフェリーが出ていく。灯りがひとつずつともる。" * 3
    assert is_same_story(text, text + "続きはこちら。")
    assert not is_same_story(text, "朝の市場は魚でいっぱいだ。" * 6)
