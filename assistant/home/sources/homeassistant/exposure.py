"""Which entities a Home Assistant exposes to voice assistants. No I/O.

It lists those for which that was decided, by a person or when its own assistant first looked at
them. The others are exposed by its rule for new entities, which is told here again
(homeassistant/components/homeassistant/exposed_entities.py, 2025.9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_DOMAINS = frozenset(
    (
        "climate",
        "cover",
        "fan",
        "humidifier",
        "light",
        "media_player",
        "scene",
        "switch",
        "todo",
        "vacuum",
        "water_heater",
    )
)
_CLASSES = {
    "binary_sensor": frozenset(
        {"door", "garage_door", "lock", "motion", "opening", "presence", "window"}
    ),
    "sensor": frozenset(
        {
            "aqi",
            "carbon_dioxide",
            "carbon_monoxide",
            "humidity",
            "pm10",
            "pm25",
            "temperature",
            "volatile_organic_compounds",
        }
    ),
}


def exposed_entities(
    told: Mapping[str, Mapping[str, bool]],
    states: Iterable[Mapping[str, Any]],
    entries: Mapping[str, Mapping[str, Any]],
    *,
    expose_new: bool,
) -> frozenset[str] | None:
    """Ids of the entities that are exposed; None where nothing was ever decided, so that nothing is
    known.

    `told` is the answer to `homeassistant/expose_entity/list`: entity → assistant → whether.
    `expose_new`: new entities are.
    """
    decided = {
        entity: bool(to["conversation"]) for entity, to in told.items() if "conversation" in to
    }
    if not any(decided.values()):
        return None
    found = {entity for entity, exposed in decided.items() if exposed}
    for state in states if expose_new else ():
        entity = state.get("entity_id") if isinstance(state, Mapping) else None
        if (
            isinstance(entity, str)
            and entity not in decided
            and _by_default(entity, state, entries.get(entity, {}))
        ):
            found.add(entity)
    return frozenset(found)


def _by_default(entity: str, state: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    if entry.get("entity_category") or entry.get("hidden_by"):
        return False
    domain = entity.partition(".")[0]
    class_ = (state.get("attributes") or {}).get("device_class")
    return domain in _DOMAINS or class_ in _CLASSES.get(domain, ())
