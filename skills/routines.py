"""Routines: words that stand for several commands ("when I say movie time, …"), and commands at times, at sunrise and sunset."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

from astral import Observer
from astral.sun import sunrise, sunset
from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process

from assistant.skillkit import (
    Ask,
    Ctx,
    Entry,
    Json,
    Say,
    SkillError,
    Slot,
    ToolCall,
    join_names,
    sentence,
    skill,
    spoken_duration,
    spoken_time,
    spoken_weekdays,
    spoken_when,
)
from assistant.skillkit.entries import counts, spoken_again
from assistant.skillkit.folders import read_kept, skill_folder, write_kept
from assistant.skillkit.places import locate
from assistant.skillkit.plans import VERB, name_and_words, plan_of

_UNATTENDED = "sun plan"
_running: ContextVar[frozenset[str]] = ContextVar("_running", default=frozenset())
_names: dict[str, str] = {}
"""Every routine's name in lower case, for the sentence that is just a name; filled from the settings and as routines are made."""
_BOOK = "routines.json"
_seen: list[float] = [0.0]
"""When the book of routines was last changed, as far as `_names` knows."""


class Settings(BaseModel):
    routines: dict[str, list[str]] = Field(
        default_factory=dict, description='Routines by name: "movie time" = ["turn off the lights"].'
    )
    unasked: list[str] = Field(
        default_factory=list,
        description="Routines made by voice that may unlock and open without asking whoever says their name.",
    )

    def model_post_init(self, context: Any) -> None:
        _names.update({name.lower(): name for name in self.routines})


def _read_name(text: str, now: datetime) -> str | None:
    said = re.sub(r"^(?:the|my|our) |(?: routine| scene)$", "", text.lower().strip(" .!?,")).strip()
    _learn_names(skill_folder("routines") / _BOOK)
    return _names.get(said)


def _learn_names(path: Path) -> None:
    """The routines made before this start; a look at the file's time unless it has changed."""
    try:
        changed = path.stat().st_mtime
        if changed != _seen[0]:
            _seen[0] = changed
            _names.update(
                {kept["name"].lower(): kept["name"] for kept in json.loads(path.read_text(encoding="utf-8"))["routines"]}
            )
    except (OSError, ValueError, KeyError, TypeError):
        return


def _read_definition(text: str, now: datetime) -> str | None:
    return text if name_and_words(text) else None


def _read_plan(text: str, now: datetime) -> dict[str, Json] | None:
    return plan_of(text, now)


Name = Annotated[str, Field(max_length=60), Slot("routine", _read_name, "Which routine?")]
Definition = Annotated[str, Field(max_length=400), Slot("routine", _read_definition, "What should the routine do?")]
Plan = Annotated[dict[str, Any], Slot("plan", _read_plan, "What should happen, and when?")]


@skill(
    sentences=[
        "(when|whenever|if) (i|we|someone) (say|says|tell you|ask for) {definition}",
        "(create|make|add|save|set up) (a|the) [new] routine [(called|named|for)] {definition}",
    ],
    examples=["when I say movie time, turn off the lights and close the blinds"],
    effect=True,
    deadline_s=15,
)
async def create(ctx: Ctx, definition: Definition) -> Say:
    """Save a routine: a name, and the commands that saying it carries out."""
    parts = name_and_words(definition)
    if parts is None:
        return Say("Say it like this: when I say movie time, turn off the lights.", failed=True)
    name, words = parts
    commands = await _understood(ctx, words)
    book = _read_book(ctx)
    book["routines"] = [kept for kept in book["routines"] if kept["name"].lower() != name.lower()]
    book["routines"].append({"name": name, "commands": commands})
    _write_book(ctx, book)
    _names[name.lower()] = name
    asks = any(command["consent"] for command in commands) and not _unasked(ctx, name)
    return Say(f"Okay. When you say {name}, I'll {_told_back(words)}.{' I will ask before, each time.' if asks else ''}")


