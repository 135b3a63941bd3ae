"""Robot vacuums: how strongly they suck, and a sound to find them by. Starting and stopping them is in home.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from assistant.skillkit import Answer, Ask, Command, Ctx, Device, Devices, Option, Say, State, ToolCall, join_names, skill
from assistant.skillkit.devices import failures, name_all, sentence, the_or_person
from assistant.skillkit.options import meant
from assistant.skillkit.telling import Ids, tell

Vacuums = Annotated[Ids, Devices("vacuum", present=True)]

Speed = Annotated[str, Field(max_length=40), Option("fan_speed", "fan speed|suction power|suction|cleaning power|speed")]

_VACUUM = "[(the|my|our)] ({name}|vacuum|vacuum cleaner|robot vacuum|robot|hoover|roomba)['s]"
_POWER = "(fan speed|fan|speed|suction|suction power|power|cleaning power|mode)"


@skill(
    sentences=[
        f"(set|put|switch|change|turn) {_VACUUM} [{_POWER}] (to|on|into|in) {{speed}} [(mode|speed|power|suction)]",
        f"(set|change|switch) [the] {_POWER} (of|on|for) {_VACUUM} to {{speed}}",
    ],
    examples=["set the vacuum to turbo"],
    effect=True,
)
async def set_fan_speed(ctx: Ctx, speed: Speed, device: Vacuums = "") -> Answer:
    """Set the fan speed of robot vacuums, in the words that each has for it."""
    wanted: dict[str, str] = {}
    for each in _chosen(ctx, device):
        known = [str(name) for name in ctx.home.state(each.id).get("fan_speeds") or ()]
        if not known:
            return Say(sentence(f"the fan speed of {the_or_person(each)} can't be set"), failed=True)
        found = meant(speed, known)
        if len(found) > 1:
            choices = {name.replace("_", " "): name for name in found}
            question = f"{sentence(join_names(list(choices), 'or'))[:-1]}?"
            return Ask(question, ToolCall("vacuums.set_fan_speed", {"device": each.id}), "choice", "speed", dict(choices))
        if not found:
            words = join_names([name.replace("_", " ") for name in known], "and")
            return Say(sentence(f"{the_or_person(each)} can't be set to {speed}; it knows {words}"), failed=True)
        wanted[each.id] = found[0]

    def now(device: Device, state: State) -> str:
        return f"set to {str(state.get('fan_speed')).replace('_', ' ')}"

    return await tell(ctx, list(wanted), lambda each, _: Command(each.id, {"fan_speed": wanted[each.id]}), "be set to that", now)


@skill(
    sentences=[
        f"(find|locate|ping|call|look for) {_VACUUM}",
        f"(make|let|have) {_VACUUM} (beep|chirp|sing|make a (sound|noise)|make some noise|play a sound|say where it is|call out)",
        f"(help me find|i can't find|i cannot find) {_VACUUM}",
    ],
    examples=["find the vacuum", "make the vacuum beep"],
    effect=True,
)
async def locate(ctx: Ctx, device: Vacuums = "") -> Say:
    """Let a robot vacuum make a sound, so that it can be found."""
    receipts = await ctx.act(*(Command(each.id, action="locate") for each in _chosen(ctx, device)))
    told = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    said = [sentence(f"I told {name_all(told)} to make a sound")] if told else []
    return Say(" ".join([*said, *failures(ctx.home, receipts)]) or "I don't know of any vacuum.", failed=not told)


def _chosen(ctx: Ctx, device: Ids) -> list[Device]:
    """The vacuums that were named, or all there are."""
    named = [device] if isinstance(device, str) and device else list(device)
    return [each for each in ctx.home.select(kinds=["vacuum"]) if not named or each.id in named]
