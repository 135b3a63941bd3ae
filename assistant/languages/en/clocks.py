"""Times of day as people say and recognisers write them: "half past six", "6.30", "ten to eight in
the evening", "noon". Pure.
"""

from __future__ import annotations

import re

from assistant.languages.en.numbers import TENS, UNITS, number_of, words_of
from assistant.languages.plan import PARTS, Said

FILLERS = frozenset(
    {
        "at",
        "on",
        "by",
        "around",
        "about",
        "for",
        "please",
        "this",
        "the",
        "of",
        "from",
        "exactly",
        "coming",
        "like",
    }
)


def time_of_day(text: str) -> Said | None:
    """ "half past six", "6.30", "630 pm", "seven in the morning", "ten to eight", "noon"."""
    words, part = without_part(tidy(text))
    words = [word for word in words if word not in FILLERS - {"of"}]
    said = clock_of(words)
    if said is None or not part:
        return said
    reading = said.within(part)
    return Said(reading.hour, reading.minute, True) if reading else None


_TWELVE = re.compile(r"[ap]\.? ?m\b|morning|noon|evening|night|half|quarter|past|to\b")
"""What is only said of hours from one to twelve."""


def times_of_day(text: str) -> tuple[Said, ...]:
    """One or several times joined by commas and "and"; empty where a part is no time."""
    parts = [
        part
        for part in re.split(r",|\band\b|\bas well as\b", re.sub(r"^\s*both\b", "", text.lower()))
        if part.strip()
    ]
    found = tuple(said for part in parts if (said := time_of_day(part)))
    if len(found) < len(parts):
        return ()
    if any(said.hour > 12 for said in found) and not _TWELVE.search(text.lower()):
        return tuple(Said(said.hour, said.minute, True) for said in found)  # "9 and 21"
    if any(said.certain for said in found) and len(found) > 1:
        # "6 and 7 pm": the part of the day that was said once holds for all
        late = next(said.hour >= 12 for said in reversed(found) if said.certain)
        found = tuple(
            said if said.certain else Said(said.hour % 12 + 12 * late, said.minute, True)
            for said in found
        )
    return found


def tidy(text: str) -> list[str]:
    text = re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", text.lower().replace("’", "'"))
    text = re.sub(r"\b(o'clock|o clock|oclock|sharp)\b", " ", text)
    text = re.sub(r"(\d)(am|pm)\b", r"\1 \2", text)
    return words_of(text.replace("mid-day", "midday"))


def without_part(words: list[str]) -> tuple[list[str], str]:
    """Take "in the morning", "this evening", "tonight" out; "tonight" and "this …" leave "today"
    behind.
    """
    for index, word in enumerate(words):
        if word.rstrip("s") not in PARTS or word == "tonights":
            continue
        before = words[:index]
        today = word == "tonight" or before[-1:] == ["this"]
        for lead in (["in", "the"], ["at"], ["this"], ["in"]):
            if before[-len(lead) :] == lead:
                before = before[: -len(lead)]
                break
        return [
            *before,
            *(["today"] if today and "today" not in words else []),
            *words[index + 1 :],
        ], word.rstrip("s")
    return words, ""


def clock_of(words: list[str]) -> Said | None:
    if words[-1:] == ["hours"] and len(words) > 1 and words[-2:-1] != ["hundred"]:
        said = clock_of(words[:-1]) if len("".join(words[:-1])) >= 3 else None
        army = said is not None and (said.minute or re.fullmatch(r"\d?\d00", words[-2]))
        return Said(said.hour, said.minute, True) if said and army else None
    if words[-1:] in (["am"], ["pm"]):
        said = clock_of(words[:-1])
        if said is None or said.hour > 12:
            return said if said and words[-1] == "pm" else None
        return Said(said.hour % 12 + 12 * (words[-1] == "pm"), said.minute, True)
    match words:
        case ["noon" | "midday"]:
            return Said(12, 0, True)
        case ["midnight"]:
            return Said(0, 0, True)
        case ["half", "past", *hour] | ["half", *hour] if hour:
            return _from_hour(hour, 30)
        case [*minutes, "past" | "after", hour] if (value := _minutes(minutes)) is not None:
            return _from_hour([hour], value)
        case [*minutes, "to" | "til" | "till" | "before", hour] if (
            value := _minutes(minutes)
        ) is not None:
            return _from_hour([hour], -value)
        case [word] if match := re.fullmatch(r"([01]?\d|2[0-3])[:.h]([0-5]\d)", word):
            return _said(
                int(match[1]), int(match[2]), written=len(match[1]) == 2 and match[1] < "10"
            )
        case [word] if match := re.fullmatch(r"([01]?\d|2[0-3])([0-5]\d)", word):
            return _said(int(match[1]), int(match[2]), written=match[1].startswith("0"))
        case [hour, minute] if re.fullmatch(r"\d{1,2}", hour) and re.fullmatch(r"[0-5]\d", minute):
            return _said(int(hour), int(minute)) if int(hour) < 24 else None
    return _from_hour(words, 0) or _spelled(words)


def _spelled(words: list[str]) -> Said | None:
    """ "six thirty", "six oh five", "twelve forty five"; with the army's zero in front also "oh
    seven hundred".
    """
    if words[:1] in (["oh"], ["o"], ["zero"], ["0"]) and len(words) > 1:
        said = (_hundred(words[1]) if words[2:] in ([], ["hours"]) else None) or clock_of(words[1:])
        return Said(said.hour, said.minute, True) if said and said.hour < 10 else None
    for cut in (1, 2):
        hour, minutes = number_of(words[:cut]), words[cut:]
        if hour is None or not minutes or hour != int(hour) or not 0 <= hour < 24:
            continue
        if minutes in (["hundred"], ["hundred", "hours"]):
            return Said(int(hour), 0, True)
        minute = (
            number_of(minutes[1:])
            if len(minutes) == 2 and minutes[0] in ("oh", "zero", "o", "0")
            else None
        )
        if minute is not None and minute != int(minute):
            return None
        if minute is None and (minutes[0] in TENS or UNITS.get(minutes[0], 0) >= 10):
            value = number_of(minutes)
            minute = int(value) if value is not None and value < 60 else None
        if minute is not None:
            return _said(int(hour), int(minute))
    return None


def _hundred(word: str) -> Said | None:
    """ "oh 700", as it is after its numbers were written as figures."""
    return Said(int(word[0]), int(word[1:]), True) if re.fullmatch(r"\d[0-5]\d", word) else None


def _minutes(words: list[str]) -> int | None:
    if words in (["quarter"], ["a", "quarter"]):
        return 15
    value = number_of([word for word in words if word not in ("minutes", "minute")])
    return int(value) if value is not None and value == int(value) and 0 < value < 60 else None


def _from_hour(words: list[str], minutes: int) -> Said | None:
    if words in (["noon"], ["midday"], ["midnight"]):
        total = (12 * 60 if words != ["midnight"] else 24 * 60) + minutes
        return Said(total // 60 % 24, total % 60, True)
    value = (
        number_of(words)
        if words and "/" not in words[-1] and words not in (["a"], ["an"], ["oh"], ["zero"], ["0"])
        else None
    )
    if value is None or value != int(value) or not 0 <= value <= 24:
        return None
    hour = int(value) - (1 if minutes < 0 else 0)
    if hour == 0 and minutes < 0:
        hour = 12
    return _said(hour % 24, minutes % 60)


def _said(hour: int, minute: int, written: bool = False) -> Said:
    """`written`: a leading zero ("06:30") leaves no choice, nor do 0 and 13 to 23."""
    return Said(hour, minute, written or hour == 0 or hour > 12)
