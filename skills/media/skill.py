"""Media players of the home: play, pause, stop, skip, what's playing, search and play, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Frame,
    Json,
    Option,
    Receipt,
    Say,
    Slot,
    Tool,
    ToolCall,
    answer,
    apart,
    failures,
    frames,
    is_plural,
    join_names,
    meant,
    not_known,
    players,
    replies,
    says_which,
    sentence,
    skill,
    the,
    things,
    unseen_hubs,
    words,
)

Playing = Annotated[str | list[str], Devices("media_player", complete=True)]
"""Players: "the radio on the TV", where no TV is, is no radio elsewhere."""
Named = Annotated[str | list[str], Devices("media_player", present=True, complete=True)]
"""Players in sentences that name one."""
Source = Annotated[str, Field(max_length=60), Option("source")]

say = replies(__file__)
Query = Annotated[
    str,
    Field(min_length=1, max_length=120),
    Slot("query", lambda text, now: text.strip() or None, say.later("ask-query")),
]


@dataclass(frozen=True)
class Words:
    """What a language says of what is played."""

    no_media: re.Pattern[str]
    """Something that is played but is no media: "a game"."""
    filler: re.Pattern[str]
    """What stands around the words of what is to be played, and is none of them."""
    something: re.Pattern[str]
    """Anything at all: "some music"."""
    kinds: frozenset[str]
    """What sort of thing it is, where that belongs to its name: "radio"."""
    on_screen: re.Pattern[str]
    """A player, its first group, at the end of what is to be played ("jazz on the TV"): no device
    has that name, or it would not be among the words.
    """
    screens: frozenset[str]
    """Those of them that mean whatever television there is."""
    in_room: re.Pattern[str]
    """A place, its first group, at the end of what is to be played."""
    no_source: re.Pattern[str]
    """What a player can be told to do that is no name of a source."""


heard = words(__file__, Words)


def _read_kind(text: str, now: datetime) -> str | None:
    return text if text.strip().lower() in heard().kinds else None


Kind = Annotated[str, Field(max_length=20), Slot("kind", _read_kind, say.later("ask-kind"))]


@skill(
    intents=["HassMediaPause"],
    effect=True,
    frames={"music_off": Frame(frames.about("music")), "pause": Frame()},
    phase="ends",
    tool=Tool("pause_music", "device", leaves={"state": "paused"}),
)
async def pause(ctx: Ctx, device: Playing = "") -> Say:
    """Pause what is playing."""
    chosen = players(ctx, device, ("playing", "on"))
    playing = [each for each in chosen if ctx.home.state(each.id)["state"] in ("playing", "on")]
    if not playing:
        return _idle(ctx, chosen)
    receipts = await ctx.act(*[Command(each.id, {"state": "paused"}) for each in playing])
    return _done(ctx, receipts, say("paused"))


@skill(
    intents=["HassMediaUnpause"],
    effect=True,
    frames={"music_on": Frame(frames.about("music")), "resume": Frame()},
    tool=Tool("resume_music", "device", leaves={"state": "playing"}),
)
async def resume(ctx: Ctx, device: Playing = "") -> Answer:
    """Go on playing what was paused."""
    chosen = players(ctx, device, ("paused",))
    paused = any(ctx.home.state(each.id).get("state") == "paused" for each in chosen)
    if not (device or paused) and (
        playing := [each for each in _all(ctx) if ctx.home.state(each.id).get("state") == "playing"]
    ):
        return sentence(say("already", **_subject(playing)))
    if not (
        device or paused
    ):  # nothing waits to go on: a speaker may begin, a screen isn't switched on unasked
        chosen = [each for each in chosen if each.device_class != "tv"]
    if not chosen:
        return _choose(ctx, "media.resume", {}, _all(ctx))
    receipts = await ctx.act(*[Command(each.id, {"state": "playing"}) for each in chosen])
    return _done(ctx, receipts, sentence(say("playing", **_subject(chosen))), quiet=True)


@skill(
    intents=["HassMediaNext"],
    effect=True,
    frames={"next": Frame()},
    tool=Tool("next_track", "device", spoken_of=True),
)
async def next_track(
    ctx: Ctx, device: Playing = "", why: Annotated[str, Field(max_length=80)] = ""
) -> Answer:
    """Skip to the next track."""
    return await _skip(ctx, device, "next")


@skill(
    intents=["HassMediaPrevious"],
    effect=True,
    frames={"previous": Frame()},
)
async def previous_track(ctx: Ctx, device: Playing = "") -> Answer:
    """Go back to the previous track."""
    return await _skip(ctx, device, "previous")


@skill()
async def whats_playing(ctx: Ctx, device: Playing = "") -> Say:
    """Tell what is playing."""
    chosen = players(ctx, device)
    playing = [
        each
        for each in chosen
        if _heard(ctx, each) and ctx.home.state(each.id)["state"] == "playing"
    ]
    meant = chosen if device else _all(ctx)
    if not playing and (unseen_hubs(ctx.home) or not all(_heard(ctx, each) for each in meant)):
        return Say(answer(ctx.home, meant, "any", "playing", "" if device else "player"))
    if not playing:
        return Say(say("silence"))
    return Say(" ".join(_playing(ctx, each, alone=len(playing) == 1) for each in playing))


@skill(
    intents={"HassMediaSearchAndPlay": lambda slots: _search(slots)},
    effect=True,
    phase="begins",
    tool="play_music",
)
async def play(
    ctx: Ctx,
    query: Query,
    media_class: Annotated[str, Field(max_length=20)] = "",
    device: Playing = "",
    kind: Kind = "",
) -> Answer:
    """Look for music, a station, a show or a podcast by its words and play it."""
    if not says_which(query):  # "some", of "some songs"
        call = ToolCall("media.play", {"media_class": media_class, "device": device})
        return Ask(say("ask-query"), call, expect="text", slot="query")
    title = _bare(query)
    if heard().no_media.search(title.lower()) and not media_class:
        return Say(say("no-media", title=title), failed=True)
    title = f"{title} {kind}".strip()
    if screen := heard().on_screen.search(title.lower()):
        chosen = [] if device or screen[1] not in heard().screens else _screens(ctx)
        title = title[: screen.start()].strip()
        if not chosen:
            return Say(say("no-screen", what=screen[1]), failed=True)
        return await play(ctx, title or query, media_class, [each.id for each in chosen])
    if place := _playerless(ctx, title):
        return Say(say("no-player-in", place=place), failed=True)
    here = [] if device else [each for each in _all(ctx) if ctx.area and each.area == ctx.area]
    chosen = here or players(ctx, device, ("playing", "on", "paused"))
    if len(chosen) > 1:
        wanted = (
            ("tv",) if media_class in ("movie", "tv_show", "video") else ("speaker", "receiver")
        )
        chosen = [each for each in chosen if each.device_class in wanted] or chosen
    if not chosen or (len(chosen) > 1 and not device):
        arguments: dict[str, Json] = {"query": query, "media_class": media_class, "kind": kind}
        return _choose(ctx, "media.play", arguments, chosen or _all(ctx))
    if not media_class and (not title or heard().something.fullmatch(title.lower())):
        receipts = await ctx.act(*[Command(each.id, {"state": "playing"}) for each in chosen])
        return _done(ctx, receipts, sentence(say("playing", **_subject(chosen))), quiet=True)
    data: dict[str, Json] = {"media": title, **({"class": media_class} if media_class else {})}
    receipts = await ctx.act(*[Command(each.id, action="play_media", data=data) for each in chosen])
    return _done(ctx, receipts, sentence(say("playing-title", title=title, **_subject(chosen))))


def _bare(query: str) -> str:
    """The words without what is said around them; as they are where nothing else was said."""
    title = query.strip(" ?.!")
    while (shorter := heard().filler.sub("", title)) != title and shorter:
        title = shorter
    return title


def _screens(ctx: Ctx) -> list[Device]:
    return [each for each in _all(ctx) if each.device_class == "tv"]


@skill(effect=True, tool=Tool("choose_source", "device"))
async def choose_source(ctx: Ctx, source: Source, device: Playing = "") -> Answer:
    """Switch a player to another source, input or station."""
    chosen = players(ctx, device, ("playing", "on", "paused"), "source")
    if device and not chosen:
        named = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device)]
        return Say(sentence(say("no-sources", **_subject(named))), failed=True)
    if len(chosen) != 1:
        return _choose(ctx, "media.choose_source", {"source": source}, chosen)
    known = [str(each) for each in ctx.home.state(chosen[0].id).get("sources") or ()]
    found = meant(source, known)
    if len(found) > 1:
        question = f"{sentence(join_names(found, 'or'))[:-1]}?"
        call = ToolCall("media.choose_source", {"device": chosen[0].id})
        return Ask(question, call, "choice", "source", {each: each for each in found})
    if known and not found:
        return Say(say("no-such-source", known=join_names(known), source=source), failed=True)
    name = found[0] if found else source
    receipts = await ctx.act(Command(chosen[0].id, {"source": name}))
    return _done(ctx, receipts, sentence(say("on-source", source=name, **_subject(chosen))))


def _read_source(text: str, now: datetime) -> str | None:
    """A source's name, which is no level and nothing else that a player can be told to do."""
    return None if heard().no_source.fullmatch(text.lower().strip(" .!?")) else text


