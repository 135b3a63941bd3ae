"""MQTT covers and valves: where they stand, how their slats are tilted, and what they say while
under way.

https://www.home-assistant.io/integrations/cover.mqtt/ and
https://www.home-assistant.io/integrations/valve.mqtt/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.home.model import State
from assistant.home.source import Refused
from assistant.home.sources.mqtt.discovery import Settings
from assistant.home.sources.mqtt.entity import Draft, Message, number

_WORDS = ("open", "closed", "opening", "closing", "stopped")


@dataclass(frozen=True, slots=True)
class Scale:
    """A device's own numbers against percent. Beyond `opened` (slats turned too far), up to `end`,
    it closes again.
    """

    closed: float
    opened: float
    end: float

    def percent(self, value: float) -> int:
        """0 (closed) to 100 (open)."""
        far = (value - self.closed) / ((self.opened - self.closed) or 1)
        if far > 1 and self.end != self.opened:
            far = (self.end - value) / (self.end - self.opened)
        return max(0, min(100, round(far * 100)))

    def value(self, percent: float) -> int:
        return round(self.closed + percent * (self.opened - self.closed) / 100)

    def echo(self, percent: float) -> int:
        """As the device tells this back: in whole numbers of its own."""
        return self.percent(self.value(percent))


def cover(draft: Draft) -> None:
    """With a position topic, that is the position; otherwise the words open and closed are all that
    is known.

    What can't be moved, only tilted (a pergola's roof), has no position.
    """
    settings = draft.settings
    scale, more = _position_scale(settings), _for_templates(settings)
    draft.key(
        "position",
        0,
        command="set_position_topic",
        command_template="set_position_template",
        encode=scale.value,
        variable="position",
        more=more,
    )
    draft.echoes["position"] = scale.echo
    _tilt(draft, more)
    _open_and_close(draft)
    _told_of_covers(draft, scale)
    if "position" not in draft.writers and "tilt" not in draft.writers:
        draft.writers["position"] = _watched_only
    draft.assumed |= {
        key
        for key, name in (("position", "optimistic"), ("tilt", "tilt_optimistic"))
        if settings.get(name)
    }


def _told_of_covers(draft: Draft, scale: Scale) -> None:
    settings = draft.settings
    topic, only_tilts = (
        settings.get("position_topic"),
        "tilt" in draft.writers and "position" not in draft.writers,
    )
    if topic:
        pattern = settings.get("position_template")
        tilted = "tilt" in draft.state and not settings.get("tilt_status_topic")
        keys = ("position", "tilt") if tilted and "tilt_position" in str(pattern) else ("position",)
        draft.state["position"] = 0
        draft.read(topic, pattern, _positions(scale, _tilt_scale(settings)), *keys)
    if settings.get("state_topic"):
        draft.state |= {"moving": ""} if only_tilts else {"position": 0, "moving": ""}
        words = {str(settings.get(f"state_{name}", name)): name for name in _WORDS}
        decode = _movement(words, ends=not (topic or only_tilts))
        draft.read(
            settings["state_topic"],
            settings.get("value_template"),
            decode,
            *draft.state.keys() - {"tilt"},
        )


def _tilt(draft: Draft, more: Mapping[str, Json]) -> None:
    scale = _tilt_scale(draft.settings)
    draft.key(
        "tilt",
        0,
        state="tilt_status_topic",
        command="tilt_command_topic",
        template=("tilt_status_template",),
        command_template="tilt_command_template",
        decode=lambda text: scale.percent(number(text)),
        encode=scale.value,
        variable="tilt_position",
        more=more,
    )


def _position_scale(settings: Settings) -> Scale:
    closed, opened = (
        float(settings.get("position_closed", 0)),
        float(settings.get("position_open", 100)),
    )
    return Scale(closed, opened, opened)


def _tilt_scale(settings: Settings) -> Scale:
    least, most = float(settings.get("tilt_min", 0)), float(settings.get("tilt_max", 100))
    closed, opened = (
        float(settings.get("tilt_closed_value", 0)),
        float(settings.get("tilt_opened_value", 100)),
    )
    return Scale(closed, opened, max(opened, most) if opened >= closed else min(opened, least))


def _for_templates(settings: Settings) -> dict[str, Json]:
    """What a cover's command templates may name besides the wanted value."""
    return {
        "position_open": settings.get("position_open", 100),
        "position_closed": settings.get("position_closed", 0),
        "tilt_min": settings.get("tilt_min", 0),
        "tilt_max": settings.get("tilt_max", 100),
    }


