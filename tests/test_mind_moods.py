"""Only an order acts: what is forbidden, told or taken back does nothing, in every skill."""

from __future__ import annotations

import pytest
from mind_kit import calls, registry, situation, understand

from assistant.core.values import ToolCall
from assistant.understanding.model.grounding import objection_to
from assistant.understanding.names.matching import Names
from assistant.understanding.text.moods import forbids, tells

DEEDS = (
    ("turn on the kitchen light", "turning on the kitchen light"),
    ("open the garage door", "opening the garage door"),
    ("unlock the back door", "unlocking the back door"),
    ("close the lounge blinds", "closing the lounge blinds"),
    ("set the thermostat to 23 degrees", "setting the thermostat to 23 degrees"),
    ("start the vacuum", "starting the vacuum"),
    ("pause the TV", "pausing the TV"),
    ("mute the TV", "muting the TV"),
    ("set a timer for ten minutes", "setting a timer for ten minutes"),
    ("wake me at seven", "waking me at seven"),
    ("remind me to call Ben at six", "reminding me to call Ben at six"),
    ("add pears to the shopping list", "adding pears to the shopping list"),
    ("delete all alarms", "deleting all alarms"),
    ("play some jazz", "playing some jazz"),
)
PROHIBITIONS = (
    "don't {}",
    "do not {}",
    "please don't {}",
    "don't please {}",
    "don't just {}",
    "don't ever {}",
    "never {}",
    "you must not {}",
    "you shouldn't {}",
    "we needn't {}",
    "no need to {}",
    "there's no need to {}",
    "avoid to {}",
    "instead of {}",
    "under no circumstances {}",
    "don't you dare {}",
    "I don't want you to {}",
    "you had better not {}",
    "please never {}",
    "{}, no, don't",
    "{} ... never mind",
)
DOING = ("avoid {}", "instead of {}", "refrain from {}")


ENDINGS = {
    "wake me at seven": ("alarms.cancel", {"which": "7"}),
    "remind me to call Ben at six": ("reminders.cancel", {"which": "call Ben at 6"}),
}
"""Who doesn't want what may have been set already wants it gone."""
PLAIN_PROHIBITIONS = ("don't {}", "do not {}", "please don't {}")


@pytest.mark.parametrize("frame", PROHIBITIONS)
@pytest.mark.parametrize("deed", [deed for deed, _ in DEEDS])
def test_what_is_forbidden_is_not_done(frame: str, deed: str) -> None:
    ends = frame in PLAIN_PROHIBITIONS and deed in ENDINGS
    assert calls(frame.format(deed)) == ([ENDINGS[deed]] if ends else [])


@pytest.mark.parametrize("frame", DOING)
@pytest.mark.parametrize("doing", [doing for _, doing in DEEDS])
def test_nor_in_another_form_of_the_verb(frame: str, doing: str) -> None:
    assert not calls(frame.format(doing))


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("don't forget to turn on the kitchen light", "home.turn_on"),
        ("why don't you close the lounge blinds", "home.close"),
        ("if you don't mind, open the lounge blinds", "home.open"),
        ("remind me not to open the oven at six", "reminders.add"),
        ("play don't stop believing", "media.play"),
        ("stop the vacuum", "home.dock"),
        ("I can't see a thing, turn on the kitchen light", "home.turn_on"),
    ],
)
def test_a_negation_elsewhere_forbids_nothing(said: str, skill: str) -> None:
    assert skill in [name for name, _ in calls(said)]


@pytest.mark.parametrize(
    "said",
    [
        "the lamps went off",
        "the reading lamp came on by itself",
        "the hall light keeps turning on",
        "the thermostat comes on at five",
        "my blinds are opening again",
        "the garage door closes at night",
        "the TV goes on and off",
        "I like the hall light off",
        "we love the lights on",
        "(door opens)",
        "I forgot to turn the hall light off",
        "we tried to open the garage door",
        "there is a lamp on in the hall",
        "we should have closed the lounge blinds",
        "the hall light should have been off",
        "you could have locked the back door",
    ],
)
def test_what_is_told_is_no_command(said: str) -> None:
    assert tells(said)
    assert not understand(said).effect


@pytest.mark.parametrize(
    "said",
    ["the lamps went off", "the hall light keeps turning on", "the thermostat comes on at five"],
)
def test_nor_for_the_model(said: str) -> None:
    home = situation()
    call = ToolCall("home.turn_off", {"device": "light.hall"})
    assert "told" in objection_to(
        call,
        registry().skills["home.turn_off"],
        said,
        home,
        Names(home.home, home.lists),
        plain=True,
    )


@pytest.mark.parametrize(
    "said",
    [
        "I'd like the lights off",
        "the hall light should be off",
        "it's time the blinds were closed",
        "hall light off please",
        "the sun went down, turn on the hall light",
        "when the sun goes down close the blinds",
        "we're out of milk",
        "I like you to turn the lamp on",
        "let the lamp go off",
        "it is getting dark in here",
    ],
)
def test_wishes_and_remarks_are_not_told(said: str) -> None:
    assert not tells(said)
    assert not forbids(said)


@pytest.mark.parametrize(
    ("said", "skill"),
    [
        ("Close the lounge blinds?", "home.close"),
        ("Set a timer for six minutes?", "timers.start"),
        ("shall we open the lounge blinds", "home.open"),
        ("could we dim the reading lamp", "home.change_brightness"),
    ],
)
def test_an_order_with_a_question_mark_is_an_order(said: str, skill: str) -> None:
    assert [name for name, _ in calls(said)] == [skill]


def test_without_a_verb_a_question_mark_asks() -> None:
    assert not understand("hall light off?").effect
