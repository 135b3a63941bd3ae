"""What binary sensors sense, in sentences: "Yes, there is motion in the hall.", "Yes, the laundry floor is wet."."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device, Home
from assistant.skillkit.devices import sentence, the_or_person, verb
from assistant.skillkit.speaking import join_names
from assistant.skillkit.standing import NAMED, reservations

SOMEONE = "anyone"
"""The noun of a question whether anybody is there: what a sensor sees need not be a person, so the answer names the sensor."""
_DETECTS: dict[str, str] = {
    "motion": "detects motion",
    "occupancy": "sees someone",
    "presence": "sees someone",
    "moving": "detects movement",
    "smoke": "detects smoke",
    "gas": "detects gas",
    "carbon_monoxide": "detects carbon monoxide",
    "moisture": "is wet",
    "vibration": "is vibrating",
    "tamper": "reports tampering",
    "problem": "reports a problem",
    "sound": "hears something",
    "light": "detects light",
    "update": "has an update",
}
"""What a binary sensor does while it is on, by device class (Home Assistant's meaning of each)."""


def sensed(home: Home, yes: Sequence[Device], no: Sequence[Device], unheard: Sequence[Device], noun: str, where: str) -> str:
    """ "Yes, there is motion in the hall.", "No, there is no smoke."."""
    what = f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}" if noun in ("leak", "problem", "update") else noun or "anything"
    if yes:
        careful = noun == SOMEONE and not any(device.device_class == "motion" for device in yes)
        if where and noun and not careful:
            return sentence(f"Yes, there is {'motion' if noun == SOMEONE else what}{where}")
        return sentence(f"Yes, {join_names([_detecting(device) for device in yes[:NAMED]])}")
    if unheard:
        return sentence(reservations(home, unheard))
    if noun == SOMEONE:
        names = join_names([the_or_person(device) for device in no])
        return sentence(f"No, {names} {'see' if verb(no) == 'are' else 'sees'} nobody")
    return sentence(f"No, there is no {noun or 'such thing'}{where}")


def _detecting(device: Device) -> str:
    """ "the office sensor sees someone", "the boiler reports a problem"."""
    return f"{the_or_person(device)} {_DETECTS.get(device.device_class or '', 'tells so')}"
