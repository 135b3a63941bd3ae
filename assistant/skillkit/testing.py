"""Tries a skill file out: a simulated home, a clock that moves when told to, and sentences as a
person says them.

async with trial("coffee.py") as box:
    assert (await box.say("make me a coffee")).text == "Coffee is on its way."
    assert box.home.state("switch.coffee_machine")["on"]
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from assistant.agenda.clock import VirtualClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry
from assistant.core.conditions import Conditions, came_true_text
from assistant.core.errors import HearthError, SkillError
from assistant.core.values import Hypothesis, Json, ToolCall, Transcript
from assistant.home.house import open_house
from assistant.home.model import Home
from assistant.home.policy import Origin
from assistant.languages.language import REFERENCE
from assistant.service.config import Config
from assistant.skillkit.context import About, Ask, Say
from assistant.skillkit.host.loader import Registry, shipped_folder, user_folder
from assistant.skillkit.host.outcome import Outcome
from assistant.skillkit.host.rehearsal import Rehearsal, rehearsed
from assistant.skillkit.host.run import Context, entry_holder, in_place_of, run
from assistant.skillkit.host.skillfile import MAIN, name_of, root_of
from assistant.skillkit.host.standins import copied
from assistant.skillkit.listing import all_lists
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation, Understanding

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""When a trial begins unless told otherwise: a Monday afternoon."""


@dataclass
class TrialSound:
    """A loudspeaker that notes what was announced."""

    volume: int = 50
    announced: list[str] = field(default_factory=list)

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    async def announce(self, text: str) -> None:
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
    _conditions: Conditions
    _deeds: list[Awaitable[None]]
    taken_back: list[str] = field(default_factory=list)
    """What was said of the last turn when the newest correction took its place."""
    _turn: int = 0

    async def say(self, words: str) -> Outcome:
        """What the skills answer to these words, or to this answer to their question. Nothing
        understood: `failed`.
        """
        now, ringing = self.clock.now(), bool(self.agenda.ringing())
        self._situation = replace(
            self._situation, now=now, lists=all_lists(self.home, self.lists.all()), ringing=ringing
        )
        understanding = self._understand(words)
        outcome = Outcome(
            Say(understanding.say or "", failed=not understanding.say), failed=not understanding.say
        )
        if understanding.ask:
            outcome = Outcome(understanding.ask)
        self._turn += 1
        last = self._situation.last
        if understanding.instead and last is not None:
            self.taken_back = list(await in_place_of(self.context, last.calls, understanding.calls))
        for call in understanding.calls:
            context = replace(self.context, turn=self._turn)
            outcome = await run(self.registry, call, context)
        asked = outcome.answer if isinstance(outcome.answer, Ask) else None
        self._situation = self._situation.after(understanding, asked=asked, now=self.clock.now())
        return outcome

    async def rehearse(self, words: str) -> Rehearsal:
        """What would be said to these words, and the consent they need, as a box finds out while
        the speaker may still go on.
        """
        calls = self._understand(words).calls
        with copied(self._store, self.clock, self.sound.volume) as copies:
            return await rehearsed(self.context, calls, copies)

    async def call(self, skill: str, **arguments: Json) -> Outcome:
        """Run one skill ("file.function") with these arguments."""
        return await run(self.registry, ToolCall(skill, arguments), self.context)

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

    async def look(self) -> None:
        """Let conditions see what has changed. What comes true is carried out, or told (see
        `sound.announced`).
        """
        self._conditions.tick()
        await self._conditions.settled()
        while self._deeds:
            await self._deeds.pop(0)

    def understood_by(self, words: str) -> tuple[str, ...]:
        """The names of the skills that these words would run."""
        understanding = self._understand(words)
        calls = understanding.calls or (understanding.ask.calls if understanding.ask else ())
        return tuple(call.skill for call in calls)

    def _understand(self, words: str) -> Understanding:
        return self._mind.understand(
            Transcript((Hypothesis(words, 0.0),), window="typed"), self._situation
        )


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
    language: str = REFERENCE,
    kept: Path | None = None,
) -> AsyncIterator[Trial]:
    """A box with these skill files (paths, or names of installed ones; none: all). `settings` are
    those of the first file, `language` is spoken with it; `kept` holds what a box kept before.

    `home` is a home file (default: the home of a new box). Raises SkillError where a file does not
    load.
    """
    registry = _registry([_find(file) for file in files], settings or {})
    config = Config()
    clock, store, rang = VirtualClock(now), Store(":memory:"), list[Entry]()
    house = open_house(config, home, clock=clock.elapsed)
    agenda, lists = (
        Schedule(store, clock, lambda entries, missed: rang.extend(entries)),
        ListKeeper(store),
    )
    lists.seed(house.lists)
    agenda.seed(house.timers)
    mind = Mind(registry.in_language(language), language=language)
    sound = TrialSound()
    await house.start()
    try:
        with nullcontext(kept) if kept else TemporaryDirectory() as folder:
            context = Context(
                home=house.home,
                actuator=house.actuator,
                agenda=agenda,
                lists=lists,
                sound=sound,
                dialogue=TrialDialogue(),
                about=about,
                language=language,
                registry=registry,
                clock=clock.now,
                area=area,
                place=place,
                folders=Path(folder),
                network_allowed=network_allowed,
            )
            situation = Situation(house.home, now, area, all_lists(house.home, lists.all()))

            async def understand(words: str) -> Sequence[ToolCall]:
                return mind.understand(
                    Transcript((Hypothesis(words, 0.0),), window="typed"), situation
                ).calls

            context = replace(context, understand=understand)
            registry.learn(context.folders)

            deeds: list[Awaitable[None]] = []

            async def carry_out(entry: Entry, how: str) -> None:
                unattended = replace(context, origin=Origin.ROUTINE)
                try:
                    holder = entry_holder(entry.id)
                    said = await unattended.command(entry.text, entry.consent, holder)
                except HearthError as error:
                    said = str(error)
                sound.announced.append(said)

            def came_true(entry: Entry, how: str) -> None:
                if entry.text:
                    deeds.append(carry_out(entry, how))
                else:
                    sound.announced.append(came_true_text(entry, how))

            conditions = Conditions(agenda, house.home, clock.elapsed, context.ask, came_true)
            conditions.start(language)
            yield Trial(
                house.home,
                agenda,
                lists,
                clock,
                sound,
                registry,
                rang,
                context,
                store,
                mind,
                situation,
                conditions,
                deeds,
            )
            await conditions.stop()
    finally:
        await house.stop()
        store.close()


