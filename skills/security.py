"""Alarm panels: arm them in one of their modes, disarm them, and tell how they stand. Their codes are asked for by the gate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import Answer, Ask, Command, Ctx, Device, Devices, Say, Slot, ToolCall, join_names, skill
from assistant.skillkit.apart import apart
from assistant.skillkit.devices import ALARM_MODES, describe, outcome, sentence, the, the_or_person, verb
from assistant.skillkit.questions import absent
from assistant.skillkit.standing import not_known

Ids = str | list[str]
Panels = Annotated[Ids, Devices("alarm_control_panel")]
AnyPanels = Annotated[Ids, Devices("alarm_control_panel", present=True)]
"""Of sentences that are about an alarm clock in a home without a panel."""

_SYSTEM = "((house|home|security|burglar|intruder) (alarm|alarm system|system|alarm panel)|alarm (system|panel)|security)"
_PANEL = f"[(the|my|our)] ({{name}}|{_SYSTEM}|alarm|system|house|home|flat|apartment|it)"
_ANY = f"[(the|my|our)] ({{name}}|{_SYSTEM}|alarm|alarms|house|home)"
_SURELY = f"[(the|my|our)] ({{name}}|{_SYSTEM})"
_STILL = "[(still|already|currently|really)]"
_LEAVING = "[(i'm|i am|we're|we are) (leaving|going [out]|heading out|off|going away) [now] [(and|so|please)]]"

_MODES = {
    "away": "armed_away",
    "out": "armed_away",
    "full": "armed_away",
    "home": "armed_home",
    "stay": "armed_home",
    "stay home": "armed_home",
    "night": "armed_night",
    "sleep": "armed_night",
    "tonight": "armed_night",
    "night time": "armed_night",
    "vacation": "armed_vacation",
    "holiday": "armed_vacation",
    "holidays": "armed_vacation",
    "custom": "armed_custom_bypass",
    "custom bypass": "armed_custom_bypass",
    "bypass": "armed_custom_bypass",
}
"""What people call the modes."""
_UNTOLD = "hasn't told me how it can be armed"
_USUAL = "armed_away"
"""What a bare "arm" means, where the panel knows it."""


def _read_mode(text: str, now: datetime) -> str | None:
    said = re.sub(r"^(?:the|my) |[ -]?mode$|^armed[ _]", "", text.lower().strip(" .!?").replace("_", " "))
    return _MODES.get(said)


Mode = Annotated[str, Slot("mode", _read_mode, "In which mode?")]
Other = Annotated[str, Field(max_length=40)]


@skill(
    sentences=[
        f"{_LEAVING} arm {_PANEL}",
        f"arm {_PANEL} [(in|to|for|on|at|as)] [(the|my)] {{mode}} [mode]",
        f"arm {_PANEL} in {{other}} mode",
        "arm [(in|to|for)] {mode} [mode]",
        f"set {_PANEL} to armed [{{mode}}] [mode]",
        "arm",
    ],
    examples=["arm the alarm", "arm the alarm in night mode"],
    effect=True,
)
async def arm(ctx: Ctx, device: Panels = "", mode: Mode = "", other: Other = "") -> Answer:
    """Arm an alarm panel, in one of its modes (away unless one is said)."""
    chosen = _chosen(ctx, device)
    if len(chosen) > 1 and not device:
        return _which(ctx, "security.arm", {"mode": mode}, chosen)
    if not chosen:
        return Say(absent(ctx.home, "alarm system"), failed=True)
    wishes: dict[str, str] = {}
    for each in chosen:
        known = [str(name) for name in ctx.home.state(each.id).get("modes") or ALARM_MODES]
        wished = mode or (_USUAL if _USUAL in known else known[0])
        if other or wished not in known:
            return Say(_knows(each, other or ALARM_MODES[wished], known), failed=True)
        if not mode and len(known) > 1 and wished != _USUAL:
            choices = {ALARM_MODES[name]: name for name in known if name in ALARM_MODES}
            ask = f"{sentence(join_names(list(choices), 'or'))[:-1]}?"
            return Ask(ask, ToolCall("security.arm", {"device": device or each.id}), "choice", "mode", dict(choices))
        wishes[each.id] = wished
    arming = [each for each in chosen if ctx.home.told(each.id).get("state") == "arming"]
    if arming and not mode:
        return Say(sentence(f"{_names(arming)} {verb(arming)} arming already"))
    return await _tell(ctx, [Command(id_, {"state": wished}) for id_, wished in wishes.items()])


@skill(
    sentences=[
        f"(set|put|switch|change|turn) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) (to|in|into|on) [armed] {{mode}} [mode]",
        f"(set|put|switch|change) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) (to|in|into|on) {{other}} mode",
        f"(activate|enable|engage|turn on|switch on|set) {_SURELY} [(in|for)] [{{mode}}] [mode]",
        f"(turn|switch) {_SURELY} on",
        "(activate|engage) [(the|my|our)] alarm [(in|for)] [{mode}] [mode]",
    ],
    examples=["set the security alarm to home"],
    effect=True,
)
async def set_mode(ctx: Ctx, device: AnyPanels = "", mode: Mode = "", other: Other = "") -> Answer:
    """Arm an alarm panel: put it in one of its modes."""
    return await arm(ctx, device, mode, other)


@skill(
    sentences=[f"disarm [{_PANEL}]", f"(set|put|switch|change) {_PANEL} to disarmed"],
    examples=["disarm the alarm", "disarm the alarm with code 1234"],
    effect=True,
)
async def disarm(ctx: Ctx, device: Panels = "") -> Answer:
    """Disarm an alarm panel."""
    chosen = _chosen(ctx, device)
    if not device and len(chosen) > 1:  # of several, what is armed is meant
        chosen = [each for each in chosen if ctx.home.told(each.id).get("state") != "disarmed"] or chosen
    if len(chosen) > 1 and not device:
        return _which(ctx, "security.disarm", {}, chosen)
    if not chosen:
        return Say(absent(ctx.home, "alarm system"), failed=True)
    return await _tell(ctx, [Command(each.id, {"state": "disarmed"}) for each in chosen])


@skill(
    sentences=[
        f"(deactivate|disable|disengage|turn off|switch off|shut off) {_SURELY}",
        f"(turn|switch|shut) {_SURELY} off",
    ],
    examples=["turn off the security system"],
    effect=True,
)
async def turn_off(ctx: Ctx, device: AnyPanels = "") -> Answer:
    """Disarm an alarm panel."""
    return await disarm(ctx, device)


@skill(
    sentences=[
        f"(is|are) {_ANY} {_STILL} (armed|disarmed|arming|active|triggered) [now]",
        f"(is|are) [(the|our)] ({{name}}|{_SYSTEM}|alarm) {_STILL} (on|off|going off|armed or not|on or off) [now]",
        f"(is|are) {_ANY} {_STILL} armed [(in|to|for)] {{mode}} [mode]",
        f"(what's|whats|what is) [the] [current] (state|status|mode) of [(the|my|our)] ({{name}}|{_SYSTEM}|alarm)",
        f"(what's|whats|what is) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) (state|status|mode|set to|doing)",
        f"(is|are) (it|we) {_STILL} (armed|disarmed) [now]",
        f"check [(on|if)] [(the|my|our)] ({{name}}|{_SYSTEM}|alarm)",
        "(which|what) alarms are (armed|on|disarmed|off)",
        f"(which|what) (state|mode) is [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) in",
        f"(how is|how's) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) [(set|armed)]",
        f"[(the|my|our)] ({_SYSTEM}|alarm) (state|status)",
        f"(did|have) (i|we|you|anyone|anybody|someone) (arm|armed|set) [(the|my|our)] ({{name}}|{_SYSTEM}|house|home)",
        "(did|have) (i|we|you|anyone|anybody|someone) (arm|armed) [(the|my|our)] alarm",
    ],
    examples=["is the alarm armed?", "what's the state of the alarm?"],
)
async def status(ctx: Ctx, device: AnyPanels = "", mode: Mode = "") -> Say:
    """Say how alarm panels stand: armed and how, disarmed, arming, triggered."""
    chosen = _chosen(ctx, device)
    if not chosen:
        return Say(absent(ctx.home, "alarm system"), failed=True)
    return Say(" ".join(_stands(ctx, each, _asked(ctx, mode)) for each in chosen))


@skill(
    sentences=[
        f"(what|which) modes (does|do) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) (have|know)",
        f"(what|which) modes (are there|has) [(for|on|of)] [(the|my|our)] ({{name}}|{_SYSTEM}|alarm)",
        f"(how|[in] (what|which) modes) can [(i|we|you)] [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) be (armed|set) [in]",
        f"(how|[in] (what|which) modes) can (i|we|you) (arm|set) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) [in]",
    ],
    examples=["what modes does the alarm have?"],
)
async def modes(ctx: Ctx, device: AnyPanels = "") -> Say:
    """Say in which modes alarm panels can be armed."""
    said = []
    for each in _chosen(ctx, device):
        known = [str(name) for name in ctx.home.state(each.id).get("modes") or ()]
        words = join_names([ALARM_MODES.get(name, name.replace("_", " ")) for name in known], "or")
        said.append(sentence(f"{the_or_person(each)} {f'can be armed in {words} mode' if known else _UNTOLD}"))
    return Say(" ".join(said) or absent(ctx.home, "alarm system"), failed=not said)


@skill(
    sentences=[
        f"(did|has) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) (go|gone|went) off [{{when}}]",
        f"(did|has) [(the|my|our)] ({{name}}|{_SYSTEM}|alarm) [been] (triggered|trigger) [{{when}}]",
        "(was|has) there [been] an alarm [{when}]",
    ],
    examples=["did the alarm go off?"],
)
async def went_off(ctx: Ctx, device: AnyPanels = "", when: Annotated[str, Field(max_length=60)] = "") -> Say:
    """Say whether an alarm panel is triggered now; what was before, nobody has kept."""
    chosen = _chosen(ctx, device)
    if not chosen:
        return Say(absent(ctx.home, "alarm system"), failed=True)
    said = [_stands(ctx, each, "triggered") for each in chosen]
    if not any(_state(ctx, each) in ("triggered", "pending") for each in chosen):
        said.append("I don't know about before.")
    return Say(" ".join(said))


def _asked(ctx: Ctx, mode: str) -> str:
    """The word that is asked about: "armed", "disarmed", a mode; empty where the state itself is."""
    words = ctx.utterance.lower()
    if mode:
        return mode
    if re.search(r"\b(?:disarmed|off)\b", words) and not re.search(r"\bgoing off\b|\bor\b", words):
        return "disarmed"
    if re.search(r"\b(?:triggered|going off)\b", words):
        return "triggered"
    if re.search(r"\barming\b", words):
        return "arming"
    return "armed" if re.match(r"(?:is|are|did|have)\b", words) and " or " not in words else ""


def _stands(ctx: Ctx, panel: Device, asked: str) -> str:
    """ "Yes, the house alarm is armed in night mode.", "No, the house alarm is arming.", "The house alarm is disarmed."."""
    if ctx.home.standing(panel.id) != "known":
        return not_known(ctx.home, panel, ALARM_MODES.get(asked, asked))
    state = _state(ctx, panel)
    on = (*ALARM_MODES, "pending", "triggered")
    start = "" if not asked else "Yes, " if state == asked or (asked == "armed" and state in on) else "No, "
    return sentence(f"{start}{the_or_person(panel)} {verb([panel])} {describe(panel, {'state': state})}")


def _state(ctx: Ctx, panel: Device) -> str:
    return str(ctx.home.told(panel.id).get("state"))


def _chosen(ctx: Ctx, device: Ids) -> list[Device]:
    """The panels that were named, or all there are."""
    named = [device] if isinstance(device, str) and device else list(device)
    return [each for each in ctx.home.select(kinds=["alarm_control_panel"]) if not named or each.id in named]


def _names(panels: Sequence[Device]) -> str:
    return join_names([the_or_person(each) for each in panels])


def _which(ctx: Ctx, name: str, arguments: dict[str, str], panels: Sequence[Device]) -> Ask:
    choices = {label: list(ids) for label, ids in apart(ctx.home, panels).items()}
    question = f"{sentence(join_names([the(label) for label in choices], 'or'))[:-1]}?"
    arguments = {key: value for key, value in arguments.items() if value}
    return Ask(question, ToolCall(name, dict(arguments)), "choice", "device", dict(choices))


def _knows(panel: Device, wished: str, known: Sequence[str]) -> str:
    modes = join_names([ALARM_MODES.get(name, name.replace("_", " ")) for name in known], "and")
    return sentence(f"{the_or_person(panel)} can't be armed in {wished} mode; it knows {modes}")


async def _tell(ctx: Ctx, commands: Sequence[Command]) -> Say:
    told = {command.device: ctx.home.told(command.device) for command in commands}
    receipts = await ctx.act(*commands)
    return Say(outcome(ctx.home, receipts, told, describe), failed=not any(receipt.ok for receipt in receipts))
