"""The history: what is kept of turns, for how long, and that what is deleted is gone."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from test_conversation import scene
from test_conversation_consent import answer

from assistant.audio.files import from_flac
from assistant.core.errors import InputError
from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Hypothesis, Transcript
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.config_home import Policy
from assistant.service.config_llm import Llm
from assistant.service.config_privacy import Privacy
from assistant.service.history import NAME, HistoryChanged
from assistant.service.history_file import HistoryFile, Kept
from assistant.service.running import Running
from assistant.service.secret import Secret
from assistant.service.verbs.history import History as Verbs

NOW = SystemClock().now().replace(microsecond=0)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    folder.mkdir()
    monkeypatch.setenv("HEARTH_STATE", str(folder))
    return folder


def bytes_of(folder: Path) -> bytes:
    """All that the history's files hold, on the disk."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob(f"{NAME}*")))


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """The history's files: size and time of the last write."""
    found = {path.name: path.stat() for path in folder.glob("history*")}
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found.items()}


@asynccontextmanager
async def box_with(now: datetime = NOW, pin: str = "", **privacy: Any) -> AsyncIterator[Box]:
    """A box that is typed to and keeps its things in $HEARTH_STATE."""
    config = Config(llm=Llm(model=""), policy=Policy(pin=Secret(pin)), privacy=Privacy(**privacy))
    async with app.open_box(config, clock=StreamClock(now), hears=False, speaks=False) as box:
        yield box


async def ask(box: Box, verb: str, **request: Any) -> dict[str, Any]:
    return dict(await Verbs(Running(box, {}, lambda *_: None, lambda _: None)).verbs[verb](request))


async def listed(box: Box, **request: Any) -> list[dict[str, Any]]:
    return list((await ask(box, "history", **request))["turns"])


async def test_turns_outlast_the_process_and_go_on_counting() -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light", origin="page", room="kitchen")
        first = await box.turn("what time is it")
    async with box_with() as box:
        again = await box.turn("turn off the kitchen light")
        turns = await listed(box)
        assert (first.turn, again.turn) == (2, 3)
        assert [each["turn"] for each in turns] == [3, 2, 1]
        assert turns[2]["heard"] == "turn on the kitchen light"
        assert (turns[2]["origin"], turns[2]["room"]) == ("page", "kitchen")
        assert [each["turn"] for each in await listed(box, room="kitchen")] == [1]
        assert len(await listed(box, route="templates")) == 3
        assert await listed(box, route="model") == []
        assert turns[2]["skills"]
        assert turns[2]["at"].startswith(f"{NOW:%Y-%m-%dT%H:%M}")
        whole = await ask(box, "turn", turn=1)
        assert whole["turn"]["receipts"][0]["ok"]
        assert next(step["mark"] for step in whole["waterfall"]) == "speech_end"


async def test_pages_and_words() -> None:
    async with box_with() as box:
        for number in range(5):
            await box.turn(f"set a timer for {number + 2} minutes")
        answer = await ask(box, "history", limit=2)
        assert [each["turn"] for each in answer["turns"]] == [5, 4]
        assert answer["more"]
        rest = await ask(box, "history", limit=9, before=4)
        assert [each["turn"] for each in rest["turns"]] == [3, 2, 1]
        assert not rest["more"]
        assert [each["turn"] for each in await listed(box, words="Timer 3")] == [2]
        with pytest.raises(InputError, match="no turn 99"):
            await ask(box, "turn", turn=99)


async def test_what_is_deleted_is_nowhere(state: Path) -> None:
    async with box_with() as box:
        told: list[HistoryChanged] = []
        box.conversation.events.listen(HistoryChanged, told.append)
        secret = await box.turn("remind me to feed the platypus at ten")
        await box.turn("what time is it")
        assert len(await listed(box)) == 2
        assert await ask(box, "delete_turns", turns=[secret.turn]) == {"deleted": 1}
        assert told[-1] == HistoryChanged("deleted", (secret.turn,))
        assert "platypus" not in str(box.journal.turns)
        assert len(await listed(box)) == 1
        assert await ask(box, "delete_turns", all=True) == {"deleted": 1}
        assert not await listed(box)
        assert not box.journal.turns
        assert not box.conversation.situation.turns