@skill(
    sentences=[
        "{routine} [please|now]",
        "(run|start|do|activate|begin|execute|launch|play|trigger) [(the|my)] {routine} [(routine|mode)] [(please|now)]",
        "(it's|it is|time for) {routine}",
    ],
    examples=["run movie time"],
    effect=True,
    deadline_s=30,
)
async def run(ctx: Ctx, routine: Name) -> Say:
    """Carry out a routine."""
    commands = _commands(ctx, routine)
    if commands is None:
        return Say(f"I have no routine called {routine}.", failed=True)
    if routine.lower() in _running.get():
        raise SkillError(f"The routine {routine} starts itself over and over.")
    token = _running.set(_running.get() | {routine.lower()})
    said, failed = [], False
    free = _unasked(ctx, routine)
    try:
        if not free:  # the yes that it was made with was that of whoever made it: who says its name is asked
            with suppress(SkillError):  # what can't be done at all is said in its turn
                await ctx.rehearse(*(command["say"] for command in commands))
        for command in commands:
            try:
                said.append(await ctx.command(command["say"], command.get("consent") if free else None))
            except SkillError as error:
                said.append(str(error))
                failed = True
    finally:
        _running.reset(token)
    return Say(" ".join(said) or "That routine does nothing.", failed=failed)


@skill(
    sentences=[
        "{plan}",
        "(create|make|add|set up) (a|the) routine (to|that|which) {plan}",
    ],
    examples=["every day at 7 turn on the coffee maker", "close the blinds at sunset"],
    effect=True,
    deadline_s=15,
)
async def schedule(ctx: Ctx, plan: Plan) -> Say:
    """Carry out words every day or on some days at a time, or around sunrise or sunset."""
    words, days = str(plan["words"]), tuple(plan.get("days", ()))
    commands = await _understood(ctx, words)
    if len(commands) > 1:
        return Say("I can do only one thing at a time then. Make a routine of it first, and schedule that.", failed=True)
    consent = commands[0].get("consent")
    if "dues" in plan:
        return await _at_times(ctx, plan, words, consent)
    due = _sun_time(ctx, plan, ctx.now())
    if due is None:
        return Say("I don't know where this home is: set its place in the settings, under home.", failed=True)
    book = _read_book(ctx)
    number = 1 + max((kept["number"] for kept in book["sun"]), default=0)
    entry = ctx.agenda.add_routine(f"{_UNATTENDED} {number}", _spoken_plan(plan), at=due.time(), days=days or tuple(range(7)))
    book["sun"].append({"number": number, "entry": entry.id, "plan": plan, "consent": consent})
    _write_book(ctx, book)
    return Say(sentence(f"{_spoken_plan(plan)} I'll {_told_back(words)}; next at {spoken_time(due)}"))


async def _at_times(ctx: Ctx, plan: dict[str, Any], words: str, consent: Json) -> Say:
    """Kept for each of the times; with `lasts`, its end too."""
    lasts, ends = float(plan["lasts"]), str(plan.get("ends", ""))
    dues = [(datetime.fromisoformat(due["at"]), tuple(due["days"]), str(due["rule"])) for due in plan["dues"]]
    if lasts and any(rule for _, _, rule in dues):
        return Say("I can't do that for a while again and again, only on days of the week.", failed=True)
    after = await ctx.rehearse(ends) if ends else None
    entries = [ctx.agenda.add_routine(words, due=at, days=days, rule=rule, consent=consent) for at, days, rule in dues]
    for at, days, _ in dues if ends else ():
        end = datetime.fromtimestamp(at.timestamp() + lasts, at.tzinfo)
        shifted = tuple((day + (end.date() - at.date()).days) % 7 for day in days)
        ctx.agenda.add_routine(ends, due=end, days=shifted, consent=after)
    told = f"{_told_times(entries, ctx)} I'll {_told_back(words)}"
    return Say(sentence(f"{told}, and {spoken_duration(lasts)} later {_told_back(ends)}" if ends else told))


