"""A reading: one way to take an utterance, with what it would cost. Readings compete; the cheapest
is believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.core.values import Arguments, Json, ToolCall
from assistant.home.model import Device, Home
from assistant.home.rules import hazards
from assistant.languages.replies import Replies
from assistant.languages.saying import join_names, sentence
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.naming import in_room, label_of, on_floor
from assistant.skillkit.parameters import Devices, Parameter
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import rank
from assistant.understanding.names.targets import Found, Wanted, find
from assistant.understanding.reasons import Reason, reason
from assistant.understanding.situation import Situation

ROBOTS = frozenset({"vacuum", "lawn_mower"})
"""They go to where they are wanted: the place that was said need not be where they stand."""
REMEMBERED_LOSERS = 4
MANY = 5
"""More choices than this are not listed aloud."""

say = Replies("understanding")


@dataclass(frozen=True)
class Reading:
    """`calls` to make, or a question; `missing` when what was meant isn't there. Lower `cost` is
    better.
    """

    calls: tuple[ToolCall, ...] = ()
    ask: Ask | None = None
    missing: bool = False
    partial: bool = False
    """Several orders, of which one can't be done."""
    open_ended: bool = False
    """What it needs was not said, and may be coming."""
    cost: float = 0.0
    why: Reason | None = None
    by: str = ""
    """The pass that made it."""
    effect: bool = field(default=False)
    lost: tuple[str, ...] = ()
    """The readings that lost against this one, each with its reason."""
    instead: bool = False
    """Said in place of what the last turn did ("no, eight")."""
    remark: bool = False
    """A remark taken as a wish, or a courtesy: an order in the same sentence says it better."""

    @property
    def empty(self) -> bool:
        """Nothing to do and nothing to ask: kept only for what it lost."""
        return not self.calls and self.ask is None


def device_parameter(skill: Skill) -> Parameter | None:
    """The parameter that takes devices, if the skill has one."""
    return next(
        (parameter for parameter in skill.parameters.values() if parameter.find(Devices)), None
    )


def kinds_of(parameter: Parameter) -> frozenset[str]:
    return frozenset(_devices(parameter).kinds)


def keys_of(parameter: Parameter) -> frozenset[str]:
    """State keys without which a device can't do what the skill does."""
    return _devices(parameter).keys


def _devices(parameter: Parameter) -> Devices:
    devices: Devices = parameter.find(Devices)
    return devices


_GUARDED = frozenset(
    {"alarm_control_panel", "lock", "cover", "valve", "switch", "script", "scene", "button"}
)
"""Kinds of what a code may be wanted for: what opens, and what may be a relay that does."""


def may_take_code(skill: Skill) -> bool:
    """Whether a code is said with such a command in one breath; digits elsewhere are part of what
    is wished for.
    """
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
    why: Reason,
    cost: float = 0.0,
    but: frozenset[str] = frozenset(),
) -> Reading | None:
    """The skill aimed at the devices wished for (each with the words for it); None when it takes no
    devices.

    What is found is called for together; of what isn't, the reply says so; what is ambiguous is
    asked about.
    """
    parameter = device_parameter(skill)
    if parameter is None:
        return None
    found: list[str] = []
    absent: list[tuple[Wanted, str]] = []
    question: tuple[Found, str] | None = None
    for wish, words in wishes:
        kinds = kinds_of(parameter)
        spared = (
            hazards(situation.home)
            if Role.SWITCH_ON in skill.roles and _in_passing(wish)
            else frozenset[str]()
        )
        wish = replace(
            wish,
            kinds=kinds,
            keys=keys_of(parameter),
            but=but | spared,
            lit=_devices(parameter).lit,
        )
        result = find(situation.home, wish, situation.area)
        if (
            not (result.ids or result.choices)
            and kinds
            and kinds <= ROBOTS
            and not _robots_there(situation.home, wish)
        ):
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
            ask=which(
                ToolCall(skill.name, arguments),
                parameter.name,
                question[0].choices or {},
                situation.home,
            ),
            cost=cost + rank.WHICH_ONE,
            why=why,
            effect=skill.effect,
        )
    if absent and _devices(parameter).complete:
        ids = []
    if not ids:
        unable = tuple(explain(wish, words, skill, situation.home) for wish, words in absent)
        return Reading(
            calls=unable[:1],
            missing=True,
            cost=cost + rank.MISSING,
            why=reason("missing", why=why),
        )
    call = ToolCall(skill.name, {parameter.name: one_or_many(ids), **arguments})
    unable = tuple(explain(wish, words, skill, situation.home) for wish, words in absent)
    return Reading(calls=(call, *unable), cost=cost, why=why, effect=skill.effect)


