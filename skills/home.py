"""Home control: lights, switches, fans, covers, locks, vacuums, scenes; and questions about how things stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Answer, Command, Ctx, Device, Devices, Json, Option, Say, State, join_names, skill
from assistant.skillkit.climates import temperature_of
from assistant.skillkit.devices import describe, failures, name_all, sentence, the, the_or_person
from assistant.skillkit.lights import colored, looks, white
from assistant.skillkit.options import fitting, is_none, nothing, offered, stands
from assistant.skillkit.questions import Question, absent, answer
from assistant.skillkit.standing import unseen_hubs
from assistant.skillkit.telling import Ids, Wish, opening, tell, wishing

Switched = Annotated[
    Ids, Devices("light", "switch", "fan", "humidifier", "media_player", "climate", "water_heater", "automation")
]
Movable = Annotated[Ids, Devices("cover", "valve")]
Locks = Annotated[Ids, Devices("lock")]
Lights = Annotated[Ids, Devices("light")]
Effect = Annotated[str, Option("effect", "effect|animation|light show")]
Fans = Annotated[Ids, Devices("fan")]
Robots = Annotated[Ids, Devices("vacuum", "lawn_mower")]
Percent = Annotated[float, Field(ge=0, le=100)]
Why = Literal["missing", "cannot", "unclear", "words", "range"]
Change = Annotated[float, Field(ge=-100, le=100)]

_ON: dict[str, State] = {"media_player": {"state": "on"}, "vacuum": {"state": "cleaning"}, "lawn_mower": {"state": "mowing"}}
_OFF: dict[str, State] = {
    "media_player": {"state": "off"},
    "vacuum": {"state": "returning"},
    "lawn_mower": {"state": "returning"},
}
_MODES = ("auto", "heat_cool", "heat", "eco", "cool", "on")
"""What "turn on the heating" means, the first that the device knows."""
_COOLING = ("cool", "heat_cool", "auto", "dry", "fan_only")
"""And what it means to an air conditioner."""
_COOLER = re.compile(r"\b(?:ac|a/c|air ?con\w*|cooler|cooling)\b", re.I)


def _on(device: Device, state: State) -> Command | None:
    if "on" in state:
        return Command(device.id, {"on": True})
    if "mode" in state:
        if state["mode"] not in ("off", None):  # on already, in the mode that somebody chose
            return Command(device.id, {"mode": state["mode"]})
        modes = state.get("modes") or ["heat"]
        liked = _COOLING if any(_COOLER.search(name) for name in device.names) else _MODES
        return Command(device.id, {"mode": next((mode for mode in liked if mode in modes), modes[-1])})
    return Command(device.id, dict(_ON[device.kind])) if device.kind in _ON else None


def _off(device: Device, state: State) -> Command | None:
    if "on" in state:
        return Command(device.id, {"on": False})
    if "mode" in state:
        return Command(device.id, {"mode": "off"})
    return Command(device.id, dict(_OFF[device.kind])) if device.kind in _OFF else None


def _on_off(device: Device, state: State) -> str:
    if "on" in state:
        return "on" if state["on"] else "off"
    if "mode" in state:
        return "off" if state["mode"] == "off" else "on"
    return "off" if state.get("state") == "off" else "on"


@skill(intents=["HassTurnOn"], examples=["turn on the kitchen light", "switch the fan on"], effect=True)
async def turn_on(ctx: Ctx, device: Switched) -> Say:
    """Turn devices on."""
    return await tell(ctx, device, _on, "be turned on", _on_off)


@skill(intents=["HassTurnOff"], examples=["turn off all the lights upstairs"], effect=True)
async def turn_off(ctx: Ctx, device: Switched) -> Say:
    """Turn devices off."""
    return await tell(ctx, device, _off, "be turned off", _on_off)


@skill(intents=["HassToggle"], examples=["toggle the desk lamp"], effect=True)
async def toggle(ctx: Ctx, device: Switched) -> Say:
    """Turn each device on if it is off, and off if it is on."""

    def wish(each: Device, state: State) -> Command | None:
        return _on(each, state) if _on_off(each, state) == "off" else _off(each, state)

    return await tell(ctx, device, wish, "be switched", _on_off)


def _only(*names: str) -> Callable[[Mapping[str, Json]], dict[str, Json] | None]:
    """An adapter for an intent that sets one of several things: fits when just `names` were said."""

    def adapt(slots: Mapping[str, Json]) -> dict[str, Json] | None:
        values = {"brightness", "color", "temperature"} & slots.keys()
        return {name: slots[name] for name in ("device", *names)} if values == set(names) and "device" in slots else None

    return adapt


def _kelvin(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    if {"brightness", "color"} & slots.keys() or not {"temperature", "device"} <= slots.keys():
        return None
    return {"device": slots["device"], "kelvin": slots["temperature"]}


@skill(intents={"HassLightSet": _only("brightness")}, examples=["set the desk lamp to 40 percent"], effect=True)
async def set_brightness(ctx: Ctx, device: Lights, brightness: Percent) -> Say:
    """Set the brightness of lights, 0 to 100 percent."""
    if brightness == 0:
        return await tell(ctx, device, _off, "be turned off", _on_off)
    return await tell(
        ctx, device, wishing(brightness=brightness), "be dimmed", lambda _, state: f"at {state.get('brightness', 0):g} percent"
    )


@skill(examples=["make the lights a bit brighter", "dim the lamp"], effect=True)
async def change_brightness(ctx: Ctx, device: Lights, change: Change) -> Say:
    """Make lights brighter (positive percent) or dimmer (negative)."""

    def wish(each: Device, state: State) -> Command | None:
        if "brightness" not in state:
            return None
        level = (state["brightness"] or 0) if state.get("on") else (0 if change > 0 else state["brightness"] or 0)
        return Command(each.id, {"on": True, "brightness": max(1, min(100, level + change))})

    return await tell(ctx, device, wish, "be dimmed", lambda _, state: f"at {state.get('brightness', 0):g} percent")


@skill(intents={"HassLightSet": _only("color")}, examples=["make the bedroom lamp red"], effect=True)
async def set_color(ctx: Ctx, device: Lights, color: str) -> Say:
    """Set the colour of lights."""
    return await tell(ctx, device, colored(color), "change colour", lambda _, state: looks(state, color.casefold()))


@skill(intents={"HassLightSet": _kelvin}, examples=["make the light warm white"], effect=True)
async def set_color_temperature(ctx: Ctx, device: Lights, kelvin: Annotated[float, Field(ge=1000, le=12000)]) -> Say:
    """Set the colour temperature of white light, in kelvin."""
    in_kelvin = re.search(r"kelvin|\dk\b", ctx.utterance, re.I)

    def now(device: Device, state: State) -> str:
        return f"at {state['color_temp_k']:g} kelvin" if in_kelvin and "color_temp_k" in state else looks(state)

    return await tell(ctx, device, white(kelvin), "change its colour temperature", now)


@skill(examples=["set the strip to rainbow"], effect=True)
async def set_effect(ctx: Ctx, device: Lights, effect: Effect) -> Say:
    """Have lights show one of the effects that they offer."""

    def wish(each: Device, state: State) -> Command | None:
        options = offered(each, state, "effect")
        word = nothing("effect", options) if is_none("effect", effect) else fitting(effect, options)
        return Command(each.id, {"on": True, "effect": word}) if word else None

    unable = "end its effect by itself" if is_none("effect", effect) else f"show {effect}"
    return await tell(ctx, device, wish, unable, lambda _, state: stands("effect", str(state.get("effect"))))


@skill(examples=["make the light a bit warmer"], effect=True)
async def change_color_temperature(ctx: Ctx, device: Lights, change: Annotated[float, Field(ge=-9000, le=9000)]) -> Say:
    """Make white light warmer (negative kelvin) or cooler (positive)."""

    before: dict[str, float] = {}

    def wish(each: Device, state: State) -> Command | None:
        if "color_temp_k" not in state:
            return None
        before[each.id] = state["color_temp_k"]
        return Command(each.id, {"on": True, "color_temp_k": max(1500, min(9000, (state["color_temp_k"] or 3000) + change))})

    def now(each: Device, state: State) -> str:
        if state["color_temp_k"] == before[each.id]:
            return looks(state)
        return "warmer now" if state["color_temp_k"] < before[each.id] else "cooler now"

    return await tell(ctx, device, wish, "change its colour temperature", now)


@skill(intents=["HassTurnOn", "HassOpenCover"], examples=["open the blinds"], effect=True)
async def open(ctx: Ctx, device: Movable) -> Say:
    """Open covers (blinds, curtains, garage doors) and valves."""
    return await tell(ctx, device, opening(100), "be opened")


@skill(intents=["HassTurnOff", "HassCloseCover"], examples=["close the curtains in the bedroom"], effect=True)
async def close(ctx: Ctx, device: Movable) -> Say:
    """Close covers (blinds, curtains, garage doors) and valves."""
    return await tell(ctx, device, opening(0), "be closed")


@skill(intents=["HassSetPosition"], examples=["set the blinds to 50 percent"], effect=True)
async def set_position(ctx: Ctx, device: Movable, position: Percent) -> Say:
    """Move covers and valves to a position: 0 closed, 100 open."""
    return await tell(ctx, device, opening(position), "be moved")


@skill(examples=["open the blinds a bit more"], effect=True)
async def change_position(ctx: Ctx, device: Movable, change: Change) -> Say:
    """Open covers and valves further (positive percent) or less (negative)."""
    return await tell(ctx, device, opening(change, by=True), "be moved")


@skill(intents=["HassStopMoving"], examples=["stop the blinds"], effect=True)
async def stop(ctx: Ctx, device: Movable) -> Say:
    """Halt moving covers and valves where they are."""
    return await tell(ctx, device, lambda each, _: Command(each.id, action="stop"), "be stopped")


@skill(intents=["HassTurnOn"], examples=["lock the front door"], effect=True)
async def lock(ctx: Ctx, device: Locks) -> Say:
    """Lock doors."""
    return await tell(ctx, device, wishing(locked=True), "be locked")


@skill(intents=["HassTurnOff"], examples=["unlock the back door"], effect=True)
async def unlock(ctx: Ctx, device: Locks) -> Say:
    """Unlock doors."""
    return await tell(ctx, device, wishing(locked=False), "be unlocked")


@skill(
    intents={
        "HassFanSetSpeed": lambda slots: {"device": slots["device"], "speed": slots["percentage"]} if "device" in slots else None
    },
    examples=["set the fan to 50 percent"],
    effect=True,
)
async def set_speed(ctx: Ctx, device: Fans, speed: Percent) -> Say:
    """Set the speed of fans, 0 to 100 percent."""
    if speed == 0:
        return await tell(ctx, device, _off, "be turned off", _on_off)
    return await tell(
        ctx, device, _fan_speed(speed), "change its speed", lambda _, state: f"at {state.get('speed', 0):g} percent"
    )


def _fan_speed(speed: float) -> Wish:
    return lambda device, state: Command(device.id, {"on": True, "speed": speed}) if "speed" in state else None


@skill(examples=["turn the fan up"], effect=True)
async def change_speed(ctx: Ctx, device: Fans, change: Change) -> Say:
    """Make fans faster (positive percent) or slower (negative)."""

    def wish(each: Device, state: State) -> Command | None:
        if "speed" not in state:
            return None
        return Command(each.id, {"on": True, "speed": max(1, min(100, (state["speed"] or 0) + change))})

    return await tell(ctx, device, wish, "change its speed", lambda _, state: f"at {state.get('speed', 0):g} percent")


@skill(examples=["let the fan oscillate"], effect=True)
async def oscillate(ctx: Ctx, device: Fans, on: bool = True) -> Say:
    """Make fans swing from side to side, or stop that."""
    return await tell(
        ctx,
        device,
        lambda each, state: Command(each.id, {"oscillating": on}) if "oscillating" in state else None,
        "oscillate",
        lambda _, state: "oscillating" if state.get("oscillating") else "no longer oscillating",
    )


@skill(
    intents={
        "HassVacuumStart": lambda slots: {"device": slots["device"]} if "device" in slots else None,
        "HassLawnMowerStartMowing": lambda slots: {"device": slots["device"]} if "device" in slots else None,
        "HassVacuumCleanArea": None,
    },
    examples=["start the vacuum", "vacuum the kitchen", "mow the lawn"],
    effect=True,
)
async def start(ctx: Ctx, device: Robots, area: str | list[str] = "") -> Say:
    """Start robot vacuums and mowers; a vacuum that can, cleans just the rooms of `area`."""
    ids = [id_ for id_ in ([area] if isinstance(area, str) else area) if id_ in ctx.home.areas]
    names = [ctx.home.areas[id_].name for id_ in ids]

    def wish(each: Device, state: State) -> Command | None:
        if ids and "rooms" in state:
            return Command(each.id, action="clean_area", data={"area": ids, "name": names})
        return _on(each, state)

    def now(each: Device, state: State) -> str:
        told = f"told to clean {join_names([the(name) for name in names])}"
        return told if ids and "rooms" in state else describe(each, state)

    said = await tell(ctx, device, wish, "be started", now)
    chosen = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device) if id_ in ctx.home.devices]
    everywhere = [each for each in chosen if each.kind == "vacuum" and "rooms" not in ctx.home.state(each.id)]
    if not ids or not everywhere or said.failed:
        return said
    they, clean = ("they", "clean") if len(everywhere) > 1 else ("it", "cleans")
    return Say(f"{said.text} {sentence(they)[:-1]} can't clean one room by itself, so {they} {clean} everywhere.")


@skill(
    intents=["HassVacuumReturnToBase", "HassLawnMowerDock"],
    examples=["send the vacuum back to its base"],
    effect=True,
)
async def dock(ctx: Ctx, device: Robots) -> Say:
    """Send robot vacuums and mowers back to their base."""
    return await tell(ctx, device, _off, "be sent back")


@skill(examples=["pause the vacuum"], effect=True)
async def pause(ctx: Ctx, device: Robots) -> Say:
    """Pause robot vacuums and mowers."""
    return await tell(ctx, device, wishing(state="paused"), "be paused")


@skill(intents=["HassTurnOn"], examples=["activate movie night", "press the doorbell button"], effect=True)
async def activate(ctx: Ctx, device: Annotated[Ids, Devices("scene", "script", "button", "automation")]) -> Say:
    """Activate a scene, run a script, press a button."""
    ids = [device] if isinstance(device, str) else device
    kinds = {id_: ctx.home.devices[id_].kind for id_ in ids}
    receipts = await ctx.act(*(Command(id_, action="press" if kind == "button" else "activate") for id_, kind in kinds.items()))
    done = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    verbs = {"scene": "is set", "script": "is running", "button": "is pressed", "automation": "is triggered"}
    names = [each.name if each.kind in ("scene", "script") else the_or_person(each) for each in done]
    said = [sentence(f"{name} {verbs[each.kind]}") for name, each in zip(names, done, strict=True)]
    return Say(" ".join([*said, *failures(ctx.home, receipts)]), failed=not done)


@skill(intents=["HassGetState"], examples=["is the garage door open?", "which lights are on?", "are all windows closed?"])
async def state(
    ctx: Ctx,
    device: Annotated[Ids, Devices()],
    question: Question = "value",
    state: str = "",
    noun: str = "",
    place: str = "",
) -> Say:
    """Say how devices stand. `question` is one of value, is, any, all, which, how_many, where; `state` a word such as "open"."""
    ids = [device] if isinstance(device, str) else device
    return Say(answer(ctx.home, [ctx.home.devices[id_] for id_ in ids if id_ in ctx.home.devices], question, state, noun, place))


@skill(
    sentences=["(open|open up|unlatch) [(the|my|our)] {name}"],
    examples=["unlatch the front door"],
    effect=True,
)
async def unlatch(ctx: Ctx, device: Annotated[Ids, Devices("lock", present=True)]) -> Answer:
    """Open doors at their locks, where those can do that; what moves by itself is opened as always."""
    locks = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device)]
    called = {name.casefold() for each in locks for name in each.names}
    moved = [each.id for each in ctx.home.select(kinds=["cover", "valve"]) if called & {name.casefold() for name in each.names}]
    if moved:
        return await open(ctx, moved)
    opens = [each for each in locks if ctx.home.state(each.id).get("opens")]
    if not opens:
        return Say(sentence(f"{name_all(locks)} can't be opened, only locked and unlocked"), failed=True)
    receipts = await ctx.act(*(Command(each.id, action="open") for each in opens))
    told = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    said = [sentence(f"I told {name_all(told)} to open")] if told else []
    return Say(" ".join([*said, *failures(ctx.home, receipts)]), failed=not told)


@skill(intents=["HassClimateGetTemperature"], examples=["what's the temperature upstairs?", "how warm is it in the bedroom?"])
async def temperature(
    ctx: Ctx,
    device: Annotated[Ids, Devices("climate", "sensor", "weather", "water_heater")] = "",
    area: str = "",
    floor: str = "",
    quantity: Literal["temperature", "humidity"] = "temperature",
) -> Say:
    """Say how warm (or humid) it is in a place, or what a thermostat shows."""
    ids: Sequence[str] = [device] if isinstance(device, str) and device else device or []
    text = temperature_of(ctx.home, ids, area or ("" if floor or ids else ctx.area or ""), floor, quantity)
    aimed = [ctx.home.devices[id_] for id_ in ids if ctx.home.state(id_).get("target") is not None]
    if text is None and aimed and quantity == "temperature":  # it measures nothing, but it was set to something
        return Say(answer(ctx.home, aimed, "value", ""))
    if text is None and (missing := unseen_hubs(ctx.home)):
        return Say(f"{missing}, so I have no {quantity} reading there.", failed=True)
    return Say(text or f"I have no {quantity} reading there.", failed=text is None)


@skill(for_model=False)
async def unable(
    ctx: Ctx, what: str, why: Literal["missing", "cannot", "unclear", "words", "range"] = "missing", place: str = ""
) -> Say:
    """Say plainly that something isn't there or can't be done."""
    where = f" {place}" if place else ""
    texts = {
        "missing": absent(ctx.home, what, where),
        "cannot": sentence(f"{what} can't do that"),
        "range": sentence(f"{the(what)} goes from 0 to 100 percent"),
        "words": f"I don't understand “{what}”.",
        "unclear": f"I didn't quite get what to do with {the(what)}. Please say it another way.",
    }
    return Say(texts[why], failed=True, follow_up=why == "unclear")
