"""Talk about the talk: repeat, what was heard and why, help, who I am, stop, do not disturb, and a
few courtesies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from assistant.skillkit import (
    Command,
    Ctx,
    Duration,
    Json,
    Role,
    Say,
    When,
    day_name,
    in_words,
    join_names,
    lost_hubs,
    players,
    replies,
    reservations,
    sentence,
    skill,
    spoken_date,
    spoken_time,
)

say = replies(__file__)
_TOLD = frozenset({"device", "place", "list", "kind", "value", "skill", "taken back", "model"})
"""What explains a word, where that is worth telling."""
_DEEDS = 5
"""Turns that are told of all that was done."""
_WORDS = 6
"""Stretches of a sentence that are explained aloud."""


@skill(for_model=False, role=Role.LISTEN)
async def listen(ctx: Ctx) -> Say:
    """Answer to the bare name, and go on listening."""
    return Say(say("listening"), follow_up=True)


@skill()
async def repeat(ctx: Ctx) -> Say:
    """Say the last reply again."""
    last = next((turn for turn in reversed(ctx.dialogue.turns) if turn.get("reply")), None)
    return Say(str(last["reply"])) if last else Say(say("nothing-said"))


@skill()
async def what_heard(ctx: Ctx) -> Say:
    """Tell which words were heard last."""
    last = _last(ctx)
    return Say(say("heard", words=str(last["heard"])) if last else say("nothing-heard"))


@skill()
async def why(ctx: Ctx) -> Say:
    """Explain the last turn: what was heard, how it was understood, what was done."""
    last = _last(ctx)
    if last is None:
        return Say(say("nothing-done"))
    said = [say("why", words=str(last["heard"]), route=str(last.get("route")))]
    if calls := list(last.get("calls") or ()):
        used = list(dict.fromkeys(_plain(call["skill"]) for call in calls))
        said.append(say("used", skills=join_names(used)))
    if words := [_because(by, said_words) for by, said_words in _stretches(last)][:_WORDS]:
        said.append(sentence(join_names(words)))
    receipts: Sequence[Mapping[str, Json]] = last.get("receipts") or ()
    for good, message in ((True, "confirmed"), (False, "unconfirmed")):
        devices = [_device(ctx, each) for each in receipts if bool(each.get("ok")) is good]
        if devices:
            said.append(sentence(say(message, devices=join_names(devices[:3]))))
    if lost := [str(each) for each in last.get("lost") or () if "→" not in str(each)]:
        said.append(sentence(say("considered", reading=lost[0])))
    return Say(" ".join(said))


@skill()
async def what_done(ctx: Ctx, all: Literal["", "all"] = "") -> str:
    """Tell what was done last: the words and the answer, or what was said out of turn; or `all`
    that devices were told.
    """
    turns = [turn for turn in ctx.dialogue.turns if turn.get("reply") and not _about_talk(turn)]
    if all:
        turns = [turn for turn in turns if any(each.get("ok") for each in turn["receipts"] or ())]
        said = [str(turn["reply"]) for turn in turns[-_DEEDS:]]
        older = len(turns) - len(said)
        return " ".join([*said, *([say("and-before", count=older)] if older else [])]) or say(
            "nothing-done"
        )
    if not turns:
        return say("nothing-done")
    words, reply = str(turns[-1].get("heard") or ""), str(turns[-1]["reply"])
    return say("done" if words else "done-alone", words=words, reply=reply)


@skill()
async def introduce(ctx: Ctx) -> str:
    """Say who is speaking."""
    return _another(ctx, "introduction")


@skill()
async def privacy(ctx: Ctx) -> str:
    """Say what becomes of what is heard."""
    return say("privacy", kept=ctx.about.kept, days=ctx.about.kept_days)


@skill(intents={"HassNevermind": lambda slots: {}}, effect=True, phase="ends")
async def stop(ctx: Ctx, bare: Literal["", "stop"] = "") -> Say:
    """Drop whatever was going on and be quiet; a `bare` stop is for what plays here, too."""
    rang = ctx.agenda.stop_ringing()
    ctx.dialogue.end()
    interrupted = bool(ctx.dialogue.turns) and ctx.dialogue.turns[-1].get("interrupted")
    if bare and not rang and not interrupted:
        playing = [
            each
            for each in players(ctx, "")
            if ctx.home.state(each.id)["state"] == "playing" and each.area == ctx.area
        ]
        await ctx.act(*[Command(each.id, {"state": "paused"}) for each in playing])
    return Say(say("stopped") if rang else say("okay"), quiet=True)


@skill(effect=True)
async def undo(ctx: Ctx, what: Literal["", "that", "it", "this", "them", "those"] = "") -> Say:
    """Take back what was done last: a timer, an alarm, a reminder, what was put on a list, what a
    device was told.
    """
    return await _taken_back(ctx) or Say(say("nothing-to-undo"))


@skill(effect=True, phase="ends")
async def cancel(ctx: Ctx) -> Say:
    """Drop whatever was going on, and take back what was done a moment ago."""
    ctx.dialogue.end()
    return await _taken_back(ctx) or Say(say("okay"), quiet=True)


async def _taken_back(ctx: Ctx) -> Say | None:
    """Silence for what rings; else what the last turn did is taken back. None where there is
    neither.
    """
    if ctx.agenda.stop_ringing():
        return Say(say("stopped"), quiet=True)
    said = await ctx.undo()
    return Say(" ".join(said)) if said else None


@skill(effect=True)
async def do_not_disturb(
    ctx: Ctx, seconds: Duration | None = None, until: When | None = None
) -> Say:
    """Keep announcements back, for a while or until told; alarms and timers still ring."""
    end = ctx.now() + timedelta(seconds=seconds) if seconds is not None else until
    ctx.dialogue.set_do_not_disturb(end, True)
    if end is None:
        return Say(say("quiet"))
    return Say(say("quiet-until", when=_until(end, ctx.now())))


@skill(effect=True)
async def disturb(ctx: Ctx) -> str:
    """Allow announcements again."""
    was = ctx.dialogue.do_not_disturb
    ctx.dialogue.set_do_not_disturb(None, False)
    return say("quiet-off" if was else "quiet-was-off")


@skill()
async def is_quiet(ctx: Ctx) -> str:
    """Tell whether do not disturb is on."""
    return say("is-quiet" if ctx.dialogue.do_not_disturb else "is-not-quiet")


@skill(aside=True)
async def thanks(ctx: Ctx) -> Say:
    """Answer a thank you."""
    return Say(_another(ctx, "welcome"))


@skill(aside=True)
async def hello(ctx: Ctx) -> Say:
    """Greet back."""
    hour = ctx.now().hour
    return Say(_another(ctx, "morning" if 4 <= hour < 12 else "evening" if hour >= 18 else "hello"))


@skill()
async def how_are_you(ctx: Ctx) -> str:
    """Say how it goes."""
    hub = lost_hubs(ctx.home)
    things = [device for device in ctx.home.devices.values() if device.kind != "person"]
    lost = [
        device for device in things if ctx.home.standing(device.id) in ("unreachable", "outdated")
    ]
    if hub:
        return say("fine-but-hub", trouble=hub, count=len(lost), number=in_words(len(lost)))
    if lost:
        return say("fine-but", trouble=reservations(ctx.home, lost))
    return say("fine")


@skill()
async def present(ctx: Ctx) -> str:
    """Say that someone is listening."""
    return _another(ctx, "here")


@skill(aside=True)
async def goodbye(ctx: Ctx) -> str:
    """Say goodbye."""
    ctx.dialogue.end()
    return _another(ctx, "goodbye")


def _another(ctx: Ctx, name: str) -> str:
    """One of the messages `name`, `name-2` …: the first that was not said lately, else the one that
    was said the longest ago.
    """
    names = [name, *(each for n in (2, 3) if say.has(each := f"{name}-{n}"))]
    texts = list(dict.fromkeys(map(say, names)))
    said = [str(turn.get("reply") or "") for turn in ctx.dialogue.turns]
    ago = {
        text: max((at for at, each in enumerate(said) if text in each), default=-1)
        for text in texts
    }
    return min(texts, key=lambda text: ago[text])


def _about_talk(turn: Mapping[str, Json]) -> bool:
    """Whether the turn only asked about the turns before."""
    return any(str(call["skill"]).startswith("dialogue.w") for call in turn.get("calls") or ())


def _last(ctx: Ctx) -> Mapping[str, Json] | None:
    """The newest turn in which something was heard and this file wasn't asked about it."""
    return next(
        (
            turn
            for turn in reversed(ctx.dialogue.turns)
            if turn.get("heard") and not _about_talk(turn)
        ),
        None,
    )


