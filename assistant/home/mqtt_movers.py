"""MQTT devices that move: covers, valves, vacuums and lawn mowers. What they report while under way is no end state."""

from __future__ import annotations

from collections.abc import Callable

from assistant.home.model import State
from assistant.home.mqtt_entity import Draft, Message
from assistant.home.source import Refused
from assistant.outside import read_json
from assistant.values import Json


def cover(draft: Draft) -> None:
    """With a position topic, that is the position; otherwise the words open and closed are all that is known."""
    settings = draft.settings
    is_open, is_closed = float(settings.get("position_open", 100)), float(settings.get("position_closed", 0))
    span = (is_open - is_closed) or 1
    draft.key(
        "position",
        0,
        state="position_topic",
        command="set_position_topic",
        template=("position_template",),
        command_template="set_position_template",
        decode=lambda text: max(0, min(100, round((float(text) - is_closed) * 100 / span))),
        encode=lambda value: round(is_closed + value * span / 100),
        variable="position",
    )
    words = {name: str(settings.get(f"state_{name}", name)) for name in ("open", "closed", "opening", "closing", "stopped")}
    if settings.get("state_topic"):
        draft.state |= {"position": draft.state.get("position", 0), "moving": ""}
        template = settings.get("value_template")
        decode = _movement({word: name for name, word in words.items()}, ends=not settings.get("position_topic"))
        draft.read(settings["state_topic"], template, decode, "position", "moving")
    _open_and_close(draft)


def valve(draft: Draft) -> None:
    """State may be a word, a position, or a JSON object of both."""
    settings = draft.settings
    is_open, is_closed = float(settings.get("position_open", 100)), float(settings.get("position_closed", 0))
    span = (is_open - is_closed) or 1
    words = {name: str(settings.get(f"state_{name}", name)) for name in ("open", "closed", "opening", "closing", "stopped")}
    movement = _movement({word: name for name, word in words.items()}, ends=not settings.get("reports_position"))
    draft.state |= {"position": 0, "moving": ""}

    def decode(text: str) -> State:
        parts = read_json(text) if text.startswith("{") else {"position" if _is_number(text) else "state": text}
        state = movement(str(parts["state"])) if "state" in parts else {}
        if parts.get("position") is not None:
            state["position"] = max(0, min(100, round((float(parts["position"]) - is_closed) * 100 / span)))
        return state

    draft.read(settings.get("state_topic"), settings.get("value_template"), decode, "position", "moving")
    if settings.get("reports_position") and settings.get("command_topic"):
        topic = settings["command_topic"]
        draft.writers["position"] = lambda value, state: [(topic, str(round(is_closed + value * span / 100)))]
        if settings.get("payload_stop"):
            draft.send("stop", "command_topic", str(settings["payload_stop"]))
    else:
        _open_and_close(draft)


def _movement(names: dict[str, str], *, ends: bool) -> Callable[[str], State]:
    """State words → keys; with `ends`, open and closed are also the position."""

    def decode(text: str) -> State:
        name = names.get(text, "")
        if name in ("opening", "closing"):
            return {"moving": name}
        if not name:
            return {}
        position = {"open": 100, "closed": 0}.get(name) if ends else None
        return {"moving": "", "position": position}

    return decode


def _open_and_close(draft: Draft) -> None:
    """Commands by word where there is a command topic; positions between need a topic of their own."""
    settings = draft.settings
    topic, by_position = settings.get("command_topic"), draft.writers.get("position")
    if topic is None:
        return
    draft.state.setdefault("position", 0)
    payloads = {100: settings.get("payload_open", "OPEN"), 0: settings.get("payload_close", "CLOSE")}

    def write(value: Json, state: State) -> list[Message]:
        if payloads.get(value) is not None:
            return [(topic, str(payloads[value]))]
        if by_position is None:
            raise Refused("can only be opened or closed")
        return by_position(value, state)

    draft.writers["position"] = write
    if settings.get("payload_stop", "STOP") is not None:
        draft.send("stop", "command_topic", str(settings.get("payload_stop", "STOP")))


def vacuum(draft: Draft) -> None:
    settings = draft.settings
    words = {state: state for state in ("docked", "cleaning", "returning", "paused", "idle")} | {"error": "idle"}
    draft.state["state"] = "idle"
    draft.read(settings.get("state_topic"), None, lambda text: {"state": words.get(read_json(text).get("state"))}, "state")
    payloads = {
        "cleaning": settings.get("payload_start", "start"),
        "returning": settings.get("payload_return_to_base", "return_to_base"),
        "docked": settings.get("payload_return_to_base", "return_to_base"),
        "paused": settings.get("payload_pause", "pause"),
        "idle": settings.get("payload_stop", "stop"),
    }
    if settings.get("command_topic"):
        draft.writers["state"] = lambda value, state: [(settings["command_topic"], str(payloads[value]))]
    draft.send("locate", "command_topic", str(settings.get("payload_locate", "locate")))


def lawn_mower(draft: Draft) -> None:
    settings = draft.settings
    words = {state: state for state in ("docked", "mowing", "returning", "paused")} | {"error": "paused"}
    draft.state["state"] = "docked"
    draft.read(
        settings.get("activity_state_topic"),
        settings.get("activity_value_template"),
        lambda text: {"state": words.get(text)},
        "state",
    )
    verbs = {"mowing": "start_mowing", "paused": "pause", "docked": "dock", "returning": "dock"}

    def write(value: Json, state: State) -> list[Message]:
        topic, pattern = settings.get(f"{verbs[value]}_command_topic"), settings.get(f"{verbs[value]}_command_template")
        if not topic:
            raise Refused(f"can't be told to go {value}")
        return [(topic, pattern or verbs[value])]

    draft.writers["state"] = write


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
