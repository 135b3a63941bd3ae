"""Media players of the home: play, pause, stop, skip, what's playing, search and play, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field

from assistant.skillkit import (
    Answer,
    Ask,
    Command,
    Ctx,
    Device,
    Devices,
    Json,
    Option,
    Receipt,
    Say,
    Slot,
    ToolCall,
    join_names,
    skill,
)
from assistant.skillkit.devices import failures, name_all, sentence, the_or_person, verb
from assistant.skillkit.options import meant
from assistant.skillkit.players import Players, players, which
from assistant.skillkit.questions import answer
from assistant.skillkit.standing import not_known, unseen_hubs

Named = Annotated[str | list[str], Devices("media_player", present=True)]
Source = Annotated[str, Field(max_length=60), Option("source", "source|input|channel|station")]
"""Players in sentences that name one."""

_MEDIA = (
    "(music|song|songs|track|tune|video|movie|film|show|playback|podcast|radio|audiobook|album|playlist|sound|media|player|audio)"
)
_IT = f"[(the|this|that|my)] {_MEDIA}"
_ON = "[(on|in|for) [the] ({name}|{area}|{floor})]"
_PIECE = "(song|track|tune|music|album|podcast|station|band|artist|singer)"
_TELL = "[(tell me|do you know|i want to know|can you tell me)] "
_NO_PLAYER = "There is no media player here."
_NOT_MEDIA = re.compile(
    r"\b(games?|jokes?|trivia|quiz|tricks?|riddles?|chess|hide and seek|dead|dumb|along|nice|fair|lottery|with)\b"
)
_TVS = ("tv", "television", "telly")
_SCREEN = re.compile(
    rf"(?:^|(?:^|\s)(?:on|with) )(?:the |my |our )?(?P<what>{'|'.join(_TVS)}|projector|sound ?bar|chromecast|boom ?box)$"
)
"""A player at the end of what is to be played ("jazz on the TV"): no device has that name, or it would not be among the words."""
_FILLER = re.compile(r"^(?:me |us |some |the |a |an |any )+|\s+(?:please|for me|for us|now|right now|next|music)$")
_SOMETHING = re.compile(
    r"(?:some |any |the |my |a |an )*(?:music|songs?|something|anything|tunes?|playlist|radio|it|this|that|media)?"
)


@skill(
    intents=["HassMediaPause"],
    sentences=[
        f"(pause|hold|halt) {_IT} {_ON}",
        f"(stop|end|quit|cut|shut off) [playing] {_IT} {_ON}",
        f"(pause|stop playing) {_ON}",
        f"stop playing {_IT} {_ON}",
        f"(turn|shut|switch) (off|down) [the] (music|song|radio|podcast|audiobook) {_ON}",
        f"(turn|shut|switch) [the] (music|song|podcast|audiobook) off {_ON}",
    ],
    examples=["pause the music", "stop playing"],
    effect=True,
)
async def pause(ctx: Ctx, device: Players = "") -> Say:
    """Pause what is playing."""
    chosen = players(ctx, device, ("playing", "on"))
    playing = [each for each in chosen if ctx.home.state(each.id)["state"] in ("playing", "on")]
    if not playing:
        return _idle(ctx, chosen, "playing")
    return _done(ctx, await ctx.act(*[Command(each.id, {"state": "paused"}) for each in playing]), "Paused.")


@skill(
    intents=["HassMediaUnpause"],
    sentences=[
        f"(resume|unpause|continue|restart|go on with) [playing] {_IT} {_ON}",
        f"(continue|resume|keep|go on) playing {_ON}",
        f"(resume|unpause|continue) {_ON}",
        f"(play|start) [(the|my|some|any)] (music|media|playback|tunes|something) {_ON}",
        f"(turn|switch) on [(the|my|some)] (music|radio|tunes) {_ON}",
        f"(turn|switch) [(the|my)] (music|radio|tunes) [back] on {_ON}",
        "play [(it|now)]",
        f"put [(the|some)] music (back on|on) {_ON}",
        f"put on [(the|some|my)] (music|tunes) {_ON}",
    ],
    examples=["resume the music", "play some music"],
    effect=True,
)
async def resume(ctx: Ctx, device: Players = "") -> Answer:
    """Go on playing what was paused."""
    chosen = players(ctx, device, ("paused",))
    paused = any(ctx.home.state(each.id).get("state") == "paused" for each in chosen)
    if not (device or paused) and (playing := [each for each in _all(ctx) if ctx.home.state(each.id).get("state") == "playing"]):
        return sentence(f"{name_all(playing)} {verb(playing)} already playing")
    if not (device or paused):  # nothing waits to go on: a speaker may begin, a screen isn't switched on unasked
        chosen = [each for each in chosen if each.device_class != "tv"]
    if not chosen:
        return _choose(ctx, "media.resume", {}, _all(ctx))
    receipts = await ctx.act(*[Command(each.id, {"state": "playing"}) for each in chosen])
    return _done(ctx, receipts, sentence(f"{name_all(chosen)} {verb(chosen)} playing"), quiet=True)


@skill(
    intents=["HassMediaNext"],
    sentences=[
        f"(skip|next|forward) [(this|that|the|to [the] next)] (song|track|one|tune|episode|chapter|item|station) {_ON}",
        f"((play|put on)|(go|jump|skip|move|switch) to) [the] next [(song|track|one|tune|episode)] {_ON}",
        "(change|switch) (the|this|that) (song|track|tune|station) [(please|now|it {why}|i {why})]",
        "(i don't|i do not|we don't) (like|want|want to hear) this (song|track|one|tune|music)",
        "[i] [(want|would like)] [you] [to] skip (this|it|this (song|track|one))",
        f"(play|put on) (something|anything) else {_ON}",
        f"next {_ON}",
    ],
    examples=["next song", "skip this track"],
    effect=True,
)
async def next_track(ctx: Ctx, device: Players = "", why: Annotated[str, Field(max_length=80)] = "") -> Answer:
    """Skip to the next track."""
    return await _skip(ctx, device, "next", "Next one.")


@skill(
    intents=["HassMediaPrevious"],
    sentences=[
        f"(previous|last) (song|track|one|tune|episode|chapter|item) {_ON}",
        f"(play|[go|jump|skip] back to|return to) [the] (previous|last) [(song|track|one|tune|episode)] [again] {_ON}",
        f"(replay|repeat) [(the|this|that)] [(last|previous)] (song|track|tune|episode) {_ON}",
        f"(play|start) (this|that|the) (song|track|one|tune) (again|over|over again|from the beginning|from the start) {_ON}",
        f"(go|skip|jump) back [(a|one)] [(song|track)] {_ON}",
    ],
    examples=["previous song", "play that song again"],
    effect=True,
)
async def previous_track(ctx: Ctx, device: Players = "") -> Answer:
    """Go back to the previous track."""
    return await _skip(ctx, device, "previous", "One back.")


@skill(
    sentences=[
        f"{_TELL}(what|which) [{_PIECE}] (is|am i|are (we|you)) [currently] (playing|on|hearing|listening to) [now] {_ON}",
        f"{_TELL}(what's|whats|what is) [(currently|now)] (playing|on) [(now|right now|currently)] {_ON}",
        f"{_TELL}(what|which|whose) {_PIECE} (is this|is that|this is|that is|is it) [(playing|called)] [(now|right now)]",
        f"{_TELL}(what's|whats|what is) (this|that) {_PIECE} [called]",
        f"{_TELL}(what's|whats|what is) the (name|title) of (this|that|the) {_PIECE} [playing|called]",
        f"{_TELL}the (name|title) of (this|that|the) {_PIECE}",
        f"{_TELL}(who|who's|who is) (sings|sang|singing|playing|plays|made) (this|that|it) [{_PIECE}]",
        f"{_TELL}(who|which artist|which band) is (this|that) [by] [{_PIECE}]",
        "name (this|that) (song|tune|track)",
    ],
    examples=["what's playing", "what song is this"],
)
async def whats_playing(ctx: Ctx, device: Players = "") -> Say:
    """Tell what is playing."""
    chosen = players(ctx, device)
    playing = [each for each in chosen if _heard(ctx, each) and ctx.home.state(each.id)["state"] == "playing"]
    meant = chosen if device else _all(ctx)
    if not playing and (unseen_hubs(ctx.home) or not all(_heard(ctx, each) for each in meant)):
        return Say(answer(ctx.home, meant, "any", "playing", "" if device else "player"))
    if not playing:
        return Say("Nothing is playing.")
    return Say(" ".join(_playing(ctx, each, alone=len(playing) == 1) for each in playing))


@skill(
    intents={"HassMediaSearchAndPlay": lambda slots: _search(slots)},
    sentences=[
        f"[(i|we) want to|i'd like to|let (me|us)|let's|can (i|we)] listen to {{query}} {_ON}",
        "(let (me|us)|i want to|i'd like to) hear [a|the|some] (song[s]|album|artist|music|playlist) [by|from|called] {query}",
        "(start|begin|open) [(the|my|a)] (song|album|playlist|podcast|audiobook|radio station|artist) [called] {query}",
        f"play [me] [a|the|some] (song[s]|album|artist|music|playlist|podcast|station) [called|by|from] {{query}} {_ON}",
        f"play [me] [(a|the|some|my)] {{query}} (music|playlist|podcast|radio|station|album|songs) {_ON}",
        f"put on [some] {{query}} music {_ON}",
        f"play[s] [me] {{query}} {_ON}",
    ],
    examples=["play some jazz", "play Bohemian Rhapsody in the kitchen"],
    effect=True,
)
async def play(
    ctx: Ctx,
    query: Annotated[str, Field(min_length=1, max_length=120)],
    media_class: Annotated[str, Field(max_length=20)] = "",
    device: Players = "",
) -> Answer:
    """Look for music, a station, a show or a podcast by its words and play it."""
    words = query.strip(" ?.!")
    while (shorter := _FILLER.sub("", words)) != words and shorter:
        words = shorter
    if _NOT_MEDIA.search(words.lower()) and not media_class:
        return Say(f"I don't know how to play {words}.", failed=True)
    if noun := re.search(
        rf"\b{re.escape(words.lower())} (radio|podcast|playlist|station|album|audiobook)\b", ctx.utterance.lower()
    ):
        words += f" {noun[1]}"
    if screen := _SCREEN.search(words.lower()):
        chosen = [] if device else [each for each in _all(ctx) if each.device_class == "tv" and screen["what"] in _TVS]
        words = words[: screen.start()].strip()
        if not chosen:
            return Say(f"I don't know of any {screen['what']}.", failed=True)
        return await play(ctx, words or "something", media_class, [each.id for each in chosen])
    if place := _playerless(ctx, words):
        return Say(f"There is no player in the {place}.", failed=True)
    here = [] if device else [each for each in _all(ctx) if ctx.area and each.area == ctx.area]
    chosen = here or players(ctx, device, ("playing", "on", "paused"))
    if len(chosen) > 1:
        wanted = ("tv",) if media_class in ("movie", "tv_show", "video") else ("speaker", "receiver")
        chosen = [each for each in chosen if each.device_class in wanted] or chosen
    if not chosen or (len(chosen) > 1 and not device):
        return _choose(ctx, "media.play", {"query": query, "media_class": media_class}, chosen or _all(ctx))
    if not media_class and (_SOMETHING.fullmatch(words.lower()) or _SOMETHING.fullmatch(f"{words.lower()} ")):
        receipts = await ctx.act(*[Command(each.id, {"state": "playing"}) for each in chosen])
        return _done(ctx, receipts, sentence(f"{name_all(chosen)} {verb(chosen)} playing"), quiet=True)
    data: dict[str, Json] = {"media": words, **({"class": media_class} if media_class else {})}
    receipts = await ctx.act(*[Command(each.id, action="play_media", data=data) for each in chosen])
    return _done(ctx, receipts, sentence(f"playing {words} on {name_all(chosen)}"))


@skill(
    sentences=[
        "(change|switch|set|turn) [the] (source|input|channel|station) [(on|of|for) [the] ({name}|{area})] to {source}",
        "(change|switch|set) [the] {name} (source|input|channel|station) to {source}",
        "(select|choose|use) [(the|source|input)] {source} on [the] {name}",
    ],
    examples=["change the source to radio", "switch the living room speaker to radio"],
    effect=True,
)
async def choose_source(ctx: Ctx, source: Source, device: Players = "") -> Answer:
    """Switch a player to another source, input or station."""
    chosen = players(ctx, device, ("playing", "on", "paused"), "source")
    if device and not chosen:
        named = [ctx.home.devices[id_] for id_ in ([device] if isinstance(device, str) else device)]
        return Say(sentence(f"{name_all(named)} can't be switched to another source"), failed=True)
    if len(chosen) != 1:
        return _choose(ctx, "media.choose_source", {"source": source}, chosen)
    known = [str(each) for each in ctx.home.state(chosen[0].id).get("sources") or ()]
    found = meant(source, known)
    if len(found) > 1:
        question = f"{sentence(join_names(found, 'or'))[:-1]}?"
        call = ToolCall("media.choose_source", {"device": chosen[0].id})
        return Ask(question, call, "choice", "source", {each: each for each in found})
    if known and not found:
        return Say(f"I know {join_names(known, 'and')} there, but not {source}.", failed=True)
    name = found[0] if found else source
    return _done(
        ctx, await ctx.act(Command(chosen[0].id, {"source": name})), sentence(f"{the_or_person(chosen[0])} is on {name}")
    )


def _read_source(text: str, now: datetime) -> str | None:
    """A source's name, which is no level and nothing else that a player can be told to do."""
    said = text.lower().strip(" .!?")
    no_name = r"(on|off|mute|standby|sleep|pause|play|shuffle|repeat|it|(the )?(music|next|previous).*|[\d.]+ ?(%|percent)?)"
    return None if re.fullmatch(no_name, said) else text


