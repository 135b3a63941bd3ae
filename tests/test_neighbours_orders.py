"""Orders in many words, by families: what they do in the home of a new box, and what must not
act.
"""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("turn on the kitchen light, uh no, the bedroom light", "The bedroom light is on."),
        ("turn on the kitchen light, hang on, the hall light", "The hall light is on."),
        ("turn on the kitchen light, hold on, no, the hall light", "The hall light is on."),
        ("close the blinds, oops, open the blinds", "The living room blind is already open."),
    ],
)
async def test_what_takes_back_within_a_sentence(said: str, reply: str) -> None:
    async with trial() as box:
        assert (await box.say(said)).text == reply
        assert not box.home.state("light.kitchen")["on"]


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("see to it that the blinds are down", "The living room blind is closed."),
        ("make sure the blinds are down", "The living room blind is closed."),
        ("I want the hall light to be on", "The hall light is on."),
        ("I'd like the living room to be 23 degrees", "The thermostat is set to 23 degrees."),
        ("close all the lights", "Five lights are off."),
        ("open the hall light", "The hall light is on."),
        ("start the fan", "The bedroom fan is on."),
        ("put the blinds all the way down", "The living room blind is closed."),
        ("roll the blinds down", "The living room blind is closed."),
        ("set the thermostat up 2 degrees", "The thermostat is set to 23 degrees."),
        ("it's dark in the bedroom", "The bedroom light is on."),
        ("speak up", "My volume is at 60 percent."),
        ("take the living room lamp down to 35", "The living room lamp is at 35 percent."),
        ("knock the temperature down 2 degrees", "The thermostat is set to 19 degrees."),
        ("lift the temperature to 22 and a half", "The thermostat is set to 22.5 degrees."),
        (
            "turn up the colour temperature of the living room lamp",
            "The living room lamp is cooler now.",
        ),
        ("turn off everything but the living room lamp", "Seven devices are off."),
    ],
)
async def test_everyday_words_for_the_home(said: str, reply: str) -> None:
    async with trial() as box:
        assert (await box.say(said)).text == reply


@pytest.mark.parametrize(
    ("said", "skills"),
    [
        ("turn off the lamp and what's the time", ("home.turn_off", "clock.tell_time")),
        ("turn off the lamp and is the garage door open", ("home.turn_off", "home.state")),
        ("turn off the lamp and who are you", ("home.turn_off", "dialogue.introduce")),
        ("open the blinds and how warm is it", ("home.open", "weather.measure")),
        (
            "set a timer for five minutes and what's the weather",
            ("timers.start", "weather.report"),
        ),
    ],
)
async def test_a_question_behind_an_order_is_one_of_its_own(
    said: str, skills: tuple[str, ...]
) -> None:
    async with trial() as box:
        assert box.understood_by(said) == skills


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("confirm that the hall light is off", "Yes, the hall light is off."),
        ("verify that the front door is locked", "Yes, the front door is locked."),
        ("check whether the garage door is open", "No, the garage door is closed."),
    ],
)
async def test_who_wants_to_be_told_is_told(said: str, reply: str) -> None:
    async with trial() as box:
        assert (await box.say(said)).text == reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("nightly alarm at 10 pm", "Alarm set for 10 PM every day."),
        (
            "daily reminder at 8 to take my pill",
            "I'll remind you every day at 8 AM to take your pill.",
        ),
        (
            "monthly reminder on the 2nd at noon to check the smoke alarm",
            "I'll remind you on the 2nd of every month at noon, starting on December 2, "
            "to check the smoke alarm.",
        ),
        ("dentist reminder tomorrow at 9", "I'll remind you tomorrow at 9 AM about dentist."),
        (
            "remind me at 9 and 21 every day to take my pill",
            "I'll remind you every day at 9 AM and 9 PM to take your pill.",
        ),
        ("wake me at 6 and 18:30", "Alarm set for today at 6:30 PM and tomorrow at 6 AM."),
        ("how fast is 30 mph in km per hour", "30 miles per hour is about 48.3 kilometers"),
    ],
)
async def test_times_and_units(said: str, reply: str) -> None:
    async with trial() as box:
        assert (await box.say(said)).text.startswith(reply)


@pytest.mark.parametrize(
    "said",
    [
        "the bedroom light just died",
        "somebody left the kitchen light on",
        "my neighbour's garage door opens at midnight",
        "the blinds went up by themselves",
        "I love it when the lights are dim",
        "did you toggle the lights",
        "what day does the bin go out",
        "what date does school begin",
        "what time does the bus leave",
        "ask Tom what time he wants dinner",
        "text Anna and ask what time she comes",
    ],
)
async def test_what_is_told_or_asked_elsewhere_does_nothing(said: str) -> None:
    async with trial() as box:
        assert box.understood_by(said) in ((), ("knowledge.answer",))