def _told_times(entries: Sequence[Entry], ctx: Ctx) -> str:
    first = entries[0]
    if not first.repeats:
        return join_names([spoken_when(entry.due, ctx.now()) for entry in entries if entry.due])
    if counts(first) and first.due:
        return f"{spoken_again(first, ctx.now())}, first {spoken_when(first.due, ctx.now())},"
    return spoken_again(
        first, ctx.now(), join_names([spoken_time(at) for at in sorted(entry.at for entry in entries if entry.at)])
    )


@skill(sentences=[_UNATTENDED + " {number}"], effect=True, deadline_s=30, for_model=False)
async def at_the_sun(ctx: Ctx, number: int) -> Say:
    """Carry out what was planned for sunrise or sunset, and plan it anew for the next day's sun."""
    book = _read_book(ctx)
    kept = next((kept for kept in book["sun"] if kept["number"] == number), None)
    if kept is None:
        return Say("That plan is gone.", failed=True)
    days = tuple(kept["plan"]["days"]) or tuple(range(7))
    due = _sun_time(ctx, kept["plan"], ctx.now() + timedelta(hours=2))
    if due is not None:
        if any(entry.id == kept["entry"] for entry in ctx.agenda.entries("routine")):
            ctx.agenda.cancel(kept["entry"])
        kept["entry"] = ctx.agenda.add_routine(f"{_UNATTENDED} {number}", _spoken_plan(kept["plan"]), at=due.time(), days=days).id
        _write_book(ctx, book)
    return Say(await ctx.command(str(kept["plan"]["words"]), kept["consent"]))


@skill(
    sentences=[
        "(what|which) (routines|schedules|plans) (do i have|do we have|are there|have i made|are set [up])",
        "(list|tell me|read|show [me]) [(all|the|my|our)] [(the|my)] (routines|schedules|plans)",
        "(what|which) routines do you know",
        "what does [the] [routine] {routine} do",
    ],
    examples=["what routines do I have"],
)
async def tell(ctx: Ctx, routine: Name = "") -> Say:
    """List the routines and what is planned, or tell what one routine does."""
    if routine:
        commands = _commands(ctx, routine)
        if commands is None:
            return Say(f"I have no routine called {routine}.", failed=True)
        return Say(sentence(f"{routine}: {join_names([command['say'] for command in commands])}"))
    names = [*ctx.settings.routines, *(kept["name"] for kept in _read_book(ctx)["routines"])]
    parts = (
        [f"Your routines are {join_names(names)}." if len(names) > 1 else f"You have one routine: {names[0]}."] if names else []
    )
    parts += [sentence(f"{moment} I'll {_told_back(words)}") for _, moment, words in _planned(ctx)]
    return Say(" ".join(parts) or "You have no routines yet.")


@skill(
    sentences=[
        "(delete|remove|forget|drop|erase) [(the|my)] [routine [(called|named)]] {routine} [routine]",
        "(cancel|delete|remove|stop) [(the|my)] (schedule|plan|scheduled routine) [(to|for|that|of)] {planned}",
        "(stop|don't) {planned} (every day|any more|anymore|every morning|every evening|at sunset|at sunrise)",
    ],
    examples=["delete the routine movie time"],
    effect=True,
)
async def delete(ctx: Ctx, routine: Name = "", planned: Annotated[str, Field(max_length=120)] = "") -> Say | Ask:
    """Forget a routine, or cancel what is planned."""
    book = _read_book(ctx)
    if routine:
        if not any(kept["name"].lower() == routine.lower() for kept in book["routines"]):
            return Say(f"{routine} comes from the settings; remove it there.", failed=True)
        if not ctx.consented:
            return Ask(f"Forget the routine {routine}?", ToolCall("routines.delete", {"routine": routine}))
        book["routines"] = [kept for kept in book["routines"] if kept["name"].lower() != routine.lower()]
        _write_book(ctx, book)
        _names.pop(routine.lower(), None)
        return Say(f"I've forgotten {routine}.")
    plans = list(_planned(ctx))
    best = process.extractOne(planned.lower(), [words for _, _, words in plans], scorer=fuzz.token_set_ratio, score_cutoff=70)
    if best is None:
        return Say("Nothing like that is planned.", failed=True)
    entry, moment, words = plans[best[2]]
    ctx.agenda.cancel(entry)
    book["sun"] = [kept for kept in book["sun"] if kept["entry"] != entry]
    _write_book(ctx, book)
    return Say(f"I won't {words} {moment} any more.")