@skill(effect=True)
async def switch_source(
    ctx: Ctx,
    source: Annotated[
        str, Field(max_length=60), Slot("source", _read_source, say.later("ask-source"))
    ],
    device: Named,
) -> Answer:
    """Switch a player that was named to another source, input or station."""
    return await choose_source(ctx, source, device)


@skill()
async def source_now(ctx: Ctx, device: Named) -> Say:
    """Tell to which source a player is switched."""
    ids = [device] if isinstance(device, str) else device
    return Say(
        answer(
            ctx.home,
            [ctx.home.devices[id_] for id_ in ids if id_ in ctx.home.devices],
            "value",
            "source",
        )
    )


@skill()
async def sources(
    ctx: Ctx, device: Playing = "", what: Annotated[str, Field(max_length=80)] = ""
) -> Say:
    """List the sources and stations of the players."""
    parts = []
    for each in players(ctx, device, ("playing", "on", "paused"), "sources") or _all(ctx):
        known = [str(name) for name in ctx.home.state(each.id).get("sources") or ()]
        if known:
            parts.append(sentence(say("sources", known=join_names(known), **_subject([each]))))
    return Say(" ".join(parts)) if parts else Say(say("none-known"), failed=True)


async def _skip(ctx: Ctx, device: str | list[str], action: str) -> Answer:
    chosen = players(ctx, device, ("playing", "paused", "on"), "track")
    active = [each for each in chosen if ctx.home.state(each.id)["state"] == "playing"] or chosen
    if not active:
        return _choose(ctx, f"media.{action}_track", {}, _all(ctx))
    receipts = await ctx.act(*[Command(each.id, action=action) for each in active])
    return _done(ctx, receipts, say(action), quiet=True)


