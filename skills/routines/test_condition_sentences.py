"""How people say that an order hangs on something, and what only sounds like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.testing import Trial, trial

HOME = Path(__file__).with_name("test_home.toml")
SKILLS = (
    "routines",
    "home",
    "weather",
    "climate",
    "timers",
    "reminders",
    "clock",
    "alarms",
    "query",
)


def waiting(box: Trial) -> list[tuple[str, str]]:
    return [(entry.name, entry.text) for entry in box.agenda.entries("condition")]


WAITED_FOR = (
    ("tell me when the washing machine is done", "the washing machine is done", ""),
    ("let me know when the washing machine has finished", "the washing machine has finished", ""),
    ("notify me as soon as the dishwasher is finished", "the dishwasher is finished", ""),
    ("when the dishwasher stops running tell me", "the dishwasher stops running", ""),
    ("let me know when the dishwasher starts", "the dishwasher starts", ""),
    ("tell me when anna gets home", "anna gets home", ""),
    ("warn me if the bedroom window opens", "the bedroom window opens", ""),
    ("let me know if a window opens", "a window opens", ""),
    (
        "let me know if the front door is open longer than five minutes",
        "the front door is open longer than 5 minutes",
        "",
    ),
    (
        "tell me when the bedroom window has been open for ten minutes",
        "the bedroom window has been open for 10 minutes",
        "",
    ),
    ("tell me when it starts raining", "it starts raining", ""),
    ("as soon as the phone battery drops below 20 percent tell me", "{}", ""),
    ("alert me when the humidity in the kitchen rises above 70 percent", "{}", ""),
    ("tell me when somebody rings the doorbell", "somebody rings the doorbell", ""),
    ("let me know whenever there is motion in the office", "there is motion in the office", ""),
    ("tell me when the office lamp turns off", "the office lamp turns off", ""),
    ("tell me when everybody has left", "everybody has left", ""),
    ("tell me when nobody's home", "nobody's home", ""),
    ("let me know when somebody opens the front door", "somebody opens the front door", ""),
    ("tell me as soon as someone unlocks the front door", "someone unlocks the front door", ""),
    (
        "turn off the office lamp when nobody is in the office for ten minutes",
        "nobody is in the office for 10 minutes",
        "turn off the office lamp",
    ),
    ("when ben gets home turn on the hall light", "ben gets home", "turn on the hall light"),
    ("when somebody comes home turn on the hall light", "{}", "turn on the hall light"),
    ("when somebody rings turn on the hall light", "somebody rings", "turn on the hall light"),
    ("turn on the hall light when the front door opens", "{}", "turn on the hall light"),
    ("once the front door closes, turn off the hall light", "{}", "turn off the hall light"),
    ("when anna leaves turn off the office lamp", "anna leaves", "turn off the office lamp"),
    (
        "when the temperature in the bedroom falls below 18 turn on the hall light",
        "the temperature in the bedroom falls below 18",
        "turn on the hall light",
    ),
    (
        "if it gets warmer than 25 degrees in the guest room, set the thermostat to 18",
        "it gets warmer than 25 degrees in the guest room",
        "set the thermostat to 18",
    ),
    ("every time the front door opens turn on the hall light", "{}", "turn on the hall light"),
    ("whenever somebody rings, turn on the hall light please", "{}", "turn on the hall light"),
    ("always turn on the hall light when the front door opens", "{}", "turn on the hall light"),
    (
        "if the front door is unlocked for more than ten minutes lock the front door",
        "the front door is unlocked for more than 10 minutes",
        "lock the front door",
    ),
    (
        "when the dishwasher is done and the bedroom window is closed turn on the hall light",
        "{}",
        "turn on the hall light",
    ),
    ("could you let me know when the washing machine is done", "{}", ""),
    ("remind me to take out the laundry when the washing machine is done", "{}", ""),
    ("when the washing machine is done remind me to hang up the laundry", "{}", ""),
    ("in case it rains tomorrow remind me to take an umbrella", "it rains tomorrow", ""),
    ("if it snows tomorrow remind me to salt the path", "it snows tomorrow", ""),
)


async def test_what_is_said_is_kept_in_the_agenda() -> None:
    wrong = []
    async with trial(*SKILLS, home=HOME, area="kitchen") as box:
        for words, clause, order in WAITED_FOR:
            outcome = await box.say(words)
            kept = waiting(box)
            if outcome.failed or len(kept) != 1 or kept[0][1] != order:
                wrong.append((words, outcome.text, kept))
            elif clause not in ("{}", kept[0][0]):
                wrong.append((words, clause, kept))
            for entry in box.agenda.entries("condition"):
                box.agenda.cancel(entry.id)
    assert wrong == []


NOW = (
    (
        "if the guest room is warmer than the bedroom turn on the hall light",
        "light.hall",
        "on",
        True,
    ),
    (
        "if the bedroom is warmer than the guest room turn on the hall light",
        "light.hall",
        "on",
        False,
    ),
    ("if the guest room is above 23 set it to 22", "climate.guest", "target", 22),
    ("if the guest room is warmer than 23 degrees, set the thermostat to 19", "", "target", 19),
    ("if the guest room is above 25 set it to 17", "climate.guest", "target", 21),
    ("if the phone battery is below 50 turn on the hall light", "light.hall", "on", True),
    ("if the phone is under 30 turn on the hall light", "light.hall", "on", False),
    ("turn on the hall light, but only if the kitchen window is open", "light.hall", "on", True),
    ("turn off the office lamp if the kitchen window is open", "light.office", "on", False),
    ("turn off the office lamp if the bedroom window is open", "light.office", "on", True),
    ("if the bedroom window is not open turn off the office lamp", "light.office", "on", False),
    ("if no window is open turn off the office lamp", "light.office", "on", True),
    ("unless the bedroom window is open turn on the hall light", "light.hall", "on", True),
    ("turn on the hall light unless anna is at home", "light.hall", "on", False),
    ("if ben is away then turn on the hall light", "light.hall", "on", True),
    ("turn on the hall light if it's off", "light.hall", "on", True),
    ("if the dishwasher is running turn on the hall light", "light.hall", "on", True),
    ("if it's raining turn on the hall light", "light.hall", "on", False),
    ("if nobody is home turn off the office lamp", "light.office", "on", True),
    (
        "if all windows are closed turn on the hall light otherwise turn off the office lamp",
        "light.office",
        "on",
        False,
    ),
    (
        "if the kitchen window is open and anna is at home turn on the hall light",
        "light.hall",
        "on",
        True,
    ),
    ("if you like turn on the hall light", "light.hall", "on", True),
    ("turn on the hall light if you don't mind", "light.hall", "on", True),
    ("when you get a chance turn on the hall light", "light.hall", "on", True),
)


@pytest.mark.parametrize(("words", "device", "key", "value"), NOW)
async def test_if_is_looked_at_now_and_once(
    words: str, device: str, key: str, value: object
) -> None:
    async with trial(*SKILLS, home=HOME, area="kitchen") as box:
        await box.say(words)
        assert box.home.state(device or "climate.guest")[key] == value
        assert waiting(box) == []


async def test_what_was_found_is_said_with_it() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        said = await box.say("if the guest room is above 25 set it to 17")
        assert said.text == "It is 24 degrees in the guest room. So I've done nothing."
        said = await box.say("turn on the hall light if the kitchen window is open")
        assert said.text == "The kitchen window is open. The hall light is on."


async def test_what_nobody_knows_decides_nothing() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        box.home.set_available("binary_sensor.w1", False)
        said = await box.say("turn on the hall light if the bedroom window is closed")
        assert said.failed
        assert "can't say whether the bedroom window is closed" in said.text
        assert not box.home.state("light.hall")["on"]


HONEST = (
    "let me know when dinner is ready",
    "tell me when my train arrives",
    "if my mother calls turn off the office lamp",
    "turn on the hall light when the game starts",
    "when the tooth fairy comes turn on the hall light",
)


@pytest.mark.parametrize("words", HONEST)
async def test_what_nothing_here_tells_is_said_and_not_done(words: str) -> None:
    async with trial(*SKILLS, home=HOME) as box:
        before = box.home.snapshot()
        said = await box.say(words)
        assert said.failed
        assert "nothing here tells me" in said.text
        assert waiting(box) == []
        assert box.home.snapshot() == before


NO_CONDITIONS = (
    ("what happens if i open the window", ()),
    ("tell me if it's raining", ("weather.check",)),
    ("tell me if the bedroom window is open", ("home.state",)),
    ("is the hall light on when nobody is home", ()),
    ("when is sunset", ("clock.",)),
    ("when I say movie time turn off the hall light", ("routines.create",)),
    ("tell me when ten minutes are up", ("timers.start",)),
    ("how warm is it when the window is open", ()),
    ("i like it when the window is open", ()),
)


@pytest.mark.parametrize(("words", "skills"), NO_CONDITIONS)
async def test_other_sentences_with_such_words_stay_what_they_are(
    words: str, skills: tuple[str, ...]
) -> None:
    async with trial(*SKILLS, home=HOME, area="kitchen") as box:
        found = box.understood_by(words)
        assert "routines.depend" not in found
        assert all(name.startswith(skill) for name, skill in zip(found, skills, strict=False))
