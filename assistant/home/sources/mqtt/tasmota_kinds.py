"""How what stands on a Tasmota device becomes a device here: what its messages say, and the
commands that it takes. No I/O.

Commands and answers: https://tasmota.github.io/docs/Commands/. Everything is answered on
`stat/…/RESULT`; `tele/…/STATE` and `tele/…/SENSOR` come every few minutes, and when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.home.colors import Rgb, from_hs, hex_of, kelvin, to_hs
from assistant.home.model import Command, State
from assistant.home.scales import from_percent
from assistant.home.source import Refused
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, Message, Reading, number
from assistant.home.sources.mqtt.light_forms import color_of, without_zero

_STATE = ("result_topic", "state_topic")
_SENSOR = ("sensor_topic", "status_topic")
SPEEDS = 3
"""Of Sonoff's iFan."""
_WARM_AND_COLD, _RGB, _RGBW, _ALL = 2, 3, 4, 5
_SCHEMES = ["Solid", "Wake up", "Cycle up", "Cycle down", "Random"]
"""Of the command Scheme, by number."""


def _hear(draft: Draft, topics: Iterable[str], decode: Callable[[Any], State], *keys: str) -> None:
    """What each of these topics tells, as JSON; an answer to STATUS has it
    within a further object.
    """

    def read(payload: str) -> State:
        told = read_json(payload)
        return {
            key: value
            for key, value in decode(told.get("StatusSNS", told)).items()
            if value is not None
        }

    draft.readings += [Reading(draft.settings[topic], read) for topic in topics]
    draft.told.update(keys)


def _power(draft: Draft) -> Callable[[Any], bool | None]:
    """Whether a message says that the relay is on: the first one's key may have no number."""
    settings, place = draft.settings, int(draft.settings["index"]) + 1
    words = {settings["on_word"]: True, settings["off_word"]: False}
    return lambda told: words.get(
        told.get(f"POWER{place}", told.get("POWER") if place == 1 else None)
    )


def _switched(draft: Draft, on: Json) -> Message:
    settings = draft.settings
    return f"{settings['command_topic']}POWER{settings['index'] + 1}", settings[
        "on_word" if on else "off_word"
    ]


def relay(draft: Draft) -> None:
    is_on = _power(draft)
    draft.state["on"] = False
    _hear(draft, _STATE, lambda told: {"on": is_on(told)}, "on")
    draft.writers["on"] = lambda value, state: [_switched(draft, value)]


def fan(draft: Draft) -> None:
    """Speed 0 is off; switched on without a speed, it takes the middle one."""
    topic = f"{draft.settings['command_topic']}FanSpeed"
    draft.state |= {"on": False, "speed": 0}

    def decode(told: Any) -> State:
        speed = told.get("FanSpeed")
        return {} if speed is None else {"on": speed > 0, "speed": round(speed * 100 / SPEEDS)}

    def encode(command: Command, state: State) -> list[Message]:
        wanted = command.wanted
        speed = from_percent(wanted["speed"], SPEEDS) if "speed" in wanted else (SPEEDS + 1) // 2
        return [(topic, str(0 if wanted.get("on") is False else speed))]

    _hear(draft, _STATE, decode, "on", "speed")
    draft.echoes["speed"] = lambda value: round(from_percent(value, SPEEDS) * 100 / SPEEDS)
    draft.encode = encode


def shutter(draft: Draft) -> None:
    """0 is closed; one that is `inverted` counts the other way round."""
    settings, place = draft.settings, int(draft.settings["index"]) + 1
    topic, inverted = settings["command_topic"], settings["inverted"]
    least, most = settings.get("tilt", (0, 0))
    draft.state |= {"position": 0, "moving": ""} | ({"tilt": 0} if "tilt" in settings else {})
    ways = {0: "", 1: "opening", -1: "closing"}

    def turned(position: float) -> int:
        return round(100 - position if inverted else position)

    def decode(told: Any) -> State:
        mine = told.get(f"Shutter{place}") or {}
        position, way, tilt = mine.get("Position"), mine.get("Direction"), mine.get("Tilt")
        return {
            "position": None if position is None else turned(position),
            "moving": None if way is None else ways.get(-way if inverted else way),
            "tilt": None
            if tilt is None or least == most
            else round((tilt - least) * 100 / (most - least)),
        }

    _hear(draft, ("result_topic", *_SENSOR), decode, *draft.state)
    draft.writers["position"] = lambda value, state: [
        (f"{topic}ShutterPosition{place}", str(turned(value)))
    ]
    draft.actions["stop"] = lambda command, state: [(f"{topic}ShutterStop{place}", "")]
    if "tilt" in settings:
        angle: Callable[[Json], int] = lambda value: round(least + value * (most - least) / 100)  # noqa: E731
        draft.writers["tilt"] = lambda value, state: [
            (f"{topic}ShutterTilt{place}", str(angle(value)))
        ]


def contact(draft: Draft) -> None:
    """A switch or a motion sensor on an input: its actions are told at once, its state now and
    then.
    """
    settings, key = draft.settings, draft.settings["json_key"]
    words = {settings["on_word"]: True, settings["off_word"]: False}
    draft.state["value"] = False

    def decode(told: Any) -> State:
        mine = told.get(key)
        return {"value": words.get(mine.get("Action") if isinstance(mine, dict) else mine)}

    topics = ("result_topic",) if settings.get("off_delay") else ("result_topic", *_SENSOR)
    _hear(draft, topics, decode, "value")