@skill(
    sentences=["{words} (when|once|as soon as|whenever) (i|we|someone|anybody|everyone) (arrive|get|come|leave|go)[s] {place}"],
    effect=True,
    for_model=False,
)
async def cannot(ctx: Ctx, words: Annotated[str, Field(max_length=200)], place: Annotated[str, Field(max_length=80)]) -> Say:
    """Say plainly that arrivals and departures start nothing."""
    return Say(
        "I can't wait for people to come or go. I can do it at a time, at sunrise or sunset, or when you say a word.", failed=True
    )


async def _understood(ctx: Ctx, words: str) -> list[dict[str, Json]]:
    """The commands in `words`, each with the consent it needs: the whole as one where it is understood, else its parts."""
    try:
        return [{"say": words, "consent": await ctx.rehearse(words)}]
    except SkillError:
        parts = [part for part in re.split(rf",? (?:and then|and|then) (?={VERB})|, (?={VERB})", words) if part]
        if len(parts) == 1:
            raise
        return [{"say": part, "consent": await ctx.rehearse(part)} for part in parts]


def _unasked(ctx: Ctx, name: str) -> bool:
    return name.lower() in (known.lower() for known in ctx.settings.unasked)


def _commands(ctx: Ctx, name: str) -> list[dict[str, Any]] | None:
    for kept in _read_book(ctx)["routines"]:
        if kept["name"].lower() == name.lower():
            return list(kept["commands"])
    lines = next((lines for known, lines in ctx.settings.routines.items() if known.lower() == name.lower()), None)
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


def _sun_time(ctx: Ctx, plan: dict[str, Any], after: datetime) -> datetime | None:
    """The next moment of the plan; None where the place is unknown or the sun stays up (or down)."""
    assert after.tzinfo is not None
    place = locate(ctx.place, after.tzinfo)
    if place is None:
        return None
    for ahead in range(3):
        day: date = after.date() + timedelta(days=ahead)
        observer = Observer(place.latitude, place.longitude)
        try:
            moment = (sunrise if plan["sun"] == "sunrise" else sunset)(observer, day, tzinfo=after.tzinfo)
        except ValueError:
            return None
        due = (moment + timedelta(seconds=plan["offset"])).replace(second=0, microsecond=0)
        if due > after:
            return due
    return None


def _told_back(words: str) -> str:
    """ "tell me the weather" as I would say it: "tell you the weather"."""
    mirror = {"me": "you", "my": "your", "i": "you", "your": "my", "yourself": "myself"}
    return " ".join(mirror.get(word.lower(), word) for word in words.split())


def _spoken_plan(plan: dict[str, Any]) -> str:
    offset = plan["offset"]
    shift = f"{spoken_duration(abs(offset))} {'before' if offset < 0 else 'after'}" if offset else "at"
    return f"{spoken_weekdays(plan['days']) + ' ' if plan['days'] else ''}{shift} {plan['sun']}"


def _spoken_due(ctx: Ctx, entry: Entry) -> str:
    return spoken_when(entry.due, ctx.now()) if entry.due else "then"


def _read_book(ctx: Ctx) -> dict[str, list[dict[str, Any]]]:
    book = read_kept(ctx.folder / _BOOK, _is_book)
    return {"routines": book.get("routines", []), "sun": book.get("sun", [])}


def _is_book(book: dict[str, Any]) -> bool:
    routines = all(kept["name"].lower() and isinstance(kept["commands"], list) for kept in book["routines"])
    return routines and all(kept.keys() >= {"number", "entry", "plan"} for kept in book["sun"])


def _write_book(ctx: Ctx, book: dict[str, list[dict[str, Any]]]) -> None:
    write_kept(ctx.folder / _BOOK, book)
