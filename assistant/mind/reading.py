"""A reading: one way to take an utterance, with what it would cost. Readings compete; the cheapest is believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.home.model import Device, Home
from assistant.home.policy import hazards
from assistant.mind.context import UNABLE, Situation
from assistant.mind.targets import Found, Wanted, find
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Devices, Parameter, Skill
from assistant.skillkit.devices import label_of, the
from assistant.values import Arguments, Json, ToolCall

CAPABLE: Mapping[str, frozenset[str]] = {
    "home.set_brightness": frozenset({"brightness"}),
    "home.change_brightness": frozenset({"brightness"}),
    "home.set_color": frozenset({"color"}),
    "home.set_color_temperature": frozenset({"color_temp_k"}),
    "home.change_color_temperature": frozenset({"color_temp_k"}),
    "climate.set_temperature": frozenset({"target"}),
    "climate.change_temperature": frozenset({"target"}),
    "home.set_speed": frozenset({"speed"}),
    "home.change_speed": frozenset({"speed"}),
    "home.oscillate": frozenset({"oscillating"}),
    "home.open": frozenset({"position"}),
    "home.close": frozenset({"position"}),
    "home.set_position": frozenset({"position"}),
    "covers.tilt": frozenset({"tilt"}),
    "covers.change_tilt": frozenset({"tilt"}),
    "volume.set_level": frozenset({"volume"}),
    "volume.up": frozenset({"volume"}),
    "volume.down": frozenset({"volume"}),
    "home.lock": frozenset({"locked"}),
    "home.unlock": frozenset({"locked"}),
}
"""State keys without which a device can't do what the skill does."""

LIT = frozenset(
    f"home.{name}"
    for name in (
        "turn_off",
        "set_brightness",
        "change_brightness",
        "set_color",
        "set_color_temperature",
        "change_color_temperature",
    )
)
"""Skills for which "the light" is the one that is on."""

ROBOTS = frozenset({"vacuum", "lawn_mower"})
"""They go to where they are wanted: the place that was said need not be where they stand."""
MISSING = 5.0
"""Added to the cost of a reading whose device isn't there."""
REMEMBERED_LOSERS = 4
MANY = 5
"""More choices than this are not listed aloud."""


@dataclass(frozen=True)
class Reading:
    """`calls` to make, or a question; `missing` when what was meant isn't there. Lower `cost` is better."""

    calls: tuple[ToolCall, ...] = ()
    ask: Ask | None = None
    missing: bool = False
    cost: float = 0.0
    why: str = ""
    effect: bool = field(default=False)
    lost: tuple[str, ...] = ()
    """The readings that lost against this one, each with its reason."""
    instead: bool = False
    """Said in place of what the last turn did ("no, eight")."""
    remark: bool = False
    """A remark taken as a wish: an order in the same sentence says it better."""

    @property
    def empty(self) -> bool:
        """Nothing to do and nothing to ask: kept only for what it lost."""
        return not self.calls and self.ask is None


def device_parameter(skill: Skill) -> Parameter | None:
    """The parameter that takes devices, if the skill has one."""
    return next((parameter for parameter in skill.parameters.values() if parameter.find(Devices)), None)


def kinds_of(parameter: Parameter) -> frozenset[str]:
    devices: Devices = parameter.find(Devices)
    return frozenset(devices.kinds)


_GUARDED = frozenset({"alarm_control_panel", "lock", "cover", "valve", "switch", "script", "scene", "button"})
"""Kinds of what a code may be wanted for: what opens, and what may be a relay that does."""


def may_take_code(skill: Skill) -> bool:
    """Whether a code is said with such a command in one breath; digits elsewhere are part of what is wished for."""
    parameter = device_parameter(skill)
    return skill.effect and parameter is not None and not _GUARDED.isdisjoint(kinds_of(parameter))


def one_or_many(ids: Sequence[str]) -> Json:
    return ids[0] if len(ids) == 1 else list(ids)