def _positions(position: Scale, tilt: Scale) -> Callable[[str], State]:
    """A position by itself, or `{"position": …, "tilt_position": …}`."""

    def decode(text: str) -> State:
        told = read_json(text) if text.startswith("{") else {"position": text}
        state: State = {}
        if told.get("position") is not None:
            state["position"] = position.percent(number(str(told["position"])))
        if told.get("tilt_position") is not None:
            state["tilt"] = tilt.percent(number(str(told["tilt_position"])))
        return state

    return decode


def valve(draft: Draft) -> None:
    """State may be a word, a position, or a JSON object of both."""
    settings = draft.settings
    scale = _position_scale(settings)
    words = {str(settings.get(f"state_{name}", name)): name for name in _WORDS}
    movement = _movement(words, ends=not settings.get("reports_position"))
    draft.state |= {"position": 0, "moving": ""}

    def decode(text: str) -> State:
        parts = (
            read_json(text)
            if text.startswith("{")
            else {"position" if _is_number(text) else "state": text}
        )
        state = movement(str(parts["state"])) if "state" in parts else {}
        if parts.get("position") is not None:
            state["position"] = scale.percent(float(parts["position"]))
        return state

    draft.read(
        settings.get("state_topic"), settings.get("value_template"), decode, "position", "moving"
    )
    if settings.get("reports_position") and settings.get("command_topic"):
        topic = settings["command_topic"]
        draft.writers["position"] = lambda value, state: [(topic, str(scale.value(value)))]
        draft.echoes["position"] = scale.echo
        if settings.get("payload_stop"):
            draft.send("stop", "command_topic", str(settings["payload_stop"]))
    else:
        _open_and_close(draft)


def _movement(names: dict[str, str], *, ends: bool) -> Callable[[str], State]:
    """State words → keys; with `ends`, open and closed are also the position.

    Of a cover that then says no more than that it stopped, the way it was going says where: closed
    after closing, else open.
    """
    going = ""

    def decode(text: str) -> State:
        nonlocal going
        name, before = names.get(text, ""), going
        if not name:
            return {}
        going = name if name in ("opening", "closing") else ""
        if going:
            return {"moving": going}
        if name == "stopped":
            name = {"opening": "open", "closing": "closed"}.get(before, "")
        return {"moving": "", "position": {"open": 100, "closed": 0}.get(name) if ends else None}

    return decode


def _open_and_close(draft: Draft) -> None:
    """Commands by word where there is a command topic; positions between need
    a topic of their own.
    """
    settings = draft.settings
    topic, by_position = settings.get("command_topic"), draft.writers.get("position")
    tilting = settings.get("tilt_command_topic") if draft.kind == "cover" else None
    stops = [
        (topic, settings.get("payload_stop", "STOP")),
        (tilting, settings.get("payload_stop_tilt", None if topic else "STOP")),
    ]
    messages: list[Message] = [
        (where, str(payload)) for where, payload in stops if where and payload is not None
    ]
    if messages:
        draft.actions["stop"] = lambda command, state: messages
    if topic is None:
        return
    draft.state.setdefault("position", 0)
    payloads = {
        100: settings.get("payload_open", "OPEN"),
        0: settings.get("payload_close", "CLOSE"),
    }

    def write(value: Json, state: State) -> list[Message]:
        if payloads.get(value) is not None:
            return [(topic, str(payloads[value]))]
        if by_position is None:
            raise Refused({100: "not-opened", 0: "not-closed"}.get(value, "opened-or-closed"))
        return by_position(value, state)

    draft.writers["position"] = write


def _watched_only(value: Json, state: State) -> list[Message]:
    raise Refused("only-told")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
