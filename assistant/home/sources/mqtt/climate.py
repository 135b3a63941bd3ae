"""MQTT's air: fans, thermostats, water heaters and humidifiers, as `kinds` has the rest.

The settings are those of Home Assistant's MQTT climate, fan, humidifier and water heater.
Temperatures stay as the device tells them (`temperature_unit`); `devices` turns them into the
home's.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.core.values import Json
from assistant.home.model import State
from assistant.home.scales import from_percent
from assistant.home.sources.mqtt.entity import Draft, Message, choice, number, on_off
from assistant.home.sources.mqtt.templates import render, render_value

NO_PRESET = "none"
"""Home Assistant's word for a thermostat that follows no preset;
it is always one of the presets.
"""

_CLIMATE_MODES = ("auto", "off", "cool", "heat", "dry", "fan_only")
_FAN_MODES = ("auto", "low", "medium", "high")
_SWINGS = ("on", "off")
_HEATER_MODES = ("off", "eco", "electric", "gas", "heat_pump", "high_demand", "performance")
"""What a device may be set to that doesn't list it: the documented defaults."""


def fan(draft: Draft) -> None:
    on_off(draft)
    low = int(draft.settings.get("speed_range_min", 1))
    high = int(draft.settings.get("speed_range_max", 100))
    steps = max(1, high - low + 1)
    draft.key(
        "speed",
        0,
        state="percentage_state_topic",
        command="percentage_command_topic",
        template=("percentage_value_template",),
        command_template="percentage_command_template",
        decode=lambda text: max(0, min(100, round((float(text) - low + 1) * 100 / steps))),
        encode=lambda value: low - 1 + from_percent(value, steps),
    )
    payload_on = str(draft.settings.get("payload_oscillation_on", "oscillate_on"))
    payload_off = str(draft.settings.get("payload_oscillation_off", "oscillate_off"))
    draft.key(
        "oscillating",
        False,
        state="oscillation_state_topic",
        command="oscillation_command_topic",
        template=("oscillation_value_template",),
        command_template="oscillation_command_template",
        decode=choice({payload_on: True, payload_off: False}),
        encode=lambda value: payload_on if value else payload_off,
    )
    _one_of(draft, "direction", "direction", ("forward", "reverse"))
    presets = [str(name) for name in draft.settings.get("preset_modes") or []]
    if presets:
        _preset(draft, presets, str(draft.settings.get("payload_reset_preset_mode", "None")))
    _optimistic(draft)


def climate(draft: Draft) -> None:
    settings = draft.settings
    _mode(draft, _CLIMATE_MODES)
    _set_point(draft, "target", "temperature")
    _set_point(draft, "target_low", "temperature_low")
    _set_point(draft, "target_high", "temperature_high")
    _measured(draft, "current", "current_temperature")
    _measured(draft, "humidity", "current_humidity")
    _listed(draft, "fan_mode", "fan_modes", "fan_mode", _FAN_MODES)
    _listed(draft, "swing", "swings", "swing_mode", _SWINGS)
    draft.key("action", "", state="action_topic", template=("action_template", "value_template"))
    presets = [str(name) for name in settings.get("preset_modes") or []]
    if presets:
        _preset(draft, [NO_PRESET, *(name for name in presets if name != NO_PRESET)])
    _limits(draft, "temp")
    _optimistic(draft)


def water_heater(draft: Draft) -> None:
    _mode(draft, _HEATER_MODES)
    _set_point(draft, "target", "temperature")
    _measured(draft, "current", "current_temperature")
    _limits(draft, "temp")
    _optimistic(draft)


def humidifier(draft: Draft) -> None:
    on_off(draft)
    draft.named("target", 50, "target_humidity", decode=number)
    _measured(draft, "current", "current_humidity")
    _listed(draft, "mode", "modes", "mode", ())
    _limits(draft, "humidity")
    _optimistic(draft)


def _optimistic(draft: Draft) -> None:
    """What says of itself that it is as it was told, is not waited for."""
    if draft.settings.get("optimistic"):
        draft.assumed |= set(draft.writers)


