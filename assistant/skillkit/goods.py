"""What goes on a list: names of lists, things to buy, and a list item by item, as people say them. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from assistant.agenda.lists import split_items
from assistant.skillkit.figures import digits
from assistant.skillkit.slots import Slot

TASK_WORDS = ("task", "tasks", "to-do", "to-dos", "to do", "to dos", "todo", "todos", "chore", "chores")
"""What people call the things on the list of what is to be done, and that list itself."""
if TYPE_CHECKING:
    Tasks = str
else:
    Tasks = Literal[("", *TASK_WORDS)]

_HALF_A_SENTENCE = re.compile(
    r"""
    \b(?:to|on|onto|in|into|off|from|of)\s(?:the|my|our|your|a|an)\b   # "tent to the camping": two places in one name
    | \blists?\b.*\w\blist | \blists?\s+\w | \b(?:called|named)\b
    | ^(?:add|put|write|remove|delete|check|mark|what|what's|who|how|why|where|when|which|if)\b
    | (?:^|\s)(?:the|a|an|my|our|your|to|of|and)$
    """,
    re.VERBOSE,
)
_NO_GOODS = re.compile(
    r"""
    \b(?:it|that|this|these|those|them|him|her|me|us|you|i|we|my|your|our|his|their|who|what|how|when|where|why|if
    |to|into|onto|from|until|till|at|on|by|about|than
    |now|later|again|today|tonight|tomorrow|yesterday|daily|weekly|every|(?:mon|tues|wednes|thurs|fri|satur|sun)day
    |alarms?|timers?|reminders?|countdown|stopwatch|events?|meetings?|appointments?|calendar|schedule|lists?|tasks?|to-?dos?
    |chores?|notes?|routines?|scenes?|devices?|rooms?|users?|contacts?|voices?|skills?|accounts?|numbers?
    |songs?|tracks?|albums?|playlists?|music|radio|podcasts?|volume|sound|brightness|temperature|lights|heat|heating
    |seconds?|minutes?|hours?|days?|weeks?|months?|years?|degrees?|percent
    |help|advice|directions?|information|answers?|ideas?|recommendations?|suggestions?|recipes?|assistance|attention
    |rain|snow|sun|sunshine|weather|silence|quiet|peace|rest|sleep|time|space|air|light|love|money|luck|surgery|rides?|taxis?|cabs?|uber|flights?|hotels?|tickets?
    |insurances?|coverage|polic(?:y|ies)|e-?mails?|address(?:es)?|visas?|passports?|loans?|payments?|bills?|memberships?|subscriptions?
    |bookings?|reservations?|che(?:ck|que)s|checkbooks?|news|alerts?|updates?|warnings?|dot|dice|die|coins?|stat|asap|immediately
    |doctor|ambulance|police|nurse|plumber|break|nap|hug|favou?r|toilet|bathroom|shower|bath|job|holiday|vacation|shares|stocks?
    |plus|minus|times|divided)\b
    | ^(?:up|together)\b
    | ^(?:add|put|buy|get|remove|delete|make|set|turn|play|say|tell|ask|go|do|be|have|let|please)\b
    | ^(?:up|down|in|off|out|on|not|no|another|one|something|anything|nothing|everything|some|more|all)$
    """,
    re.VERBOSE,
)
"""Words that no thing to buy has in its name: then "add …" or "I need …" is about something else."""
_DOUBTFUL = re.compile(
    r"^(?:an?|the|one|new|another|any|different|better)\b|\b\w{3,}(?:[ae]nce|ation|ness|ity|ship|hood)s?\b"
    r"|\b(?:for|in|at|about|from|to|with)\b",
    re.IGNORECASE,
)
"""What may be wanted and yet be nothing to buy: "a doctor", "new tyres put on", "some ambiance", "rules for a game"."""
_ANOTHER_ORDER = re.compile(
    r"(?:,|\band\b|\bthen\b)\s+(?:then\s+|please\s+)?(?:turn|switch|set|dim|open|close|shut|lock|unlock|play|pause|stop|start|wake"
    r"|remind|tell|say|announce|call|text|make|create|cancel|delete|remove|check|lower|raise|read|show|put|order|send|bring|book)\b"
    r"|\border (?:me )?(?:some|more|new|another)\b"
)
_MOST_WORDS = 30
_CORRECTED = re.compile(
    r"^(?:oh\s+)?(?:no|nope|sorry|wait|actually|rather|scratch that|i mean(?:t)?|make that)\b[\s,]*"
    r"(?:(?:no|wait|sorry|actually|rather|i mean(?:t)?|make that)\b[\s,]*)*",
    re.IGNORECASE,
)


def list_name(text: str, now: datetime) -> str | None:
    """The words of a list's name; None for half a sentence ("tent to the camping", "shopping list and then")."""
    said = text.lower().strip(" .!?,")
    return None if not said or _HALF_A_SENTENCE.search(said) else text


def new_name(text: str, now: datetime) -> str | None:
    """The name of a list to be made after "add a …": no "to" or "on" in it, or it is a thing for a list ("tent to camping")."""
    return None if re.search(r"\b(?:to(?!-)|on|onto|in|into)\b", text.lower()) else list_name(text, now)


def goods(text: str, now: datetime) -> str | None:
    """Words that can only be things to buy, as in "add …" without a list; None where they may be anything else."""
    said = text.lower().strip(" .!?,")
    words = said.split()
    if not words or len(words) > _MOST_WORDS or _NO_GOODS.search(said) or _ANOTHER_ORDER.search(said):
        return None
    return text if any(re.search(r"[a-z]{2}", word) for word in digits(said).split() if word != "and") else None


def doubtful(text: str) -> bool:
    """Whether the words after "I need …" may tell something that no shop sells, so that the list is to be offered first."""
    return bool(_DOUBTFUL.search(text.strip()))


def items_of(text: str) -> list[str]:
    """The things told, one by one, without what was taken back: of "milk, no, butter" the butter alone is left."""
    kept: list[str] = []
    for item in split_items(text.lower()):
        if match := _CORRECTED.match(item):
            del kept[-1:]
            item = item[match.end() :]
        if item:
            kept.append(item)
    return kept


def things(text: str, now: datetime) -> str | None:
    """Any words; but "add bread" is an order and no thing."""
    return None if text.lower().startswith("add ") else text


def last_things(text: str, now: datetime) -> str | None:
    """Things that end a sentence: an order may follow them ("milk and turn off the light"), which is no thing."""
    return None if _ANOTHER_ORDER.search(text.lower()) else things(text, now)


Things = Annotated[str, Field(max_length=400), Slot("things", things, "Which things?", words=True)]
LastThings = Annotated[str, Field(max_length=400), Slot("things", last_things, "Which things?", words=True)]
ListName = Annotated[
    str, Field(max_length=80, description="the list, as said"), Slot("list", list_name, "Which list?", words=True)
]
NewList = Annotated[str, Field(max_length=80), Slot("list", new_name, "What should the list be called?", words=True)]
Goods = Annotated[str, Field(max_length=400), Slot("things to buy", goods, "What should I put on the list?", words=True)]
"""Things to buy, said where no list was named."""
