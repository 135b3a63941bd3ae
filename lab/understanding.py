"""How much is understood: each case is said to a box of its own, in a fresh copy of the home that
it names.

The box is the one of `assistant say`, without ears and voice: the same conversation, reply, mind
and skills. Only its clock is the case's. A question that wants a yes gets it from somebody who
meant what is asked, and a no where the yes would not lead to what was meant.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from assistant.agenda.clock import SystemClock, VirtualClock
from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.agenda.types import Entry
from assistant.core.comprehend import typed
from assistant.core.journal import Journal, TurnRecord
from assistant.core.stages import speech_of, trade_of
from assistant.core.values import Json, ToolCall
from assistant.home.file import changed, read_home
from assistant.home.house import House, open_house
from assistant.home.model import Home
from assistant.home.policy import Origin
from assistant.languages import load
from assistant.languages.language import Basics
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.models import Models
from assistant.service.surroundings import BoxDialogue, BoxSound
from assistant.skillkit.host.loader import Registry
from assistant.skillkit.host.run import Context
from assistant.skillkit.listing import all_lists
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation
from lab.cases import Aftermath, Case, at_home, differing, misses
from lab.later import live

Verdict = Literal["right", "wrong", "asked", "refused", "none"]
BEFORE_S = 25 * 3600.0
"""So long before a case with a past its home file was told."""
CONFIRMATIONS = 3
"""Questions in a row that get a yes, or a no."""


KEPT = ("routine", "condition")
"""What a sentence may leave to be done later, besides timers, alarms and reminders."""


class CaseClock(VirtualClock):
    """The case's time of day, which stands still; latency is measured with the real clock."""

    def mono(self) -> float:
        return time.monotonic()


class Past:
    """The clock of a case's home: a day is gone through before the case is said."""

    def __init__(self) -> None:
        self.ago_s = 0.0

    def clock(self) -> float:
        return time.monotonic() - self.ago_s

    def relive(self, home: Home, case: Case) -> None:
        """Have the devices tell what the case says that they told, and stand as it says."""
        tellings = [
            (minutes, device, told) for device, each in case.past.items() for minutes, told in each
        ]
        for minutes, device, told in sorted(tellings, key=lambda each: -each[0]):
            self.ago_s = minutes * 60
            home.update(device, dict(told))
        self.ago_s = 0.0
        for device, standing in case.standing.items():
            if standing == "untold":
                home.update(device, {}, untold=home.state(device))
            else:
                home.set_available(device, False, outdated=standing == "outdated")


class SharedModels(Models):
    """Models that outlive a box: one language model for all cases."""

    async def close(self) -> None:
        return

    async def close_all(self) -> None:
        await super().close()


@dataclass(frozen=True)
class Result:
    """What became of one case. `why` says what was not as expected."""

    case: Case
    verdict: Verdict
    route: str
    reply: str
    ms: float
    why: str = ""
    false_done: bool = False
    unasked: bool = False
    calls: tuple[Mapping[str, Json], ...] = ()
    effect: bool = False
    """Something was done."""
    questions: int = 0
    """So many were put that want a yes or a no."""