@skill(
    sentences=[
        "(switch|change|set|put|turn|flip|move) [(the|my|our)] {name} [over] (to|on|onto|on to) [the] [(source|input|channel)] "
        "{source}",
        "(switch|change) to {source} on [(the|my|our)] {name}",
    ],
    effect=True,
)
async def switch_source(
    ctx: Ctx, source: Annotated[str, Field(max_length=60), Slot("source", _read_source, "To which source?")], device: Named
) -> Answer:
    """Switch a player that was named to another source, input or station."""
    return await choose_source(ctx, source, device)


@skill(
    sentences=[
        "(what|which) (source|input|channel|station) is [(the|my|our)] {name} (on|set to|at) [now]",
        "(what's|what is) [the] (source|input|channel|station) (of|on) [(the|my|our)] {name}",
    ],
    examples=["what source is the living room speaker on?"],
)
async def source_now(ctx: Ctx, device: Named) -> Say:
    """Tell to which source a player is switched."""
    ids = [device] if isinstance(device, str) else device
    return Say(answer(ctx.home, [ctx.home.devices[id_] for id_ in ids if id_ in ctx.home.devices], "value", "source"))


@skill(
    sentences=[
        "(what|which) (stations|sources|inputs|playlists) (are (there|available)|do (i|we) have|can i choose) [on [the] {name}]",
        "(what|which) [radio] (stations|channels) (are playing|play|can you play|do you have) [{what}]",
        "list [the] (stations|sources|inputs|channels) [(of|on) [the] {name}]",
    ],
    examples=["what sources are there"],
)
async def sources(ctx: Ctx, device: Players = "", what: Annotated[str, Field(max_length=80)] = "") -> Say:
    """List the sources and stations of the players."""
    parts = []
    for each in players(ctx, device, ("playing", "on", "paused"), "sources") or _all(ctx):
        known = [str(name) for name in ctx.home.state(each.id).get("sources") or ()]
        if known:
            parts.append(sentence(f"{the_or_person(each)} has {join_names(known)}"))
    return Say(" ".join(parts)) if parts else Say("I don't know of any stations or sources.", failed=True)


