"""The skills as tools: what a model is told of each, in an order that never changes, and from its
call back to the skill's.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.agenda.types import ItemList
from assistant.core.values import Arguments, Json, ToolCall
from assistant.home.model import Device, Home
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Devices, Parameter
from assistant.skillkit.slots import Slot
from assistant.understanding.model.markup import Argument
from assistant.understanding.model.prompt import is_tool
from assistant.understanding.names.targets import able
from assistant.understanding.reading import keys_of, kinds_of
from assistant.understanding.situation import Situation

LISTS = "list"
"""The kind of a slot that holds the name of a list."""


@dataclass(frozen=True)
class Entry:
    """A skill as a model sees it. `shown` are the arguments, by the names that the model uses."""

    name: str
    about: str
    skill: Skill
    shown: Mapping[str, Parameter]

    def schema(self) -> dict[str, Json]:
        """As chat templates take a tool: a function with a JSON schema, as short as can be."""
        return function(
            self.name, self.about, {key: _schema(each) for key, each in self.shown.items()}
        )

    def arguments(self, scene: Scene) -> list[Argument] | None:
        """What a call may hold now; None where a device is needed and none can be meant."""
        found = []
        for key, parameter in self.shown.items():
            argument = _argument(key, parameter, scene)
            if argument is None and parameter.required:
                return None
            if argument is not None:
                found.append(argument)
        return found


@dataclass(frozen=True)
class Scene:
    """What stands in the tail of one turn: the devices that may be meant, by the name that each is
    shown under, and the lists.
    """

    home: Home
    devices: Mapping[str, Device]
    lists: Sequence[ItemList]

    def id_of(self, name: str) -> str:
        """The id of a device that is shown, or the name itself."""
        device = self.devices.get(name)
        return device.id if device else name


def scene(devices: Iterable[Device], situation: Situation) -> Scene:
    """The devices by name; where two share one, the room is said with it."""
    home, chosen = situation.home, list(devices)
    shared = [device.name for device in home.devices.values()]
    named: dict[str, Device] = {}
    for device in chosen:
        area = home.areas.get(device.area or "")
        name = device.name
        if shared.count(name) > 1 and area:
            name = f"{name} ({area.name})"
        named.setdefault(name if name not in named else device.id, device)
    return Scene(home, named, situation.lists)


class Toolbook:
    """The tools of one set of skills."""

    def __init__(self, skills: Mapping[str, Skill]) -> None:
        found = [
            _entry(skill) for _, skill in sorted(skills.items()) if skill.tool or is_tool(skill)
        ]
        self.entries = {entry.name: entry for entry in found}

    def call(self, name: str, arguments: Mapping[str, Json], now: Scene) -> ToolCall | None:
        """The skill's call with the words as the model wrote them; None of a tool or an argument
        that there is not.
        """
        entry = self.entries.get(name)
        if entry is None or not arguments.keys() <= entry.shown.keys():
            return None
        made: dict[str, Json] = {}
        for key, value in arguments.items():
            parameter = entry.shown[key]
            if value in ("", []):
                continue
            made[parameter.name] = _ids(value, now) if parameter.find(Devices) else value
        return ToolCall(entry.skill.name, made)


def function(name: str, about: str, properties: Mapping[str, Json]) -> dict[str, Json]:
    """A tool as chat templates take it. What is required the grammar knows: it costs a prompt
    tokens, and tells a model little.
    """
    told: dict[str, Json] = {"name": name}
    if about:
        told["description"] = about
    told["parameters"] = {"type": "object", "properties": dict(properties)}
    return {"type": "function", "function": told}


def values(call: ToolCall, skill: Skill, situation: Situation) -> Arguments:
    """The call's words as the values that the skill knows: "ten minutes" as 600. What can't be read
    stays as it is, and the skill says so.
    """
    read = dict(call.arguments)
    for name, value in call.arguments.items():
        slot = skill.parameters[name].find(Slot)
        if slot is not None and isinstance(value, str | int | float):
            parsed = slot.parse(str(value), situation.now)
            read[name] = value if parsed is None else parsed
    return read


def _entry(skill: Skill) -> Entry:
    shown = skill.tool.shown if skill.tool else ()
    parameters = [each for each in skill.parameters.values() if each.required or each.name in shown]
    name = skill.tool.name if skill.tool else skill.name.replace(".", "_")
    about = skill.tool.about if skill.tool else skill.summary
    return Entry(name, about, skill, {_title(each): each for each in parameters})


def _title(parameter: Parameter) -> str:
    """What the model calls it: a number that is said in words by what it is, "duration"."""
    slot = parameter.find(Slot)
    kind = slot.kind.replace(" ", "_") if slot else ""
    return kind if kind.isidentifier() and not is_text(parameter) else parameter.name


def is_text(parameter: Parameter) -> bool:
    return str in (parameter.type, *typing.get_args(parameter.type)) or any(
        typing.get_origin(each) is typing.Annotated and typing.get_args(each)[0] is str
        for each in typing.get_args(parameter.type)
    )


def _schema(parameter: Parameter) -> dict[str, Json]:
    if typing.get_origin(parameter.type) is Literal:
        return {"type": "string", "enum": list(typing.get_args(parameter.type))}
    if parameter.type is bool:
        return {"type": "boolean"}
    number = parameter.type in (int, float) and not parameter.find(Slot)
    return {"type": "number" if number else "string"}


def _argument(key: str, parameter: Parameter, scene: Scene) -> Argument | None:
    required = parameter.required
    if parameter.find(Devices):
        names = _names(parameter, scene)
        return Argument(key, required, tuple(names), many=True) if names else None
    slot = parameter.find(Slot)
    if slot and slot.kind == LISTS and scene.lists:
        return Argument(key, required, tuple(dict.fromkeys(each.name for each in scene.lists)))
    if typing.get_origin(parameter.type) is Literal:
        return Argument(key, required, tuple(typing.get_args(parameter.type)))
    if parameter.type is bool:
        return Argument(key, required, rule="boolean")
    number = parameter.type in (int, float) and slot is None
    return Argument(key, required, rule="number" if number else "text")


def _names(parameter: Parameter, scene: Scene) -> list[str]:
    """Devices of the scene that can do what the skill does."""
    kinds, keys = kinds_of(parameter), keys_of(parameter)
    fitting = {
        name: each for name, each in scene.devices.items() if not kinds or each.kind in kinds
    }
    can = {device.id for device in able(scene.home, fitting.values(), keys)}
    return [name for name, device in fitting.items() if device.id in can]


def _ids(value: Json, now: Scene) -> Json:
    if isinstance(value, list):
        return [now.id_of(str(each)) for each in value]
    return now.id_of(str(value))
