"""Home control: lights, switches, fans, covers, locks, vacuums, scenes; and questions about how
things stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Color,
    Command,
    Ctx,
    Device,
    Devices,
    Fact,
    Ids,
    Predicate,
    Question,
    Role,
    Say,
    State,
    absent,
    answer,
    colored,
    devices_meant,
    fact_of,
    failures,
    looks,
    opening,
    predicate,
    replies,
    sentence,
    skill,
    stands,
    tell,
    things,
    unseen_hubs,
    white,
    wishing,
)

from . import blowing, offered, told
from .lamps import Cooler, at_brightness, brighter, cannot_show, showing
from .light_set import kelvin, only
from .parameters import (
    Burning,
    Change,
    Colored,
    Dimmed,
    Effect,
    Fans,
    Lights,
    Locks,
    Movable,
    Percent,
    Placed,
    Robots,
    Swinging,
    Switched,
    Tinted,
    Turned,
)
from .robots import Cleaning, named
from .switching import off, on, on_off, turned, turned_now
from .temperatures import aims, amount_of, temperature_of

say = replies(__file__)
Why = Literal["missing", "cannot", "unclear", "words", "range"]


@skill(
    intents=["HassTurnOn"],
    effect=True,
    role=Role.SWITCH_ON,
    frames=told.TURN_ON,
    phase="begins",
    tool=offered.ON,
)
async def turn_on(ctx: Ctx, device: Switched) -> Say:
    """Turn devices on."""
    return await tell(ctx, device, on, predicate("cant-turn-on"), on_off)


@skill(intents=["HassTurnOff"], effect=True, frames=told.TURN_OFF, phase="ends", tool=offered.OFF)
async def turn_off(ctx: Ctx, device: Burning) -> Say:
    """Turn devices off."""
    return await tell(ctx, device, off, predicate("cant-turn-off"), on_off)


@skill(intents=["HassToggle"], effect=True, frames=told.TOGGLE)
async def toggle(ctx: Ctx, device: Turned) -> Say:
    """Turn each device on if it is off, and off if it is on; open what is shut, and the reverse."""
    return await tell(ctx, device, turned, predicate("cant-switch"), turned_now)


@skill(
    intents={"HassLightSet": only("brightness")},
    effect=True,
    frames=told.SET_BRIGHTNESS,
    tool="set_brightness",
)
async def set_brightness(ctx: Ctx, device: Dimmed, brightness: Percent) -> Say:
    """Set the brightness of lights, 0 to 100 percent."""
    if brightness == 0:
        return await tell(ctx, device, off, predicate("cant-turn-off"), on_off)
    return await tell(
        ctx, device, wishing(brightness=brightness), predicate("cant-dim"), at_brightness
    )


@skill(effect=True, frames=told.CHANGE_BRIGHTNESS)
async def change_brightness(ctx: Ctx, device: Dimmed, change: Change) -> Say:
    """Make lights brighter (positive percent) or dimmer (negative): of several those that are on,
    where some are.
    """
    lit = [each.id for each in devices_meant(ctx.home, device) if ctx.home.state(each.id).get("on")]
    return await tell(ctx, lit or device, brighter(change), predicate("cant-dim"), at_brightness)


@skill(
    intents={"HassLightSet": only("color")},
    effect=True,
    role=Role.COLOR,
    frames=told.SET_COLOR,
    tool="set_color",
)
async def set_color(ctx: Ctx, device: Colored, color: Color) -> Say:
    """Set the colour of lights."""
    return await tell(
        ctx,
        device,
        colored(color),
        predicate("cant-color"),
        lambda _, state: looks(state, color.casefold()),
    )


@skill(intents={"HassLightSet": kelvin}, effect=True, frames=told.SET_COLOR_TEMPERATURE)
async def set_color_temperature(
    ctx: Ctx,
    device: Tinted,
    kelvin: Annotated[float, Field(ge=1000, le=12000)],
    in_kelvin: bool = False,
) -> Say:
    """Set the colour temperature of white light, in kelvin. `in_kelvin`: it was said so, and is
    answered so.
    """

    def now(device: Device, state: State) -> Predicate:
        if in_kelvin and "color_temp_k" in state:
            return predicate("at-kelvin", value=state["color_temp_k"])
        return looks(state)

    return await tell(ctx, device, white(kelvin), predicate("cant-tint"), now)


@skill(effect=True)
async def set_effect(ctx: Ctx, device: Lights, effect: Effect) -> Say:
    """Have lights show one of the effects that they offer."""
    return await tell(
        ctx,
        device,
        showing(effect),
        cannot_show(effect),
        lambda _, state: stands("effect", str(state.get("effect"))),
    )


@skill(effect=True, frames=told.CHANGE_COLOR_TEMPERATURE)
async def change_color_temperature(
    ctx: Ctx, device: Tinted, change: Annotated[float, Field(ge=-9000, le=9000)]
) -> Say:
    """Make white light warmer (negative kelvin) or cooler (positive)."""
    cooler = Cooler(change)
    return await tell(ctx, device, cooler.wish, predicate("cant-tint"), cooler.now)


@skill(
    intents=["HassTurnOn", "HassOpenCover"],
    effect=True,
    frames=told.OPEN,
    phase="begins",
    tool=offered.OPEN,
)
async def open(ctx: Ctx, device: Placed) -> Say:
    """Open covers (blinds, curtains, garage doors) and valves."""
    return await tell(ctx, device, opening(100), predicate("cant-open"))


@skill(intents=["HassTurnOff", "HassCloseCover"], effect=True, frames=told.CLOSE, tool=offered.SHUT)
async def close(ctx: Ctx, device: Placed) -> Say:
    """Close covers (blinds, curtains, garage doors) and valves."""
    return await tell(ctx, device, opening(0), predicate("cant-close"))


@skill(intents=["HassSetPosition"], effect=True, frames=told.SET_POSITION, tool="set_position")
async def set_position(ctx: Ctx, device: Placed, position: Percent) -> Say:
    """Move covers and valves to a position: 0 closed, 100 open."""
    return await tell(ctx, device, opening(position), predicate("cant-move"))


@skill(effect=True, frames=told.CHANGE_POSITION)
async def change_position(ctx: Ctx, device: Movable, change: Change) -> Say:
    """Open covers and valves further (positive percent) or less (negative)."""
    return await tell(ctx, device, opening(change, by=True), predicate("cant-move"))


@skill(intents=["HassStopMoving"], effect=True, frames=told.STOP, phase="ends")
async def stop(ctx: Ctx, device: Movable) -> Say:
    """Halt moving covers and valves where they are."""
    return await tell(
        ctx, device, lambda each, _: Command(each.id, action="stop"), predicate("cant-stop")
    )


@skill(intents=["HassTurnOn"], effect=True, frames=told.LOCK, tool=offered.LOCK)
async def lock(ctx: Ctx, device: Locks) -> Say:
    """Lock doors."""
    return await tell(ctx, device, wishing(locked=True), predicate("cant-lock"))


@skill(intents=["HassTurnOff"], effect=True, frames=told.UNLOCK)
async def unlock(ctx: Ctx, device: Locks) -> Say:
    """Unlock doors."""
    return await tell(ctx, device, wishing(locked=False), predicate("cant-unlock"))


@skill(
    intents={"HassFanSetSpeed": blowing.set_speed},
    effect=True,
    frames=told.SET_SPEED,
    tool="set_fan_speed",
)
async def set_speed(ctx: Ctx, device: Fans, speed: Percent) -> Say:
    """Set the speed of fans, 0 to 100 percent."""
    if speed == 0:
        return await tell(ctx, device, off, predicate("cant-turn-off"), on_off)
    return await tell(ctx, device, blowing.at(speed), predicate("cant-speed"), blowing.at_speed)


@skill(effect=True, frames=told.CHANGE_SPEED)
async def change_speed(ctx: Ctx, device: Fans, change: Change) -> Say:
    """Make fans faster (positive percent) or slower (negative)."""
    return await tell(
        ctx, device, blowing.faster(change), predicate("cant-speed"), blowing.at_speed
    )


@skill(effect=True, frames=told.OSCILLATE)
async def oscillate(ctx: Ctx, device: Swinging, on: bool = True) -> Say:
    """Make fans swing from side to side, or stop that."""
    return await tell(
        ctx, device, blowing.swinging(on), predicate("cant-oscillate"), blowing.swings
    )


@skill(
    intents={
        "HassVacuumStart": named,
        "HassLawnMowerStartMowing": named,
        "HassVacuumCleanArea": None,
    },
    effect=True,
    frames=told.START,
    phase="begins",
    tool=offered.CLEAN,
)
async def start(ctx: Ctx, device: Robots, area: str | list[str] = "") -> Say:
    """Start robot vacuums and mowers; a vacuum that can, cleans just the rooms of `area`."""
    cleaning = Cleaning(ctx.home, [area] if isinstance(area, str) else area)
    said = await tell(ctx, device, cleaning.wish, predicate("cant-start"), cleaning.now)
    chosen = devices_meant(ctx.home, device)
    everywhere = [
        each for each in chosen if each.kind == "vacuum" and "rooms" not in ctx.home.state(each.id)
    ]
    if not cleaning.areas or not everywhere or said.failed:
        return said
    return Say(f"{said.text} {say('cleans-everywhere', count=len(everywhere))}")


@skill(
    intents=["HassVacuumReturnToBase", "HassLawnMowerDock"],
    effect=True,
    frames=told.DOCK,
    tool=offered.HOME,
)
async def dock(ctx: Ctx, device: Robots) -> Say:
    """Send robot vacuums and mowers back to their base."""
    return await tell(ctx, device, off, predicate("cant-dock"))


@skill(effect=True, frames=told.PAUSE, phase="ends")
async def pause(ctx: Ctx, device: Robots) -> Say:
    """Pause robot vacuums and mowers."""
    return await tell(ctx, device, wishing(state="paused"), predicate("cant-pause"))


@skill(intents=["HassTurnOn"], effect=True, frames=told.ACTIVATE, tool="activate_scene")
async def activate(
    ctx: Ctx, device: Annotated[Ids, Devices("scene", "script", "button", "automation")]
) -> Say:
    """Activate a scene, run a script, press a button."""
    ids = [device] if isinstance(device, str) else device
    kinds = {id_: ctx.home.devices[id_].kind for id_ in ids}
    receipts = await ctx.act(
        *(
            Command(id_, action="press" if kind == "button" else "activate")
            for id_, kind in kinds.items()
        )
    )
    done = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    said = [
        sentence(say(f"activated-{each.kind}", name=each.name, devices=things([each])))
        for each in done
    ]
    return Say(" ".join([*said, *failures(ctx.home, receipts)]), failed=not done)


@skill(intents=["HassGetState"], role=Role.STATE, decides=True)
async def state(
    ctx: Ctx,
    device: Annotated[Ids, Devices()],
    question: Question = "value",
    state: str = "",
    noun: str = "",
    place: str = "",
) -> Say:
    """Say how devices stand. `question` is one of value, is, any, all, which, how_many, where;
    `state` a word such as "open".
    """
    asked = devices_meant(ctx.home, device)
    text = answer(ctx.home, asked, question, state, noun, place)
    return Say(text, fact=fact_of(ctx.home, asked, question, state))


@skill(effect=True)
async def unlatch(ctx: Ctx, device: Annotated[Ids, Devices("lock", present=True)]) -> Answer:
    """Open doors at their locks, where those can; what moves by itself is opened as always."""
    locks = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device)]
    called = {name.casefold() for each in locks for name in each.names}
    moved = [
        each.id
        for each in ctx.home.select(kinds=["cover", "valve"])
        if called & {name.casefold() for name in each.names}
    ]
    if moved:
        return await open(ctx, moved)
    opens = [each for each in locks if ctx.home.state(each.id).get("opens")]
    if not opens:
        return Say(sentence(say("only-locks", devices=things(locks))), failed=True)
    receipts = await ctx.act(*(Command(each.id, action="open") for each in opens))
    told = [ctx.home.devices[receipt.device] for receipt in receipts if receipt.ok]
    said = [sentence(say("told-to-open", devices=things(told)))] if told else []
    return Say(" ".join([*said, *failures(ctx.home, receipts)]), failed=not told)


@skill(intents=["HassClimateGetTemperature"], role=Role.TEMPERATURE, decides=True)
async def temperature(
    ctx: Ctx,
    device: Annotated[Ids, Devices("climate", "sensor", "weather", "water_heater")] = "",
    area: str = "",
    floor: str = "",
    quantity: Literal["temperature", "humidity", "target"] = "temperature",
) -> Say:
    """Say how warm (or humid) it is in a place, what a thermostat shows, or what it is set to."""
    ids: Sequence[str] = [device] if isinstance(device, str) and device else device or []
    if quantity == "target":
        place = area or ("" if floor else ctx.area or "")
        if targets := aims(ctx.home, ids, place, floor):
            return Say(answer(ctx.home, targets, "value", ""))
        quantity = "temperature"
    where = area or ("" if floor or ids else ctx.area or "")
    text = temperature_of(ctx.home, ids, where, floor, quantity)
    fact = Fact(amount=amount_of(ctx.home, ids, where, floor, quantity))
    aimed = [ctx.home.devices[id_] for id_ in ids if ctx.home.state(id_).get("target") is not None]
    if (
        text is None and aimed and quantity == "temperature"
    ):  # it measures nothing, but it was set to something
        return Say(answer(ctx.home, aimed, "value", ""))
    if text is None and (missing := unseen_hubs(ctx.home)):
        return Say(say(f"no-{quantity}-unreached", missing=missing), failed=True)
    return Say(text or say(f"no-{quantity}"), failed=text is None, fact=fact)


@skill(for_model=False, role=Role.UNABLE)
async def unable(ctx: Ctx, what: str, why: Why = "missing", place: str = "") -> Say:
    """Say plainly that something isn't there or can't be done."""
    where = f" {place}" if place else ""
    texts = {
        "missing": lambda: absent(ctx.home, what, where),
        "cannot": lambda: sentence(say("cant-do-that" if what else "cant-be-done", what=what)),
        "range": lambda: sentence(say("goes-to-hundred", what=what)),
        "words": lambda: say("not-understood", what=what),
        "unclear": lambda: say("unclear", what=what),
    }
    return Say(texts[why](), failed=True, follow_up=why == "unclear")
