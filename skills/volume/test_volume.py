"""Loudness: the box's own when nothing plays or it is spoken to, else that of what plays."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.home.model import Device
from assistant.skillkit.testing import Trial, trial
from skills.media.test_media import house


def volumes(box: Trial) -> tuple[int, int, int]:
    """The box, the kitchen speaker, the TV."""
    players = (box.home.state(f"media_player.{id_}")["volume"] for id_ in ("kitchen", "tv"))
    return (box.sound.volume, *players)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("louder", 60),
        ("turn the volume up", 60),
        ("could you please raise your volume", 60),
        ("increase the volume by 20 percent", 70),
        ("quieter", 40),
        ("turn your volume down a little", 45),
        ("please speak quieter to me", 40),
        ("set the volume to 80 percent", 80),
        ("volume to maximum", 100),
        ("mute", 0),
    ],
)
async def test_the_box_itself(words: str, level: int) -> None:
    async with trial("volume") as box:
        await box.say(words)
        assert box.sound.volume == level


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("turn it up", (50, 50, 40)),
        ("set the volume to 70", (50, 70, 40)),
        ("turn your volume up", (60, 40, 40)),
        ("turn up the TV volume by 20 percent", (50, 40, 60)),
        ("lower the volume in the lounge", (50, 40, 30)),
        ("turn the volume down in the kitchen to 10 percent", (50, 10, 40)),
    ],
)
async def test_what_plays_or_is_named(
    tmp_path: Path, words: str, after: tuple[int, int, int]
) -> None:
    async with house(tmp_path, "volume", area="kitchen") as box:
        await box.say(words)
        assert volumes(box) == after


async def test_mute_and_unmute_a_player(tmp_path: Path) -> None:
    async with house(tmp_path, "volume", area="kitchen") as box:
        await box.say("mute the music")
        assert box.home.state("media_player.kitchen")["muted"]
        await box.say("unmute")
        assert not box.home.state("media_player.kitchen")["muted"]
        assert box.sound.volume == 50


async def test_unmute_brings_the_old_level_back() -> None:
    async with trial("volume") as box:
        await box.say("set the volume to 35")
        await box.say("mute")
        assert (await box.say("unmute")).text == "I'm back."
        assert box.sound.volume == 35


async def test_mute_for_a_while_ends_by_itself() -> None:
    async with trial("volume") as box:
        assert (await box.say("mute for the next hour please")).text == "I'm muted for one hour."
        box.advance(3599)
        assert box.rang == []
        box.advance(2)
        await box.say(box.rang[0].text)
        assert box.sound.volume == 50


async def test_as_loud_as_it_gets() -> None:
    async with trial("volume") as box:
        await box.say("volume to maximum")
        assert (await box.say("louder")).text == "That's as loud as I can be."


async def test_good_night_is_soft_until_the_morning() -> None:
    late = datetime(2026, 11, 23, 22, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    async with trial("volume", now=late, settings={"night_level": 15}) as box:
        await box.say("good night")
        assert box.sound.volume == 15
        box.advance(8.5 * 3600 + 1)
        assert [entry.kind for entry in box.rang] == ["routine"]
        await box.say(box.rang[0].text)
        assert box.sound.volume == 50


async def test_asking_changes_nothing(tmp_path: Path) -> None:
    async with house(tmp_path, "volume", area="kitchen") as box:
        assert (
            await box.say("what's the volume")
        ).text == "My volume is at 50 percent, and the kitchen speaker is at 40."
        assert volumes(box) == (50, 40, 40)


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("set the volume to four", 40),
        ("volume 8", 80),
        ("set volume to 10", 100),
        ("set the volume to 4 percent", 4),
        ("set the volume to 11", 11),
        ("put the volume at low", 20),
        ("set your volume to medium", 50),
        ("volume to the max", 100),
        ("set volume to high", 80),
    ],
)
async def test_small_numbers_are_steps_of_ten(words: str, level: int) -> None:
    async with trial() as box:
        box.sound.set_volume(55)
        await box.say(words)
        assert box.sound.volume == level


@pytest.mark.parametrize(
    "words", ["set the volume to 130", "volume to 110 percent", "set volume to two hundred"]
)
async def test_more_than_all_is_said_and_not_done(words: str) -> None:
    async with trial() as box:
        outcome = await box.say(words)
        assert (outcome.text, outcome.failed) == ("The volume goes from 0 to 100 percent.", True)
        assert box.sound.volume == 50


@pytest.mark.parametrize(
    "words", ["turn off the mute", "mute off", "switch mute off", "cancel the mute", "stop muting"]
)
async def test_the_end_of_muting_does_not_mute(words: str) -> None:
    async with trial() as box:
        await box.say("mute")
        await box.say(words)
        assert box.sound.volume == 50
        await box.say(words)
        assert box.sound.volume == 50


@pytest.mark.parametrize(
    "words", ["set the volume of the beamer to 30 percent", "turn up the beamer", "mute the beamer"]
)
async def test_the_box_does_not_stand_in_for_a_named_player_without_a_volume(words: str) -> None:
    async with trial("volume") as box:
        box.home.put_device(
            Device("media_player.beamer", "media_player", "beamer"), {"state": "playing"}
        )
        before = box.sound.volume
        reply = await box.say(words)
        assert "The beamer can't" in reply.text
        assert box.sound.volume == before


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("turn it up all the way", 100),
        ("crank the volume all the way up", 100),
        ("turn the volume all the way down", 0),
        ("set the volume to a third", 33),
        ("volume at three quarters", 75),
    ],
)
async def test_how_loud_in_words(said: str, percent: int) -> None:
    async with trial("volume", "media") as box:
        await box.say("play some jazz")
        await box.say(said)
        assert box.home.state("media_player.living_room")["volume"] == percent


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("what volume are you at", "volume.tell"),
        ("mute the sound", "volume.mute"),
        ("silence the sound", "volume.mute"),
    ],
)
async def test_the_sound_is_no_bell(said: str, meant: str) -> None:
    async with trial("volume", "alarms", "media") as box:
        assert box.understood_by(said) == (meant,)


@pytest.mark.parametrize(
    "said",
    [
        "the older she gets, the louder she talks",
        "the volume of traffic is up 15 percent",
        "the noise in here is dreadful, isn't it",
        "it's nice and quiet out here, isn't it, Mum",
        "turn the volume up at nine",
    ],
)
async def test_what_is_remarked_or_meant_for_later_changes_no_loudness(said: str) -> None:
    async with trial() as box:
        assert not any(name.startswith("volume.") for name in box.understood_by(said))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("it's too quiet, I can't follow the talk", "volume.up"),
        ("set the speakers to a softer more pleasant level", "volume.down"),
        ("put the volume on mute", "volume.mute"),
        ("switch the audio to silent", "volume.mute"),
        ("turn the sound on", "volume.unmute"),
        ("set the volume at 30 percent", "volume.set_level"),
        ("say it one more time", "dialogue.repeat"),
        ("speak once more", "dialogue.repeat"),
    ],
)
async def test_the_contrary_is_not_done(said: str, meant: str) -> None:
    async with trial() as box:
        assert box.understood_by(said) == (meant,)
