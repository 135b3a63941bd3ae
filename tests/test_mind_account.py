"""No word is thrown away: what a reading does not explain is asked about or handed on, never acted upon or answered."""

from __future__ import annotations

import pytest
from mind_kit import calls, registry, understand

from assistant.mind.account import own_words, unexplained


def test_the_words_that_nothing_explains_are_told_in_order() -> None:
    assert unexplained("what time does the ferry leave please", [(5, 9)]) == ("ferry", "leave")
    assert unexplained("are the alarms set", [], frozenset({"alarm", "set"})) == ()


def test_a_skill_s_own_words_are_those_of_its_sentences_and_not_of_its_slots() -> None:
    words = own_words(registry().skills["alarms.set"])
    assert {"alarm", "wake"} <= words
    assert "when" not in words
    assert "label" not in words


@pytest.mark.parametrize(
    "text",
    [
        "what time does the ferry leave",
        "at what time is the dentist open on mondays",
        "what's the opening time of the museum",
        "which day did grandma fly home",
        "what day do I see the vet",
        "give me the time it takes to boil an egg",
        "I need the arrival time of the ferry",
        "how likely is a coin that is tossed to land on its edge",
    ],
)
def test_another_question_is_not_answered_with_a_fact(text: str) -> None:
    found = understand(text)
    assert not found.calls
    assert any("nothing explains" in reason for reason in found.lost)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("tell me exactly what time it is please", "clock.tell_time"),
        ("I'd like to know what the date is today", "clock.tell_date"),
        ("could you read out what's on my shopping list", "lists.read"),
        ("please show me all the alarms I have set", "alarms.list_all"),
    ],
)
def test_what_is_explained_is_answered(text: str, skill: str) -> None:
    assert [name for name, _ in calls(text)] == [skill]


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("clear out alarms as soon as the twins wake", "alarms.cancel"),
        ("mute the music until grandpa wakes", "volume.mute"),
        ("make an alarm for the seminar", "alarms.set"),
        ("do I have alarms that ring before the seminar", "alarms.list_all"),
    ],
)
def test_a_telling_word_among_others_is_asked_about(text: str, skill: str) -> None:
    found = understand(text)
    assert not found.calls
    assert found.ask is not None
    assert found.ask.call.skill == skill


def test_the_reason_why_nothing_was_done_names_the_word() -> None:
    assert any("ferry" in reason for reason in understand("what time does the ferry leave").lost)


def test_an_ordinary_word_is_no_misspelling_of_a_list() -> None:
    ((name, arguments),) = calls("set a reminder for 4 pm today to call the plumber")
    assert name == "reminders.add"
    assert "todo" not in " ".join(map(str, arguments.values()))


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("what kind of lists have I got", "lists.list_all"),
        ("show me the lists that are saved", "lists.list_all"),
        ("pull up that list please", "lists.read"),
        ("go over my list again", "lists.read"),
        ("review my alarms please", "alarms.list_all"),
        ("verify the alarm for Monday", "alarms.list_all"),
        ("pump the volume up a bit", "volume.up"),
        ("give me the accurate time", "clock.tell_time"),
        ("generate a new list", "lists.create"),
    ],
)
def test_other_words_for_the_same_lose_nothing(text: str, skill: str) -> None:
    assert [name for name, _ in calls(text)] == [skill]


@pytest.mark.parametrize("said", ["we're out of soap so could you order some more", "I need everything on my shopping list"])
def test_half_a_sentence_is_no_item_of_a_list(said: str) -> None:
    assert "lists.add" not in [name for name, _ in calls(said)]