def _key(draft: Draft, key: str, placeholder: Json, name: str, **more: object) -> None:
    """A key whose settings begin with `name`; `value_template` reads what has no template of its
    own.
    """
    draft.key(
        key,
        placeholder,
        state=f"{name}_state_topic",
        command=f"{name}_command_topic",
        template=(f"{name}_state_template", f"{name}_value_template", "value_template"),
        command_template=f"{name}_command_template",
        **more,  # type: ignore[arg-type]
    )


def _set_point(draft: Draft, key: str, name: str) -> None:
    _key(draft, key, 0, name, decode=number)
    if step := float(draft.settings.get("temp_step") or 0):
        draft.echoes[key] = lambda value: round(round(value / step) * step, 2)


def _measured(draft: Draft, key: str, name: str) -> None:
    draft.key(
        key,
        0,
        state=f"{name}_topic",
        template=(f"{name}_template", "value_template"),
        decode=number,
    )


def _one_of(draft: Draft, key: str, name: str, words: Sequence[str]) -> None:
    """A key that takes one of these words; any other word that is told says nothing."""
    _key(draft, key, "", name, decode=choice({word: word for word in words}))
    if key in draft.state:
        draft.state[key] = words[0]


def _listed(draft: Draft, key: str, listed: str, name: str, usual: Sequence[str]) -> None:
    """As `_one_of`, of the words that the device lists in the setting `…s`; `listed` is the key
    that keeps them.
    """
    words = [str(word) for word in draft.settings.get(f"{name}s") or usual]
    if not words:
        return
    _one_of(draft, key, name, words)
    if key in draft.state:
        draft.state[listed] = words


def _mode(draft: Draft, usual: Sequence[str]) -> None:
    """What it does when it is on, and off. Where the power has a topic of its own, that turns it
    off, and on before a mode.
    """
    settings = draft.settings
    modes = [str(mode) for mode in settings.get("modes") or usual]
    _key(draft, "mode", "off", "mode", decode=choice({mode: mode for mode in [*modes, "off"]}))
    topic, template = settings.get("power_command_topic"), settings.get("power_command_template")
    if topic:
        if "mode" not in draft.state:
            modes = ["off", "on"]
        modes = modes if "off" in modes else [*modes, "off"]
        draft.state.setdefault("mode", "off")
        choose = draft.writers.get("mode")

        def power(on: bool) -> Message:
            payload = str(
                settings.get("payload_on", "ON") if on else settings.get("payload_off", "OFF")
            )
            return topic, render(template, value=payload) if template else payload

        def write(value: Json, state: State) -> list[Message]:
            if value == "off":
                return [power(False)]
            wakes = [power(True)] if state.get("mode") == "off" else []
            return [*wakes, *(choose(value, state) if choose else [])]

        draft.writers["mode"] = write
    if "mode" in draft.state:
        draft.state["modes"] = modes


def _preset(draft: Draft, presets: list[str], reset: str = NO_PRESET) -> None:
    """`preset`, and the `presets` to choose from; the word `reset`, and "None", say that it follows
    none.
    """
    draft.key(
        "preset",
        presets[0],
        command="preset_mode_command_topic",
        command_template="preset_mode_command_template",
    )
    topic = draft.settings.get("preset_mode_state_topic")
    if topic:
        template = draft.first(
            "preset_mode_value_template", "preset_mode_state_template", "value_template"
        )

        def decode(payload: str) -> State:
            text = render_value(template, payload)
            if text in (reset, NO_PRESET, "None"):
                return {"preset": NO_PRESET}
            return {"preset": text} if text in presets else {}

        draft.listen(topic, decode, "preset")
        draft.state.setdefault("preset", presets[0])
    if "preset" in draft.state:
        draft.state["presets"] = presets


def _limits(draft: Draft, of: str) -> None:
    """The least and the greatest target, where the device tells them: some tell them as text."""
    for key in ("min", "max"):
        said = draft.settings.get(f"{key}_{of}")
        if said is not None and draft.state.keys() & {"target", "target_low", "target_high"}:
            draft.state[key] = number(str(said))
