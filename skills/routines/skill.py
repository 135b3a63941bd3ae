"""Routines: words that stand for several commands ("when I say movie time, …"), commands at times,
at sunrise and sunset, and those that hang on something ("when the door opens, …").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process

from assistant.skillkit import (
    Answer,
    Ask,
    Ctx,
    Entry,
    Json,
    Role,
    Say,
    SkillError,
    ToolCall,
    counts,
    join_names,
    locate,
    read_kept,
    sentence,
    skill,
    spoken_again,
    spoken_duration,
    spoken_time,
    spoken_weekdays,
    spoken_when,
    sun_moment,
    write_kept,
)

from .hanging import Mode, Wish, deed, hung, when
from .vocabulary import Definition, Name, Plan, heard, name_and_words, orders, say, told_back

_running: ContextVar[frozenset[str]] = ContextVar("_running", default=frozenset())
_BOOK = "routines.json"


class Settings(BaseModel):
    routines: dict[str, list[str]] = Field(
        default_factory=dict,
        description='Routines by name: "movie time" = ["turn off the lights"].',
    )
    unasked: list[str] = Field(
        default_factory=list,
        description="Routines made by voice that may unlock and open without asking "
        "whoever says their name.",
    )


def known(folder: Path, settings: Settings) -> list[str]:
    """The names of the routines, for the sentence that is just a name."""
    book = folder / _BOOK
    kept = json.loads(book.read_text(encoding="utf-8"))["routines"] if book.exists() else ()
    return [*settings.routines, *(routine["name"] for routine in kept)]


@skill(effect=True, deadline_s=15, phase="begins")
async def create(ctx: Ctx, definition: Definition) -> Say:
    """Save a routine: a name, and the commands that saying it carries out."""
    parts = name_and_words(definition)
    if parts is None:
        return Say(say("like-this"), failed=True)
    name, words = parts
    commands = await _understood(ctx, words)
    book = _read_book(ctx)
    book["routines"] = [kept for kept in book["routines"] if kept["name"].lower() != name.lower()]
    book["routines"].append({"name": name, "commands": commands})
    _write_book(ctx, book)
    asks = any(command["consent"] for command in commands) and not _unasked(ctx, name)
    made = say("made", name=name, words=told_back(words))
    return Say(f"{made} {say('asks')}" if asks else made)


@skill(effect=True, deadline_s=30, phase="begins")
async def run(ctx: Ctx, routine: Name) -> Say:
    """Carry out a routine."""
    commands = _commands(ctx, routine)
    if commands is None:
        return Say(say("no-routine", name=routine), failed=True)
    if routine.lower() in _running.get():
        raise SkillError(say("over-and-over", name=routine))
    token = _running.set(_running.get() | {routine.lower()})
    said, failed = [], False
    free = _unasked(ctx, routine)
    try:
        if not free:  # the yes that it was made with was its maker's: who says its name is asked
            with suppress(SkillError):  # what can't be done at all is said in its turn
                await ctx.rehearse(*(command["say"] for command in commands))
        for command in commands:
            try:
                said.append(
                    await ctx.command(command["say"], command.get("consent") if free else None)
                )
            except SkillError as error:
                said.append(str(error))
                failed = True
    finally:
        _running.reset(token)
    return Say(" ".join(said) or say("nothing"), failed=failed)


@skill(effect=True, deadline_s=15)
async def schedule(ctx: Ctx, plan: Plan) -> Say:
    """Carry out words every day or on some days at a time, or around sunrise or sunset."""
    words, days = str(plan["words"]), tuple(plan.get("days", ()))
    commands = await _understood(ctx, words)
    if len(commands) > 1:
        return Say(say("one-thing"), failed=True)
    consent = commands[0].get("consent")
    if "dues" in plan:
        return await _at_times(ctx, plan, words, consent)
    due = _sun_time(ctx, plan, ctx.now())
    if due is None:
        return Say(say("homeless"), failed=True)
    book = _read_book(ctx)
    number = 1 + max((kept["number"] for kept in book["sun"]), default=0)
    entry = ctx.agenda.add_routine(
        f"{heard().unattended} {number}",
        _spoken_plan(plan),
        at=due.time(),
        days=days or tuple(range(7)),
    )
    book["sun"].append({"number": number, "entry": entry.id, "plan": plan, "consent": consent})
    _write_book(ctx, book)
    return Say(
        sentence(
            say("at-sun", when=_spoken_plan(plan), words=told_back(words), next=spoken_time(due))
        )
    )


async def _at_times(ctx: Ctx, plan: dict[str, Any], words: str, consent: Json) -> Say:
    """Kept for each of the times; with `lasts`, its end too."""
    lasts, ends = float(plan["lasts"]), str(plan.get("ends", ""))
    dues = [
        (datetime.fromisoformat(due["at"]), tuple(due["days"]), str(due["rule"]))
        for due in plan["dues"]
    ]
    if lasts and any(rule for _, _, rule in dues):
        return Say(say("only-weekdays"), failed=True)
    after = await ctx.rehearse(ends) if ends else None
    entries = [
        ctx.agenda.add_routine(words, due=at, days=days, rule=rule, consent=consent)
        for at, days, rule in dues
    ]
    for at, days, _ in dues if ends else ():
        end = datetime.fromtimestamp(at.timestamp() + lasts, at.tzinfo)
        shifted = tuple((day + (end.date() - at.date()).days) % 7 for day in days)
        ctx.agenda.add_routine(ends, due=end, days=shifted, consent=after)
    told = {"when": _told_times(entries, ctx), "words": told_back(words)}
    if not ends:
        return Say(sentence(say("at-times", **told)))
    ended = {"length": spoken_duration(lasts), "ends": told_back(ends)}
    return Say(sentence(say("at-times-ended", **told, **ended)))


def _told_times(entries: Sequence[Entry], ctx: Ctx) -> str:
    first = entries[0]
    if not first.repeats:
        return join_names([spoken_when(entry.due, ctx.now()) for entry in entries if entry.due])
    if counts(first) and first.due:
        again = spoken_again(first, ctx.now())
        return say("again-first", again=again, first=spoken_when(first.due, ctx.now()))
    return spoken_again(
        first,
        ctx.now(),
        join_names([spoken_time(at) for at in sorted(entry.at for entry in entries if entry.at)]),
    )


@skill(effect=True, deadline_s=30, for_model=False)
async def at_the_sun(ctx: Ctx, number: int) -> Say:
    """Carry out what was planned for sunrise or sunset, and plan it anew for the next day's sun."""
    book = _read_book(ctx)
    kept = next((kept for kept in book["sun"] if kept["number"] == number), None)
    if kept is None:
        return Say(say("plan-gone"), failed=True)
    days = tuple(kept["plan"]["days"]) or tuple(range(7))
    due = _sun_time(ctx, kept["plan"], ctx.now() + timedelta(hours=2))
    if due is not None:
        if any(entry.id == kept["entry"] for entry in ctx.agenda.entries("routine")):
            ctx.agenda.cancel(kept["entry"])
        kept["entry"] = ctx.agenda.add_routine(
            f"{heard().unattended} {number}", _spoken_plan(kept["plan"]), at=due.time(), days=days
        ).id
        _write_book(ctx, book)
    return Say(await ctx.command(str(kept["plan"]["words"]), kept["consent"]))


