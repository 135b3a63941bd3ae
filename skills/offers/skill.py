"""What devices offer words for (modes, presets, effects, sources …): which there are, and which it
is just now.
"""

from __future__ import annotations

from typing import Annotated

from assistant.skillkit import (
    OPTION_KEYS,
    Ctx,
    Device,
    Devices,
    Ids,
    Predicate,
    Role,
    Say,
    State,
    devices_meant,
    fitting,
    in_words,
    is_none,
    join_names,
    not_known,
    noun_of_options,
    offered,
    predicate,
    replies,
    sentence,
    skill,
    spoken_option,
    stands,
    things,
)

say = replies(__file__)
_KINDS = ("climate", "fan", "humidifier", "water_heater", "light", "media_player", "vacuum")
Offering = Annotated[Ids, Devices(*_KINDS)]

_SHOWN = ("effect", "source")
"""Keys whose values are seen or heard only while the device is on; a mode or a preset holds
besides.
"""


@skill(for_model=False, role=Role.MODE)
async def choice(ctx: Ctx, device: Offering, key: str) -> Say:
    """Say which mode (preset, fan mode, swing, direction, effect, source) devices are in."""
    return Say(" ".join(_stands(ctx, each, key) for each in devices_meant(ctx.home, device)))


@skill(for_model=False, role=Role.IN_MODE)
async def whether(ctx: Ctx, device: Offering, key: str, word: str) -> Say:
    """Say whether devices are in this mode (preset, effect …)."""
    said = []
    for each in devices_meant(ctx.home, device):
        now = ctx.home.told(each.id).get(key)
        if ctx.home.standing(each.id) != "known" or now in (None, ""):
            said.append(not_known(ctx.home, each))
            continue
        off = _is_off(ctx.home.told(each.id), key)
        options = offered(each, ctx.home.state(each.id), key) or [str(now)]
        yes = not off and (
            fitting(word, options) == now if word != "on" or word in options else now != "off"
        )
        how = (predicate("word-off") if off else stands(key, str(now))).of([each])
        message = "yes-is" if yes else "no-is"
        said.append(sentence(say(message, devices=things([each]), state=how)))
    return Say(" ".join(said))


@skill(for_model=False, role=Role.MODES)
async def choices(ctx: Ctx, device: Offering, key: str) -> Say:
    """Say which modes (presets, fan modes, effects, sources …) devices offer."""
    return Say(
        " ".join(
            _offers(each, ctx.home.state(each.id), key) for each in devices_meant(ctx.home, device)
        )
    )


@skill()
async def settings(ctx: Ctx, device: Annotated[Ids, Devices(*_KINDS, present=True)]) -> Say:
    """Say all that devices can be set to in words: their modes, presets, effects, sources."""
    said = [
        _offers(each, ctx.home.state(each.id), key)
        for each in devices_meant(ctx.home, device)
        for key in OPTION_KEYS
        if key in ctx.home.state(each.id) and offered(each, ctx.home.state(each.id), key)
    ]
    return Say(" ".join(said) or say("nothing-to-choose"), failed=not said)


def _offers(device: Device, state: State, key: str) -> str:
    options = [option for option in offered(device, state, key) if not is_none(key, option)]
    if key not in state or not options:
        return _lacks(device, noun_of_options(key, 2))
    words = options if key == "source" else list(map(spoken_option, options))
    text = say(
        "offers",
        devices=things([device]),
        number=in_words(len(options)),
        noun=noun_of_options(key, len(options)),
        words=join_names(words),
    )
    return sentence(text)


def _stands(ctx: Ctx, device: Device, key: str) -> str:
    told, state = ctx.home.told(device.id), ctx.home.state(device.id)
    if key not in state and key == "mode" and "preset" in state:
        key = "preset"
    if key not in state:
        return _lacks(device, noun_of_options(key))
    if ctx.home.standing(device.id) != "known" or told.get(key) in (None, ""):
        return not_known(ctx.home, device)
    state_said = _said(told, key).of([device])
    return sentence(say("is", devices=things([device]), state=state_said))


def _said(told: State, key: str) -> Predicate:
    if _is_off(told, key):
        return predicate("word-off")
    stand = stands(key, str(told[key]))
    preset = str(told.get("preset") or "") if key == "mode" else ""
    if not preset or is_none("preset", preset):
        return stand
    return predicate("and-also", replies=say, state=stand, also=stands("preset", preset))


def _is_off(told: State, key: str) -> bool:
    """Whether the device is off, so that the value of this key shows in nothing that it does."""
    return key in _SHOWN and (told.get("on") is False or told.get("state") == "off")


def _lacks(device: Device, what: str) -> str:
    return sentence(say("has-no", devices=things([device]), noun=what))