async def _skip(ctx: Ctx, device: str | list[str], action: str, text: str) -> Answer:
    chosen = players(ctx, device, ("playing", "paused", "on"), "track")
    active = [each for each in chosen if ctx.home.state(each.id)["state"] == "playing"] or chosen
    if not active:
        return _choose(ctx, f"media.{action}_track", {}, _all(ctx))
    return _done(ctx, await ctx.act(*[Command(each.id, action=action) for each in active]), text, quiet=True)


def _search(slots: Mapping[str, Json]) -> dict[str, Json] | None:
    """The slots of HassMediaSearchAndPlay; None for what is played but is no media ("play a game")."""
    query = str(slots.get("search_query", "")).strip()
    kind = str(slots.get("media_class", ""))
    return None if not query or (not kind and _NOT_MEDIA.search(query.lower())) else {"query": query, "media_class": kind}


def _playerless(ctx: Ctx, words: str) -> str:
    """The name of the room that `words` end in ("queen in the kitchen"): it has no player, or it would not be among them."""
    said = re.search(r"\bin (?:the |my )?(.+)$", words.lower())
    names = {name.lower() for area in ctx.home.areas.values() for name in (area.name, *area.aliases)}
    return said[1] if said and said[1] in names else ""


def _all(ctx: Ctx) -> list[Device]:
    return list(ctx.home.select(kinds=["media_player"]))


