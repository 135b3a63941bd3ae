"""What devices offer words for (modes, presets, effects, sources …): which there are, and which it is just now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from assistant.skillkit import Ctx, Device, Devices, Say, State, in_words, join_names, sentence, skill
from assistant.skillkit.devices import the_or_person, verb
from assistant.skillkit.options import NOUNS, fitting, is_none, offered, plain, stands
from assistant.skillkit.standing import not_known
from assistant.skillkit.telling import Ids

_KINDS = ("climate", "fan", "humidifier", "water_heater", "light", "media_player", "vacuum")
Offering = Annotated[Ids, Devices(*_KINDS)]

_SHOWN = ("effect", "source")
"""Keys whose values are seen or heard only while the device is on; a mode or a preset holds besides."""


@skill(for_model=False)
async def choice(ctx: Ctx, device: Offering, key: str) -> Say:
    """Say which mode (preset, fan mode, swing, direction, effect, source) devices are in."""
    return Say(" ".join(_stands(ctx, each, key) for each in _meant(ctx, device)))


@skill(for_model=False)
async def whether(ctx: Ctx, device: Offering, key: str, word: str) -> Say:
    """Say whether devices are in this mode (preset, effect …)."""
    said = []
    for each in _meant(ctx, device):
        now = ctx.home.told(each.id).get(key)
        if ctx.home.standing(each.id) != "known" or now in (None, ""):
            said.append(not_known(ctx.home, each))
            continue
        off = _is_off(ctx.home.told(each.id), key)
        options = offered(each, ctx.home.state(each.id), key) or [str(now)]
        yes = not off and (fitting(word, options) == now if word != "on" or word in options else now != "off")
        how = "off" if off else stands(key, str(now))
        said.append(sentence(f"{'Yes' if yes else 'No'}, {the_or_person(each)} {verb([each])} {how}"))
    return Say(" ".join(said))


@skill(for_model=False)
async def choices(ctx: Ctx, device: Offering, key: str) -> Say:
    """Say which modes (presets, fan modes, effects, sources …) devices offer."""
    return Say(" ".join(_offers(each, ctx.home.state(each.id), key) for each in _meant(ctx, device)))


@skill(
    sentences=[
        "(what|which [(modes|settings|options)]) can [(the|my|our)] {name} be (set|switched|put) [to]",
        "(what|which) (settings|options) (does|do) [(the|my|our)] {name} (have|know|offer)",
    ],
    examples=["what can the thermostat be set to?"],
)
async def settings(ctx: Ctx, device: Annotated[Ids, Devices(*_KINDS, present=True)]) -> Say:
    """Say all that devices can be set to in words: their modes, presets, effects, sources."""
    said = [
        _offers(each, ctx.home.state(each.id), key)
        for each in _meant(ctx, device)
        for key in NOUNS
        if key in ctx.home.state(each.id) and offered(each, ctx.home.state(each.id), key)
    ]
    return Say(" ".join(said) or "There are no modes or the like to choose from there.", failed=not said)


def _offers(device: Device, state: State, key: str) -> str:
    options = [option for option in offered(device, state, key) if not is_none(key, option)]
    if key not in state or not options:
        return _lacks(device, NOUNS[key][1])
    has = "have" if verb([device]) == "are" else "has"
    noun, words = NOUNS[key][len(options) > 1], options if key == "source" else list(map(plain, options))
    return sentence(f"{the_or_person(device)} {has} {in_words(len(options))} {noun}: {join_names(words)}")


def _stands(ctx: Ctx, device: Device, key: str) -> str:
    told, state = ctx.home.told(device.id), ctx.home.state(device.id)
    if key not in state and key == "mode" and "preset" in state:
        key = "preset"
    if key not in state:
        return _lacks(device, NOUNS[key][0])
    if ctx.home.standing(device.id) != "known" or told.get(key) in (None, ""):
        return not_known(ctx.home, device)
    return sentence(f"{the_or_person(device)} {verb([device])} {', '.join(_said(told, key))}")


def _said(told: State, key: str) -> Iterator[str]:
    if _is_off(told, key):
        yield "off"
        return
    yield stands(key, str(told[key]))
    preset = str(told.get("preset") or "") if key == "mode" else ""
    if preset and not is_none("preset", preset):
        yield stands("preset", preset)


def _is_off(told: State, key: str) -> bool:
    """Whether the device is off, so that the value of this key shows in nothing that it does."""
    return key in _SHOWN and (told.get("on") is False or told.get("state") == "off")


def _lacks(device: Device, what: str) -> str:
    return sentence(f"{the_or_person(device)} {'have' if verb([device]) == 'are' else 'has'} no {what}")


def _meant(ctx: Ctx, device: Ids) -> list[Device]:
    return [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device) if id_ in ctx.home.devices]
