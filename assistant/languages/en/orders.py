"""What should happen, and when: "movie time, turn off the lights", "every day at 7 turn on …", "…
half an hour before sunset".
"""

from __future__ import annotations

import re
from datetime import datetime

from assistant.core.values import Json
from assistant.languages.en.dates import weekdays
from assistant.languages.en.durations import duration
from assistant.languages.en.times import plan, when
from assistant.languages.plan import Due

VERB = (
    r"(?:please |also |then )*"
    r"(?:activate|add|announce|arm|begin|broadcast|change|clean"
    r"|close|darken|dim|disarm|lock|lower|make|mow|mute"
    r"|open|pause|play|put|raise|read|remind|resume|roll|run"
    r"|say|set(?! up)|shut|skip|speak|start|stop|switch"
    r"|tell|toggle|turn|unlock|unmute|vacuum|warm|what|wake)\b"
)
"""How a command begins."""
_BEGINS = r"(?:every |each |at |in |for |daily|tomorrow|tonight|an? |half |\d+ )"
"""How a time begins. "On" begins one too ("on monday"), but not before one of these: there it ends
"turn the lights on".
"""
_WHEN = (
    r"(?:(?:(?P<offset>.+?) )?(?P<side>before|after) )?(?P<sun>sunrise|sunset|sundown|dawn|dusk)"
)
_OWN = re.compile(
    r"\b(?:alarms?|timers?|reminders?|remind|wake"
    r"|(?:in|to|into|on) (?:my|the|our) (?:[\w-]+ )?(?:calendar|diary|agenda|schedule)"
    r"|(?:add|set up|put in|make) (?:[\w'-]+ ){0,4}?"
    r"(?:appointments?|meetings?)(?! (?:room|light)))\b",
    re.IGNORECASE,
)
"""What has a time of its own, and is no command to be carried out then."""
_DEADLINE = re.compile(r"\b(?:by|due|before|until|till|for)$", re.IGNORECASE)
"""Before a time by which something is to be done: no command ends so."""


def begins_order(text: str) -> bool:
    """Whether the words begin as a command does."""
    return bool(re.match(VERB, text, re.IGNORECASE))


def orders(text: str) -> list[str]:
    """The commands of "turn on the light and then close the blinds"."""
    return [
        part
        for part in re.split(rf",? (?:and then|and|then) (?={VERB})|, (?={VERB})", text)
        if part
    ]


def name_and_words(definition: str) -> tuple[str, str] | None:
    """Name and commands of "movie time, turn off the lights": at the first comma, else before the
    first word of a command.
    """
    text = definition.strip(" ,.!?").replace("“", '"').replace("”", '"')
    quoted = r'"(?P<name>[^"]+)"[\s,:]*(?:(?:then|you|should|that|which|to) )*(?P<words>.+)'
    marked = rf"(?P<name>[^,:]+?)\s*[,:]\s*(?:(?:then|you|should) )*(?P<words>{VERB}.*)"
    if match := re.fullmatch(quoted, text, re.I) or re.fullmatch(marked, text, re.I):
        return match["name"].strip(), match["words"].strip()
    for match in re.finditer(
        rf"\s(?:then |you should |you |that |which |to )*(?={VERB})", text, re.I
    ):
        name, words = text[: match.start()].strip(" ,"), text[match.end() :].strip()
        if name and len(words.split()) > 1:
            return name, words
    return None


def planned(text: str, now: datetime) -> dict[str, Json] | None:
    """Days, time or sun, and words, of "every day at 7 turn on …", "close the blinds at sunset";
    None for anything else.
    """
    said = re.sub(r"\s*,\s*", " ", text.strip(" .!?"))
    panel = re.search(r"\b(?:dis)?arm\b", said, re.I)
    if _OWN.search(said) and not panel:
        return None
    for verb in re.finditer(rf"(?:^|(?<=\s)){VERB}", said, re.I):
        lead, words = said[: verb.start()].strip().lower(), said[verb.start() :].strip()
        if lead and (split := re.fullmatch(r"(.+) (for .+)", words)) and lasting(split[2])[1]:
            timing = _timing(f"{lead} {split[2]}", now)
            if timing:
                return _doable({**timing, "words": split[1]})
        if lead and (timing := _timing(lead, now)):
            return _doable(_again(lead, words, now) or {**timing, "words": words})
        if not lead:
            for cut in re.finditer(rf"\s(?={_BEGINS}|on (?!on |{_BEGINS}))", words, re.I):
                timing = _timing(words[cut.end() :].lower(), now)
                if timing and _DEADLINE.search(words[: cut.start()]):
                    return None
                if timing and len(words[: cut.start()].split()) > 1:
                    return _doable({**timing, "words": words[: cut.start()]})
            return None
    return None