def _heard(ctx: Ctx, device: Device) -> bool:
    """Whether anyone knows what the player does now."""
    return ctx.home.standing(device.id) == "known"


def _choose(ctx: Ctx, name: str, arguments: dict[str, Json], candidates: list[Device]) -> Answer:
    if not candidates:
        return Say(_NO_PLAYER, failed=True)
    return which(ctx, name, arguments, candidates)


def _idle(ctx: Ctx, chosen: list[Device], doing: str) -> Say:
    if not chosen and (missing := unseen_hubs(ctx.home)):
        return Say(f"{missing}, so I don't know whether anything is {doing}.", failed=True)
    if not chosen:
        return Say(f"Nothing is {doing}." if _all(ctx) else _NO_PLAYER, failed=not _all(ctx))
    lost = [each for each in chosen if not _heard(ctx, each)]
    if lost:
        return Say(" ".join(not_known(ctx.home, each, doing) for each in lost))
    return Say(sentence(f"{name_all(chosen)} {verb(chosen)} not {doing}"))


def _done(ctx: Ctx, receipts: list[Receipt], text: str, quiet: bool = False) -> Say:
    problems = failures(ctx.home, receipts)
    good = any(receipt.ok for receipt in receipts)
    return Say(" ".join([text, *problems] if good else problems), quiet=quiet and not problems, failed=not good)


def _playing(ctx: Ctx, device: Device, alone: bool) -> str:
    state = ctx.home.state(device.id)
    title, artist, source = (str(state.get(key) or "") for key in ("title", "artist", "source"))
    what = f"{title} by {artist}" if title and artist else title or artist or source
    if not what:
        return sentence(f"{the_or_person(device)} is playing, but doesn't say what")
    return sentence(f"this is {what}" if alone and title else f"{the_or_person(device)} is playing {what}")