@skill(effect=True, deadline_s=30, for_model=False, role=Role.CONDITION)
async def depend(
    ctx: Ctx,
    mode: Mode,
    clause: Annotated[str, Field(max_length=200)],
    terms: list[dict[str, Any]],
    order: Annotated[str, Field(max_length=200)] = "",
    otherwise: Annotated[str, Field(max_length=200)] = "",
    said: Annotated[str, Field(max_length=200)] = "",
    hold_s: Annotated[float, Field(ge=0)] = 0.0,
    again: bool = False,
    until: str = "",
    event: bool = False,
    at: str = "",
    who: str = "",
    unclear: str = "",
) -> Answer:
    """Do something, or tell it, if or when something is so; once or each time. `unclear` asks which
    device is meant.
    """
    if unclear:
        return Say(f"{unclear} {say('name-it')}", failed=True)
    wish = Wish(mode, clause, order, otherwise, said, hold_s, again, until, event, at)
    return await hung(ctx, wish, terms, who)


@skill()
async def tell(ctx: Ctx, routine: Name = "", waiting: Literal["", "waiting"] = "") -> Say:
    """List the routines, what is planned and what is waited for, or tell what one routine does."""
    if routine:
        commands = _commands(ctx, routine)
        if commands is None:
            return Say(say("no-routine", name=routine), failed=True)
        told = join_names([command["say"] for command in commands])
        return Say(sentence(say("routine", name=routine, words=told)))
    names = [*ctx.settings.routines, *(kept["name"] for kept in _read_book(ctx)["routines"])]
    told = say("routines", count=len(names), names=join_names(names))
    parts = [told] if names and not waiting else []
    awaited = {entry.id for entry in ctx.agenda.entries("condition")}
    parts += [
        sentence(say("at-times", when=moment, words=told_back(words)))
        for entry, moment, words in _planned(ctx)
        if entry in awaited or not waiting
    ]
    return Say(" ".join(parts) or say("no-waiting" if waiting else "no-routines"))