def _again(lead: str, words: str, now: datetime) -> dict[str, Json] | None:
    """With the days at the end: "at six | turn on the lights | every day"."""
    tail = re.search(r"\s((?:every|each) (?:[\w-]+ ?){1,3}|daily|on \w+days)$", words, re.I)
    timing = _timing(f"{lead} {tail[1].lower()}", now) if tail else None
    return {**timing, "words": words[: tail.start()]} if tail and timing else None


def _doable(plan: dict[str, Json]) -> dict[str, Json] | None:
    """The plan with what ends it, where it is to last; None where nothing would."""
    if not plan.get("lasts"):
        return plan
    ends = opposite(str(plan["words"]))
    return {**plan, "ends": ends} if ends else None


def _timing(said: str, now: datetime) -> dict[str, Json] | None:
    """ "every weekday at 7 am", "30 minutes before sunset"; or once: "at 10 pm", "on Friday at
    eight"; "for an hour" besides.

    `dues` holds when it is first and how it comes again, `lasts` the seconds after which it is
    undone.
    """
    said = " ".join(re.sub(r"\b(?:please|then|always)\b", "", said).split())
    said, lasts = lasting(said)
    days_said = re.search(
        r"\b(?:daily|(?:every|each) .+?)(?= at | \d+ | an? | half |$)|\bon \w+days\b", said
    )
    days = weekdays(days_said[0]) if days_said else ()
    rest = (
        " ".join(f"{said[: days_said.start()]} {said[days_said.end() :]}".split())
        if days_said and days
        else said
    )
    if match := re.fullmatch(_WHEN, rest.removeprefix("at ")):
        offset = duration(match["offset"]) if match["offset"] else 0.0
        if offset is None or lasts:
            return None
        sun = "sunrise" if match["sun"] in ("sunrise", "dawn") else "sunset"
        return {
            "days": list(days),
            "sun": sun,
            "offset": (-1 if match["side"] == "before" else 1) * offset,
        }
    dues = _dues(said, now, lasting=bool(lasts))
    if not dues:
        return None
    return {
        "dues": [
            {"at": due.at.isoformat(), "days": list(due.days), "rule": due.rule} for due in dues
        ],
        "lasts": lasts,
    }


def _dues(said: str, now: datetime, *, lasting: bool) -> list[Due]:
    found = plan(said, now)
    if found is None or found.lacks_day:
        return []
    if found.repeats:
        counts = not (found.lacks_time or found.times)
        return (
            found.dues(found.clock(early=True), now) if found.times or found.part or counts else []
        )
    if found.exact:
        return [Due(found.exact)] if lasting else []  # "in ten minutes" alone is a timer's
    if len(found.times) * max(1, len(found.dates)) > 1:
        return found.dues(found.clock(early=False), now)
    due = when(said, now) if re.search(r"\bat\b", said) else None
    return [Due(due)] if due else []


def lasting(said: str) -> tuple[str, float]:
    """What is left without "for an hour", at either end, and how many seconds that is."""
    pieces = said.split()
    for at, word in enumerate(pieces):
        if word == "for":
            for end in range(len(pieces), at + 1, -1):
                if seconds := duration(" ".join(pieces[at + 1 : end])):
                    return " ".join(pieces[:at] + pieces[end:]), seconds
    return said, 0.0


_OPPOSITES = (
    (r"(turn|switch|put|power) on (.+)", r"\1 off \2"),
    (r"(turn|switch|power) off (.+)", r"\1 on \2"),
    (r"(turn|switch|put|power) (.+) on", r"\1 \2 off"),
    (r"(turn|switch|power) (.+) off", r"\1 \2 on"),
    (r"open (.+)", r"close \1"),
    (r"(?:close|shut) (.+)", r"open \1"),
    (r"unlock (.+)", r"lock \1"),
    (r"mute (.+)", r"unmute \1"),
    (r"unmute (.+)", r"mute \1"),
    (r"pause (.+)", r"resume \1"),
    (r"start (.+)", r"stop \1"),
    (r"play .+", "stop the music"),
)


def opposite(words: str) -> str | None:
    """What ends a command that holds for a while; None where nothing plain does."""
    for pattern, ended in _OPPOSITES:
        if match := re.fullmatch(pattern, words.strip(), re.IGNORECASE):
            return match.expand(ended)
    return None
