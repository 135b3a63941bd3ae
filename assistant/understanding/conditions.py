"""Orders that hang on how things stand, or come to stand: "tell me when the washing is done".

The clause is put as a question ("is the washing machine off") and read as any question is; what a
skill that `decides` answers to it is what the order waits for. Which questions a clause may be put
as stands in the language's `conditions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from assistant.core.values import Json
from assistant.languages import language
from assistant.languages.reading import read_when
from assistant.skillkit.parameters import devices_of
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import clauses, joined, rank
from assistant.understanding.analysis import Analysis
from assistant.understanding.condition_clauses import clause_of
from assistant.understanding.condition_words import Clause, ConditionWords, Deed
from assistant.understanding.dialogue import followup
from assistant.understanding.passes import Tools
from assistant.understanding.reading import Reading, best, for_role
from assistant.understanding.reasons import reason
from assistant.understanding.situation import PastTurn, Situation, Understanding
from assistant.understanding.text import moods, politeness, repairs

SETTING = ("climate", "water_heater")
"""What "set it to 22" means, after a place whose temperature was spoken of."""
TRIED = 3
"""Ways of taking a sentence apart that are tried; the sentences of the tests have 2 at most."""


def conditional(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """An order with a condition; a refusal where what would act hangs on what can't be known."""
    words, skills = language().table(ConditionWords), tools.reader.skills
    if in_role(skills, Role.CONDITION) is None or len(repairs.parts(said.text)) > 1:
        return None
    tools = replace(tools, plainly=_once(tools.plainly))
    bare, until = _until(said.bare, situation)
    if not any(opener.match(bare) for opener in words.openers.values()):
        for first, rest in clauses.after_order(bare, words.openers.values()):
            if both := _both(first, rest, situation, tools):
                return both
    refused: tuple[str, Clause, Deed] | None = None
    for mode, clause, order in islice(_split(bare), TRIED):
        if words.courtesy.fullmatch(clause):
            return tools.anew(order, situation)
        if besides := _besides(bare, order, situation, tools):
            return besides
        found, deed = _read(mode, clause, order, situation, tools)
        if deed is None:
            continue
        if not deed.acts and not deed.said and (taken := _taken(said, situation, tools)):
            return taken
        if found.terms:
            return _hung(mode, replace(found, until=until), deed)
        if politeness.is_question(clause) and _answered(clause, situation, tools):
            continue  # by something else than yes or no
        if deed.acts and joined.is_order(order) and not words.theirs.match(clause):
            refused = refused or (mode, found, deed)
    if refused is None:
        return None
    return None if _taken(said, situation, tools) else _hung(*refused)


def _once(
    plainly: Callable[[str, Situation], Reading | None],
) -> Callable[[str, Situation], Reading | None]:
    """Reads each order once after the same turns, in however many ways the sentence is taken apart:
    nothing but these turns differs between the situations of one sentence.
    """
    found: list[tuple[str, tuple[PastTurn, ...], Reading | None]] = []

    def read(order: str, situation: Situation) -> Reading | None:
        for words, turns, reading in found:
            if words == order and turns == situation.turns:
                return reading
        reading = plainly(order, situation)
        found.append((order, situation.turns, reading))
        return reading

    return read


def _besides(bare: str, order: str, situation: Situation, tools: Tools) -> Reading | None:
    """ "Lock the door and tell me if the kettle is on": only what is told hangs on it, the order
    before is done at once.
    """
    first, tell = clauses.behind(order, language().table(ConditionWords).tell)
    if not (first and tell and bare.startswith(first)):
        return None
    return _both(first, bare[bare.index(tell, len(first)) :], situation, tools)


def _both(first: str, rest: str, situation: Situation, tools: Tools) -> Reading | None:
    """An order that is done at once and a sentence of its own after it."""
    now = tools.plainly(first, situation)
    if now is None or not (now.calls and now.effect) or now.missing:
        return None
    told = tools.anew(rest, situation.after(Understanding(now.calls, heard=first)))
    if told is None or not told.calls or told.missing:
        return None
    both = (*now.calls, *told.calls)
    return Reading(both, cost=rank.SEVERAL_COMMANDS, why=reason("several-commands"), effect=True)


