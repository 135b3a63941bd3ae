"""What a level, a white and an effect are to a lamp: the command for it, and how it stands then."""

from __future__ import annotations

from assistant.skillkit import (
    Command,
    Device,
    Predicate,
    State,
    Wish,
    fitting,
    is_none,
    looks,
    nothing,
    offered,
    predicate,
)


def brighter(change: float) -> Wish:
    """Wish lamps brighter by so many percent; what is off begins at nothing, and none goes off."""

    def wish(each: Device, state: State) -> Command | None:
        if "brightness" not in state:
            return None
        level = (
            (state["brightness"] or 0)
            if state.get("on")
            else (0 if change > 0 else state["brightness"] or 0)
        )
        return Command(each.id, {"on": True, "brightness": max(1, min(100, level + change))})

    return wish


def cannot_show(effect: str) -> Predicate:
    """What is said of lamps that don't offer the effect, or can't end one."""
    if is_none("effect", effect):
        return predicate("cant-end-effect")
    return predicate("cant-show", effect=effect)


def at_brightness(_: Device, state: State) -> Predicate:
    return predicate("at-percent", value=state.get("brightness", 0))


class Cooler:
    """White that is cooler by so many kelvin than each lamp had it."""

    def __init__(self, change: float) -> None:
        self._change = change
        self._before: dict[str, float] = {}

    def wish(self, each: Device, state: State) -> Command | None:
        if "color_temp_k" not in state:
            return None
        self._before[each.id] = state["color_temp_k"]
        kelvin = max(1500, min(9000, (state["color_temp_k"] or 3000) + self._change))
        return Command(each.id, {"on": True, "color_temp_k": kelvin})

    def now(self, each: Device, state: State) -> Predicate:
        if state["color_temp_k"] == self._before[each.id]:
            return looks(state)
        return predicate("warmer" if state["color_temp_k"] < self._before[each.id] else "cooler")


def showing(effect: str) -> Wish:
    """Wish one of the effects that a lamp offers, or none of them."""

    def wish(each: Device, state: State) -> Command | None:
        options = offered(each, state, "effect")
        word = nothing("effect", options) if is_none("effect", effect) else fitting(effect, options)
        return Command(each.id, {"on": True, "effect": word}) if word else None

    return wish
