"""What binary sensors sense, in sentences: "Yes, there is motion in the hall.", "Yes, the laundry
floor is wet.".
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.home.model import Device, Home
from assistant.languages.grammar import grammar
from assistant.languages.saying import join_names
from assistant.skillkit.naming import say, sentence, slug, things
from assistant.skillkit.standing import NAMED, reservations

SOMEONE = "anyone"
"""The noun of a question whether anybody is there: what a sensor sees need not be a person, so the
answer names the sensor.
"""
_A_THING = frozenset({"leak", "problem", "update"})
"""Of what is sensed, what is counted: "a leak", but "motion"."""


def sensed(
    home: Home,
    yes: Sequence[Device],
    no: Sequence[Device],
    unheard: Sequence[Device],
    noun: str,
    where: str,
) -> str:
    """ "Yes, there is motion in the hall.", "No, there is no smoke."."""
    if yes:
        careful = noun == SOMEONE and not any(device.device_class == "motion" for device in yes)
        if where and noun and not careful:
            what = "motion" if noun == SOMEONE else noun
            said = grammar("A", _called(what)) if what in _A_THING else _called(what)
            return sentence(say("yes-there-is", what=said, where=where))
        detected = join_names([_detecting(device) for device in yes[:NAMED]])
        return sentence(say("yes-listed", what=detected))
    if unheard:
        return sentence(reservations(home, unheard))
    if noun == SOMEONE:
        return sentence(say("sees-nobody", devices=things(no, len(no))))
    if not noun:
        return sentence(say("no-such-thing", where=where))
    return sentence(say("no-there-is", what=_called(noun), where=where))


def _called(noun: str) -> str:
    """What is sensed, in words: "smoke"."""
    message = f"sensed-{slug(noun)}"
    return say(message) if say.has(message) else noun


def _detecting(device: Device) -> str:
    """ "the office sensor sees someone", "the boiler reports a problem"."""
    message = f"senses-{slug(device.device_class or '')}"
    return say(message if say.has(message) else "senses", devices=things([device]))
