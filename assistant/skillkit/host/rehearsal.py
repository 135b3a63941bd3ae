"""How calls would go: what they would need and say, found out on copies, with nothing done."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.core.discretion import Words
from assistant.core.errors import HearthError, SkillError
from assistant.core.values import ToolCall
from assistant.home.policy import ConsentNeeded
from assistant.languages.replies import Replies
from assistant.skillkit.host.standins import Copies, Nowhere, Stage, Touched, Untouchable

if TYPE_CHECKING:
    from assistant.skillkit.host.run import Context

log = logging.getLogger(__name__)
say = Replies("host")


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What calls would do: the consent they would need, and what would be said if all went well."""

    needs: ConsentNeeded | None
    said: tuple[str, ...]


async def rehearsed(
    ctx: Context, calls: Sequence[ToolCall], copies: Copies | None = None
) -> Rehearsal:
    """How `calls` would go. Nothing is done: a call that touches anything but devices and `copies`
    drops out of the rehearsal.

    So does a skill of a person's own that changes something: how it does that is not known, the
    shipped ones go through `ctx`. Raises SkillError, with what it would say, where a skill can't do
    it or fails.
    """
    stage, copies = Stage(ctx.actuator.gate, ctx.home), copies or Copies()
    untouchable: Any = Untouchable()
    nowhere: Any = Nowhere()
    inner = replace(
        ctx,
        rehearsing=True,
        receipts=[],
        actuator=stage,
        agenda=copies.agenda or untouchable,
        lists=copies.lists or untouchable,
        sound=copies.sound or untouchable,
        dialogue=untouchable,
        folders=nowhere,
    )
    texts = []
    for call in calls:
        try:
            said = await inner.answer(call)
        except Touched:
            continue
        except ConsentNeeded as needed:  # the skill rehearsed what it is to do later
            return Rehearsal(needed, ())
        except HearthError:
            raise
        except Exception as error:
            # a skill that fails in a rehearsal would fail in earnest, and is to say so there
            log.exception(
                "skill %s failed in a rehearsal: %s: %s",
                call.skill,
                type(error).__name__,
                Words(error),
            )
            raise SkillError(
                say("failed-in-rehearsal", skill=call.skill.partition(".")[0])
            ) from error
        if said.failed:
            raise SkillError(said.text)
        if not said.quiet:
            texts.append(said.text)
    return Rehearsal(ctx.actuator.gate.needs(ctx.home, stage.commands), tuple(texts))
