"""No way round a yes: whatever is said or happens, up to six things in a row, nothing opens without
a yes to that very question.

The real conversation, mind, skills, gate and simulated home; words are typed, silence, the wake
word and rings are the ear's and the agenda's events, and time stands on a clock that is set.
Sequences are drawn, always the same ones: thirty things in six places are too many to try them all,
so all pairs after a question are tried besides.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.core.kit import Notice
from assistant.core.values import NothingSaid, Wake, Woke
from assistant.home.file import parse_home
from assistant.home.model import Command
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config

HOME = """
name = "Gates"
[[device]]
id = "lock.front"
kind = "lock"
name = "front door"
locked = true
[[device]]
id = "cover.garage"
kind = "cover"
name = "garage door"
position = 0
[[device]]
id = "switch.gate"
kind = "switch"
name = "gate relay"
on = false
[[device]]
id = "light.hall"
kind = "light"
name = "hall light"
on = false
"""
QUESTIONS = {
    "unlock the front door": "lock.front",
    "open the garage door": "cover.garage",
    "turn on the gate relay": "switch.gate",
}
PLAIN = ("yes", "yes please", "yes, and turn on the hall light")
DEEDS = {
    "unlock it": "lock.front",
    "open it": "cover.garage",
    "turn it on": "switch.gate",
    **QUESTIONS,
}
"""What is a yes to the question about this device, and to no other."""
OTHERS = (
    "okay",
    "right",
    "fine",
    "sure",
    "mhm",
    "do it",
    "go ahead",
    "no",
    "never mind",
    "cancel",
    "cancel that",
    "stop",
    "banana telescope",
    "do it again",
    "undo",
    "turn on the hall light",
    "lock the front door",
    "close the garage door",
    "turn everything on",
    "no, yes",
    "the second one",
    "both",
    "is the front door locked",
)
EVENTS = ("<silence>", "<wake word>", "<ring>", "<half a minute>")
ALL = (*QUESTIONS, *PLAIN, *(deed for deed in DEEDS if deed not in QUESTIONS), *OTHERS, *EVENTS)


@dataclass
class SetClock:
    """Stands still until it is set forward."""

    boot: str = "test"
    seconds: float = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 18, 0, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(
            seconds=self.seconds
        )

    def mono(self) -> float:
        return self.seconds

    elapsed = mono


@dataclass
class Watched:
    """A box, and what must hold of it."""

    box: Box
    clock: SetClock
    runner: asyncio.Runner
    asked_about: frozenset[str] = frozenset()
    """What the question that is open now is about; empty where none is."""
    opened: int = field(default=0)

    def fresh(self) -> None:
        for command in (
            Command("lock.front", {"locked": True}),
            Command("cover.garage", {"position": 0}),
            Command("switch.gate", {"on": False}),
        ):
            self.box.house.home.update(command.device, command.wanted)
        self.box.conversation._forget()
        deeds = self.box.context.deeds  # "undo" takes nothing back that an earlier sequence did
        deeds.forget(deeds.newest(self.clock.now()))
        self.asked_about = frozenset()

    @property
    def open(self) -> frozenset[str]:
        state = self.box.house.home.state
        shut = {
            "lock.front": state("lock.front")["locked"],
            "cover.garage": not state("cover.garage")["position"],
        }
        return frozenset(
            id_
            for id_, closed in {**shut, "switch.gate": not state("switch.gate")["on"]}.items()
            if not closed
        )

    async def happen(self, what: str) -> None:
        """One thing; fails where something opened that was not agreed to."""
        before, question = self.open, self.asked_about
        agreed = question if what in PLAIN else question & {DEEDS.get(what, "")}
        conversation = self.box.conversation
        if what == "<silence>":
            conversation.post(NothingSaid("follow_up"))
        elif what == "<wake word>":
            conversation.post(Woke(Wake("hey_jarvis", 1.0, 0.0)))
            conversation.post(NothingSaid("wake"))
        elif what == "<ring>":
            conversation.post(NothingSaid("follow_up"))
            conversation.notice("ring", lambda: Notice("ring", "Your timer is done.", listen_s=3.0))
        elif what == "<half a minute>":
            self.clock.seconds += 31
        else:
            await self.box.turn(what)
        await asyncio.wait_for(conversation.settled(0.0), 5)
        opened = self.open - before
        assert opened <= agreed, (
            f"{opened} opened by {what!r}; the question was about {set(question)}"
        )
        self.opened += len(opened)
        pending = conversation.situation.pending
        about = (
            pending.call.arguments.get("device", ())
            if pending is not None and pending.guard
            else ()
        )
        self.asked_about = (
            frozenset()
            if what in EVENTS
            else frozenset([about] if isinstance(about, str) else about)
        )


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    with asyncio.Runner() as runner:
        clock = SetClock()
        config = Config.model_validate({"llm": {"model": ""}})
        opening = app.open_box(
            config, home_file=parse_home(HOME, "home.toml"), clock=clock, hears=False, speaks=False
        )
        box = runner.run(opening.__aenter__())
        yield Watched(box, clock, runner)
        runner.run(opening.__aexit__(None, None, None))


async def _sequence(watched: Watched, things: Sequence[str]) -> None:
    watched.fresh()
    for what in things:
        await watched.happen(what)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    things=st.lists(st.sampled_from(ALL), min_size=2, max_size=6),
    first=st.sampled_from((*QUESTIONS, "")),
)
def test_nothing_opens_without_a_yes_to_that_very_question(
    watched: Watched, things: list[str], first: str
) -> None:
    watched.runner.run(_sequence(watched, [first, *things][:6] if first else things))


def test_nor_does_it_in_any_two_steps_after_a_question(watched: Watched) -> None:
    watched.opened = 0
    others = [
        other for other in OTHERS if other != "do it again"
    ]  # it asks again, and a yes to that is one
    for question, then, last in product(
        QUESTIONS, (*others, *EVENTS), ("yes", "unlock it", "okay")
    ):
        watched.runner.run(_sequence(watched, (question, then, last)))
    assert watched.opened == 0, "a question outlived what came after it"


def test_but_a_yes_at_once_does(watched: Watched) -> None:
    watched.opened = 0
    for question, answer in product(QUESTIONS, PLAIN):
        watched.runner.run(_sequence(watched, (question, answer)))
    assert watched.opened == len(QUESTIONS) * len(PLAIN)
