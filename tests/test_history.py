"""The history: what is kept of turns, for how long, and that what is deleted is gone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from assistant.core.errors import InputError
from assistant.core.journal import TurnRecord
from assistant.core.marks import StreamClock, SystemClock
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


@asynccontextmanager
async def box_with(now: datetime = NOW, pin: str = "", **privacy: Any) -> AsyncIterator[Box]:
    """A box that is typed to and keeps its things in $HEARTH_STATE."""
    config = Config(llm=Llm(model=""), policy=Policy(pin=Secret(pin)), privacy=Privacy(**privacy))
    async with app.open_box(config, clock=StreamClock(now), hears=False, speaks=False) as box:
        yield box


def verbs(box: Box) -> Verbs:
    return Verbs(Running(box, {}, lambda *_: None, lambda _: None))


async def listed(box: Box, **request: Any) -> list[dict[str, Any]]:
    return list((await verbs(box).history(request))["turns"])


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
        assert turns[2]["skills"]
        assert turns[2]["at"].startswith(f"{NOW:%Y-%m-%dT%H:%M}")
        whole = await verbs(box).turn({"turn": 1})
        assert whole["turn"]["receipts"][0]["ok"]
        assert next(step["mark"] for step in whole["waterfall"]) == "speech_end"


async def test_pages_and_words() -> None:
    async with box_with() as box:
        for number in range(5):
            await box.turn(f"set a timer for {number + 2} minutes")
        answer = await verbs(box).history({"limit": 2})
        assert [each["turn"] for each in answer["turns"]] == [5, 4]
        assert answer["more"]
        rest = await verbs(box).history({"limit": 9, "before": 4})
        assert [each["turn"] for each in rest["turns"]] == [3, 2, 1]
        assert not rest["more"]
        assert [each["turn"] for each in await listed(box, words="Timer 3")] == [2]
        with pytest.raises(InputError, match="no turn 99"):
            await verbs(box).turn({"turn": 99})


async def test_what_is_deleted_is_nowhere(state: Path) -> None:
    async with box_with() as box:
        told: list[HistoryChanged] = []
        box.conversation.events.listen(HistoryChanged, told.append)
        secret = await box.turn("remind me to feed the platypus at ten")
        await box.turn("what time is it")
        assert len(await listed(box)) == 2
        assert await verbs(box).delete({"turns": [secret.turn]}) == {"deleted": 1}
        assert told[-1] == HistoryChanged("deleted", (secret.turn,))
        assert "platypus" not in str(box.journal.turns)
        assert len(await listed(box)) == 1
        assert await verbs(box).delete({"all": True}) == {"deleted": 1}
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