def test_nothing_of_what_is_deleted_stays_in_the_files(state: Path) -> None:
    """The sound is kept as it is, so that it can be looked for in the bytes."""
    file = HistoryFile(state / NAME)
    record = TurnRecord(1, heard="what time is it").as_json()
    file.add([Kept(record, NOW.timestamp(), b"platypus" * 200), Kept(record, 0.0, b"echidna" * 9)])
    assert b"platypus" in bytes_of(state)
    assert file.delete([1]) == 1
    assert b"platypus" not in bytes_of(state)
    assert b"echidna" in bytes_of(state)
    assert file.expire(NOW.timestamp()) == 1
    assert b"echidna" not in bytes_of(state)
    assert file.last == 2
    file.close()


async def test_a_turn_is_understood_again_and_nothing_is_done() -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
        await box.turn("turn it off")
        await box.turn("turn on the bedroom light")
        before = box.state()
        again = await ask(box, "replay_turn", turn=2)
        assert again["same"]
        assert again["source"] == "words"
        assert again["now"]["calls"] == again["then"]["calls"]
        assert "light.kitchen" in str(again["now"]["calls"])
        assert box.state() == before
        await ask(box, "delete_turns", turns=[1])
        blind = await ask(box, "replay_turn", turn=2)
        assert not blind["same"]
        assert any("not kept" in each for each in blind["unlike"])


async def test_a_spoken_turn_is_kept_with_all_that_was_heard_and_without_its_sound(
    state: Path,
) -> None:
    heard = Transcript(
        (
            Hypothesis("turn on the kitten light", -0.3),
            Hypothesis("turn on the kitchen light", -0.4),
        ),
        no_speech=0.01,
    )
    async with scene([heard, heard], home=None) as stage:
        await stage.say()
        await stage.over()
        told = (await ask(stage.box, "turn", turn=1))["turn"]
        assert told["origin"] == "voice"
        assert told["opened_by"] == "wake"
        assert told["wake"]["word"] == "hey_jarvis"
        assert told["heard"] == "turn on the kitchen light"
        assert told["passes"][0]["hypotheses"][0]["text"] == "turn on the kitten light"
        assert not told["audio"]
        with pytest.raises(InputError, match=r"privacy\.audio"):
            await ask(stage.box, "turn_audio", turn=1)
        again = await ask(stage.box, "replay_turn", turn=1)
        assert (again["source"], again["same"]) == ("passes", True)


async def test_sound_is_kept_only_where_the_settings_say_so(state: Path) -> None:
    config = Config(privacy=Privacy(audio=True))
    async with scene(["turn on the kitchen light"] * 9, config, home=None) as stage:
        await stage.say()
        await stage.over()
        answer = await ask(stage.box, "turn_audio", turn=1)
        sound = from_flac(base64.b64decode(answer["base64"]))
        assert answer["type"] == "audio/flac"
        assert (sound.rate, len(sound.samples)) == (16_000, 16_000)
        assert np.all(sound.samples == 1)
        again = await ask(stage.box, "replay_turn", turn=1)
        assert (again["source"], again["same"]) == ("sound", True)


