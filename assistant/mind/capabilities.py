"""What the other skills' sentences speak of, as a table: telling words, an order's verbs, and where the arguments come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.mind.context import Situation
from assistant.mind.patterns import either
from assistant.mind.words import tokens
from assistant.skillkit.declare import Skill
from assistant.skillkit.slots import Slot
from assistant.values import Arguments, Json

LONGEST = 9
"""Words of the longest stretch that is tried as a time, a day or a number."""


@dataclass(frozen=True)
class Said:
    """The sentence as the rules see it."""

    text: str
    bare: str
    question: bool
    situation: Situation


Build = Callable[[Said, Skill], Arguments | None]


@dataclass(frozen=True)
class Rule:
    """`skill` is meant when all of `needs` are found in the sentence and `without` is not.

    `asks` says whether it must be a question (True), must not (False), or may be either (None).
    """

    skill: str
    needs: tuple[re.Pattern[str], ...]
    without: re.Pattern[str] | None
    asks: bool | None
    build: Build


def _words(page: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(page)})\b", re.IGNORECASE)


def _rule(skill: str, *needs: str, without: str = "", asks: bool | None = False, build: Build | None = None) -> Rule:
    return Rule(skill, tuple(_words(need) for need in needs), _words(without) if without else None, asks, build or _nothing)


def _nothing(said: Said, skill: Skill) -> Arguments:
    return {}


def _slots(*names: str) -> Build:
    """Fill these parameters with whatever stretch of the sentence their parsers can read; what isn't said stays out."""

    def build(said: Said, skill: Skill) -> Arguments:
        found = {name: stretch(said, skill, name) for name in names if name in skill.parameters}
        return {name: value for name, value in found.items() if value is not None}

    return build


def _needed(name: str) -> Build:
    def build(said: Said, skill: Skill) -> Arguments | None:
        value = stretch(said, skill, name)
        return None if value is None else {name: value}

    return build


def stretch(said: Said, skill: Skill, name: str) -> Json | None:
    """The value of the longest run of words that the parameter's parser reads as a whole."""
    slot = skill.parameters[name].find(Slot)
    if slot is None:
        return None
    pieces = tokens(said.bare)
    for width in range(min(LONGEST, len(pieces)), 0, -1):
        for at in range(len(pieces) - width, -1, -1):
            value = slot.parse(said.bare[pieces[at].start : pieces[at + width - 1].end], said.situation.now)
            if value is not None:
                return value
    return None


def _after(pattern: str, name: str) -> Build:
    """The words after the pattern, as they were said."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def build(said: Said, skill: Skill) -> Arguments:
        match = compiled.search(said.bare)
        words = said.bare[match.end() :].strip(" .,!?") if match else ""
        words = words if len(words) > 3 else said.bare.partition(" ")[2]
        return {name: words} if words else {}

    return build


def _which(noun: str) -> Build:
    """What stands between the article and the noun: "my six am | alarm"."""
    compiled = re.compile(rf"\b(?:my|the|that|this|our)\s+(.+?)\s+{noun}s?\b", re.IGNORECASE)

    def build(said: Said, skill: Skill) -> Arguments:
        match = compiled.search(said.bare)
        return {"which": match.group(1)} if match else {}

    return build


def _list(said: Said, skill: Skill) -> Arguments | None:
    """The list that the sentence names, or the usual one: "my list", "the shopping list"; None where it is another thing."""
    text = " ".join(token.norm for token in tokens(said.bare))
    named = {name: each.id for each in said.situation.lists for form in (each.name, *each.aliases) if (name := _list_words(form))}
    found = [name for name in named if re.search(rf"\b{re.escape(name)}\b", text)]
    if found:
        return {"where": named[max(found, key=len)]}
    return {} if re.search(r"\b(?:my|the|our|(?:shopping|grocery)) lists?\b(?! of\b)|\bgroceries\b", text) else None


def _list_words(name: str) -> str:
    """A list's name in the words' one spelling, without "list"."""
    words = [token.norm for token in tokens(name)]
    return " ".join(words[:-1] if len(words) > 1 and words[-1] == "list" else words)


def _place(said: Said, skill: Skill) -> Arguments:
    match = re.search(r"\bin ([a-z][\w .'-]+?)(?: (?:right now|now|currently|today|at the moment))?[?.! ]*$", said.bare, re.I)
    return {"place": match.group(1)} if match else {}


def _level(said: Said, skill: Skill) -> Arguments | None:
    match = re.search(r"(?<!by )\b(\d{1,3})\b", said.bare)
    return {"level": int(match.group(1))} if match and int(match.group(1)) <= 100 else None


SHOW = """
tell|show|list|what|what's|whats|when|which|check|know|read|any|next|give|see|have i|do i|is there|are there|display|how many
"""
CANCEL = """
cancel|delete|remove|turn off|switch off|disable|stop|get rid|clear|kill|off|drop|deactivate|erase|end|silence|shut off
"""
CREATE = """
set|create|make|need|want|add|put|schedule|start|give|new|begin|set up|get|have|should|like|use|place|ring
"""
MUSIC = """
music|song|songs|track|tune|tunes|playlist|album|radio|podcast|podcasts|audiobook|audio book|station|artist|band|episode|concert
jazz|rock|classical|pop|playback|recording|soundtrack|melody|show
"""
RAIN = """
rain|raining|rainy|snow|snowing|sunny|umbrella|storm|storms|stormy|thunder|cloudy|windy|hail|foggy|precipitation|drizzle|sunshine
"""
SKY = (
    RAIN
    + """
