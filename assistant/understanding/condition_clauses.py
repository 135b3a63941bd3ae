"""The clause of a condition, read as the questions that it may be put as."""

from __future__ import annotations

from dataclasses import replace

from assistant.core.values import ToolCall
from assistant.languages import language
from assistant.languages.reading import read_duration, read_when
from assistant.skillkit.parameters import devices_of
from assistant.understanding.condition_words import Clause, ConditionWords, Term
from assistant.understanding.passes import Tools
from assistant.understanding.reading import handed_over
from assistant.understanding.situation import Situation
from assistant.understanding.text.politeness import is_question
from assistant.understanding.text.tokens import spoken_numbers

ASKING = ("question", "tell")
"""Arguments of questions that say what is asked of the devices."""
HALVES = {"e": 20, "m": 7}
"""Marks of questions that say from which half of the day a bare hour is, and an hour of it."""
YES_OR_NO = ("", "is", "any", "all", "which", "same", "more", "less")
"""Values of these that are answered with yes or no, or as good as that."""


def clause_of(text: str, situation: Situation, tools: Tools, *, kept: bool) -> Clause:
    """What the clause comes to; `kept`: it is waited for, whatever it is."""
    left, hold_s = _hold(text)
    rest, at = _at(left, situation)
    terms = _terms(rest, situation, tools, kept)
    if at and not terms:
        terms, at = _terms(left, situation, tools, kept), ""
    if not kept and any(term.event for term in terms):
        return clause_of(text, situation, tools, kept=True)
    return Clause(text, terms, hold_s, at=at)


def _terms(text: str, situation: Situation, tools: Tools, kept: bool) -> tuple[Term, ...]:
    """All that must hold: of the parts, where each is understood, else of the whole."""
    parts = [part.strip(" ,") for part in language().table(ConditionWords).both.split(text)]
    for each in (parts, [text]) if len(parts) > 1 else ([text],):
        terms = [_either(part, situation, tools, kept) for part in each]
        known = tuple(term for term in terms if term is not None)
        if len(known) == len(terms):
            return known
    return ()


def _either(text: str, situation: Situation, tools: Tools, kept: bool) -> Term | None:
    parts = [part.strip(" ,") for part in language().table(ConditionWords).either.split(text)]
    if len(parts) > 1:
        terms = [_term(part, situation, tools, kept) for part in parts]
        known = tuple(term for term in terms if term is not None)
        if len(known) == len(terms):
            return Term(event=any(term.event for term in known), either=known)
    return _term(text, situation, tools, kept)


def _at(text: str, situation: Situation) -> tuple[str, str]:
    """The clause without the time at which it is looked at, and that time."""
    for pattern in language().table(ConditionWords).at:
        match = pattern.fullmatch(text)
        due = read_when(match["at"], situation.now) if match else None
        if match and due:
            rest = match.groupdict("").get("rest", "")
            return f"{match['what']} {rest}".strip(" ,"), due.isoformat(timespec="seconds")
    return text, ""


def _hold(text: str) -> tuple[str, float]:
    for pattern in language().table(ConditionWords).hold:
        match = pattern.search(text)
        seconds = read_duration(match["length"]) if match else None
        if match and seconds:
            return f"{text[: match.start()]} {text[match.end() :]}".strip(" ,"), seconds
    return text, 0.0


def _term(text: str, situation: Situation, tools: Tools, kept: bool) -> Term | None:
    said = " ".join(spoken_numbers(text).split())
    if is_question(said) and (call := _asked(said, situation, tools)):
        return Term((call,))
    compared = _compared(said, situation, tools)
    if compared is not None:
        return compared
    for pattern, page in language().table(ConditionWords).questions.items():
        match = pattern.fullmatch(said)
        if match is None:
            continue
        marks, _, questions = match.expand(page).rpartition(":")
        here = _half_a_day(marks, situation) if kept else situation
        calls = [_asked(each.strip(), here, tools) for each in questions.split("|")]
        found = tuple(call for call in calls if call is not None)
        if found and not (calls[0] is None and "1" in marks):
            return Term(found, "-" in marks, "+" in marks, "i" in marks)
    return None


def _half_a_day(marks: str, situation: Situation) -> Situation:
    """The situation at an hour whose half of the day is meant, where the question says one."""
    hour = next((at for mark, at in HALVES.items() if mark in marks), None)
    return situation if hour is None else replace(situation, now=situation.now.replace(hour=hour))


def _compared(said: str, situation: Situation, tools: Tools) -> Term | None:
    """ "The guest room is above 23 degrees": the amount of something against a value."""
    words = language().table(ConditionWords)
    sides = {"over": words.over, "under": words.under}
    for side, pattern in ((side, each) for side, page in sides.items() for each in page):
        match = pattern.fullmatch(said)
        if match is None:
            continue
        groups = match.groupdict("")
        what, place = groups["what"].strip(), groups.get("place", "").strip()
        air = words.air.fullmatch(what)
        if air and not place and situation.area and situation.area in situation.home.areas:
            place = situation.home.areas[situation.area].name
        percent = bool(words.percent.fullmatch(groups.get("unit", "")))
        named = place if air and place and not percent else f"{what} {place}".strip()
        pages = words.measures if percent else (*words.warmth, *words.measures)
        for page in pages:
            call = _asked(page.format(what=named), situation, tools, amount=True)
            if call is not None and (page in words.measures or _has_warmth(call, situation)):
                than = (side, language().readers.figure(groups["value"]))
                event = bool(words.crossing.search(said))
                return Term((call,), event=event, than=than)
    return None


def _has_warmth(call: ToolCall, situation: Situation) -> bool:
    """Whether what is asked about has a temperature: no sensor of something else."""
    home = situation.home
    sensors = [
        device
        for id_ in devices_of(call.arguments)
        if (device := home.devices.get(id_)) and device.kind == "sensor"
    ]
    return not sensors or any(
        each.device_class == "temperature" or "°" in str(home.told(each.id).get("unit", ""))
        for each in sensors
    )


def _asked(
    question: str, situation: Situation, tools: Tools, *, amount: bool = False
) -> ToolCall | None:
    """The call that answers the question with yes or no (or with an `amount`); None where nobody
    here can.
    """
    reading = tools.plainly(question, situation)
    if reading is None or reading.effect or reading.missing or len(reading.calls) != 1:
        return None
    call = handed_over(reading, tools.reader.skills).calls[0]
    skill = tools.reader.skills.get(call.skill)
    if skill is None or not skill.decides:
        return None
    key = next((name for name in ASKING if name in call.arguments), "")
    asks = str(call.arguments.get(key, ""))
    if amount:
        return call if asks in ("", "value") else None
    if asks == "which":
        call = replace(call, arguments={**call.arguments, key: "any"})
    return call if asks in YES_OR_NO else None