async def test_a_code_is_kept_nowhere(state: Path) -> None:
    """Said with the command, in another hypothesis, in answer to the question, in a reminder."""
    garbled = Transcript(
        (
            Hypothesis("unlock the front door code four seven one one", -0.2),
            Hypothesis("unlock the front door called 4 7 1 1", -0.3),
        )
    )
    rules = Policy(pin=Secret("4711"), rules={"lock.front_door:unlock": "pin"})
    config = Config(policy=rules, privacy=Privacy(audio=True))
    texts = ["unlock the front door", "four seven one one", garbled]
    async with scene(texts, config, alike=True, home=None) as stage:
        await stage.say()
        await stage.over()
        assert stage.ended[0].asked
        await answer(stage, gain=0.01)
        await stage.say()
        await stage.over()
        assert [record.receipts[0].ok for record in stage.ended[1:]] == [True, True]
        await stage.box.turn("remind me tomorrow at ten that the code is 4711", aloud=False)
        turns = await listed(stage.box)
        shown = [str(await ask(stage.box, "turn", turn=turn["turn"])) for turn in turns]
        assert [turn["heard"] for turn in turns] == ["****"] * 3 + ["unlock the front door"]
        for said in ("4711", "four seven", "4 7 1 1"):
            assert not [told for told in shown if said in told]
        assert [turn["audio"] for turn in turns] == [False, False, False, True]


async def test_days_are_over(state: Path) -> None:
    async with box_with(history_days=2) as box:
        await box.turn("turn on the kitchen light")
    async with box_with(NOW + timedelta(days=1), history_days=2) as box:
        await box.turn("turn off the kitchen light")
        assert len(await listed(box)) == 2
    async with box_with(NOW + timedelta(days=2, hours=1), history_days=2) as box:
        assert [turn["turn"] for turn in await listed(box)] == [2]  # not shown, and then deleted
        box.history.tick()
        await box.history.settled()
    assert [told["turn"] for told in HistoryFile(state / NAME).page(0.0).turns] == [2]


async def test_an_idle_box_writes_nothing(state: Path) -> None:
    async with box_with() as box:
        await box.turn("what time is it")
        await box.history.settled()
        box.history.tick()
        await box.history.settled()
        before = files_of(state)
        for _ in range(50):
            box.history.tick()
        await box.history.settled()
        assert files_of(state) == before


async def test_none_is_kept_where_the_days_are_none(state: Path) -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
    async with box_with(history_days=0, audio=True) as box:
        assert not (state / NAME).exists()
        await box.turn("what time is it")
        answer = await ask(box, "history")
        assert len(answer["turns"]) == 1
        assert not answer["kept"]
        assert await ask(box, "delete_turns", turns=[1]) == {"deleted": 1}
    assert not files_of(state)


async def test_a_key_seals_what_is_kept_and_what_was_kept_before(
    state: Path, tmp_path: Path
) -> None:
    key, other = tmp_path / "key", tmp_path / "other"
    key.write_text("correct horse battery staple\n")
    other.write_text("another horse battery staple\n")
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
    async with box_with(key_file=str(key)) as box:
        await box.turn("turn off the kitchen light")
        answer = await ask(box, "history", words="kitchen")
        assert (len(answer["turns"]), answer["sealed"]) == (2, True)
    with sqlite3.connect(state / NAME) as db:
        assert db.execute("SELECT min(sealed), count(*) FROM turn").fetchone() == (1, 2)
        assert not db.execute("SELECT 1 FROM turn WHERE hex(body) LIKE '789C%'").fetchall()
    async with box_with(key_file=str(other)) as box:
        answer = await ask(box, "history")
        assert (answer["turns"], answer["unreadable"]) == ([], 2)
        assert await ask(box, "delete_turns", all=True) == {"deleted": 2}


async def test_without_its_key_nothing_is_written(state: Path, tmp_path: Path) -> None:
    async with box_with(key_file=str(tmp_path / "unplugged")) as box:
        await box.turn("turn on the kitchen light")
        answer = await ask(box, "history")
        assert (len(answer["turns"]), answer["kept"]) == (1, False)
        assert "unplugged" in answer["trouble"]
    assert not (state / NAME).exists()