def aim(
    skill: Skill,
    wishes: Sequence[tuple[Wanted, str]],
    arguments: Arguments,
    situation: Situation,
    *,
    cost: float = 0.0,
    why: str = "",
    but: frozenset[str] = frozenset(),
) -> Reading | None:
    """The skill aimed at the devices wished for (each with the words for it); None when it takes no devices.

    What is found is called for together; of what isn't, the reply says so; what is ambiguous is asked about.
    """
    parameter = device_parameter(skill)
    if parameter is None:
        return None
    found: list[str] = []
    absent: list[tuple[Wanted, str]] = []
    question: tuple[Found, str] | None = None
    for wish, words in wishes:
        kinds = kinds_of(parameter)
        spared = hazards(situation.home) if skill.name == "home.turn_on" and _in_passing(wish) else frozenset[str]()
        wish = replace(wish, kinds=kinds, keys=CAPABLE.get(skill.name, frozenset()), but=but | spared, lit=skill.name in LIT)
        result = find(situation.home, wish, situation.area)
        if not (result.ids or result.choices) and kinds and kinds <= ROBOTS and not _robots_there(situation.home, wish):
            result = find(situation.home, replace(wish, areas=(), floors=()), situation.area)
        if result.choices:
            question = (result, words)
        elif result.ids:
            found += result.ids
        else:
            absent.append((wish, words))
    ids = list(dict.fromkeys(found))
    if question:
        return Reading(
            ask=which(skill, situation.home, question[0], parameter.name, arguments),
            cost=cost + 0.2,
            why=why,
            effect=skill.effect,
        )
    if absent and skill.name.startswith("media."):
        ids = []  # "the radio on the TV", where no TV is: the radio elsewhere is no help
    if not ids:
        unable = tuple(explain(wish, words, skill, situation.home) for wish, words in absent)
        return Reading(calls=unable[:1], missing=True, cost=cost + MISSING, why=f"{why}: no such device")
    call = ToolCall(skill.name, {parameter.name: one_or_many(ids), **arguments})
    unable = tuple(explain(wish, words, skill, situation.home) for wish, words in absent)
    return Reading(calls=(call, *unable), cost=cost, why=why, effect=skill.effect)


def _in_passing(wish: Wanted) -> bool:
    """Whether switches are meant by the dozen, so that nobody thinks of the siren among them."""
    many = not wish.ids and (wish.plural or wish.every)
    return many and wish.noun not in ("heater", "sprinkler", "irrigation") and ("switch", "") in wish.classes


def _robots_there(home: Home, wish: Wanted) -> bool:
    """Whether a robot of another kind has its work in this place: no vacuum is sent out to the lawn."""
    return bool(find(home, replace(wish, classes=(), kinds=ROBOTS, every=True), None).ids)


def which(skill: Skill, home: Home, found: Found, slot: str, arguments: Arguments) -> Ask:
    """ "The desk lamp or the floor lamp?" """
    offered = found.choices or {}
    choices = {label: one_or_many(ids) for label, ids in offered.items()}
    labels = [label_of(home.devices[ids[0]], label) for label, ids in offered.items()]
    return Ask(either(labels), ToolCall(skill.name, arguments), "choice", slot, choices)


def either(names: Sequence[str]) -> str:
    names = list(names)
    if len(names) > MANY:
        return f"Which one do you mean? There are {len(names)} of them."
    text = f"{', '.join(names[:-1])} or {names[-1]}?"
    return text[0].upper() + text[1:]


def explain(wish: Wanted, words: str, skill: Skill, home: Home) -> ToolCall:
    """The call that says why nothing can be done: no such device there, or none that is able to."""
    place = place_of(wish, home)
    there = find(home, replace(wish, kinds=frozenset(), keys=frozenset(), every=True), None)
    if there.ids:
        return ToolCall(UNABLE, {"what": f"the {words or 'device'}", "why": "cannot"})
    return ToolCall(UNABLE, {"what": words or "such device", "why": "missing", "place": place})


def place_of(wish: Wanted, home: Home) -> str:
    """ "in the kitchen", "on the first floor", "" """
    names = [f"in {the(home.areas[area].name)}" for area in wish.areas if area in home.areas]
    for floor in wish.floors:
        if floor in home.floors:
            name = home.floors[floor].name
            names.append(name.lower() if "stairs" in name.lower() else f"on {the(name)}")
    return " or ".join(names)


def state_question(devices: Sequence[Device], question: str, state: str, noun: str, place: str) -> Reading:
    """A question about how these devices stand, as `home.state` takes it; missing where there are none."""
    arguments: dict[str, Json] = {"device": one_or_many([device.id for device in devices]), "question": question}
    arguments |= {name: value for name, value in (("state", state), ("noun", noun), ("place", place)) if value}
    return Reading((ToolCall("home.state", arguments),), cost=0.5, why="question frame", missing=not devices)


def skills_of(reading: Reading) -> tuple[str, ...]:
    """The skills that it would run, or whose question it asks."""
    return tuple(call.skill for call in reading.calls) or ((reading.ask.call.skill,) if reading.ask else ())


def best(readings: Sequence[Reading]) -> Reading | None:
    """The cheapest; what can be done beats a question, which beats an explanation."""
    return min(readings, key=lambda reading: (reading.missing, reading.cost), default=None)


def losers(chosen: Reading, taken: Sequence[Reading], readings: Sequence[Reading]) -> tuple[str, ...]:
    """Why the other readings were not believed, the nearest first: for the journal and for "why did you do that?"."""
    others = sorted((reading for reading in taken if reading.calls != chosen.calls), key=lambda reading: reading.cost)
    lost = [
        f"{other.why}: {'nothing of the kind is there' if other.missing else 'explains less of the words'}" for other in others
    ]
    lost += [f"{other.why}: that would act, and this was no order" for other in readings if other not in taken]
    return tuple(dict.fromkeys(lost))[:REMEMBERED_LOSERS]
