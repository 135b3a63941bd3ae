"""Alarm panels and codes by voice: modes, states told truly, one question for the code, and no
trace of it.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.home.abilities import why_not
from assistant.home.file import parse_home
from assistant.home.model import Command
from assistant.home.policy import Gate
from assistant.service.config_home import Policy
from assistant.skillkit.context import Ask
from assistant.skillkit.host.codes import spoken_code, without_code
from assistant.skillkit.testing import Trial, trial

PANEL = "alarm_control_panel.house"
HOUSE = """
name = "House"
[[device]]
id = "alarm_control_panel.house"
kind = "alarm_control_panel"
name = "house alarm"
state = "{state}"
modes = {modes}
{more}
[[device]]
id = "lock.front"
kind = "lock"
name = "front door"
locked = true
code = "5678"
"""
CODED = 'code = "1234"\ncode_for = ["disarm"]'


@asynccontextmanager
async def house(
    tmp_path: Path,
    state: str = "disarmed",
    modes: tuple[str, ...] = ("armed_home", "armed_away"),
    more: str = "",
) -> AsyncIterator[Trial]:
    home = tmp_path / "home.toml"
    home.write_text(HOUSE.format(state=state, modes=json.dumps(modes), more=more))
    async with trial("security", "home", "alarms", "timers", "routines", home=home) as box:
        yield box


def state(box: Trial) -> str:
    return str(box.home.state(PANEL)["state"])


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("arm the house alarm", "armed_away"),
        ("arm the alarm", "armed_away"),
        ("set the security alarm to home", "armed_home"),
        ("arm the house in home mode", "armed_home"),
        ("arm the alarm to stay", "armed_home"),
        ("I'm leaving, arm the house", "armed_away"),
        ("activate the alarm", "armed_away"),
        ("put the house alarm in away mode", "armed_away"),
    ],
)
async def test_a_panel_is_armed_in_the_mode_that_was_said(
    tmp_path: Path, words: str, after: str
) -> None:
    async with house(tmp_path) as box:
        await box.say(words)
        assert state(box) == after


async def test_a_mode_that_the_panel_lacks_is_named_with_those_it_has(tmp_path: Path) -> None:
    async with house(tmp_path) as box:
        for words in ("arm the alarm in night mode", "set the alarm to vacation"):
            said = await box.say(words)
            assert said.failed
            assert "it knows home and away" in said.text
        assert state(box) == "disarmed"


async def test_a_bare_arm_means_the_only_mode_and_asks_between_several_without_away(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, modes=("armed_night",)) as box:
        await box.say("arm the alarm")
        assert state(box) == "armed_night"
    async with house(tmp_path, modes=("armed_home", "armed_night")) as box:
        assert (await box.say("arm the alarm")).text == "Home or night?"
        await box.say("night")
        assert state(box) == "armed_night"


@pytest.mark.parametrize(
    ("now", "words", "said"),
    [
        ("disarmed", "is the alarm armed", "No, the house alarm is disarmed."),
        ("armed_home", "is the alarm on", "Yes, the house alarm is armed in home mode."),
        ("arming", "is the house alarm armed", "No, the house alarm is arming."),
        ("pending", "what's the state of the alarm", "The house alarm is about to go off."),
        ("triggered", "did the alarm go off", "Yes, the house alarm is triggered."),
        (
            "disarmed",
            "did the alarm go off",
            "No, the house alarm is disarmed. I don't know about before.",
        ),
        ("armed_away", "is the alarm disarmed", "No, the house alarm is armed in away mode."),
        (
            "armed_away",
            "what's the state of the house alarm",
            "The house alarm is armed in away mode.",
        ),
    ],
)
async def test_how_it_stands_is_told_truly(tmp_path: Path, now: str, words: str, said: str) -> None:
    async with house(tmp_path, now) as box:
        assert (await box.say(words)).text == said


async def test_without_a_panel_the_alarm_is_the_clocks() -> None:
    async with trial("security", "alarms") as box:
        assert "alarm" in (await box.say("is the alarm on")).text
        assert (await box.say("set an alarm for seven")).text.startswith("Alarm set")
        assert (await box.say("arm the alarm")).text == "I don't know of any alarm system."


async def test_disarming_asks_and_what_wants_a_code_asks_for_that_instead(tmp_path: Path) -> None:
    async with house(tmp_path, "armed_away") as box:
        assert (await box.say("disarm the alarm")).text == "Disarm the house alarm?"
        await box.say("yes")
        assert state(box) == "disarmed"
    async with house(tmp_path, "armed_away", more=CODED) as box:
        asked = await box.say("disarm the alarm")
        assert asked.text == "What's the code to disarm the house alarm?"
        assert isinstance(asked.answer, Ask)
        assert asked.answer.guard == "pin"
        assert (await box.say("it's one two three four")).text == "The house alarm is disarmed."
        assert (await box.say("arm the alarm")).text == "The house alarm is armed in away mode."


@pytest.mark.parametrize(
    "words",
    [
        "disarm the alarm with code 1234",
        "disarm the alarm, one two three four",
        "code 1 2 3 4, disarm the house alarm",
    ],
)
async def test_the_code_may_come_in_the_same_breath(tmp_path: Path, words: str) -> None:
    async with house(tmp_path, "armed_away", more=CODED) as box:
        said = await box.say(words)
        assert (said.text, state(box)) == ("The house alarm is disarmed.", "disarmed")
        assert all("code" not in receipt.wanted for receipt in said.receipts)


async def test_wrong_codes_are_counted_and_none_is_taken_for_a_while(tmp_path: Path) -> None:
    async with house(tmp_path, "armed_away", more=CODED) as box:
        said = [(await box.say(f"disarm the alarm with code 000{n}")).text for n in range(4)]
        assert said[0] == said[1] == "The house alarm doesn't take that code."
        assert said[2] == "The house alarm doesn't take that code. Try again in a minute."
        assert "too many wrong codes" in said[3]
        assert "too many wrong codes" in (await box.say("disarm the alarm with code 1234")).text
        assert state(box) == "armed_away"


async def test_a_right_code_ends_the_count(tmp_path: Path) -> None:
    async with house(tmp_path, "armed_away", more=CODED) as box:
        for code in ("0001", "0002", "1234", "0003", "0004"):
            await box.say(f"disarm the alarm with code {code}")
            await box.say("arm the alarm")
        assert (
            await box.say("disarm the alarm with code 1234")
        ).text == "The house alarm is disarmed."


@pytest.mark.parametrize(
    "words",
    [
        "in ten minutes disarm the alarm",
        "every day at 7 disarm the alarm",
        "when I say sesame, disarm the alarm",
        "unlock the front door in ten minutes",
    ],
)
async def test_nobody_can_say_a_code_later(tmp_path: Path, words: str) -> None:
    async with house(tmp_path, "armed_away", more=CODED) as box:
        said = await box.say(words)
        assert "nobody could say it" in said.text
        assert not box.agenda.rows()


async def test_a_rule_for_the_pin_holds_beside_the_panels_own_code(tmp_path: Path) -> None:
    policy = Policy(pin="4711", rules={"alarm_control_panel:disarm": "pin"})
    async with house(tmp_path, "armed_away", more=CODED) as box:
        box.context.actuator.gate = Gate(policy)
        assert (
            await box.say("disarm the alarm")
        ).text == "Disarm the house alarm? Tell me the code."
        assert (await box.say("4711")).text == "What's the code to disarm the house alarm?"
        assert state(box) == "armed_away"
        assert (await box.say("1234")).text == "The house alarm is disarmed."


@pytest.mark.parametrize("words", ["turn off the alarm", "stop the alarm", "turn the alarm off"])
async def test_the_alarm_that_goes_off_is_the_one_to_be_ended(tmp_path: Path, words: str) -> None:
    async with house(tmp_path, "triggered") as box:
        await box.say("set an alarm for seven")
        assert (await box.say(words)).text == "Disarm the house alarm?"
        await box.say("yes")
        assert state(box) == "disarmed"
        assert len(box.agenda.entries("alarm")) == 1


async def test_a_door_is_opened_at_its_lock_where_that_can_and_asked_about(tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    lock = '[[device]]\nid = "lock.{0}"\nkind = "lock"\nname = "{0} door"\nlocked = true\n{1}\n'
    home.write_text(
        'name = "House"\n' + lock.format("front", "opens = true") + lock.format("back", "")
    )
    async with trial("home", home=home) as box:
        assert (await box.say("open the front door")).text == "Open the front door?"
        assert (await box.say("yes")).text == "I told the front door to open."
        assert box.home.state("lock.front")["locked"] is False
        assert (
            await box.say("open the back door")
        ).text == "The back door can't be opened, only locked and unlocked."


def test_nobody_can_wish_what_a_panel_only_tells() -> None:
    ((panel, now), _) = parse_home(
        HOUSE.format(state="disarmed", modes='["armed_away"]', more="")
    ).devices
    for wish in ("triggered", "arming", "pending", "disarming"):
        assert why_not(panel, now, Command(PANEL, {"state": wish}))
    assert why_not(panel, now, Command(PANEL, {"state": "armed_night"}))
    assert why_not(panel, now, Command(PANEL, {"state": "disarmed"})) is None


@pytest.mark.parametrize(
    ("said", "command", "code"),
    [
        ("disarm the alarm with the code 1-2-3-4", "disarm the alarm", "1234"),
        (
            "unlock the front door using the pin four seven one one please",
            "unlock the front door",
            "4711",
        ),
        ("my code is 1234", "", "1234"),
        ("arm the alarm at 7 30", "arm the alarm at 7 30", ""),
        ("the wifi code is 12345 and so on", "the wifi code is 12345 and so on", ""),
    ],
)
def test_a_code_is_told_from_its_command(said: str, command: str, code: str) -> None:
    assert spoken_code(said) == (command, code)


@pytest.mark.parametrize(
    "said",
    [
        "disarm the alarm with code 1234",
        "disarm the alarm, one two three four",
        "“disarm it, code 1 2 3 4”: not understood",
        "the pin is 1234, disarm the alarm",
    ],
)
def test_nothing_of_a_spoken_code_is_kept(said: str) -> None:
    kept = without_code(said, "")
    assert "****" in kept
    assert not any(digit in kept for digit in ("1", "2", "one", "two", "four"))
