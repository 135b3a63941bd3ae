"""Questions about what was: "how long has the washer been running", "was the back door opened
today", "what changed in the last hour".

Without what makes it one of the past, such a question is one of the present ("was the back door
open"), and read as that: which devices it is about, and of which state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import ClassVar

from assistant.core.values import Json
from assistant.languages import language
from assistant.languages.reading import read_duration, read_time_of_day
from assistant.skillkit.roles import Role
from assistant.understanding import rank
from assistant.understanding.frames.asked import QuestionWords
from assistant.understanding.frames.segments import Segments, segment
from assistant.understanding.names.matching import Names
from assistant.understanding.reading import Reading, for_role, one_or_many
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation


@dataclass(frozen=True)
class PastWords:
    """How one asks for what was (`past.toml`)."""

    file: ClassVar[str] = "past"
    since: re.Pattern[str]
    """How it begins to ask since when something is so."""
    when: re.Pattern[str]
    how_long: re.Pattern[str]
    how_often: re.Pattern[str]
    ever: re.Pattern[str]
    """How it begins to ask whether it ever was so, where a time is said."""
    perfect: re.Pattern[str]
    """The same where none need be said."""
    which: re.Pattern[str]
    who: re.Pattern[str]
    """How it begins to ask who made it so."""
    by_box: re.Pattern[str]
    """How it begins to ask whether the box made it so."""
    changed: re.Pattern[str]
    age: re.Pattern[str]
    """When something was last told."""
    age_words: re.Pattern[str]
    unreachable: re.Pattern[str]
    beside: re.Pattern[str]
    """Words that add nothing."""
    longer: re.Pattern[str]
    """A length that is asked about: its `time`."""
    lately: re.Pattern[str]
    """A stretch up to now: its length as `time`."""
    asked: str
    """How one asks of {what} is so, where that is no verb; empty where a verb comes first."""
    one: str
    """A length of one {unit}."""
    from_: re.Pattern[str]
    at: re.Pattern[str]
    windows: Mapping[str, re.Pattern[str]]
    """Stretches of yesterday and today, by the names that queries have for them."""
    event: re.Pattern[str]
    """How it begins to ask what became so, not what was so: "did it open"."""
    now: Mapping[str, str]
    """Verbs of the past → those of questions about how things are."""
    became: Mapping[str, str]
    """What is said of what became so → of what is so."""


Present = Callable[[str, Segments], list[Reading]]
"""Reads a question about how things are."""
_EVENTS = frozenset({"ever", "which", "how_often"})
_ABOUT = ("who", "by_box", "since", "when", "how_long", "how_often")


def words() -> PastWords:
    return language().table(PastWords)


def readings(text: str, names: Names, situation: Situation, present: Present) -> Iterator[Reading]:
    """Readings of a question about what was; none of any other."""
    table = words()
    if table.unreachable.search(text):
        yield _query("unreachable")
        return
    when, bare = window(text, situation.now)
    if match := table.changed.search(bare):
        rest = f"{bare[: match.start()]} {bare[match.end() :]}"
        yield from _changed(segment(rest, names, situation.home), when, situation)
        return
    if match := table.age.search(bare):
        rest = table.age_words.sub(" ", f"{bare[match.end() :]} {bare[: match.start()]}")
        rest = rest if rest.strip() else table.age_words.sub(" ", bare)
        yield from _aged(segment(rest, names, situation.home))
        return
    tell = _tell(bare, when)
    if not tell:
        return
    longer = table.longer.search(bare)
    seconds = _length(longer["time"]) if longer else None
    bare = bare[: longer.start()] if longer else bare
    for told, began in present_forms(bare, tell):
        for reading in present(f"{told}?", segment(told, names, situation.home)):
            made = _of_the_past(reading, tell, when, seconds, situation)
            if made is not None and began and tell in _EVENTS:
                call = made.calls[0]
                made = replace(made, calls=(for_role(Role.QUERY, **call.arguments, began=True),))
            if made is not None:
                yield made
                return


def _tell(text: str, when: str) -> str:
    """What is asked of the past; "" where it isn't."""
    table = words()
    for tell in _ABOUT:
        if getattr(table, tell).search(text):
            return tell
    if when and table.which.search(text):
        return "which"
    if (when and table.ever.search(text)) or table.perfect.search(text):
        return "ever"
    return ""