async def test_a_damaged_file_costs_the_history_and_no_turn(state: Path) -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
    contents = bytearray((state / NAME).read_bytes())
    contents[100:3000] = b"x" * 2900
    (state / NAME).write_bytes(contents)
    async with box_with() as box:
        assert (await box.turn("turn off the kitchen light")).receipts
        assert len(await listed(box)) == 1
    assert [*files_of(state)] == [NAME]  # a damaged one set aside could nobody delete


async def test_a_disk_that_fails_is_told_and_the_rest_is_remembered(state: Path) -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
        await box.history.settled()
        with sqlite3.connect(state / NAME) as other:
            other.execute("DROP TABLE turn")
        await box.turn("turn off the kitchen light")
        answer = await ask(box, "history")
        assert [turn["heard"] for turn in answer["turns"]] == ["turn off the kitchen light"]
        assert not answer["kept"]
        assert "history" in answer["trouble"]


async def test_a_verdict_is_kept_beside_the_turn(state: Path) -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
        await ask(box, "mark_turn", turn=1, verdict="wrong", reason="I said bathroom ")
    async with box_with() as box:
        assert (await listed(box))[0]["verdict"] == "wrong"
        assert (await ask(box, "turn", turn=1))["turn"]["reason"] == "I said bathroom"
        with pytest.raises(InputError, match="verdict"):
            await ask(box, "mark_turn", turn=1, verdict="nice")


def test_two_processes_never_give_two_turns_one_number(state: Path) -> None:
    first, second = HistoryFile(state / NAME), HistoryFile(state / NAME)
    told = TurnRecord(1, heard="what time is it").as_json()
    assert [*first.add([Kept(told, 0.0)]), *second.add([Kept(told, 0.0)])] == [1, 2]
    assert second.delete([2]) == 1
    assert first.add([Kept(told, 0.0)]) == [3]
    for file in (first, second):
        file.close()


async def test_other_settings_count_at_once_for_what_is_kept_already(
    state: Path, tmp_path: Path
) -> None:
    key = tmp_path / "key"
    key.write_text("correct horse battery staple")
    async with box_with() as box:
        await box.turn("turn on the kitchen light")
        await box.history.follow(Privacy(key_file=str(key)))
        assert (await ask(box, "history"))["sealed"]
        assert len(await listed(box)) == 1
        await box.history.follow(Privacy(history_days=0))
        assert not files_of(state)
        await box.turn("turn off the kitchen light")
        assert len(await listed(box)) == 1
        await box.history.follow(Privacy())
        assert (await box.turn("what time is it")).turn == 3
        assert [turn["turn"] for turn in await listed(box)] == [3]


async def test_a_home_of_its_own_keeps_nothing(state: Path) -> None:
    async with scene(["turn on the kitchen light"]) as stage:
        await stage.say()
        await stage.over()
        assert len(await listed(stage.box)) == 1
        assert not files_of(state)


async def test_the_room_of_a_turn_is_where_here_is_and_of_no_other_turn(state: Path) -> None:
    async with box_with() as box:
        there = await box.turn("turn on the light", origin="page", room="bedroom")
        assert [receipt.device for receipt in there.receipts] == ["light.bedroom"]
        await box.turn("set a timer for five minutes", room="kitchen")
        assert [timer.area for timer in box.agenda.entries("timer")] == ["kitchen"]
        assert (await box.turn("what time is it")).room == ""


async def test_what_a_turn_does_is_done_as_it_was_asked_for(state: Path) -> None:
    async with box_with() as box:
        await box.turn("turn on the kitchen light", origin="page")
        await box.turn("no, turn on the bedroom light", origin="page")
        await box.turn("turn on the kitchen light", origin="typed")
        deeds = box.house.home.history.deeds
        assert [(deed.device, deed.wanted["on"], deed.origin) for deed in reversed(deeds)] == [
            ("light.kitchen", True, "page"),
            ("light.kitchen", False, "page"),
            ("light.bedroom", True, "page"),
            ("light.kitchen", True, "typed"),
        ]