def _stretches(turn: Mapping[str, Json]) -> list[tuple[str, str]]:
    """What explains the words of a turn, and the words: those together that one thing explains,
    without grammar and politeness.
    """
    told = [each for each in turn.get("words") or () if each["by"] in _TOLD]
    return [
        (by, " ".join(str(each["word"]) for each in words))
        for (by, _), words in groupby(told, lambda each: (each["by"], each["what"]))
    ]


def _because(by: str, words: str) -> str:
    """ "“kitchen” is a place"."""
    return say("word", words=words, by=by)


def _plain(skill_name: str) -> str:
    """What is said for "home.turn_on": “turn on” of home."""
    file, _, function = skill_name.partition(".")
    return say("skill", name=function.replace("_", " "), file=file.replace("_", " "))


def _device(ctx: Ctx, receipt: Mapping[str, Json]) -> str:
    known = ctx.home.devices.get(str(receipt.get("device")))
    return known.name if known else say("a-device")


def _until(moment: datetime, now: datetime) -> str:
    """ "9 PM", "Thursday at noon"."""
    local, at = moment.astimezone(now.tzinfo), spoken_time(moment.astimezone(now.tzinfo))
    ahead = (local.date() - now.date()).days
    if ahead == 0:
        return at
    near = ahead in (-1, 1)
    day = spoken_date(local.date(), now.date()) if near else day_name(local.date(), now.date())
    return say("day-at", day=day, time=at)