def present_forms(text: str, tell: str) -> Iterator[tuple[str, bool]]:
    """The question as one of the present: without what asks for the time, and with the states that
    things are in for what became of them; with whether it said so ("opened", not "open").
    """
    table = words()
    if tell in _ABOUT:
        match = getattr(table, tell).search(text)
        rest = text[match.end() :].strip() if match else text
        first = match.group().split()[-1] if match else ""
        text = table.asked.format(what=rest) if table.asked else f"{first} {rest}"
    for verb, other in table.now.items():
        text = re.sub(verb, other, text, flags=re.IGNORECASE)
    event = tell == "how_often" or bool(table.event.match(text))
    bare = re.sub(r"\s+", " ", table.beside.sub(" ", text)).strip()
    for each in dict.fromkeys((bare, text)):
        became = each
        for said, state in table.became.items():
            became, found = re.subn(said, state, became, flags=re.IGNORECASE)
            if found:
                break
        yield became, event or became != each
        if became != each:
            yield each, event


def _of_the_past(
    reading: Reading, tell: str, when: str, seconds: float | None, situation: Situation
) -> Reading | None:
    """The question about the past of what the reading asks about now."""
    if reading.missing or len(reading.calls) != 1:
        return None
    call = reading.calls[0]
    if call.skill != Role.STATE.title:
        return None
    device = call.arguments.get("device")
    ids = [device] if isinstance(device, str) else list(device or [])
    things = [id_ for id_ in ids if situation.home.devices[id_].kind != "person"]
    arguments: dict[str, Json] = {"device": one_or_many(things or ids)}
    if state := call.arguments.get("state"):
        arguments["state"] = state
    elif tell not in ("since", "when"):
        return None
    if tell in ("who", "by_box") and not things:
        return None
    if when:
        arguments["when"] = when
    if seconds:
        arguments["above"] = seconds
    return _query(tell, **arguments)


def _changed(parts: Segments, when: str, situation: Situation) -> Iterator[Reading]:
    if parts.rest.strip(" ?") and not _idle(parts.rest):
        return
    arguments: dict[str, Json] = {"when": when or "today"}
    ids = [id_ for group in parts.groups for id_ in group.ids]
    if ids:
        arguments["device"] = one_or_many(ids)
    elif parts.areas:
        arguments["area"] = one_or_many(parts.areas)
    elif floors := [floor for group in parts.groups for floor in group.floors]:
        arguments["floor"] = one_or_many(floors)
    elif parts.here and situation.area:
        arguments["area"] = situation.area
    yield _query("changed", **arguments)


def _aged(parts: Segments) -> Iterator[Reading]:
    ids = [id_ for group in parts.groups for id_ in group.ids]
    if ids and _idle(parts.rest):
        yield _query("age", device=one_or_many(ids))


def _idle(rest: str) -> bool:
    """Whether these words, left of a question, add nothing."""
    filler = language().table(QuestionWords).filler
    return all(word in filler for word in words().beside.sub(" ", rest).split())


def _query(tell: str, **arguments: Json) -> Reading:
    return Reading(
        (for_role(Role.QUERY, tell=tell, **arguments),),
        cost=rank.PAST_QUESTION,
        why=reason("state-question"),
    )


def window(text: str, now: datetime) -> tuple[str, str]:
    """The time that a question is about, as queries name it ("" for none), and the text without
    it.
    """
    table = words()
    if match := table.lately.search(text):
        seconds = _length(match["time"])
        if seconds:
            return f"{_iso(now - timedelta(seconds=seconds))}/{_iso(now)}", _without(text, match)
    if (match := table.from_.search(text)) and (start := _moment(match["time"], now, "")):
        return f"{_iso(start)}/{_iso(now)}", _without(text, match)
    named, bare = "", text
    for name, pattern in table.windows.items():
        if match := pattern.search(bare):
            named, bare = name, _without(bare, match)
            break
    if (match := table.at.search(bare)) and (moment := _moment(match["time"], now, named)):
        return _iso(moment), _without(bare, match)
    return named, bare


def _moment(said: str, now: datetime, window: str) -> datetime | None:
    """The last moment that this time of day was at; of an afternoon or evening, in that."""
    found = read_time_of_day(said.strip())
    if found is None:
        return None
    at: time = found.morning()
    if window in ("afternoon", "evening") and at.hour < 12:
        at = at.replace(hour=at.hour + 12)
    moment = datetime.combine(now.date(), at, now.tzinfo)
    if window == "yesterday":
        return moment - timedelta(days=1)
    return moment if moment <= now else moment - timedelta(days=1)


def _length(said: str) -> float | None:
    """ "an hour", "20 minutes", and the bare "hour" of "the last hour"."""
    return read_duration(said.strip()) or read_duration(words().one.format(unit=said.strip()))


def _without(text: str, match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", f"{text[: match.start()]} {text[match.end() :]}").strip(" ,?")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
