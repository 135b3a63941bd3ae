"""Alarm panels: arm them in one of their modes, disarm them, and tell how they stand. Their codes
are asked for by the gate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    ALARM_MODES,
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Say,
    Slot,
    ToolCall,
    absent,
    apart,
    describe,
    join_names,
    not_known,
    outcome,
    replies,
    sentence,
    skill,
    the,
    things,
    words,
)

Ids = str | list[str]
Panels = Annotated[Ids, Devices("alarm_control_panel")]
AnyPanels = Annotated[Ids, Devices("alarm_control_panel", present=True)]
"""Of sentences that are about an alarm clock in a home without a panel."""


_USUAL = "armed_away"
"""What a bare "arm" means, where the panel knows it."""

say = replies(__file__)


@dataclass(frozen=True)
class Words:
    """What people call the modes."""

    modes: Mapping[str, str]
    """ "night time" → "armed_night"."""
    around: re.Pattern[str]
    """What stands around a mode and says nothing: "the … mode"."""


heard = words(__file__, Words)


def _read_mode(text: str, now: datetime) -> str | None:
    said = heard().around.sub("", text.lower().strip(" .!?").replace("_", " "))
    return heard().modes.get(said)


Mode = Annotated[str, Slot("mode", _read_mode, say.later("which-mode"))]
Other = Annotated[str, Field(max_length=40)]
Asked = Literal["", "armed", "disarmed", "arming", "triggered"]
"""The state that a question is about; empty where it is how the panel stands."""


@skill(effect=True)
async def arm(ctx: Ctx, device: Panels = "", mode: Mode = "", other: Other = "") -> Answer:
    """Arm an alarm panel, in one of its modes (away unless one is said)."""
    chosen = _chosen(ctx, device)
    if len(chosen) > 1 and not device:
        return _which(ctx, "security.arm", {"mode": mode}, chosen)
    if not chosen:
        return Say(absent(ctx.home, say("alarm-system")), failed=True)
    wishes: dict[str, str] = {}
    for each in chosen:
        known = [str(name) for name in ctx.home.state(each.id).get("modes") or ALARM_MODES]
        wished = mode or (_USUAL if _USUAL in known else known[0])
        if other or wished not in known:
            return Say(_knows(each, other or _mode(wished), known), failed=True)
        if not mode and len(known) > 1 and wished != _USUAL:
            choices = {_mode(name): name for name in known if name in ALARM_MODES}
            return Ask(
                _question(list(choices)),
                ToolCall("security.arm", {"device": device or each.id}),
                "choice",
                "mode",
                dict(choices),
            )
        wishes[each.id] = wished
    arming = [each for each in chosen if ctx.home.told(each.id).get("state") == "arming"]
    if arming and not mode:
        return Say(sentence(say("arming-already", panels=things(arming))))
    return await _tell(ctx, [Command(id_, {"state": wished}) for id_, wished in wishes.items()])


@skill(effect=True)
async def set_mode(ctx: Ctx, device: AnyPanels = "", mode: Mode = "", other: Other = "") -> Answer:
    """Arm an alarm panel: put it in one of its modes."""
    return await arm(ctx, device, mode, other)


@skill(effect=True)
async def disarm(ctx: Ctx, device: Panels = "") -> Answer:
    """Disarm an alarm panel."""
    chosen = _chosen(ctx, device)
    if not device and len(chosen) > 1:  # of several, what is armed is meant
        chosen = [
            each for each in chosen if ctx.home.told(each.id).get("state") != "disarmed"
        ] or chosen
    if len(chosen) > 1 and not device:
        return _which(ctx, "security.disarm", {}, chosen)
    if not chosen:
        return Say(absent(ctx.home, say("alarm-system")), failed=True)
    return await _tell(ctx, [Command(each.id, {"state": "disarmed"}) for each in chosen])


@skill(effect=True, phase="ends")
async def turn_off(ctx: Ctx, device: AnyPanels = "") -> Answer:
    """Disarm an alarm panel."""
    return await disarm(ctx, device)


@skill()
async def status(
    ctx: Ctx, device: AnyPanels = "", mode: Mode = "", asked: Asked = "", switched: Asked = ""
) -> Say:
    """Say how alarm panels stand: armed and how, disarmed, arming, triggered."""
    chosen = _chosen(ctx, device)
    if not chosen:
        return Say(absent(ctx.home, say("alarm-system")), failed=True)
    return Say(" ".join(_stands(ctx, each, mode or asked or switched) for each in chosen))


@skill()
async def modes(ctx: Ctx, device: AnyPanels = "") -> Say:
    """Say in which modes alarm panels can be armed."""
    said = []
    for each in _chosen(ctx, device):
        known = [str(name) for name in ctx.home.state(each.id).get("modes") or ()]
        message = "modes" if known else "modes-untold"
        said.append(sentence(say(message, panels=things([each]), modes=_modes(known, "or"))))
    return Say(" ".join(said) or absent(ctx.home, say("alarm-system")), failed=not said)


@skill()
async def went_off(
    ctx: Ctx, device: AnyPanels = "", when: Annotated[str, Field(max_length=60)] = ""
) -> Say:
    """Say whether an alarm panel is triggered now; what was before, nobody has kept."""
    chosen = _chosen(ctx, device)
    if not chosen:
        return Say(absent(ctx.home, say("alarm-system")), failed=True)
    said = [_stands(ctx, each, "triggered") for each in chosen]
    if not any(_state(ctx, each) in ("triggered", "pending") for each in chosen):
        said.append(say("before-unknown"))
    return Say(" ".join(said))


def _stands(ctx: Ctx, panel: Device, asked: str) -> str:
    """ "Yes, the house alarm is armed in night mode.", "No, the house alarm is arming.", "The house
    alarm is disarmed.".
    """
    if ctx.home.standing(panel.id) != "known":
        return not_known(ctx.home, panel, _mode(asked) if asked in ALARM_MODES else asked)
    state = _state(ctx, panel)
    so = state == asked or (asked == "armed" and state in (*ALARM_MODES, "pending", "triggered"))
    message = "stands" if not asked else "yes-stands" if so else "no-stands"
    described = describe(panel, {"state": state})
    return sentence(say(message, panels=things([panel]), state=described))


def _state(ctx: Ctx, panel: Device) -> str:
    return str(ctx.home.told(panel.id).get("state"))


def _chosen(ctx: Ctx, device: Ids) -> list[Device]:
    """The panels that were named, or all there are."""
    named = [device] if isinstance(device, str) and device else list(device)
    return [
        each
        for each in ctx.home.select(kinds=["alarm_control_panel"])
        if not named or each.id in named
    ]


def _which(ctx: Ctx, name: str, arguments: dict[str, str], panels: Sequence[Device]) -> Ask:
    choices = {label: list(ids) for label, ids in apart(ctx.home, panels).items()}
    question = _question([the(label) for label in choices])
    arguments = {key: value for key, value in arguments.items() if value}
    return Ask(question, ToolCall(name, dict(arguments)), "choice", "device", dict(choices))


def _question(choices: Sequence[str]) -> str:
    """ "Away or night?"."""
    return sentence(say("question", choices=join_names(choices, "or")))


def _mode(name: str) -> str:
    """What a mode is called: "night" of "armed_night"."""
    return say("mode", mode=name, word=name.replace("_", " "))


def _modes(known: Sequence[str], last: Literal["and", "or"]) -> str:
    return join_names([_mode(name) for name in known], last)


def _knows(panel: Device, wished: str, known: Sequence[str]) -> str:
    return sentence(say("knows", panels=things([panel]), mode=wished, modes=_modes(known, "and")))


async def _tell(ctx: Ctx, commands: Sequence[Command]) -> Say:
    told = {command.device: ctx.home.told(command.device) for command in commands}
    receipts = await ctx.act(*commands)
    return Say(
        outcome(ctx.home, receipts, told, describe),
        failed=not any(receipt.ok for receipt in receipts),
    )