def _in_passing(wish: Wanted) -> bool:
    """Whether switches are meant by the dozen, so that nobody thinks of the siren among them."""
    many = not wish.ids and (wish.plural or wish.every)
    return (
        many
        and wish.noun not in ("heater", "sprinkler", "irrigation")
        and ("switch", "") in wish.classes
    )


def _robots_there(home: Home, wish: Wanted) -> bool:
    """Whether a robot of another kind has its work in this place: no vacuum is sent out to the
    lawn.
    """
    return bool(find(home, replace(wish, classes=(), kinds=ROBOTS, every=True), None).ids)


def which(call: ToolCall, slot: str, offered: Mapping[str, Sequence[str]], home: Home) -> Ask:
    """ "The desk lamp or the floor lamp?": `offered` are the labels, each with its devices."""
    choices = {label: one_or_many(ids) for label, ids in offered.items()}
    labels = [label_of(home.devices[ids[0]], label) for label, ids in offered.items()]
    return Ask(either(labels), call, "choice", slot, choices)


def either(names: Sequence[str]) -> str:
    """ "The desk lamp, the floor lamp or the ceiling light?"; how many there are, of too many."""
    if len(names) > MANY:
        return say("which-of-many", count=len(names))
    return sentence(say("either", names=join_names(names, "or")))


def explain(wish: Wanted, words: str, skill: Skill, home: Home) -> ToolCall:
    """The call that says why nothing can be done: no such device there, or none that is able to."""
    there = find(home, replace(wish, kinds=frozenset(), keys=frozenset(), every=True), None)
    if there.ids and (wish.ids or wish.classes):
        return unable(words, "cannot")
    return unable(words, "missing", place=place_of(wish, home))


def unable(what: str, why: str, **arguments: Json) -> ToolCall:
    """A call that says why nothing can be done with what was said."""
    return for_role(Role.UNABLE, what=what, why=why, **arguments)


def for_role(role: Role, **arguments: Json) -> ToolCall:
    """A call for whichever skill has the role; `handed_over` names it."""
    return ToolCall(role.title, arguments)


def handed_over(reading: Reading, skills: Mapping[str, Skill]) -> Reading:
    """The reading with its calls for a role handed to the skills that have them. Where none has,
    the call is left out.
    """
    roles = {role.title: role for role in Role}
    if not any(call.skill in roles for call in reading.calls):
        return reading
    calls = []
    for call in reading.calls:
        skill = in_role(skills, roles[call.skill]) if call.skill in roles else None
        if skill is not None:
            calls.append(replace(call, skill=skill.name))
        elif call.skill not in roles:
            calls.append(call)
    return replace(reading, calls=tuple(calls))


def place_of(wish: Wanted, home: Home) -> str:
    """ "in the kitchen", "on the first floor", "" """
    names = [in_room(home.areas[area].name) for area in wish.areas if area in home.areas]
    names += [on_floor(home.floors[floor].name) for floor in wish.floors if floor in home.floors]
    return join_names(names, "or")


def state_question(
    devices: Sequence[Device], question: str, state: str, noun: str, place: str
) -> Reading:
    """A question about how these devices stand; missing where there are none."""
    arguments: dict[str, Json] = {
        "device": one_or_many([device.id for device in devices]),
        "question": question,
    }
    arguments |= {
        name: value for name, value in (("state", state), ("noun", noun), ("place", place)) if value
    }
    return Reading(
        (for_role(Role.STATE, **arguments),),
        cost=rank.STATE_QUESTION,
        why=reason("state-question"),
        missing=not devices,
    )


def skills_of(reading: Reading) -> tuple[str, ...]:
    """The skills that it would run, or whose question it asks."""
    return tuple(call.skill for call in reading.calls) or (
        (reading.ask.call.skill,) if reading.ask else ()
    )


def best(readings: Sequence[Reading]) -> Reading | None:
    """The cheapest; what can be done beats a question, which beats an explanation."""
    return min(readings, key=lambda reading: (reading.missing, reading.cost), default=None)


def losers(
    chosen: Reading, taken: Sequence[Reading], readings: Sequence[Reading]
) -> tuple[str, ...]:
    """Why the other readings were not believed, the nearest first: for the journal and for "why did
    you do that?".
    """
    others = sorted(
        (reading for reading in taken if reading.calls != chosen.calls),
        key=lambda reading: reading.cost,
    )
    lost = [
        reason("nothing-there" if other.missing else "explains-less", why=other.why)
        for other in others
        if other.why
    ]
    lost += [
        reason("would-act", why=other.why) for other in readings if other not in taken and other.why
    ]
    return tuple(map(str, list(dict.fromkeys(lost))[:REMEMBERED_LOSERS]))
