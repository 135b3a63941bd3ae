"""Media players: what is meant when nobody names one, and what is said when
nothing could be done.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.skillkit.context import Ask
from assistant.skillkit.testing import Trial, trial

PLAYER = """
[[device]]
id = "media_player.{id}"
kind = "media_player"
name = "{name}"
area = "{area}"
device_class = "{kind}"
state = "{state}"
volume = 40
muted = false
source = "radio"
sources = ["radio", "streaming", "HDMI 1"]
title = "Penny Lane"
artist = "The Beatles"
track = 3
"""
AREAS = "".join(
    f'[[area]]\nid = "{name}"\nname = "{name.title()}"\n'
    for name in ("kitchen", "lounge", "garage")
)


@asynccontextmanager
async def house(
    tmp_path: Path, *files: str, kitchen: str = "playing", lounge: str = "paused", **options: Any
) -> AsyncIterator[Trial]:
    """A kitchen with a speaker and a lounge with a TV, in these states."""
    home = tmp_path / "home.toml"
    home.write_text(
        'name = "House"\nunits = "metric"\n'
        + AREAS
        + PLAYER.format(
            id="kitchen", name="Kitchen speaker", area="kitchen", kind="speaker", state=kitchen
        )
        + PLAYER.format(id="tv", name="TV", area="lounge", kind="tv", state=lounge)
    )
    async with trial(*(files or ("media",)), home=home, **options) as box:
        yield box


def states(box: Trial) -> tuple[str, str]:
    return tuple(box.home.state(f"media_player.{id_}")["state"] for id_ in ("kitchen", "tv"))  # type: ignore[return-value]


@pytest.mark.parametrize("words", ["pause", "pause the music", "stop the music", "stop playing"])
async def test_pause_takes_what_plays(tmp_path: Path, words: str) -> None:
    async with house(tmp_path, area="lounge") as box:
        assert (await box.say(words)).text == "Paused."
        assert states(box) == ("paused", "paused")


async def test_the_box_own_room_comes_first(tmp_path: Path) -> None:
    async with house(tmp_path, lounge="playing", area="lounge") as box:
        await box.say("pause")
        assert states(box) == ("playing", "paused")


async def test_resume_takes_what_was_paused(tmp_path: Path) -> None:
    async with house(tmp_path, kitchen="off") as box:
        await box.say("resume the music")
        assert states(box) == ("off", "playing")


async def test_a_named_player_is_meant_whatever_plays_elsewhere(tmp_path: Path) -> None:
    async with house(tmp_path, lounge="playing") as box:
        await box.say("pause the TV")
        assert states(box) == ("playing", "paused")


@pytest.mark.parametrize(
    ("words", "track"),
    [
        ("next song", 4),
        ("skip this track", 4),
        ("i want you to skip this song", 4),
        ("previous song", 2),
        ("play that song again", 2),
    ],
)
async def test_skipping(tmp_path: Path, words: str, track: int) -> None:
    async with house(tmp_path) as box:
        await box.say(words)
        assert [box.home.state(f"media_player.{id_}")["track"] for id_ in ("kitchen", "tv")] == [
            track,
            3,
        ]


@pytest.mark.parametrize(
    "words", ["what's playing", "what song is this", "who sings this", "what is that tune"]
)
async def test_what_is_playing(tmp_path: Path, words: str) -> None:
    async with house(tmp_path) as box:
        assert (await box.say(words)).text == "This is Penny Lane by The Beatles."


async def test_nothing_is_playing(tmp_path: Path) -> None:
    async with house(tmp_path, kitchen="idle", lounge="off") as box:
        assert (await box.say("what's playing")).text == "Nothing is playing."
        assert (await box.say("pause the music")).text == "Nothing is playing."


async def test_play_words_where_it_was_said(tmp_path: Path) -> None:
    async with house(tmp_path, kitchen="idle", lounge="off", area="kitchen") as box:
        assert (
            await box.say("play some smooth jazz")
        ).text == "Playing smooth jazz on the kitchen speaker."
        assert box.home.state("media_player.kitchen")["title"] == "smooth jazz"
        assert states(box) == ("playing", "off")


async def test_what_kind_of_thing_it_is_belongs_to_its_name(tmp_path: Path) -> None:
    async with house(tmp_path, kitchen="idle", area="kitchen") as box:
        await box.say("play jazz radio")
        assert box.home.state("media_player.kitchen")["title"] == "jazz radio"


async def test_play_asks_where_when_nothing_tells(tmp_path: Path) -> None:
    async with house(tmp_path, kitchen="idle", lounge="off") as box:
        asked = await box.say("play some smooth jazz")
        assert isinstance(asked.answer, Ask)
        assert asked.text == "The kitchen speaker or the TV?"
        await box.choose(asked, "TV")
        assert states(box) == ("idle", "playing")


async def test_a_room_without_a_player_is_told(tmp_path: Path) -> None:
    async with house(tmp_path, area="kitchen") as box:
        outcome = await box.say("play Queen in the garage")
        assert outcome.failed
        assert outcome.text == "There is no player in the garage."
        assert box.home.state("media_player.kitchen")["title"] == "Penny Lane"


async def test_sources(tmp_path: Path) -> None:
    async with house(tmp_path) as box:
        await box.say("change the source on the TV to hdmi one")
        assert box.home.state("media_player.tv")["source"] == "HDMI 1"
        wrong = await box.say("change the source on the TV to gramophone")
        assert wrong.failed
        assert "gramophone" in wrong.text


@pytest.mark.parametrize(
    "words",
    [
        "play a game",
        "i want to hear doctor jokes",
        "put on bended knee on my list",
        "how do you learn to play violin",
    ],
)
async def test_what_is_no_media_starts_nothing(tmp_path: Path, words: str) -> None:
    async with house(tmp_path, kitchen="idle", area="kitchen") as box:
        await box.say(words)
        assert states(box) == ("idle", "paused")


async def test_no_player_in_the_house(tmp_path: Path) -> None:
    home = tmp_path / "home.toml"
    home.write_text('name = "House"\nunits = "metric"\n')
    async with trial("media", home=home) as box:
        outcome = await box.say("play some jazz")
        assert outcome.failed
        assert outcome.text == "There is no media player here."


async def test_what_plays_already_is_said_and_no_screen_is_switched_on(tmp_path: Path) -> None:
    for lounge, area in (("off", "lounge"), ("off", None)):
        async with house(tmp_path, "media", lounge=lounge, area=area) as box:
            assert (await box.say("resume")).text == "The kitchen speaker is already playing."
            assert box.home.state("media_player.tv")["state"] == "off"
    async with house(tmp_path, "media", kitchen="idle", lounge="off", area="lounge") as box:
        await box.say("carry on playing")
        assert box.home.state("media_player.tv")["state"] == "off"


@pytest.mark.parametrize(
    "words",
    [
        "play hide and seek",
        "play cards and chess with me",
        "play a round of dominoes",
        "let's play tennis this afternoon",
    ],
)
async def test_a_game_is_not_two_songs(words: str) -> None:
    async with trial() as box:
        assert not any(skill.startswith("media.") for skill in box.understood_by(words))


async def test_what_is_played_on_a_screen_goes_to_it_or_nowhere(tmp_path: Path) -> None:
    async with house(tmp_path, "media") as box:
        await box.say("play some jazz on the television")
        assert box.home.state("media_player.tv")["title"] == "jazz"
        assert (
            await box.say("play some jazz on the projector")
        ).text == "I don't know of any projector."
        assert box.home.state("media_player.kitchen")["title"] == "Penny Lane"


@pytest.mark.parametrize(
    "words",
    [
        "play nicely with the cat",
        "play nicely, she had it first",
        "play fair now, children",
        "let's play it by ear tonight",
        "come and play in the sandpit, Ben",
        "you two go outside and play",
        "listen to that, the pump is running again",
        "listen to your sister",
        "I want to hear about your day",
        "I need to hear the doorbell from here",
    ],
)
async def test_who_plays_or_listens_to_people_wants_no_music(words: str) -> None:
    async with trial() as box:
        assert not any(skill.startswith("media.") for skill in box.understood_by(words))


@pytest.mark.parametrize(
    ("words", "skill"),
    [
        ("play the next track on this album", "media.next_track"),
        ("play the next podcast episode", "media.next_track"),
        ("let me hear some music", "media.resume"),
        ("I'd like to listen to music", "media.resume"),
        ("listen to this album", "media.play"),
        ("play Outside by Calvin Harris", "media.play"),
        ("play it safe by the Wombats", "media.play"),
        ("play the Dead Kennedys", "media.play"),
        ("let me hear that song by Adele", "media.play"),
    ],
)
async def test_what_is_to_be_heard_is_told_from_what_comes_next(words: str, skill: str) -> None:
    async with trial() as box:
        assert box.understood_by(words) == (skill,)


@pytest.mark.parametrize("words", ["play a song", "play some songs", "play a different track"])
async def test_what_nobody_named_is_asked_for(words: str) -> None:
    """It played "a"."""
    async with trial("media") as box:
        asked = await box.say(words)
        assert isinstance(asked.answer, Ask)
        assert "yesterday" in (await box.answer(asked, "yesterday by the beatles")).text
