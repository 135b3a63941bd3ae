"""What the appliance knows of itself, and that nobody waits for help from a box that can't call."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant import __version__
from assistant.service.config import Config
from assistant.service.surroundings import about_box, addresses
from assistant.skillkit.context import About
from assistant.skillkit.testing import NOW, trial

ABOUT = About(
    version="7.8.9",
    wake_words=("Okay Nabu", "Alexa"),
    settings_file="/etc/hearth/config.toml",
    addresses=lambda: {"wlan0": "192.168.7.20"},
    host_name="pantry",
    started=NOW - timedelta(hours=5),
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("what's your network address", "192.168.7.20 on the Wi-Fi"),
        ("which wifi are you on", "my name is pantry"),
        ("which version of hearth is this", "I am version 7.8.9."),
        ("are you up to date", "I don't look for updates"),
        ("please upgrade yourself", "git pull"),
        ("how do I get your attention", "I wake up at “Okay Nabu” or “Alexa”."),
        ("could I rename you", "under “wake” in my settings"),
        ("set another voice", "assistant models list"),
        ("talk a bit more slowly", "“speed” under “voice”"),
        ("can you speak italian", "English only"),
        ("can you speak english", "I do"),
        ("where is your configuration", "assistant config path"),
        ("how would I add another smart bulb", "MQTT broker or Home Assistant"),
        ("link a zigbee sensor", "MQTT broker or Home Assistant"),
        ("how do I join the wifi", "set up in this box's system"),
        ("shut down please", "I don't restart by voice"),
        ("when were you started", "five hours"),
        ("erase my voice recordings", "There are no recordings"),
        ("did I miss anything", "nothing out of turn"),
    ],
)
async def test_the_box_knows_itself(asked: str, told: str) -> None:
    async with trial(about=ABOUT) as box:
        assert told in (await box.say(asked)).text


async def test_what_is_kept_is_told_as_it_is() -> None:
    kept = replace(ABOUT, kept="words", kept_days=7)
    async with trial(about=kept) as box:
        told = (await box.say("delete everything I said")).text
        assert told == (
            "There are no recordings. I keep the words for 7 days; “assistant history delete” "
            "deletes them."
        )
        assert "the words for 7 days" in (await box.say("are you spying on me")).text
    async with trial(about=replace(kept, kept="sound", kept_days=1)) as box:
        assert "with its sound, for one day" in (await box.say("are you spying on me")).text


@pytest.mark.parametrize(
    "cry",
    [
        "dial 112",
        "get a doctor please",
        "we need the fire brigade now",
        "help I have fallen and I can't get up",
        "I can't breathe",
        "he's having a stroke",
        "I smell gas",
        "there's smoke in the kitchen",
        "someone is trying to break in",
        "it's an emergency",
    ],
)
async def test_nobody_waits_for_a_call_that_the_box_cannot_make(cry: str) -> None:
    async with trial() as box:
        assert "I can't call anyone" in (await box.say(cry)).text


@pytest.mark.parametrize(
    "said",
    [
        "help me with timers",
        "is there smoke in the kitchen",
        "call the list party",
        "restart the timer",
    ],
)
async def test_what_is_no_cry_for_help_is_none(said: str) -> None:
    async with trial() as box:
        understood = box.understood_by(said)
        assert not any(name.startswith(("emergency.", "appliance.")) for name in understood)


async def test_what_was_said_out_of_turn_is_said_again() -> None:
    async with trial() as box:
        box.context.dialogue.turns.append({"notice": True, "reply": "The egg timer is done."})  # type: ignore[attr-defined]
        assert (await box.say("what did I miss")).text == "I said: The egg timer is done."


def test_the_real_box_knows_its_own_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INVOCATION_ID", "0123")
    about = about_box(Config(), NOW)
    assert about.version == __version__
    assert about.wake_words == ("Hey Jarvis",)
    assert about.service
    assert Path(about.settings_file).name == "config.toml"
    assert not any(address.startswith("127.") for address in addresses().values())


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("connect to my wifi", "appliance.connect"),
        ("how do I set you up", "appliance.connect"),
        ("use a different voice", "appliance.change"),
        ("factory reset", "appliance.restart"),
        ("which devices do you know", "inventory.devices"),
        ("what rooms do you know", "inventory.rooms"),
    ],
)
async def test_more_of_the_box_itself(said: str, meant: str) -> None:
    async with trial("appliance", "inventory") as box:
        assert box.understood_by(said) == (meant,)