def sensor(draft: Draft) -> None:
    settings, path = draft.settings, draft.settings["path"]
    draft.state["value"] = 0 if settings["measures"] else ""
    if settings["unit_of_measurement"]:
        draft.state["unit"] = settings["unit_of_measurement"]

    def decode(told: Any) -> State:
        for part in path:
            # three phases are announced, and one is told
            told = told if part == 0 and not isinstance(told, dict | list) else told[part]
        return (
            {}
            if told is None
            else {"value": number(str(told)) if settings["measures"] else str(told)}
        )

    _hear(draft, _SENSOR, decode, "value")


class _Light:
    """A dimmer, whites, colours, or all of them: by `subtype`."""

    def __init__(self, draft: Draft) -> None:
        self.draft, settings = draft, draft.settings
        self.settings, self.subtype = settings, settings["subtype"]
        self.colors, self.whites = self.subtype >= _RGB, self.subtype in (_WARM_AND_COLD, _ALL)
        self.is_on = _power(draft)
        draft.state["on"] = False
        if self.subtype:
            draft.state["brightness"] = 0
        if self.colors:
            draft.state |= {"color": "white", "effect": _SCHEMES[0], "effects": list(_SCHEMES)}
        if self.whites:
            draft.state["color_temp_k"] = 2700
        _hear(draft, _STATE, self.decode, *(draft.state.keys() - {"effects"}))
        draft.encode = self.encode
        draft.echoes["color_temp_k"] = lambda value: kelvin(self.mireds(value))
        draft.echoes["color"] = self._color_told

    def mireds(self, value: float) -> int:
        """The nearest colour temperature that the lamp can show."""
        least, most = self.settings["mireds"]
        return int(max(least, min(most, kelvin(value))))

    def _color_told(self, value: Json) -> Json:
        """A colour as it comes back: hue and saturation in whole numbers;
        grey is the white lamps'.
        """
        color = color_of(value)
        hue, saturation = to_hs(color)
        return "white" if self._is_white(color) else hex_of(from_hs(round(hue), round(saturation)))

    def _is_white(self, color: Rgb) -> bool:
        """Whether the white lamps make it, which do that better than the coloured ones together."""
        return self.subtype in (_RGBW, _ALL) and len(set(color)) == 1

    def decode(self, told: Any) -> State:
        state: State = {
            "on": self.is_on(told),
            "brightness": told.get(self.settings["told"]) or None,
        }
        scheme = told.get("Scheme")
        if scheme is not None and 0 <= scheme < len(_SCHEMES):
            state["effect"] = _SCHEMES[scheme]
        is_white = self.subtype in (_RGBW, _ALL) and (told.get("White") or 0) > 0
        if self.colors and "HSBColor" in told:
            hue, saturation, _ = (float(part) for part in str(told["HSBColor"]).split(","))
            state["color"] = "white" if is_white else hex_of(from_hs(hue, saturation))
        if self.whites and told.get("CT"):
            state["color_temp_k"] = (
                kelvin(float(told["CT"])) if is_white or not self.colors else NO_LONGER
            )
        return state

    def encode(self, command: Command, state: State) -> list[Message]:
        wanted, settings, topic = (
            without_zero(command.wanted),
            self.settings,
            self.settings["command_topic"],
        )
        if wanted.get("on") is False:
            return [_switched(self.draft, False)]
        messages: list[Message] = []
        for key, value in wanted.items():
            if key not in self.draft.state:
                raise Refused("key-not-set", key=key.replace("_", " "))
            if key != "on":
                messages.append(
                    self._message(
                        key, value, wanted.get("brightness") or state.get("brightness") or 100
                    )
                )
        messages = [(f"{topic}{name}", payload) for name, payload in messages]
        if not messages or not (settings["lit_by_level"] or state.get("on")):
            messages.append(_switched(self.draft, True))
        return messages

    def _message(self, key: str, value: Json, level: float) -> Message:
        """The command that sets one key; `level` is the brightness that the lamp has then."""
        if key == "brightness":
            return self.settings["dimmer"], str(round(value))
        if key == "effect":
            return "Scheme", str(_SCHEMES.index(value))
        if key == "color_temp_k":
            return "CT", str(self.mireds(value))
        red, green, blue = color = color_of(value)
        if self._is_white(color):
            return "White", str(round(level))
        return "Color2", f"{red},{green},{blue}{self.settings['suffix']}"


def light(draft: Draft) -> None:
    _Light(draft)


BUILDERS: dict[str, tuple[str, Callable[[Draft], None]]] = {
    "tasmota relay switch": ("switch", relay),
    "tasmota relay light": ("light", relay),
    "tasmota light light": ("light", light),
    "tasmota fan fan": ("fan", fan),
    "tasmota shutter cover": ("cover", shutter),
    "tasmota switch binary_sensor": ("binary_sensor", contact),
    "tasmota sensor sensor": ("sensor", sensor),
}
"""The kind that each thing on a Tasmota device becomes, and what fills it in."""
