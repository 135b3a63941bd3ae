"""Conditions in a whole box: a device changes, and it speaks, once, also after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.agenda.clock import VirtualClock
from assistant.agenda.conditions import Condition, Term, step
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.core.conditions import Conditions
from assistant.core.errors import SkillError
from assistant.core.values import ToolCall
from assistant.home.file import DEFAULT
from assistant.home.model import Device, Home
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.skillkit.context import Fact, Say

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=ZoneInfo("Europe/Berlin"))
LAMP = "light.hall"
IS_ON = ToolCall("home.state", {"device": LAMP, "question": "is", "state": "on"})
ON = Condition((Term((IS_ON,)),))


@asynccontextmanager
async def typed_to() -> AsyncIterator[Box]:
    config = Config.model_validate({"llm": {"model": ""}})
    async with app.open_box(config, home_file=DEFAULT, hears=False, speaks=False) as box:
        yield box


async def told(box: Box) -> list[str]:
    """What it has said out of turn, once all of it is said."""
    box.tick()
    await box.conditions.settled()
    await asyncio.sleep(0)  # a deed that began says what came of it
    await box.conversation.idle(10)
    await box.conversation.unoccupied()
    return [record.reply for record in box.journal if record.notice]


async def test_a_change_of_a_device_makes_it_speak() -> None:
    async with typed_to() as box:
        await box.turn("tell me when the bedroom window opens")
        assert await told(box) == []
        box.house.home.update("binary_sensor.bedroom_window", {"value": True})
        assert await told(box) == [
            "You wanted to know when the bedroom window opens. The bedroom window is open."
        ]


async def test_what_it_does_then_is_said() -> None:
    async with typed_to() as box:
        await box.turn("turn on the hall light when the bedroom window opens")
        box.house.home.update("binary_sensor.bedroom_window", {"value": True})
        for _ in range(100):
            if (said := await told(box)) and box.house.home.state("light.hall")["on"]:
                break
            await asyncio.sleep(0.01)
        assert said == ["The hall light is on."]


class Watched:
    """A home with a lamp, its agenda in a file, and what has come true."""

    def __init__(self, path: Path, clock: VirtualClock, *, on: bool | None) -> None:
        self.store = Store(path)
        self.agenda = Schedule(self.store, clock)
        self.home = Home()
        lamp = Device(LAMP, "light", "hall light")
        self.home.put_device(lamp, {"on": bool(on)}, untold=() if on is not None else ("on",))
        self.came_true: list[str] = []
        self.asked = 0
        self.conditions = Conditions(
            self.agenda,
            self.home,
            clock.elapsed,
            self.ask,
            lambda entry, how: self.came_true.append(entry.name),
        )
        self.conditions.start("en")

    async def ask(self, call: ToolCall) -> Say:
        self.asked += 1
        if self.home.standing(LAMP) != "known":
            raise SkillError("The hall light is out of reach.")
        return Say("", fact=Fact(bool(self.home.told(LAMP)["on"]), (LAMP,)))

    async def becomes(self, on: bool) -> None:
        self.home.update(LAMP, {"on": on})
        await self.look()

    async def look(self) -> None:
        self.conditions.tick()
        await self.conditions.settled()

    async def dies(self) -> None:
        """Nothing is said to the agenda; only its file is left."""
        await self.conditions.stop()
        self.store.close()


async def test_it_is_waited_for_beyond_a_restart(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    first = Watched(tmp_path / "agenda.db", clock, on=False)
    first.agenda.add_condition(ON.as_json(), "", "the hall light goes on")
    await first.look()
    await first.dies()
    clock.reboot()
    again = Watched(tmp_path / "agenda.db", clock, on=None)  # its hub tells nothing yet
    await again.look()
    assert again.came_true == []
    await again.becomes(on=True)
    assert again.came_true == ["the hall light goes on"]
    assert again.agenda.entries("condition") == []
    await again.dies()


async def test_what_has_come_true_does_so_once_whatever_dies(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    first = Watched(tmp_path / "agenda.db", clock, on=False)
    first.agenda.add_condition(ON.as_json(), "", "once")
    first.agenda.add_condition(Condition(ON.terms, again=True).as_json(), "", "each time")
    await first.look()
    await first.becomes(on=True)
    assert sorted(first.came_true) == ["each time", "once"]
    await first.dies()
    again = Watched(tmp_path / "agenda.db", clock, on=True)
    await again.look()
    assert again.came_true == []  # it was on before, and still is
    await again.becomes(on=False)
    await again.becomes(on=True)
    assert again.came_true == ["each time"]
    await again.dies()


async def test_a_change_while_the_box_was_off_is_told_when_it_is_back(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    first = Watched(tmp_path / "agenda.db", clock, on=False)
    first.agenda.add_condition(ON.as_json(), "", "the hall light goes on")
    await first.look()
    await first.dies()
    clock.reboot(3600)
    again = Watched(tmp_path / "agenda.db", clock, on=True)
    await again.look()
    assert again.came_true == ["the hall light goes on"]
    await again.dies()


async def test_a_time_for_which_it_must_hold_counts_anew_after_a_restart(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    held = Condition(ON.terms, hold_s=600)
    first = Watched(tmp_path / "agenda.db", clock, on=True)
    first.agenda.add_condition(held.as_json(), "", "on for ten minutes")
    await first.look()
    clock.advance(500)
    await first.dies()
    clock.reboot(3600)
    again = Watched(tmp_path / "agenda.db", clock, on=True)
    await again.look()
    clock.advance(599)
    await again.look()
    assert again.came_true == []
    clock.advance(1)
    await again.look()
    assert again.came_true == ["on for ten minutes"]
    await again.dies()


async def test_nobody_is_asked_while_nothing_changes(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    box = Watched(tmp_path / "agenda.db", clock, on=False)
    box.agenda.add_condition(ON.as_json(), "", "the hall light goes on")
    await box.look()
    asked = box.asked
    for _ in range(50):
        clock.advance(60)
        await box.look()
    box.home.put_device(Device("light.other", "light", "other"), {"on": False})
    box.home.update("light.other", {"on": True})
    await box.look()
    assert box.asked == asked
    await box.dies()


async def test_one_that_cannot_be_read_costs_the_others_nothing(tmp_path: Path) -> None:
    box = Watched(tmp_path / "agenda.db", VirtualClock(NOW), on=False)
    box.agenda.add_condition({"terms": 3}, "", "nonsense")
    box.agenda.add_condition(ON.as_json(), "", "the hall light goes on")
    await box.becomes(on=True)
    await box.becomes(on=False)
    await box.becomes(on=True)
    assert box.came_true == ["the hall light goes on"]
    await box.dies()


async def test_what_the_clock_decides_comes_true_at_its_moment_and_once(tmp_path: Path) -> None:
    clock = VirtualClock(NOW)
    due = NOW + timedelta(hours=2)

    class ByTheClock(Watched):
        async def ask(self, call: ToolCall) -> Say:
            self.asked += 1
            past = clock.now() >= due
            return Say("", fact=Fact(past, until=due + timedelta(hours=9) if past else due))

    first = ByTheClock(tmp_path / "agenda.db", clock, on=False)
    first.agenda.add_condition(ON.as_json(), "", "the sun goes down")
    first.agenda.add_condition(Condition(ON.terms, again=True).as_json(), "", "each day")
    await first.look()
    clock.advance(3600)
    await first.look()
    assert (first.came_true, first.asked) == ([], 2)
    await first.dies()
    clock.reboot(1800)
    second = ByTheClock(tmp_path / "agenda.db", clock, on=None)
    await second.look()
    assert second.came_true == []
    clock.advance(1800)
    await second.look()
    assert sorted(second.came_true) == ["each day", "the sun goes down"]
    await second.dies()
    third = ByTheClock(tmp_path / "agenda.db", clock, on=None)
    await third.look()
    assert third.came_true == []
    assert [entry.name for entry in third.agenda.entries("condition")] == ["each day"]
    await third.dies()


HELD = Condition(ON.terms, hold_s=10)


@pytest.mark.parametrize(
    ("condition", "looks", "fires"),
    [
        (ON, [(0, False), (1, True), (2, True)], [1]),
        (ON, [(0, True), (1, True)], [0]),
        (ON, [(0, False), (1, None), (2, True)], [2]),
        (ON, [(0, True), (1, None), (2, True)], [0]),
        (ON, [(0, True), (1, False), (2, True)], [0, 2]),
        (HELD, [(0, True), (9, True), (10, True), (30, True)], [10]),
        (HELD, [(0, True), (5, False), (6, True), (15, True), (16, True)], [16]),
        (HELD, [(0, True), (5, None), (6, True), (15, True), (16, True)], [16]),
    ],
)
def test_edges(
    condition: Condition, looks: list[tuple[float, bool | None]], fires: list[float]
) -> None:
    since: float | None = None
    found = []
    for at, yes in looks:
        made = step(condition, yes, (LAMP,) if yes else (), at, since)
        condition, since = made.condition, made.holds_since
        found += [at] if made.fires else []
    assert found == fires
