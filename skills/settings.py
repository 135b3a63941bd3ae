"""Numbers and selects: values that a device can be set to, within its limits, and one of several options."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import Answer, Ask, Command, Ctx, Device, Devices, Say, Slot, State, ToolCall, join_names, skill
from assistant.skillkit.devices import describe, sentence, the_or_person, verb
from assistant.skillkit.numbers import number
from assistant.skillkit.options import meant
from assistant.skillkit.standing import not_known
from assistant.skillkit.telling import Ids, tell

Numbers = Annotated[Ids, Devices("number", present=True)]
Selects = Annotated[Ids, Devices("select", present=True)]
Either = Annotated[Ids, Devices("number", "select", present=True)]

_NAME = "[(the|my|our)] {name}"
_MUCH = "[(a bit|a little|slightly|some|more|further)]"
_PARTS = 10
"""Up and down, without a measure, is a tenth of the way from the least to the greatest value."""
_ENDS = {"minimum": "min", "min": "min", "lowest": "min", "maximum": "max", "max": "max", "highest": "max", "full": "max"}


def _read_value(text: str, now: datetime) -> float | str | None:
    """ "60", "sixty percent", "two and a half bar", "maximum": the number without its unit, "min" or "max"."""
    words = text.lower().strip(" .!?").removeprefix("the ").replace("%", " percent").split()
    if " ".join(words[:1]) in _ENDS:
        return _ENDS[words[0]]
    for length in range(len(words), max(0, len(words) - 3), -1):
        if (value := number(" ".join(words[:length]))) is not None:
            return value
    return None


Value = Annotated[float | str, Slot("value", _read_value, "To what?")]


@skill(
    sentences=[
        f"(set|change|adjust|put|turn|bring|make|move|raise|lower|increase|decrease|reduce) {_NAME} [up|down] (to|at) {{value}}",
        "(turn|bring) (up|down) " + _NAME + " to {value}",
        "(set|put) " + _NAME + " {value}",
    ],
    examples=["set the pump speed to 60"],
    effect=True,
)
async def set_number(ctx: Ctx, value: Value, device: Numbers) -> Say:
    """Set numbers of devices, such as a speed, a limit or a duration, within what each allows."""
    wanted = {each.id: _end(state, value) if isinstance(value, str) else value for each, state in _devices(ctx, device)}
    return await _set(ctx, wanted)


@skill(
    sentences=[
        "(increase|raise|boost|turn up|bring up|put up) " + _NAME + " " + _MUCH + " [by {amount}]",
        "(turn|put|bring|set) " + _NAME + " " + _MUCH + " (up|higher) " + _MUCH + " [by {amount}]",
    ],
    examples=["turn the pump speed up"],
    effect=True,
)
async def up(ctx: Ctx, device: Numbers, amount: Value = 0) -> Say:
    """Raise numbers of devices."""
    return await _change(ctx, device, amount, 1)


@skill(
    sentences=[
        "(decrease|lower|reduce|turn down|bring down|put down) " + _NAME + " " + _MUCH + " [by {amount}]",
        "(turn|put|bring|set) " + _NAME + " " + _MUCH + " (down|lower) " + _MUCH + " [by {amount}]",
    ],
    examples=["lower the pump speed by 5"],
    effect=True,
)
async def down(ctx: Ctx, device: Numbers, amount: Value = 0) -> Say:
    """Lower numbers of devices."""
    return await _change(ctx, device, amount, -1)


@skill(
    sentences=[
        "(set|change|switch|put|turn|move) " + _NAME + " (to|on|into|in) {option}",
        "(choose|select|pick|use) {option} (for|on|as|in) " + _NAME,
        "(choose|select|pick) " + _NAME + " {option}",
    ],
    examples=["set the pool mode to boost"],
    effect=True,
)
async def choose(ctx: Ctx, option: Annotated[str, Field(max_length=60)], device: Selects) -> Answer:
    """Choose one of the options of a device, such as a mode or a program."""
    wanted: dict[str, str] = {}
    for each, state in _devices(ctx, device):
        known = [str(name) for name in state.get("options") or ()]
        found = meant(option, known)
        if len(found) > 1:
            choices = {_spoken(name): name for name in found}
            question = f"{sentence(join_names(list(choices), 'or'))[:-1]}?"
            return Ask(question, ToolCall("settings.choose", {"device": device}), "choice", "option", dict(choices))
        if not found:
            return Say(sentence(f"{the_or_person(each)} can't be {_spoken(option)}; it knows {_listed(known)}"), failed=True)
        wanted[each.id] = found[0]
    return await tell(ctx, list(wanted), lambda each, _: Command(each.id, {"value": wanted[each.id]}), "be set to that")


@skill(
    sentences=[
        "(what|which) (options|modes|values|choices|settings) (does|do) " + _NAME + " (have|know)",
        "(what|which) (options|modes|values|choices|settings) (are there|has) [(for|of|in)] " + _NAME,
        "(what are|what're|what is|what's|list|tell me) [(the|all)] (options|choices|modes|limits|range) (for|of) " + _NAME,
        "(what|which) can " + _NAME + " be [set to]",
        "what else can " + _NAME + " be",
        "(what|which) {name} (are there|do i have|do we have|have we got|can i choose)",
        "(list|tell me|name) [(all|all the|the)] {name}",
        "(what|which [(options|values|modes)]) can (i|you|we) (set|put|switch|change) " + _NAME + " (to|on)",
    ],
    examples=["what can the pool mode be?"],
)
async def options(ctx: Ctx, device: Either) -> Say:
    """Tell what a number or a select can be set to."""
    said = []
    for each, state in _devices(ctx, device):
        name = the_or_person(each)
        if each.kind == "select":
            said.append(sentence(f"{name} can be {_listed([str(option) for option in state.get('options') or ()], 'or')}"))
        else:
            said.append(_limits(each, state))
    return Say(" ".join(said))


@skill(
    sentences=["(is|are) " + _NAME + " [(currently|still|now)] [(set to|on|in|at)] {option} [now]"],
    examples=["is the pool mode eco?"],
)
async def chosen(ctx: Ctx, option: Annotated[str, Field(max_length=60)], device: Selects) -> Say:
    """Say whether this option of a device is the one that is chosen."""
    said = []
    for each, state in _devices(ctx, device):
        now = ctx.home.told(each.id).get("value")
        if ctx.home.standing(each.id) != "known" or now is None:
            said.append(not_known(ctx.home, each))
            continue
        yes = meant(option, [str(name) for name in state.get("options") or (now,)]) == [now]
        said.append(sentence(f"{'Yes' if yes else 'No'}, {the_or_person(each)} {verb([each])} {_spoken(str(now))}"))
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
            return Say(sentence(f"{the_or_person(each)} hasn't told me yet where it stands"), failed=True)
        low, high = float(state.get("min", 0)), float(state.get("max", 100))
        by = float(amount) if isinstance(amount, int | float) and amount else max(_step(state), (high - low) / _PARTS)
        wanted[each.id] = min(high, max(low, state["value"] + sign * by))
    return await _set(ctx, wanted)


async def _set(ctx: Ctx, wanted: dict[str, float]) -> Say:
    for id_, value in wanted.items():
        state = ctx.home.state(id_)
        if not state.get("min", value) <= value <= state.get("max", value):
            return Say(_limits(ctx.home.devices[id_], state), failed=True)
    return await tell(
        ctx, list(wanted), lambda each, state: Command(each.id, {"value": _stepped(state, wanted[each.id])}), "be set", describe
    )


def _limits(device: Device, state: State) -> str:
    low, high = (describe(device, {**state, "value": state.get(end)}) for end in ("min", "max"))
    goes = "go" if verb([device]) == "are" else "goes"
    return sentence(f"{the_or_person(device)} {goes} from {low} to {high}")


def _spoken(option: str) -> str:
    return option.replace("_", " ")


def _listed(options: Sequence[str], word: str = "and") -> str:
    return join_names([_spoken(option) for option in options], word) if options else "nothing"