@dataclass
class Bench:
    """What all cases share: the skills, the mind and the language model."""

    config: Config
    models: SharedModels
    folder: Path
    registry: Registry = field(init=False)
    minds: dict[str, Mind] = field(default_factory=dict)
    """By language; made when its first case comes."""

    def __post_init__(self) -> None:
        self.registry = Registry(settings=self.config.skills)

    def language(self, case: Case) -> str:
        """In which the case is said."""
        return case.language or self.config.language

    def mind(self, language: str) -> Mind:
        """What understands the language."""
        if language not in self.minds:
            words = [word.model for word in self.config.wake.words]
            self.minds[language] = Mind(self.registry.in_language(language), words, language)
        return self.minds[language]

    @asynccontextmanager
    async def box(self, case: Case) -> AsyncIterator[Box]:
        """A fresh box in a fresh copy of the case's home, at the case's time."""
        config = self.config.model_copy(
            update={
                "home": self.config.home.model_copy(
                    update={"area": case.area or "", "place": case.place or self.config.home.place}
                ),
                "language": self.language(case),
            }
        )
        past = Past()
        house = open_house(config, changed(read_home(case.home), case.setup), clock=past.clock)
        clock = CaseClock(at_home(case, SystemClock().zone))
        store = Store(":memory:")
        agenda, lists = Schedule(store, clock), ListKeeper(store)
        agenda.seed(house.timers)
        lists.seed(house.lists)
        box = self._box(config, case, house, clock, store, agenda, lists)
        past.ago_s = BEFORE_S if case.past else 0.0
        await box.start()
        past.relive(house.home, case)
        try:
            yield box
        finally:
            await box.stop()

    async def warm(self, cases: Sequence[Case]) -> None:
        """Have the head of the model's prompts read, as a box does when it starts: with a large
        model that alone takes longer than a turn may.
        """
        engine = self.models.thinker()
        if engine is None or not cases:
            return
        async with self.box(cases[0]) as box:
            await engine.loaded()
            model = engine.model
            head = box.mind.head(box.situation(), speech_of(model), trade_of(model))
            await engine.run(lambda cancelled: engine.model.prefill(head, cancelled))

    async def run(self, case: Case) -> Result:
        """Say the case to a fresh box and judge what it did."""
        words = load(self.language(case)).table(Basics)
        result = await self._said(case, words.yes)
        if result.verdict == "right" or not result.questions:
            return result
        declined = await self._said(case, words.no, words.yes)
        if declined.questions > 1:  # the no was answered by a second question
            if declined.verdict == "right":
                return declined
            declined = await self._said(case, words.no)
        return declined if declined.effect else replace(declined, verdict="asked", why=result.why)

    async def _said(self, case: Case, *answers: str) -> Result:
        """The same with these answers to questions that want a yes or a no, the last to any further
        one.
        """
        async with self.box(case) as box:
            before, entries = box.state(), tuple(box.agenda.entries())
            records = [await box.turn(case.say)]
            for answer in [*answers, *[answers[-1]] * CONFIRMATIONS][:CONFIRMATIONS]:
                pending = box.conversation.situation.pending
                if not records[-1].asked or pending is None or pending.expect != "yes_no":
                    break
                records.append(await box.turn(answer))
            found = _found(records, before, box, entries)
            return _judge(case, records, await _lived(found, case, box, entries))

    def _box(
        self,
        config: Config,
        case: Case,
        house: House,
        clock: CaseClock,
        store: Store,
        agenda: Schedule,
        lists: ListKeeper,
    ) -> Box:
        journal = Journal()
        dialogue = BoxDialogue(journal, clock)
        mind = self.mind(self.language(case))

        async def understand(words: str) -> Sequence[ToolCall]:
            situation = Situation(
                house.home, clock.now(), case.area, all_lists(house.home, lists.all())
            )
            return mind.understand(typed(words), situation).calls

        context = Context(
            home=house.home,
            actuator=house.actuator,
            agenda=agenda,
            lists=lists,
            sound=BoxSound(dialogue, None),
            dialogue=dialogue,
            registry=self.registry,
            clock=clock.now,
            area=case.area,
            place=config.home.place,
            language=self.language(case),
            folders=self.folder,
            understand=understand,
            origin=Origin.EVAL,
        )
        self.registry.learn(self.folder)
        return Box(
            config,
            clock,
            house,
            store,
            agenda,
            lists,
            self.models,
            mind,
            context,
            None,
            None,
            journal,
        )


def _asking(box: Box) -> tuple[str, ...]:
    pending = box.conversation.situation.pending
    return (pending.call.skill,) if pending else ()


def _found(
    records: Sequence[TurnRecord], before: Mapping[str, Any], box: Box, entries: Sequence[Entry]
) -> Aftermath:
    """What the turns left behind."""
    after = box.state()
    return Aftermath(
        before=before["devices"],
        after=after["devices"],
        lists_before=before["lists"],
        lists=after["lists"],
        timers_before=before["timers"],
        timers=after["timers"],
        agenda_changed=entries != tuple(box.agenda.entries()),
        reply=" ".join(record.reply for record in records),
        skills=[*(call.skill for record in records for call in record.calls), *_asking(box)],
    )


