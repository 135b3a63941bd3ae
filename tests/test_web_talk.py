"""Talking to a running box over a page's socket: a real voice goes in, a real answer comes out."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import numpy as np
import pytest
from page_kit import PageBox

from assistant.audio.pcm import resample
from assistant.core.values import RATE, Pcm, Samples
from assistant.ear.held import Held
from assistant.service.config import Config, Endpoint
from assistant.service.models import open_detectors, open_person, open_transcriber
from assistant.service.person import Person
from assistant.web.talk import BUSY, SOUND_RATE

CHUNK = RATE // 20 * 2
"""Bytes of 50 ms, as a page sends them."""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageBox]:
    running = PageBox(tmp_path_factory.mktemp("box"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def person() -> Person:
    return Person(open_person(Config()))


@dataclass
class Page:
    """What a page does with its socket."""

    socket: aiohttp.ClientWebSocketResponse
    told: list[dict[str, Any]] = field(default_factory=list)
    sound: list[bytes] = field(default_factory=list)
    _number: int = 0

    async def ask(self, verb: str, **rest: Any) -> dict[str, Any]:
        self._number += 1
        await self.socket.send_json({"id": self._number, "do": verb, **rest})
        while (got := await self._next()).get("id") != self._number:
            pass
        return got

    async def press(self) -> None:
        assert "answer" in await self.ask("talk")
        await self.until("listening")

    async def say(self, samples: Samples) -> None:
        pcm = samples.astype("<i2").tobytes()
        for at in range(0, len(pcm), CHUNK):
            await self.socket.send_bytes(pcm[at : at + CHUNK])

    async def until(self, state: str) -> dict[str, Any]:
        while not self.told or self.told[-1]["state"] != state:
            await self._next()
        return self.told[-1]

    async def _next(self) -> dict[str, Any]:
        message = await self.socket.receive(30)
        if message.type is aiohttp.WSMsgType.BINARY:
            self.sound.append(message.data)
            return {}
        got: dict[str, Any] = json.loads(message.data)
        if got.get("topic") == "talk":
            self.told.append(got["value"])
        return got

    async def last_turn(self) -> dict[str, Any]:
        newest = (await self.ask("history", limit=1))["answer"]["turns"][0]
        turn: dict[str, Any] = (await self.ask("turn", turn=newest["turn"]))["answer"]["turn"]
        return turn

    @property
    def heard(self) -> Samples:
        """The answer as the page plays it, at 16 kHz."""
        return resample(Pcm(np.frombuffer(b"".join(self.sound), "<i2"), SOUND_RATE), RATE)


@asynccontextmanager
async def page(box: PageBox) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{box.address}live") as socket:
        yield Page(socket)


async def test_what_is_said_into_a_page_is_done_and_answered_there(
    box: PageBox, person: Person
) -> None:
    async with page(box) as phone:
        await phone.press()
        await phone.say(person.say(0.3, "turn on the kitchen light").samples)
        await phone.ask("talk_end")
        assert (await phone.until("over"))["why"] == ""
        assert [told["state"] for told in phone.told] == [
            *("listening", "thinking", "speaking", "over")
        ]
        turn = await phone.last_turn()
    assert turn["reply"] == "The kitchen light is on."
    assert (turn["origin"], turn["opened_by"]) == ("page", "page")
    assert turn["marks_ms"]["first_audio"] > 0
    heard = open_transcriber(Config()).transcribe(
        phone.heard, effort="full", hints=("kitchen light",)
    )
    assert "light is on" in heard.text.lower()


async def test_a_tapped_button_needs_no_letting_go(box: PageBox, person: Person) -> None:
    async with page(box) as phone:
        await phone.press()
        await phone.ask("talk_tap")
        await phone.say(person.say("turn off the kitchen light", 2.0).samples)
        await phone.until("over")
        assert len(phone.heard) > RATE // 2


async def test_one_page_talks_at_a_time_and_one_that_leaves_gives_the_floor_back(
    box: PageBox, person: Person
) -> None:
    async with page(box) as second:
        async with page(box) as first:
            await first.press()
            await first.say(person.say("turn on the").samples)
            assert (await second.ask("talk"))["error"] == BUSY
        while "error" in await second.ask("talk"):
            pass  # the box has still to notice
        assert "answer" in await second.ask("talk_drop")
        assert (await second.until("over"))["why"] == ""


async def test_silence_is_told_and_answered_with_silence(box: PageBox) -> None:
    async with page(box) as phone:
        await phone.press()
        await phone.say(np.zeros(RATE, np.int16))
        await phone.socket.send_bytes(b"odd")
        await phone.ask("talk_end")
        assert "Nothing was heard" in (await phone.until("over"))["why"]
        assert phone.sound == []


async def test_pressing_again_ends_the_answer_and_begins_a_new_talk(
    box: PageBox, person: Person
) -> None:
    async with page(box) as phone:
        await phone.press()
        await phone.say(person.say("what can you do").samples)
        await phone.ask("talk_end")
        await phone.until("speaking")
        await phone.press()
        assert [told["state"] for told in phone.told[-2:]] == ["over", "listening"]
        assert (await phone.last_turn())["interrupted"]
        await phone.ask("talk_drop")


async def test_what_the_page_may_not_say_is_refused(box: PageBox) -> None:
    async with page(box) as phone:
        await phone.socket.send_bytes(b"\0" * 1000)
        assert "error" in await phone.ask("talk_end")
        assert "no 'moon'" in (await phone.ask("talk", room="moon"))["error"]


def test_a_held_button_waits_longer_in_a_pause_than_one_that_was_tapped(person: Person) -> None:
    said = person.say("turn on", 1.2, "the kitchen light").samples
    lengths = {}
    for down in (True, False):
        held = Held(*open_detectors(), Endpoint())
        held.down = down
        assert held.hear(said) is not down
        utterance = held.utterance(10.0)
        assert utterance is not None
        assert utterance.voiced_mono <= 10.0
        lengths[down] = len(utterance.samples)
    assert lengths[True] > lengths[False] + RATE
