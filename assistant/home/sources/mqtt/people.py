"""Where people are, as MQTT's device trackers tell it. What is no device here at all, and why. No
I/O.

https://www.home-assistant.io/integrations/device_tracker.mqtt/
"""

from __future__ import annotations

from assistant.home.model import State
from assistant.home.sources.mqtt.entity import NO_LONGER, Draft, NoDevice, Reading
from assistant.home.sources.mqtt.templates import render_value


def device_tracker(draft: Draft) -> None:
    """Home, away, or the name of another place, a room for instance; after the reset word nobody
    knows.
    """
    settings = draft.settings
    topic, template = settings.get("state_topic"), settings.get("value_template")
    if not topic:
        raise NoDevice("it tells where it is on the map, and no places are known here")
    words = {
        str(settings.get("payload_home", "home")): "home",
        str(settings.get("payload_not_home", "not_home")): "away",
        str(settings.get("payload_reset", "None")): NO_LONGER,
    }

    def decode(payload: str) -> State:
        place = render_value(template, payload).strip()
        return {"location": words.get(place, place)} if place else {}

    draft.state["location"] = ""
    draft.readings.append(Reading(topic, decode))
    draft.told.add("location")


NOT_HERE = {
    "camera": "a camera's picture can't be shown here",
    "image": "a picture can't be shown here",
    "update": "new versions are installed in its own program",
    "text": "a free text can't be set by voice",
    "notify": "messages to be shown elsewhere can't be sent from here",
    "event": "it tells of a moment, such as a press, and of nothing that lasts",
    "device_automation": "what its buttons do is set up in its own program",
    "tag": "tags that are scanned do nothing here",
    "date": "a date can't be set by voice",
    "time": "a time can't be set by voice",
    "datetime": "a date and time can't be set by voice",
}
"""Components of MQTT discovery that are no device here, and why, completing "… is left out: "."""

FOR_MAKERS = "it is a setting or a diagnostic value"
SWITCHED_OFF = "its own program has it switched off"
