"""Numbers and selects: values that a device can be set to, within its limits, and one of several
options.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Ids,
    Say,
    Slot,
    State,
    ToolCall,
    amount_said,
    describe,
    join_names,
    meant,
    not_known,
    replies,
    sentence,
    skill,
    tell,
    things,
    words,
)

Numbers = Annotated[Ids, Devices("number", present=True)]
Selects = Annotated[Ids, Devices("select", present=True)]
Either = Annotated[Ids, Devices("number", "select", present=True)]

_PARTS = 10
"""Up and down, without a measure, is a tenth of the way from the least to the greatest value."""
say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """How values are said."""

    ends: Mapping[str, str]
    """ "lowest" → "min", "full" → "max"."""
    article: re.Pattern[str]


heard = words(__file__, Words)


def _read_value(text: str, now: datetime) -> float | str | None:
    """ "60", "sixty percent", "two and a half bar", "maximum": the number without its unit, "min"
    or "max".
    """
    bare = heard().article.sub("", text.lower().strip(" .!?"))
    said, ends = bare.split(), heard().ends
    if said and said[0] in ends:
        return ends[said[0]]
    return amount_said(bare, now)


Value = Annotated[float | str, Slot("value", _read_value, say.later("to-what"))]


@skill(effect=True)
async def set_number(ctx: Ctx, value: Value, device: Numbers) -> Say:
    """Set numbers of devices, such as a speed, a limit or a duration, within what each allows."""
    wanted = {
        each.id: _end(state, value) if isinstance(value, str) else value
        for each, state in _devices(ctx, device)
    }
    return await _set(ctx, wanted)


@skill(effect=True)
async def up(ctx: Ctx, device: Numbers, amount: Value = 0) -> Say:
    """Raise numbers of devices."""
    return await _change(ctx, device, amount, 1)


@skill(effect=True)
async def down(ctx: Ctx, device: Numbers, amount: Value = 0) -> Say:
    """Lower numbers of devices."""
    return await _change(ctx, device, amount, -1)


@skill(effect=True)
async def choose(ctx: Ctx, option: Annotated[str, Field(max_length=60)], device: Selects) -> Answer:
    """Choose one of the options of a device, such as a mode or a program."""
    wanted: dict[str, str] = {}
    for each, state in _devices(ctx, device):
        known = [str(name) for name in state.get("options") or ()]
        found = meant(option, known)
        if len(found) > 1:
            choices = {_spoken(name): name for name in found}
            return Ask(
                sentence(say("question", choices=join_names(list(choices), "or"))),
                ToolCall("settings.choose", {"device": device}),
                "choice",
                "option",
                dict(choices),
            )
        if not found:
            return Say(
                sentence(
                    say(
                        "no-such-option",
                        devices=things([each]),
                        option=_spoken(option),
                        options=_listed(known),
                    )
                ),
                failed=True,
            )
        wanted[each.id] = found[0]
    return await tell(
        ctx,
        list(wanted),
        lambda each, _: Command(each.id, {"value": wanted[each.id]}),
        say("be-set-to-that"),
    )


@skill()
async def options(ctx: Ctx, device: Either) -> Say:
    """Tell what a number or a select can be set to."""
    said = []
    for each, state in _devices(ctx, device):
        if each.kind == "select":
            known = _listed([str(option) for option in state.get("options") or ()], "or")
            said.append(sentence(say("options", devices=things([each]), options=known)))
        else:
            said.append(_limits(each, state))
    return Say(" ".join(said))


@skill()
async def chosen(ctx: Ctx, option: Annotated[str, Field(max_length=60)], device: Selects) -> Say:
    """Say whether this option of a device is the one that is chosen."""
    said = []
    for each, state in _devices(ctx, device):
        now = ctx.home.told(each.id).get("value")
        if ctx.home.standing(each.id) != "known" or now is None:
            said.append(not_known(ctx.home, each))
            continue
        yes = meant(option, [str(name) for name in state.get("options") or (now,)]) == [now]
        message = "yes-is" if yes else "no-is"
        said.append(sentence(say(message, devices=things([each]), option=_spoken(str(now)))))
    return Say(" ".join(said))


def _devices(ctx: Ctx, device: Ids) -> list[tuple[Device, State]]:
    ids = [device] if isinstance(device, str) else device
    return [(ctx.home.devices[id_], ctx.home.state(id_)) for id_ in ids if id_ in ctx.home.devices]


def _end(state: State, which: str) -> float:
    return float(state.get(which, state.get("value")) or 0)


def _step(state: State) -> float:
    return float(state.get("step") or 0)


def _stepped(state: State, value: float) -> float:
    """The nearest value that the device has: its steps begin at its least one."""
    low, step = float(state.get("min", 0)), _step(state)
    near = low + round((value - low) / step) * step if step > 0 else value
    near = min(near, float(state.get("max", near)))
    return int(near) if near == int(near) else round(near, 6)


async def _change(ctx: Ctx, device: Ids, amount: float | str, sign: int) -> Say:
    wanted = {}
    for each, state in _devices(ctx, device):
        if ctx.home.told(each.id).get("value") is None:
            return Say(sentence(say("untold", devices=things([each]))), failed=True)
        low, high = float(state.get("min", 0)), float(state.get("max", 100))
        by = (
            float(amount)
            if isinstance(amount, int | float) and amount
            else max(_step(state), (high - low) / _PARTS)
        )
        wanted[each.id] = min(high, max(low, state["value"] + sign * by))
    return await _set(ctx, wanted)


async def _set(ctx: Ctx, wanted: dict[str, float]) -> Say:
    for id_, value in wanted.items():
        state = ctx.home.state(id_)
        if not state.get("min", value) <= value <= state.get("max", value):
            return Say(_limits(ctx.home.devices[id_], state), failed=True)
    return await tell(
        ctx,
        list(wanted),
        lambda each, state: Command(each.id, {"value": _stepped(state, wanted[each.id])}),
        say("be-set"),
        describe,
    )


def _limits(device: Device, state: State) -> str:
    low, high = (describe(device, {**state, "value": state.get(end)}) for end in ("min", "max"))
    return sentence(say("limits", devices=things([device]), low=low, high=high))


def _spoken(option: str) -> str:
    return option.replace("_", " ")


def _listed(options: Sequence[str], word: Literal["and", "or"] = "and") -> str:
    return join_names([_spoken(option) for option in options], word) if options else say("nothing")
