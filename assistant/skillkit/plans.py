"""What should happen, and when: "movie time, turn off the lights", "every day at 7 turn on …", "… half an hour before sunset"."""

from __future__ import annotations

import re
from datetime import datetime

from assistant.skillkit.clocks import PARTS
from assistant.skillkit.dates import weekdays
from assistant.skillkit.spans import duration
from assistant.skillkit.whens import time_of_day, when
from assistant.values import Json

VERB = (
    r"(?:please |also |then )*(?:activate|add|announce|arm|begin|broadcast|change|clean|close|darken|dim|disarm|lock|lower|make"
    r"|mow|mute|open|pause|play|put|raise|read|remind|resume|roll|run|say|set|shut|skip|speak|start|stop|switch|tell|toggle|turn|unlock"
    r"|unmute|vacuum|warm|what|wake)\b"
)
"""How a command begins."""
_BEGINS = r"(?:every |each |at |daily|tomorrow|tonight|an? |half |\d+ )"
"""How a time begins. "On" begins one too ("on monday"), but not before one of these: there it ends "turn the lights on"."""
_WHEN = r"(?:(?:(?P<offset>.+?) )?(?P<side>before|after) )?(?P<sun>sunrise|sunset|sundown|dawn|dusk)"


def name_and_words(definition: str) -> tuple[str, str] | None:
    """Name and commands of "movie time, turn off the lights": at the first comma, else before the first word of a command."""
    text = definition.strip(" ,.!?").replace("“", '"').replace("”", '"')
    quoted = r'"(?P<name>[^"]+)"[\s,:]*(?:(?:then|you|should|that|which|to) )*(?P<words>.+)'
    marked = rf"(?P<name>[^,:]+?)\s*[,:]\s*(?:(?:then|you|should) )*(?P<words>{VERB}.*)"
    if match := re.fullmatch(quoted, text, re.I) or re.fullmatch(marked, text, re.I):
        return match["name"].strip(), match["words"].strip()
    for match in re.finditer(rf"\s(?:then |you should |you |that |which |to )*(?={VERB})", text, re.I):
        name, words = text[: match.start()].strip(" ,"), text[match.end() :].strip()
        if name and len(words.split()) > 1:
            return name, words
    return None


def plan_of(text: str, now: datetime) -> dict[str, Json] | None:
    """Days, time or sun, and words, of "every day at 7 turn on …", "close the blinds at sunset"; None for anything else."""
    said = re.sub(r"\s*,\s*", " ", text.strip(" .!?"))
    if re.search(r"\b(?:alarms?|timers?|reminders?|remind|wake)\b", said, re.I):
        return None
    for verb in re.finditer(rf"(?:^|(?<=\s)){VERB}", said, re.I):
        lead, words = said[: verb.start()].strip().lower(), said[verb.start() :].strip()
        if lead and (plan := _timing(lead, now)):
            return {**plan, "words": words}
        if not lead:
            for cut in re.finditer(rf"\s(?={_BEGINS}|on (?!on |{_BEGINS}))", words, re.I):
                if (plan := _timing(words[cut.end() :].lower(), now)) and len(words[: cut.start()].split()) > 1:
                    return {**plan, "words": words[: cut.start()]}
            return None
    return None


def _timing(said: str, now: datetime) -> dict[str, Json] | None:
    """ "every weekday at 7 am", "every morning", "30 minutes before sunset"; or once: "at 10 pm", "tomorrow at eight"."""
    said = re.sub(r"\b(?:please|then|always)\b", "", said).strip()
    daily = re.sub(r"\bdaily\b|\beach day\b", "every day", said)
    part = re.search(r"\bevery (morning|afternoon|evening|night)\b", daily)
    days_said = re.search(r"\b(?:every|each|on) (?:.+?)(?= at | \d+ | an? | half |$)", daily)
    days: tuple[int, ...] = tuple(range(7)) if part else ()
    rest = daily
    if part:
        rest = f"{daily[: part.start()]} in the {part[1]} {daily[part.end() :]}".replace("in the night", "at night")
    elif days_said and (found := weekdays(days_said[0])):
        days, rest = found, f"{daily[: days_said.start()]} {daily[days_said.end() :]}"
    rest = " ".join(rest.split()).removeprefix("at ")
    if match := re.fullmatch(_WHEN, rest.removeprefix("at ")):
        offset = duration(match["offset"]) if match["offset"] else 0.0
        if offset is None:
            return None
        sun = "sunrise" if match["sun"] in ("sunrise", "dawn") else "sunset"
        return {"days": list(days), "at": "", "sun": sun, "offset": (-1 if match["side"] == "before" else 1) * offset}
    time_said = re.sub(r"^(in the (?:morning|afternoon|evening)) (?:at )?(.+)$", r"\2 \1", rest)
    if not days:
        due = when(said, now) if re.search(r"\bat\b", said) else None
        return {"days": [], "at": "", "due": due.isoformat(), "sun": "", "offset": 0.0} if due else None
    at = time_of_day(time_said)
    clock = at.morning() if at else PARTS.get(part[1]) if part and rest == f"in the {part[1]}" else None
    return {"days": list(days), "at": clock.strftime("%H:%M"), "sun": "", "offset": 0.0} if clock else None