async def _lived(found: Aftermath, case: Case, box: Box, entries: Sequence[Entry]) -> Aftermath:
    """The same after what the case says that happens then."""
    heard = len(tuple(box.journal))
    clock = box.clock
    assert isinstance(clock, CaseClock)
    untouched = await live(box, clock, case.then)
    kept = sum(each.kind in KEPT for each in box.agenda.entries())
    return replace(
        found,
        later=differing(untouched, box.state()["devices"]),
        told=" ".join(record.reply for record in tuple(box.journal)[heard:]),
        kept=kept - sum(each.kind in KEPT for each in entries),
    )


def _judge(case: Case, records: Sequence[TurnRecord], found: Aftermath) -> Result:
    calls = [call for record in records for call in record.calls]
    receipts = [receipt for record in records for receipt in record.receipts]
    wrong = misses(case, found)
    last = records[-1]
    claims = bool(receipts) and not any(receipt.ok for receipt in receipts)
    return Result(
        case=case,
        verdict=_verdict(wrong, found, last),
        route=records[0].route,
        reply=found.reply,
        ms=float(records[0].marks_ms.get("understood", 0)),
        why="; ".join(wrong),
        false_done=claims and not any(record.failed or record.asked for record in records),
        unasked=_unasked(case, found),
        calls=tuple(call.as_json() for call in calls),
        effect=found.effect,
        questions=len(records) - 1,
    )


def _unasked(case: Case, found: Aftermath) -> bool:
    """An effect where there should have been none."""
    return (bool(case.expect.get("no_effect")) and found.effect) or (
        case.expect.get("changes") == {} and bool(found.changes)
    )


def _verdict(wrong: Sequence[str], found: Aftermath, last: TurnRecord) -> Verdict:
    if not wrong:
        return "right"
    if found.effect:
        return "wrong"
    if last.asked:
        return "asked"
    if last.route == "none":
        return "none"
    return "refused" if last.failed else "wrong"


async def evaluate(cases: Sequence[Case], config: Config) -> list[Result]:
    """Every case's result, in order. With `config.llm.model` empty the language model stays out."""
    models = SharedModels(config)
    with TemporaryDirectory() as folder:
        bench = Bench(config, models, Path(folder))
        try:
            await bench.warm(cases)
            return [await bench.run(case) for case in cases]
        finally:
            await models.close_all()


def run(cases: Sequence[Case], config: Config) -> list[Result]:
    return asyncio.run(evaluate(cases, config))


def totals(results: Sequence[Result]) -> dict[str, Json]:
    """Counts by verdict, false claims, unasked effects and times, as `--json` prints them for all,
    a kind or a route.
    """
    verdicts = Counter(result.verdict for result in results)
    times = sorted(result.ms for result in results)
    return {
        "cases": len(results),
        **{
            verdict: verdicts[verdict] for verdict in ("right", "wrong", "asked", "refused", "none")
        },
        "false_done": sum(result.false_done for result in results),
        "unasked": sum(result.unasked for result in results),
        "questions": sum(bool(result.questions) for result in results),
        "ms_p50": round(statistics.median(times), 2) if times else 0.0,
        "ms_p95": round(times[max(0, -(-len(times) * 95 // 100) - 1)], 2) if times else 0.0,
    }


def report(results: Sequence[Result]) -> dict[str, Json]:
    """The totals, and the same by kind, by route and by file, and without the cases that an auditor
    doubts.
    """
    groups: dict[str, dict[str, list[Result]]] = {
        name: defaultdict(list) for name in ("by_kind", "by_route", "by_file")
    }
    for result in results:
        groups["by_kind"][result.case.kind].append(result)
        groups["by_route"][result.route].append(result)
        groups["by_file"][result.case.source].append(result)
    return {
        **totals(results),
        **{
            name: {key: totals(each) for key, each in sorted(group.items())}
            for name, group in groups.items()
        },
        "without_audited": totals([result for result in results if not result.case.audit]),
    }
