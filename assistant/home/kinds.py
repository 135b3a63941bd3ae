"""Every kind of device, with the keys that its state may have. Values are plain JSON."""

from __future__ import annotations

KINDS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "light": {
        "on": bool,
        "brightness": (int, float),
        "color": str,
        "color_temp_k": (int, float),
        "effect": str,
        "effects": list,
    },
    "switch": {"on": bool},
    "fan": {
        "on": bool,
        "speed": (int, float),
        "oscillating": bool,
        "direction": str,
        "preset": str,
        "presets": list,
    },
    "humidifier": {
        "on": bool,
        "target": (int, float),
        "current": (int, float),
        "min": (int, float),
        "max": (int, float),
        "mode": str,
        "modes": list,
    },
    "cover": {"position": (int, float), "moving": str, "tilt": (int, float)},
    "valve": {"position": (int, float), "moving": str},
    "lock": {"locked": bool, "moving": str, "opens": bool},
    "climate": {
        "mode": str,
        "modes": list,
        "target": (int, float),
        "target_low": (int, float),
        "target_high": (int, float),
        "min": (int, float),
        "max": (int, float),
        "current": (int, float),
        "humidity": (int, float),
        "action": str,
        "preset": str,
        "presets": list,
        "fan_mode": str,
        "fan_modes": list,
        "swing": str,
        "swings": list,
    },
    "media_player": {
        "state": str,
        "volume": (int, float),
        "muted": bool,
        "source": str,
        "sources": list,
        "title": str,
        "artist": str,
        "track": int,
    },
    "vacuum": {"state": str, "fan_speed": str, "fan_speeds": list, "rooms": list},
    "lawn_mower": {"state": str},
    "water_heater": {
        "mode": str,
        "modes": list,
        "target": (int, float),
        "current": (int, float),
        "min": (int, float),
        "max": (int, float),
    },
    "alarm_control_panel": {"state": str, "modes": list},
    "sensor": {"value": (int, float, str), "unit": str},
    "binary_sensor": {"value": bool},
    "number": {
        "value": (int, float),
        "unit": str,
        "min": (int, float),
        "max": (int, float),
        "step": (int, float),
    },
    "select": {"value": str, "options": list},
    "person": {"location": str},
    "weather": {
        "condition": str,
        "temperature": (int, float),
        "humidity": (int, float),
        "wind_speed": (int, float),
        "forecast": list,
        "hourly": list,
    },
    "calendar": {"events": list, "edits": list, "until": str},
    "todo": {"items": list, "dues": list},
    "automation": {"on": bool},
    "scene": {},
    "script": {},
    "button": {},
}
"""Every kind of device and the type of each state key that it may have."""

READ_ONLY = frozenset({"sensor", "binary_sensor", "person", "weather", "calendar"})
"""Kinds that are asked about and never switched; events of a calendar can be changed where its
`edits` say so.
"""

SETTLED = frozenset(
    (
        *("unit", "min", "max", "step", "modes", "options", "sources"),
        *(
            "effects",
            "presets",
            "fan_modes",
            "swings",
            "fan_speeds",
            "rooms",
            "opens",
            "edits",
            "until",
            "dues",
        ),
    )
)
"""Keys that say what a device is like, not how it stands: known from its description."""