weather|forecast|snowy|clouds|thunderstorm|freezing outside|temperature outside|degrees outside|raincoat|humidity|humid
"""
)
LOUD = "volume|loud|louder|quiet|quieter|softer|sound|audio|speaker|speakers|noise|noisy|voice|speak|talk"
ASKED = "what|what's|whats|tell|know|current|give|need|check|have|which|today"

RULES = (
    _rule("reminders.cancel", "reminder|reminders", CANCEL, build=_after(r"\breminders? (?:to|about|for|of)\b", "which")),
    _rule("reminders.list_all", "reminder|reminders|supposed to do", SHOW, asks=None, without="set|create|add|remind me"),
    _rule(
        "reminders.add",
        "remind|reminder|don't let me forget",
        build=_after(r"\b(?:remind(?:er)?(?: me| us)?(?: (?:to|about|that|for))?|don't let me forget(?: to)?)\b", "what"),
    ),
    _rule("alarms.cancel", "alarm|alarms", CANCEL, build=_which("alarm")),
    _rule("alarms.list_all", "alarm|alarms", SHOW, asks=None, without="set an|set a|set the|set up|create|make an|need an"),
    _rule(
        "alarms.set", "alarm|wake me|wake up|get me up|alert me|wake us", CREATE + "wake|alert|get me up", build=_slots("when")
    ),
    _rule("timers.cancel", "timer|countdown|stopwatch", CANCEL, build=_which("timer")),
    _rule("timers.remaining", "timer|timers|countdown", "how long|how much|left|remaining|status|time on|check|when", asks=None),
    _rule("timers.start", "timer|countdown|count down|stopwatch", CREATE + "time|count", build=_slots("seconds")),
    _rule("lists.create", "list|lists", "create|make|start|new|begin", without="add|put|remove|delete"),
    _rule("lists.read", "list|lists", SHOW + "open|get", asks=None, without="add|put|remove|delete|erase|clear", build=_list),
    _rule("lists.add", "list|lists|groceries", "add|put|include|note|write", without="playlist|mix|playlists", build=_list),
    _rule("weather.check", RAIN, SHOW + "will|is|going|should|need|chance|does|would", asks=None, build=_slots("days", "sky")),
    _rule("weather.report", SKY, SHOW + "will|is|going|should|need|how|how's|like|update|get", asks=None, build=_slots("days")),
    _rule(
        "clock.tell_time",
        "time|clock|hour",
        ASKED,
        asks=None,
        without="timer|alarm|remind|last time|first time|time off|long|left|next time|time zone|times|play|timing|best time",
        build=_place,
    ),
    _rule(
        "clock.tell_date",
        "date|day",
        ASKED,
        asks=None,
        without="play|birthday|due|expiration|release|best|first|movie|weather|up to date|average|payday|pay|per day|a day",
    ),
    _rule(
        "media.whats_playing",
        "song|track|tune|music|artist|singer|band|album|singing|sings",
        "what|what's|whats|who|who's|which|name|title|tell|identify|called",
        "this|that|playing|currently|now|current|on|it|hearing|listening",
        asks=None,
        without="play me|good|best|recommend",
    ),
    _rule(
        "media.next_track",
        "song|track|tune|this|one|music",
        "skip|next|different|change|another|forward",
        without="alarm|reminder|light|lights|color|language|name|list|timer|channel|room|topic|subject|password",
    ),
    _rule("media.previous_track", "song|track|tune", "previous|back|again|last|before|repeat|restart|replay"),
    _rule("media.pause", MUSIC + "playing", "pause|stop|halt|hold|end|turn off|shut off"),
    _rule("media.resume", MUSIC, "resume|continue|unpause|keep playing|carry on|go on"),
    _rule(
        "media.play",
        "play|listen|hear|put on|start|begin|find|look for|search|queue|shuffle|want|turn on",
        MUSIC + "play",
        without="how|game|why|like to play|add",
        build=_after(r"\b(?:play|listen to|hear|put on|start|shuffle|queue)\b", "query"),
    ),
    _rule("volume.set_level", LOUD, "set|turn|make|change|put|adjust|increase|decrease|to", build=_level),
    _rule("volume.unmute", "unmute|sound back|turn sound on|sound on"),
    _rule("volume.mute", "mute|silence|be quiet|hush|no sound|quiet please|silent"),
    _rule("volume.up", "up|raise|increase|louder|higher|more|boost|max|crank|maximize|can't hear", LOUD + "|hear you"),
    _rule(
        "volume.down",
        "down|lower|decrease|reduce|quieter|softer|less|too loud|quietly|minimize|slow|turn off|quiet",
        LOUD + "|whisper",
    ),
    _rule(
        "calculator.calculate",
        r"\d+",
        "plus|minus|times|divided|percent|sum|add|subtract|multiply|square root|average|calculate|product|squared|equals",
        asks=None,
        build=_needed("expression"),
    ),
    _rule(
        "home.start",
        "clean|vacuum|sweep|hoover|cleaning|vacuuming",
        "carpet|floor|floors|house|rug|flat|apartment|dust|dirt|mess|room|crumbs|everywhere|home|up",
        without="teeth|dishes|laundry|windows|list|history|how|joke|remind|return|stop|dock|pause|charge|base|back",
    ),
)
"""In order: the first that fits is believed."""