def _search(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    """The slots of HassMediaSearchAndPlay; None for what is played but no media ("play a game")."""
    query = str(slots.get("search_query", "")).strip()
    kind = str(slots.get("media_class", ""))
    return (
        None
        if not query or (not kind and heard().no_media.search(query.lower()))
        else {"query": query, "media_class": kind}
    )


def _playerless(ctx: Ctx, title: str) -> str:
    """The name of the room that `title` ends in ("queen in the kitchen"): it has no player, or it
    would not be among them.
    """
    said = heard().in_room.search(title.lower())
    names = {
        name.lower() for area in ctx.home.areas.values() for name in (area.name, *area.aliases)
    }
    return said[1] if said and said[1] in names else ""


def _all(ctx: Ctx) -> list[Device]:
    return list(ctx.home.select(kinds=["media_player"]))


def _heard(ctx: Ctx, device: Device) -> bool:
    """Whether anyone knows what the player does now."""
    return ctx.home.standing(device.id) == "known"


def _choose(ctx: Ctx, name: str, arguments: dict[str, Json], candidates: list[Device]) -> Answer:
    """ "The TV or the kitchen speaker?"; the choice goes into the argument `device`."""
    if not candidates:
        return Say(say("no-player"), failed=True)
    choices: dict[str, Json] = {
        label: list(ids) for label, ids in apart(ctx.home, candidates).items()
    }
    names = join_names([the(name) for name in choices], "or")
    return Ask(
        say("which-player", names=names[:1].upper() + names[1:]),
        ToolCall(name, arguments),
        "choice",
        "device",
        choices,
    )


def _idle(ctx: Ctx, chosen: list[Device]) -> Say:
    if not chosen and (missing := unseen_hubs(ctx.home)):
        return Say(say("unseen", trouble=missing), failed=True)
    if not chosen:
        return Say(say("silence" if _all(ctx) else "no-player"), failed=not _all(ctx))
    lost = [each for each in chosen if not _heard(ctx, each)]
    if lost:
        return Say(" ".join(not_known(ctx.home, each, "playing") for each in lost))
    return Say(sentence(say("idle", **_subject(chosen))))


def _done(ctx: Ctx, receipts: list[Receipt], text: str, quiet: bool = False) -> Say:
    problems = failures(ctx.home, receipts)
    good = any(receipt.ok for receipt in receipts)
    return Say(
        " ".join([text, *problems] if good else problems),
        quiet=quiet and not problems,
        failed=not good,
    )


def _playing(ctx: Ctx, device: Device, alone: bool) -> str:
    state = ctx.home.state(device.id)
    title, artist, source = (str(state.get(key) or "") for key in ("title", "artist", "source"))
    what = say("by", title=title, artist=artist) if title and artist else title or artist or source
    if not what:
        return sentence(say("untitled", **_subject([device])))
    if alone and title:
        return sentence(say("this-is", what=what))
    return sentence(say("plays", what=what, **_subject([device])))


def _subject(devices: Sequence[Device]) -> dict[str, Any]:
    """The players in a message; `count` says whether a verb is one of several."""
    return {"players": things(devices), "count": 2 if is_plural(devices) else 1}
