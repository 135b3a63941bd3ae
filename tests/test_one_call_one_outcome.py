"""A call's arguments are its whole input: each example of each shipped skill gives the same calls
by whatever path its words come, and a call has the same outcome whatever path carries it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

import pytest

from assistant.core.errors import HearthError
from assistant.core.values import Hypothesis, Receipt, ToolCall, Transcript
from assistant.home.policy import UNATTENDED, Origin
from assistant.languages.replies import told
from assistant.skillkit import testing
from assistant.skillkit.context import Ask
from assistant.skillkit.host.run import run
from assistant.skillkit.host.standins import copied
from assistant.skillkit.host.undo import Deeds, Kept
from assistant.skillkit.testing import Trial, TrialDialogue, TrialSound, trial


class Alike(random.Random):
    """Chance that falls the same way each time, so that outcomes can be compared."""

    def random(self) -> float:
        return 0.5


@pytest.fixture(autouse=True)
def no_chance(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For skills that are loaded meanwhile: those of other tests stay theirs."""
    monkeypatch.setattr(random, "SystemRandom", Alike)
    testing._shipped.cache_clear()
    yield
    testing._shipped.cache_clear()


def spoken(words: str) -> Transcript:
    """As a recogniser writes it down: a capital, a full stop, and another guess."""
    written = f"{words[:1].upper()}{words[1:]}."
    return Transcript((Hypothesis(written, -0.1), Hypothesis(words, -0.4)))


def typed(words: str) -> Transcript:
    return Transcript((Hypothesis(words, 0.0),), window="typed")


def examples(box: Trial) -> list[str]:
    return [words for skill in box.registry.skills.values() for words in skill.examples]


async def understood(box: Trial, words: str) -> Sequence[ToolCall]:
    """As a skill understands words: in no conversation."""
    assert box.context.understand is not None
    return await box.context.understand(words)


def furnish(box: Trial) -> None:
    """Something for the examples to be about."""
    box.agenda.add_timer(300, "egg")
    box.agenda.add_alarm(time(7))
    box.lists.add(box.lists.create("shopping").id, ["milk", "bread"])


def bare(calls: Sequence[ToolCall]) -> str:
    """The calls without regard to the capitals that a recogniser writes in words that are kept."""
    return repr([(call.skill, sorted(call.arguments.items())) for call in calls]).casefold()


async def test_an_example_gives_the_same_calls_by_every_path() -> None:
    """A command of a routine or of the agenda is answered no question, so it has the calls alone.
    What the model writes has to be borne out and be a command, so there it may come to nothing: but
    to no other call.
    """
    wrong = []
    async with trial() as box:
        furnish(box)
        mind, situation = box._mind, box._situation
        for words in examples(box):
            calls = bare(mind.understand(typed(words), situation).calls)
            heard = bare(mind.understand(spoken(words), situation).calls)
            kept = bare(await understood(box, words))
            line = bare(mind.read(f"do {words}", typed(words), situation).calls)
            if not (heard == kept == calls and line in (calls, bare(()))):
                wrong.append((words, calls, heard, kept, line))
    assert not wrong


@dataclass(frozen=True)
class Came:
    """What came of a sentence: what was said, what the devices did, and what is in the agenda and
    on the lists afterwards.
    """

    text: str
    receipts: tuple[Receipt, ...]
    kept: object
    asked: bool = False


async def came_of(box: Trial, words: str, origin: Origin | None, folder: Path) -> Came:
    """Carry the words out in a house as it was at first. With an `origin` they are the command of a
    routine or of a timer, else calls of a turn.
    """
    with copied(box._store, box.clock, 50) as copies:
        assert copies.agenda is not None
        assert copies.lists is not None
        sound, receipts = TrialSound(), list[Receipt]()
        context = replace(
            box.context,
            agenda=copies.agenda,
            lists=copies.lists,
            sound=sound,
            dialogue=TrialDialogue(),
            deeds=Deeds(),
            folders=folder,
            origin=origin or Origin.VOICE,
            receipts=receipts,
        )
        texts, asked = [], False
        if origin:
            try:
                texts.append(await context.command(words))
            except HearthError as error:
                texts.append(told(error))
                asked = True
        else:
            for call in await understood(box, words):
                outcome = await run(box.registry, call, context)
                asked |= isinstance(outcome.answer, Ask) or outcome.failed
                texts.append(outcome.text)
                receipts.extend(outcome.receipts)
        kept = (Kept.of(context.agenda, context.lists, sound), sound.announced)
        return Came(" ".join(texts), tuple(receipts), repr(kept), asked)


async def test_a_call_has_the_same_outcome_by_every_path(tmp_path: Path) -> None:
    """Where a turn asks (consent, a choice, what is missing), nobody is there to answer a routine
    or a timer: it says so, and has done no more than the turn had.
    """
    wrong, compared = [], 0
    async with trial() as box:
        furnish(box)
        first = box.home.snapshot()
        for number, words in enumerate(examples(box)):
            if not await understood(box, words):
                continue
            outcomes = []
            for origin in (None, *sorted(UNATTENDED)):
                for device, state in first.items():
                    box.home.update(device, state)
                folder = tmp_path / f"{number}-{origin}"
                outcomes.append(await came_of(box, words, origin, folder))
            turn, *unattended = outcomes
            compared += not turn.asked
            for other in unattended:
                same = other == turn if not turn.asked else other.receipts == turn.receipts
                if not same:
                    wrong.append((words, turn, other))
    assert not wrong
    assert compared > 100
