"""Runs one skill for one call: arguments checked, deadline kept, failures turned into a sentence,
consent asked for.

This is the one place where an exception of a skill ends: it becomes an answer to speak and a line
in the log.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from assistant.agenda.types import Agenda, Lists
from assistant.core.errors import HearthError, SkillError
from assistant.core.refused import acting
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.model import Command, Home
from assistant.home.policy import UNATTENDED, Consent, ConsentNeeded, Gate, Origin, wants_code
from assistant.languages import speaking
from assistant.languages.language import REFERENCE
from assistant.languages.replies import told
from assistant.skillkit.context import About, Ask, Ctx, Dialogue, Say, SkillInfo, Sound
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.arguments import Missing, checked
from assistant.skillkit.host.consents import CODE, Consents, say
from assistant.skillkit.host.face import Face, face_agenda
from assistant.skillkit.host.loader import Registry
from assistant.skillkit.host.outcome import Outcome, broke, called, failure
from assistant.skillkit.host.rehearsal import rehearsed
from assistant.skillkit.host.standins import Touched
from assistant.skillkit.host.undo import Deed, Deeds, Kept, TakingBack
from assistant.skillkit.naming import name_all
from assistant.skillkit.parameters import devices_of

log = logging.getLogger(__name__)


class Acting(Protocol):
    """What the runner needs of `home.act.Actuator`."""

    gate: Gate

    async def act(
        self, commands: Sequence[Command], *, origin: Origin, consent: Consent | None = None
    ) -> list[Receipt]: ...


@dataclass(frozen=True, slots=True)
class Context:
    """All that stands behind a skill's `Ctx`: skills are handed a `Face` of it.

    One is made for the box; each call works on a copy with its own receipts.
    """

    home: Home
    actuator: Acting
    agenda: Agenda
    lists: Lists
    sound: Sound
    dialogue: Dialogue
    registry: Registry
    clock: Callable[[], datetime]
    """Local time, with a `zoneinfo` zone."""
    about: About = field(default_factory=About)
    language: str = REFERENCE
    """In which the answers are given."""
    area: str | None = None
    place: str = ""
    folders: Path = field(default_factory=Path)
    """Holds a folder for each skill file."""
    understand: Callable[[str], Awaitable[Sequence[ToolCall]]] | None = None
    """From words to calls, for skills that carry out words (routines); None where nothing
    understands.
    """
    network_allowed: bool = False
    origin: Origin = Origin.VOICE
    consents: Consents = field(default_factory=Consents)
    deeds: Deeds = field(default_factory=Deeds)
    turn: int = 0
    """Of a call: the turn it belongs to."""
    deed: Deed | None = None
    """Of a call with an effect: what it changes is noted there."""
    consent: Consent | None = None
    consented: bool = False
    code: str = field(default="", repr=False)
    """A code that was said with the command itself: it answers the question for one before it is
    asked.
    """
    rehearsing: bool = False
    receipts: list[Receipt] = field(default_factory=list)

    def now(self) -> datetime:
        return self.clock()

    async def act(self, *commands: Command) -> list[Receipt]:
        before = {
            command.device: self.home.told(command.device)
            for command in commands
            if command.device in self.home.devices
        }
        receipts = await self.actuator.act(commands, origin=self.origin, consent=self.consent)
        self.receipts.extend(receipts)
        if self.deed is not None:
            for command, receipt in zip(commands, receipts, strict=True):
                self.deed.told(command, before.get(command.device, {}), receipt)
        return receipts

    async def undo(self) -> Sequence[str]:
        if self.rehearsing:
            raise Touched("what was done")
        said = await take_back(replace(self, deed=None))
        if (
            said and self.deed is not None
        ):  # taking back is no deed of its own: the next "undo" is about the turn before
            self.deed.before = Kept.of(self.agenda, self.lists, self.sound)
        return said

    async def call(self, call: ToolCall) -> str:
        return (await self.answer(call)).text

    async def ask(self, call: ToolCall) -> Say:
        skill = self.registry.get(call.skill)
        if skill is not None and skill.effect:
            raise SkillError(say("skill-missing", skill=call.skill))
        return await self.answer(call)

    async def answer(self, call: ToolCall) -> Say:
        """What another skill says, and whether it failed. Raises SkillError where it asks
        something.
        """
        skill = self.registry.get(call.skill)
        if skill is None:
            raise SkillError(say("skill-missing", skill=call.skill))
        if self.rehearsing and skill.effect and not self.registry.is_shipped(skill.name):
            raise Touched(skill.name)
        try:
            answer = await skill.function(handed(self, skill), **checked(skill, call, self.now()))
        except Missing as missing:
            answer = missing.ask
        if isinstance(answer, Ask):
            raise SkillError(say("cannot-ask-now", question=answer.question))
        return answer if isinstance(answer, Say) else Say(answer)

    async def command(self, words: str, consent: Json = None, holder: str = "") -> str:
        """`holder` is who kept the consent: "skill lists", "entry 12"."""
        kept = (
            self.actuator.gate.restore(consent, _bound(holder, words)) if consent else self.consent
        )
        calls = await self._calls(words)
        inner = replace(self, consent=kept)
        needed = (
            (await rehearsed(inner, calls)).needs
            if kept is None and self.origin in UNATTENDED
            else None
        )
        if needed is not None:
            raise SkillError(say("no-code" if needed.level == "code" else "no-yes"))
        return " ".join([await inner.call(call) for call in calls])

    async def rehearse(self, *words: str, holder: str = "") -> Json:
        calls = [call for each in words for call in await self._calls(each)]
        needed = (await rehearsed(self, calls)).needs
        if needed is None:
            return None
        level = needed.level
        if level == "code" or any(wants_code(self.home, command) for command in needed.commands):
            raise SkillError(say("no-code"))
        if self.consent is None or not all(
            self.consent.covers(command, level) for command in needed.commands
        ):
            if self.origin in UNATTENDED:
                raise SkillError(say("no-yes"))
            raise needed
        consent = replace(self.consent, commands=needed.commands)
        return self.actuator.gate.seal(consent, _bound(holder, " · ".join(words)))

    async def works(self, words: str) -> bool:
        try:
            await rehearsed(self, await self._calls(words))
        except HearthError:
            return False
        return True

    def handed_over(self, consent: Json, holder: str, words: str, entry: int) -> Json:
        """The consent that `holder` was given for these words, sealed anew for an entry of the
        agenda; None for any other.
        """
        kept = self.actuator.gate.restore(consent, _bound(holder, words))
        return kept and self.actuator.gate.seal(kept, _bound(entry_holder(entry), words))

    async def _calls(self, words: str) -> Sequence[ToolCall]:
        calls = await self.understand(words) if self.understand else ()
        if not calls:
            raise SkillError(say("words-not-understood", words=words))
        return calls

    def skills(self) -> Sequence[SkillInfo]:
        return self.registry.infos()


def handed(ctx: Context, skill: Skill) -> Ctx:
    """What a call of this skill is handed. This is the one place where a face is made."""
    file = skill.file
    holder = f"skill {file}"
    return Face(
        home=ctx.home,
        agenda=face_agenda(ctx.agenda, ctx, holder),
        lists=ctx.lists,
        sound=ctx.sound,
        dialogue=ctx.dialogue,
        about=ctx.about,
        area=ctx.area,
        place=ctx.place or ctx.home.place.place,
        folder=ctx.folders / file,
        settings=ctx.registry.settings(skill.name),
        network_allowed=ctx.network_allowed,
        consented=ctx.consented,
        _runner=ctx,
        _holder=holder,
    )


def entry_holder(entry: int) -> str:
    """Who holds the consent of a delayed command: the entry itself."""
    return f"entry {entry}"


def _bound(holder: str, words: str) -> str:
    return f"{holder}: {words}"


async def take_back(
    ctx: Context, of: Sequence[ToolCall] | None = None, by: Sequence[ToolCall] = ()
) -> Sequence[str]:
    """Take back what the newest turn changed (if it came of the calls `of`), for the calls `by` to
    be made in its place.

    Returns what to say of it. Raises ConsentNeeded, with nothing changed.
    """
    deeds = ctx.deeds.newest(ctx.now(), of)
    if not deeds:
        return ()
    said = await TakingBack(
        ctx.home,
        ctx.agenda,
        ctx.lists,
        ctx.sound,
        lambda commands: ctx.act(*commands),
        ctx.now(),
        frozenset(device for call in by for device in devices_of(call.arguments)),
    ).of(deeds)
    ctx.deeds.forget(deeds)
    return said


async def in_place_of(
    ctx: Context, of: Sequence[ToolCall], by: Sequence[ToolCall]
) -> Sequence[str]:
    """Make room for the calls `by`, a correction: take back what the calls `of` did a moment ago,
    as far as it would stay.

    What would have to be asked about is left as it is, and that is said: a correction asks for one
    thing at a time.
    """
    if all(deed.overruled_by(by) for deed in ctx.deeds.newest(ctx.now(), of)):
        return ()
    try:
        return await take_back(ctx, of, by)
    except ConsentNeeded as needed:
        devices = [
            ctx.home.devices[c.device] for c in needed.commands if c.device in ctx.home.devices
        ]
        return (say("left-as-it-is", devices=name_all(devices), count=len(devices)),)


async def run(registry: Registry, call: ToolCall, ctx: Context) -> Outcome:
    """Run the skill that `call` names, on a copy of `ctx`. Never raises but for cancellation."""
    with speaking(ctx.language):
        return await _run(registry, call, ctx)


async def _run(registry: Registry, call: ToolCall, ctx: Context) -> Outcome:
    receipts: list[Receipt] = []
    try:
        bare, yes = ctx.consents.take(call, ctx.actuator.gate)
        said = str(call.arguments.get(CODE, ""))
        skill = registry.get(bare.skill)
        if skill is None:
            return failure(call, say("no-skill"), receipts)
        own = replace(
            ctx,
            receipts=receipts,
            consent=yes.consent if yes else None,
            consented=yes is not None,
            code=said,
        )
        return await _noted(skill, bare, own)
    except HearthError as error:
        return failure(call, told(error), receipts)


async def _noted(skill: Skill, call: ToolCall, ctx: Context) -> Outcome:
    """Run the call, and keep what it changed, so that it can be taken back."""
    if not skill.effect:
        return await _guarded(skill, call, ctx)
    if (before := Kept.if_readable(ctx.agenda, ctx.lists, ctx.sound)) is None:
        return await _guarded(skill, call, ctx)
    deed = Deed(ctx.turn, ctx.now(), call, before)
    try:
        return await _guarded(skill, call, replace(ctx, deed=deed))
    finally:
        deed.after = Kept.if_readable(ctx.agenda, ctx.lists, ctx.sound) or before
        ctx.deeds.add(deed)
        ctx.registry.learn(ctx.folders)


async def _guarded(skill: Skill, call: ToolCall, ctx: Context) -> Outcome:
    deadline = asyncio.timeout(skill.deadline_s)
    try:
        arguments = checked(skill, call, ctx.now())
        async with deadline:
            with acting(skill.name.partition(".")[0]):
                answer = await skill.function(handed(ctx, skill), **arguments)
    except Missing as missing:
        return Outcome(missing.ask, skill=skill.name)
    except ConsentNeeded as needed:
        if ctx.code and needed.level != "confirm":
            granted = ctx.consents.said_before(needed, ctx.code, ctx.actuator.gate)
            return await _guarded(skill, call, replace(ctx, consent=granted, code=""))
        return Outcome(ctx.consents.gate(call, needed), tuple(ctx.receipts), skill=skill.name)
    except TimeoutError as error:
        if not deadline.expired():
            return broke(skill, error, ctx.receipts)
        log.error("skill %s took longer than %g s and was cut off", skill.name, skill.deadline_s)
        return failure(call, say("took-too-long", skill=called(skill)), ctx.receipts)
    except HearthError:
        raise
    except Exception as error:  # the edge where a skill's failure becomes a sentence
        return broke(skill, error, ctx.receipts)
    if not isinstance(answer, str | Say | Ask):
        log.error(
            "skill %s returned %s; it must return a sentence, Say or Ask",
            skill.name,
            type(answer).__name__,
        )
        return failure(call, say("no-answer", skill=called(skill)), ctx.receipts)
    if isinstance(answer, Ask) and answer.expect == "yes_no":
        answer = ctx.consents.confirm(answer)
    return Outcome(
        answer, tuple(ctx.receipts), isinstance(answer, Say) and answer.failed, skill.name
    )
