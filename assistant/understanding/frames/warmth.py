"""Questions how warm or humid it is in a place of the home: "how warm is it upstairs"."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.core.values import Json, ToolCall
from assistant.languages import language
from assistant.skillkit.declare import Skill
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import rank
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.frames.segments import Segments
from assistant.understanding.names.targets import Wanted, find
from assistant.understanding.reading import Reading, one_or_many
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation


def warmth(
    text: str, parts: Segments, situation: Situation, skills: Mapping[str, Skill]
) -> Reading | None:
    """The reading of such a question; None of any other."""
    answering = in_role(skills, Role.TEMPERATURE)
    if answering is None:
        return None
    words = language().table(QuestionWords)
    quantity = "humidity" if words.humidity.search(text) else "temperature"
    left = [
        word
        for word in parts.rest.split()
        if word not in words.filler
        and not words.temperature.fullmatch(word)
        and word not in words.beside_temperature
    ]
    if left:
        return None
    arguments: dict[str, Json] = {"quantity": quantity} if quantity != "temperature" else {}
    if parts.groups:
        group = parts.groups[0]
        if group.ids or group.classes:
            kinds = frozenset(("climate", "sensor", "water_heater"))
            wish = Wanted(
                group.ids,
                group.areas,
                group.floors,
                group.classes if not group.ids else (),
                plural=True,
                kinds=kinds,
            )
            ids = find(situation.home, wish, situation.area).ids
            if not ids:
                return None
            arguments["device"] = one_or_many(ids)
        elif group.areas:
            arguments["area"] = group.areas[0]
        else:
            arguments["floor"] = group.floors[0]
    elif parts.there and situation.last_area:
        arguments["area"] = situation.last_area
    elif not (
        parts.here or words.indoors.search(text) or situation.area or _indoors(text, situation)
    ):
        return None
    placed = arguments.keys() & {"area", "floor", "device"}
    indoors = placed and not words.outdoors.search(text)
    return Reading(
        (ToolCall(answering.name, arguments),),
        cost=rank.INDOOR_TEMPERATURE if indoors else rank.SOME_TEMPERATURE,
        why=reason("temperature-question"),
    )


def _indoors(text: str, situation: Situation) -> bool:
    return any(device.kind == "climate" for device in situation.home.devices.values())