@skill(effect=True)
async def delete(
    ctx: Ctx,
    routine: Name = "",
    planned: Annotated[str, Field(max_length=120)] = "",
    every: Literal["", "every"] = "",
) -> Say | Ask:
    """Forget a routine, or cancel what is planned or waited for (or all that is waited for)."""
    book = _read_book(ctx)
    if routine:
        if not any(kept["name"].lower() == routine.lower() for kept in book["routines"]):
            return Say(say("of-settings", name=routine), failed=True)
        if not ctx.consented:
            call = ToolCall("routines.delete", {"routine": routine})
            return Ask(say("forget", name=routine), call)
        book["routines"] = [
            kept for kept in book["routines"] if kept["name"].lower() != routine.lower()
        ]
        _write_book(ctx, book)
        return Say(say("forgotten", name=routine))
    plans, waiting = list(_planned(ctx)), ctx.agenda.entries("condition")
    if every:
        for each in waiting:
            ctx.agenda.cancel(each.id)
        return Say(say("no-more-waiting", count=len(waiting)))
    best = process.extractOne(
        planned.lower(),
        [f"{words} {moment}".lower() for _, moment, words in plans],
        scorer=fuzz.token_set_ratio,
        score_cutoff=70,
    )
    if best is None:
        return Say(say("nothing-planned"), failed=True)
    entry, moment, words = plans[best[2]]
    ctx.agenda.cancel(entry)
    book["sun"] = [kept for kept in book["sun"] if kept["entry"] != entry]
    _write_book(ctx, book)
    awaited = any(each.id == entry for each in waiting)
    return Say(say("not-any-more" if awaited else "cancelled", words=words, when=moment))


async def _understood(ctx: Ctx, words: str) -> list[dict[str, Json]]:
    """The commands in `words`, each with the consent it needs: the whole as one where it is
    understood, else its parts.
    """
    try:
        return [{"say": words, "consent": await ctx.rehearse(words)}]
    except SkillError:
        parts = orders(words)
        if len(parts) == 1:
            raise
        return [{"say": part, "consent": await ctx.rehearse(part)} for part in parts]


def _unasked(ctx: Ctx, name: str) -> bool:
    return name.lower() in (known.lower() for known in ctx.settings.unasked)


def _commands(ctx: Ctx, name: str) -> list[dict[str, Any]] | None:
    for kept in _read_book(ctx)["routines"]:
        if kept["name"].lower() == name.lower():
            return list(kept["commands"])
    lines = next(
        (lines for known, lines in ctx.settings.routines.items() if known.lower() == name.lower()),
        None,
    )
    return None if lines is None else [{"say": line} for line in lines]


def _planned(ctx: Ctx) -> Iterator[tuple[int, str, str]]:
    """Entry, when, and words of everything that is planned again and again."""
    suns = {kept["entry"]: kept["plan"] for kept in _read_book(ctx)["sun"]}
    for entry in ctx.agenda.entries("routine"):
        if entry.id in suns:
            yield entry.id, _spoken_plan(suns[entry.id]), str(suns[entry.id]["words"])
        elif entry.repeats:
            yield entry.id, _told_times([entry], ctx), entry.text
        else:
            yield entry.id, _spoken_due(ctx, entry), entry.text
    for entry in ctx.agenda.entries("condition"):
        yield entry.id, when(entry), deed(entry)


def _sun_time(ctx: Ctx, plan: dict[str, Any], after: datetime) -> datetime | None:
    """The next moment of the plan; None where the place is unknown or the sun stays up or down."""
    assert after.tzinfo is not None
    place = locate(ctx.place, after.tzinfo)
    if place is None:
        return None
    for ahead in range(3):
        day: date = after.date() + timedelta(days=ahead)
        moment = sun_moment(place, day, plan["sun"], after.tzinfo)
        if moment is None:
            return None
        due = (moment + timedelta(seconds=plan["offset"])).replace(second=0, microsecond=0)
        if due > after:
            return due
    return None


def _spoken_plan(plan: dict[str, Any]) -> str:
    offset = plan["offset"]
    return say(
        "sun-time",
        days=spoken_weekdays(plan["days"]) if plan["days"] else "any",
        side="before" if offset < 0 else "after" if offset else "at",
        length=spoken_duration(abs(offset)),
        sun=str(plan["sun"]),
    )


def _spoken_due(ctx: Ctx, entry: Entry) -> str:
    return spoken_when(entry.due, ctx.now()) if entry.due else say("then")


def _read_book(ctx: Ctx) -> dict[str, list[dict[str, Any]]]:
    book = read_kept(ctx.folder / _BOOK, _is_book)
    return {"routines": book.get("routines", []), "sun": book.get("sun", [])}


def _is_book(book: dict[str, Any]) -> bool:
    routines = all(
        kept["name"].lower() and isinstance(kept["commands"], list) for kept in book["routines"]
    )
    return routines and all(kept.keys() >= {"number", "entry", "plan"} for kept in book["sun"])


def _write_book(ctx: Ctx, book: dict[str, list[dict[str, Any]]]) -> None:
    write_kept(ctx.folder / _BOOK, book)
