"""Tries a skill file out: a simulated home, a clock that moves when told to, and sentences as a person says them.

async with trial("coffee.py") as box:
    assert (await box.say("make me a coffee")).text == "Coffee is on its way."
    assert box.home.state("switch.coffee_machine")["on"]
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from assistant.agenda.clock import VirtualClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry
from assistant.config import Config
from assistant.errors import SkillError
from assistant.home.house import open_house
from assistant.home.model import Home
from assistant.mind.context import Situation, Understanding
from assistant.mind.route import Mind
from assistant.skillkit.context import About, Ask, Say
from assistant.skillkit.listing import all_lists
from assistant.skillkit.loader import Registry, shipped_folder, user_folder
from assistant.skillkit.rehearsal import Rehearsal, rehearsed
from assistant.skillkit.run import Context, Outcome, in_place_of, run
from assistant.skillkit.standins import copied
from assistant.values import Hypothesis, Json, ToolCall, Transcript

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""When a trial begins unless told otherwise: a Monday afternoon."""


@dataclass
class TrialSound:
    """A loudspeaker that notes what was announced."""

    volume: int = 50
    announced: list[str] = field(default_factory=list)

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    async def announce(self, text: str, area: str | None = None) -> None:
        self.announced.append(text)


@dataclass
class TrialDialogue:
    """What was said in this trial."""

    turns: list[Mapping[str, Json]] = field(default_factory=list)
    do_not_disturb: bool = False
    ended: bool = False

    def set_do_not_disturb(self, until: datetime | None, on: bool) -> None:
        self.do_not_disturb = on

    def end(self) -> None:
        self.ended = True


@dataclass
class Trial:
    """One box under test."""

    home: Home
    agenda: Schedule
    lists: ListKeeper
    clock: VirtualClock
    sound: TrialSound
    registry: Registry
    rang: list[Entry]
    """What has rung so far."""
    context: Context
    _store: Store
    _mind: Mind
    _situation: Situation
    taken_back: list[str] = field(default_factory=list)
    """What was said of the last turn when the newest correction took its place."""
    _turn: int = 0

    async def say(self, words: str) -> Outcome:
        """What the skills answer to these words, or to this answer to their question. Nothing understood: `failed`."""
        now, ringing = self.clock.now(), bool(self.agenda.ringing())
        self._situation = replace(self._situation, now=now, lists=all_lists(self.home, self.lists.all()), ringing=ringing)
        understanding = self._understand(words)
        outcome = Outcome(Say(understanding.say or "", failed=not understanding.say), failed=not understanding.say)
        if understanding.ask:
            outcome = Outcome(understanding.ask)
        self._turn += 1
        last = self._situation.last
        if understanding.instead and last is not None:
            self.taken_back = list(await in_place_of(self.context, last.calls, understanding.calls))
        for call in understanding.calls:
            context = replace(self.context, utterance=understanding.heard, turn=self._turn)
            outcome = await run(self.registry, call, context)
        asked = outcome.answer if isinstance(outcome.answer, Ask) else None
        self._situation = self._situation.after(understanding, asked=asked, now=self.clock.now())
        return outcome

    async def rehearse(self, words: str) -> Rehearsal:
        """What would be said to these words, and the consent they need, as a box finds out while the speaker may still go on."""
        calls = self._understand(words).calls
        with copied(self._store, self.clock, self.sound.volume) as copies:
            return await rehearsed(replace(self.context, utterance=words), calls, copies)

    async def call(self, skill: str, utterance: str = "", **arguments: Json) -> Outcome:
        """Run one skill ("file.function") with these arguments."""
        return await run(self.registry, ToolCall(skill, arguments), replace(self.context, utterance=utterance))

    async def yes(self, asked: Outcome) -> Outcome:
        """Answer a yes-or-no question with yes."""
        return await run(self.registry, _question(asked).call, self.context)

    async def choose(self, asked: Outcome, label: str) -> Outcome:
        """Answer a question that offers choices."""
        ask = _question(asked)
        return await self.answer(asked, ask.choices[label])

    async def answer(self, asked: Outcome, value: Json) -> Outcome:
        """Answer an open question with a value, or with words that the slot can read."""
        ask = _question(asked)
        arguments = {**ask.call.arguments, ask.slot: value}
        return await run(self.registry, ToolCall(ask.call.skill, arguments), self.context)

    def advance(self, seconds: float) -> None:
        """Let time pass; what comes due rings (see `rang`)."""
        self.clock.advance(seconds)
        self.agenda.tick()

    def understood_by(self, words: str) -> tuple[str, ...]:
        """The names of the skills that these words would run."""
        understanding = self._understand(words)
        calls = understanding.calls or ((understanding.ask.call,) if understanding.ask else ())
        return tuple(call.skill for call in calls)

    def _understand(self, words: str) -> Understanding:
        return self._mind.understand(Transcript((Hypothesis(words, 0.0),), window="typed"), self._situation)


@asynccontextmanager
async def trial(
    *files: str | Path,
    home: Path | None = None,
    now: datetime = NOW,
    settings: Mapping[str, Any] | None = None,
    area: str | None = None,
    place: str = "",
    network_allowed: bool = False,
    about: About = About(),  # noqa: B008 - frozen
) -> AsyncIterator[Trial]:
    """A box with these skill files (paths, or names of installed ones; none: all). `settings` are those of the first file.

    `home` is a home file (default: the home of a new box). Raises SkillError where a file does not load.
    """
    paths = [_find(file) for file in files]
    folders = list(dict.fromkeys(path.parent for path in paths)) or [shipped_folder(), user_folder()]
    tables = {paths[0].stem: settings} if paths and settings else {}
    registry = Registry(folders, tables, only=[path.stem for path in paths] or None)
    if registry.problems:
        raise SkillError(str(registry.problems[0]))
    config = Config()
    clock, store, rang = VirtualClock(now), Store(":memory:"), list[Entry]()
    house = open_house(config, home, clock=clock.elapsed)
    agenda, lists = Schedule(store, clock, lambda entries, missed: rang.extend(entries)), ListKeeper(store)
    lists.seed(house.lists)
    agenda.seed(house.timers)
    mind = Mind(registry)
    sound = TrialSound()
    await house.start()
    try:
        with TemporaryDirectory() as folder:
            context = Context(
                home=house.home,
                actuator=house.actuator,
                agenda=agenda,
                lists=lists,
                sound=sound,
                dialogue=TrialDialogue(),
                about=about,
                registry=registry,
                clock=clock.now,
                area=area,
                place=place,
                folders=Path(folder),
                network_allowed=network_allowed,
            )
            situation = Situation(house.home, now, area, all_lists(house.home, lists.all()))

            async def understand(words: str) -> Sequence[ToolCall]:
                return mind.understand(Transcript((Hypothesis(words, 0.0),), window="typed"), situation).calls

            context = replace(context, understand=understand)
            yield Trial(house.home, agenda, lists, clock, sound, registry, rang, context, store, mind, situation)
    finally:
        await house.stop()
        store.close()


def _question(asked: Outcome) -> Ask:
    if not isinstance(asked.answer, Ask):
        raise AssertionError(f"nothing was asked; the answer was: {asked.text}")
    return asked.answer


def _find(file: str | Path) -> Path:
    path = Path(file)
    if path.suffix == ".py" and path.exists():
        return path.resolve()
    for folder in (user_folder(), shipped_folder()):
        if (found := folder / f"{path.stem}.py").exists():
            return found
    raise SkillError(f"There is no skill file {file}; `assistant skills list` shows those there are.")
