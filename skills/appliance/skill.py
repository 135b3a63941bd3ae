"""The appliance itself: its address, version, wake word and settings; how to connect, update,
restart or change it.
"""

from __future__ import annotations

from typing import Literal

from assistant.skillkit import Ctx, Say, join_names, replies, skill, spoken_duration

say = replies(__file__)

Radio = Literal["", "wifi", "bluetooth", "network", "internet", "phone", "speaker"]
Changed = Literal["", "wake", "voice", "language", "settings"]
Pace = Literal["", "slower", "faster"]
Tongue = Literal["", "this", "another"]
"""A language: the one that the box is spoken to in, or some other."""


@skill(for_model=False)
async def address(ctx: Ctx) -> Say:
    """Tell under which name and address the box stands in the network."""
    found = ctx.about.addresses()
    if not found:
        return Say(say("no-network"))
    where = [
        say("address-on", address=address, interface=_interface(name))
        for name, address in found.items()
    ]
    return Say(say("address", where=join_names(where), name=ctx.about.host_name))


@skill(for_model=False)
async def version(ctx: Ctx) -> Say:
    """Tell which version this is, and how it is updated: by a person, for the box asks nobody."""
    way = say("update-service" if ctx.about.service else "update-run")
    return Say(say("version", version=ctx.about.version, way=way))


@skill(for_model=False)
async def wake_word(ctx: Ctx) -> Say:
    """Tell what wakes the box."""
    return Say(_wakes(ctx))


@skill(for_model=False)
async def change(ctx: Ctx, what: Changed = "", pace: Pace = "", tongue: Tongue = "") -> Say:
    """Tell how the wake word, the voice, its pace, the language and other settings are changed: in
    the settings file.
    """
    if what == "wake":
        return Say(_wakes(ctx))
    if pace:
        return Say(say("change-pace"))
    if what == "voice":
        return Say(say("change-voice"))
    if tongue == "this":
        return Say(say("this-language"))
    return Say(say("change-language" if tongue or what == "language" else "change-settings"))


@skill(for_model=False)
async def connect(ctx: Ctx, radio: Radio = "") -> Say:
    """Tell how devices come in: over an MQTT broker or Home Assistant; and that the network is the
    system's business.
    """
    return Say(say("radio", radio=radio) if radio else say("connect"))


@skill(for_model=False)
async def restart(ctx: Ctx) -> Say:
    """Tell how the box is restarted: not by voice, for whoever speaks could silence it."""
    return Say(say("restart", how=say("restart-service" if ctx.about.service else "restart-run")))


@skill(for_model=False)
async def uptime(ctx: Ctx) -> Say:
    """Tell how long the box has been running."""
    if ctx.about.started is None:
        return Say(say("start-unknown"), failed=True)
    seconds = (ctx.now() - ctx.about.started).total_seconds()
    return Say(say("uptime", time=spoken_duration(seconds)))


@skill(for_model=False)
async def recordings(ctx: Ctx) -> Say:
    """Tell what is kept of what was said, and how it is deleted."""
    return Say(say("recordings", kept=ctx.about.kept, days=ctx.about.kept_days))


@skill(for_model=False)
async def missed(ctx: Ctx) -> Say:
    """Say again what was said out of turn lately: what rang, announcements, troubles."""
    told = [
        str(turn["reply"])
        for turn in ctx.dialogue.turns
        if turn.get("notice") and turn.get("reply")
    ]
    if not told:
        return Say(say("nothing-missed"))
    return Say(say("missed", said=" ".join(dict.fromkeys(told[-3:]))))


def _wakes(ctx: Ctx) -> str:
    words = [say("quoted", word=word) for word in ctx.about.wake_words]
    wakes = say("wake-words", words=join_names(words, "or")) if words else say("no-wake-word")
    return f"{wakes} {say('another-wake-word')}"


def _interface(name: str) -> str:
    """ "wlan0" is the Wi-Fi, "eth0" and "enp3s0" the cable."""
    if name.startswith("wl"):
        return say("wifi")
    return say("cable") if name.startswith(("e", "lan")) else name
