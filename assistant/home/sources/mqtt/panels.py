"""MQTT devices that take a code, and those that are set: alarm panels, locks, numbers, selects.

https://www.home-assistant.io/integrations/alarm_control_panel.mqtt/, and …/lock.mqtt/,
…/number.mqtt/, …/select.mqtt/
"""

from __future__ import annotations

import hmac

from assistant.core.values import Json
from assistant.home.model import Command, State
from assistant.home.source import Refused, WrongCode
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, Message, number
from assistant.home.sources.mqtt.templates import render

_REMOTE = ("REMOTE_CODE", "REMOTE_CODE_TEXT")
"""In the place of a code: the panel knows its code, and is told what was said."""
_VERBS = {
    "disarmed": "disarm",
    "armed_home": "arm_home",
    "armed_away": "arm_away",
    "armed_night": "arm_night",
    "armed_vacation": "arm_vacation",
    "armed_custom_bypass": "arm_custom_bypass",
}
"""The wanted state → the setting that holds its payload (`payload_arm_home`), which is also its
name among the features.
"""


def alarm_control_panel(draft: Draft) -> None:
    settings = draft.settings
    code, topic, template = (
        str(settings.get("code") or ""),
        settings.get("command_topic"),
        settings.get("command_template"),
    )
    features = settings.get("supported_features")
    draft.key(
        "state",
        "disarmed",
        state="state_topic",
        template=("value_template",),
        decode=lambda text: text.lower(),
    )
    if topic:
        draft.state.setdefault("state", "disarmed")
    if "state" not in draft.state:
        return
    draft.state["modes"] = [
        mode
        for mode, verb in _VERBS.items()
        if verb != "disarm" and (features is None or verb in features)
    ]
    draft.codes = frozenset(
        act for act in ("arm", "disarm") if code and settings.get(f"code_{act}_required", True)
    )

    def encode(command: Command, state: State) -> list[Message]:
        verb, said = _VERBS.get(command.wanted.get("state", "")), str(command.data.get("code", ""))
        if verb is None or not topic:
            raise Refused("cannot-be-told")
        if code not in _REMOTE and said and not hmac.compare_digest(said.encode(), code.encode()):
            raise WrongCode
        payload = str(settings.get(f"payload_{verb}", verb.upper()))
        return [(topic, render(template, action=payload, code=said) if template else payload)]

    if topic:
        draft.writers["state"] = lambda value, state: encode(Command("", {"state": value}), state)
        draft.encode = encode


def lock(draft: Draft) -> None:
    settings = draft.settings
    topic, template = settings.get("command_topic"), settings.get("command_template")
    words = ("locked", "unlocked", "locking", "unlocking", "jammed")
    meanings = {str(settings.get(f"state_{word}", word.upper())): word for word in words}

    def decode(text: str) -> State:
        """On its way, or jammed, it is not locked yet, or not any more."""
        word = meanings.get(text)
        return (
            {}
            if word is None
            else {
                "locked": word == "locked",
                "moving": "" if word in ("locked", "unlocked") else word,
            }
        )

    def encode(command: Command, state: State) -> list[Message]:
        verb = command.action or ("lock" if command.wanted["locked"] else "unlock")
        payload = settings.get(f"payload_{verb}", None if verb == "open" else verb.upper())
        if payload is None or not topic:
            raise Refused("cannot-be-told")
        code = str(command.data.get("code", ""))
        return [
            (topic, render(template, value=str(payload), code=code) if template else str(payload))
        ]

    if topic or settings.get("state_topic"):
        draft.state["locked"] = True
    if settings.get("state_topic"):
        draft.state["moving"] = ""
        draft.read(
            settings["state_topic"], settings.get("value_template"), decode, "locked", "moving"
        )
    if topic:
        draft.writers["locked"] = lambda value, state: encode(Command("", {"locked": value}), state)
        draft.encode = encode
    if topic and settings.get("payload_open") is not None:
        draft.state["opens"] = True
    if settings.get("code_format"):
        draft.codes = frozenset({"lock", "unlock", "open"})


def number_(draft: Draft) -> None:
    settings = draft.settings
    reset = settings.get("payload_reset")
    draft.key(
        "value",
        settings.get("min", 1),
        state="state_topic",
        command="command_topic",
        template=("value_template",),
        command_template="command_template",
        decode=lambda text: NO_LONGER if text == reset else number(text),
        encode=lambda value: number(str(value)),
    )
    draft.state |= {
        "min": settings.get("min", 1),
        "max": settings.get("max", 100),
        "step": settings.get("step", 1),
    }
    if settings.get("unit_of_measurement"):
        draft.state["unit"] = settings["unit_of_measurement"]


def select(draft: Draft) -> None:
    options = [str(option) for option in draft.settings.get("options", [])]

    def decode(text: str) -> Json:
        return text if text in options else None

    draft.key(
        "value",
        "",
        state="state_topic",
        command="command_topic",
        template=("value_template",),
        command_template="command_template",
        decode=decode,
    )
    draft.state["options"] = options