def _taken(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """The reading of the whole sentence as a skill's own: "tell me when ten minutes are up"."""
    readings = tools.reader.readings(said, situation)
    return best(
        [
            each
            for each in readings
            if each.effect and not each.missing and tools.reader.fits(each, said, situation)
        ]
    )


def unknowable(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Let me know when dinner is ready": nothing here tells of that, and it is said."""
    words = language().table(ConditionWords)
    if in_role(tools.reader.skills, Role.CONDITION) is None or _taken(said, situation, tools):
        return None
    for mode, clause, order in islice(_split(said.bare), TRIED):
        if (
            mode not in ("if", "unless")
            and not words.theirs.match(clause)
            and (words.tell.fullmatch(order) or any(each.fullmatch(order) for each in words.remind))
        ):
            return _hung(mode, Clause(clause), Deed())
    return None


def _hung(mode: str, clause: Clause, deed: Deed) -> Reading | None:
    """The call that keeps the condition, or acts on it at once."""
    tells = not (deed.order or deed.said or deed.unclear)
    waits = clause.event or clause.hold_s or clause.at
    if mode == "if" and clause.terms and tells and not (waits or clause.joined):
        return None  # "tell me if it's raining" asks now
    arguments: dict[str, Json] = {
        "mode": "when" if deed.again and mode == "if" else mode,
        "clause": clause.words,
        "terms": [term.as_json() for term in clause.terms],
        "order": deed.order,
    }
    further: dict[str, Json] = {
        "otherwise": deed.otherwise,
        "said": deed.said,
        "hold_s": clause.hold_s,
        "again": deed.again or mode == "whenever",
        "until": clause.until,
        "at": clause.at,
        "event": clause.event,
        "unclear": deed.unclear,
    }
    arguments |= {name: value for name, value in further.items() if value}
    call = for_role(Role.CONDITION, **arguments)
    return Reading((call,), why=reason("condition"), effect=True)


def _split(bare: str) -> Iterator[tuple[str, str, str]]:
    """Mode, clause and order, for each way to take the sentence apart."""
    words = language().table(ConditionWords)
    if (match := words.asked.search(bare)) and politeness.is_question(bare[: match.start()]):
        yield "if", bare[: match.start()].strip(" ,?"), bare[match.end() :].strip(" ,;")
    for mode, opener in words.openers.items():
        if match := opener.match(bare):
            yield from ((mode, *parts) for parts in _after(bare[match.end() :].strip()))
        for match in opener.finditer(bare):
            order, clause = bare[: match.start()].strip(" ,;"), bare[match.end() :].strip(" ,;")
            if order and clause:
                yield mode, clause, order


def _after(rest: str) -> Iterator[tuple[str, str]]:
    """Clause and order of what follows the opener: the order begins at a comma, or with a verb."""
    words = language().table(ConditionWords)
    for match in re.finditer(r"\s*[,;:]\s*|\s+", rest):
        order = words.then.sub("", rest[match.end() :], count=1).strip()
        bare = politeness.peel(order)
        begins = match.group().strip() or order != rest[match.end() :].strip()
        clause = rest[: match.start()].strip(" ,")
        if not bare or not (begins or _begins_alone(clause, bare)):
            continue
        yield clause, bare


def _begins_alone(clause: str, order: str) -> bool:
    """Whether an order begins there, which nothing parts from the clause."""
    words, readers = language().table(ConditionWords), language().readers
    if words.goes_on.search(clause):
        return False
    if words.tell.match(order):
        return True
    return " " in order and bool(readers.begins_order(order) or moods.orders(order))


def _read(
    mode: str, clause: str, order: str, situation: Situation, tools: Tools
) -> tuple[Clause, Deed | None]:
    """Both, each in the light of the other: "it" may be what the other is about."""
    kept = mode not in ("if", "unless")
    found = clause_of(clause, situation, tools, kept=kept)
    about = _spoken_of(found, situation)
    deed = _deed(order, about, situation, tools)
    if deed is not None and deed.order and not found.terms:
        devices = _devices_of(deed.order, situation, tools)
        if devices:
            found = clause_of(clause, _after_turn(devices, situation), tools, kept=kept)
    return found, deed


def _spoken_of(clause: Clause, situation: Situation) -> Situation:
    """The situation after the clause, with what it is about; of a place's warmth what heats it."""
    devices = clause.devices
    if not devices:
        places = [
            str(call.arguments.get("area", "")) for term in clause.terms for call in term.about
        ]
        devices = tuple(
            device.id
            for place in places
            if place
            for device in situation.home.select(kinds=SETTING, area=place)
        )
    return _after_turn(devices, situation)


def _after_turn(devices: tuple[str, ...], situation: Situation) -> Situation:
    if not devices:
        return situation
    return replace(situation, turns=(*situation.turns, PastTurn("", (), devices)))


def _deed(order: str, about: Situation, situation: Situation, tools: Tools) -> Deed | None:
    """What is to be done; None for words that nobody here understands, or that forbid."""
    words = language().table(ConditionWords)
    order = politeness.peel(order).strip(" ,")
    again = bool(words.always.search(order))
    order = " ".join(words.always.sub(" ", order).split()).strip(" ,")
    if words.tell.fullmatch(order):
        return Deed(again=again)
    for pattern in words.remind:
        if match := pattern.fullmatch(order):
            return Deed(said=match["what"].strip(), again=again)
    first, *other = (each.strip(" ,") for each in words.otherwise.split(order, maxsplit=1))
    other = [each for each in other if not words.leave.fullmatch(each)]
    if any(_is_no_order(each) for each in (first, *other)):
        return None
    readable = [_readable(first, about, situation, tools)]
    spoken_of = _after_turn(_devices_of(readable[0], situation, tools), situation)
    readable += [_readable(each, spoken_of, situation, tools) for each in other]
    if not all(readable):
        unclear = tools.plainly(order, situation)
        asked = unclear.ask if unclear is not None and unclear.effect else None
        return Deed(unclear=asked.question, acts=True) if asked else None
    return Deed(readable[0], "".join(readable[1:]), again=again, acts=True)


def _answered(question: str, situation: Situation, tools: Tools) -> bool:
    """Whether the question is one of its own, which is answered here."""
    found = tools.plainly(question, situation)
    return found is not None and bool(found.calls) and not found.missing


def _is_no_order(said: str) -> bool:
    """Whether it tells, asks or forbids, or hangs on something itself."""
    words = language().table(ConditionWords)
    opens = any(opener.match(said) for opener in words.openers.values())
    told = opens or words.told.match(said) or moods.tells(said) or moods.forbids(said)
    return bool(told) or politeness.is_question(said)


def _devices_of(order: str, situation: Situation, tools: Tools) -> tuple[str, ...]:
    """The devices that an order is about; none of words that are no order."""
    calls = (tools.plainly(order, situation) or Reading()).calls if order else ()
    return tuple(id_ for call in calls for id_ in devices_of(call.arguments))


def _readable(order: str, about: Situation, situation: Situation, tools: Tools) -> str:
    """The order in words that are understood by themselves; "" where there are none."""
    alone = replace(situation, turns=())
    for context in (about, situation):
        named = followup.with_its_name(order, context)
        if named and _understood(named, alone, tools):
            return named
    return order if _understood(order, alone, tools) else ""


def _understood(order: str, situation: Situation, tools: Tools) -> bool:
    found = tools.plainly(order, situation)
    if found is None or not found.calls or found.missing or found.partial:
        return False
    return found.effect or joined.is_order(politeness.peel(order))


def _until(text: str, situation: Situation) -> tuple[str, str]:
    match = language().table(ConditionWords).until.search(text)
    due = read_when(match["until"], situation.now) if match else None
    if match is None or due is None:
        return text, ""
    left = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
    return left, due.isoformat(timespec="seconds")