def _registry(paths: Sequence[Path], settings: Mapping[str, Any]) -> Registry:
    """The skills of these files, of none all there are. Those that are shipped are read once."""
    folders = list(dict.fromkeys(root_of(path) for path in paths)) or [shipped_folder()]
    if not paths and any(user_folder().rglob("*.py")):
        folders.append(user_folder())
    names = tuple(name_of(path) for path in paths)
    if folders == [shipped_folder()] and not settings:
        return _shipped(names)
    tables = {names[0]: settings} if names and settings else {}
    registry = Registry(folders, tables, only=names or None)
    if registry.problems:
        raise SkillError(str(registry.problems[0]))
    return registry


@cache
def _shipped(names: tuple[str, ...]) -> Registry:
    registry = Registry([shipped_folder()], only=names or None)
    if registry.problems:
        raise SkillError(str(registry.problems[0]))
    return registry


def _question(asked: Outcome) -> Ask:
    if not isinstance(asked.answer, Ask):
        raise AssertionError(f"nothing was asked; the answer was: {asked.text}")
    return asked.answer


def _find(file: str | Path) -> Path:
    path = Path(file)
    if path.suffix == ".py" and path.exists():
        return path.resolve()
    for folder in (user_folder(), shipped_folder()):
        for found in (folder / path.stem / MAIN, folder / f"{path.stem}.py"):
            if found.exists():
                return found
    raise SkillError(
        f"There is no skill file {file}; `assistant skills list` shows those there are."
    )
