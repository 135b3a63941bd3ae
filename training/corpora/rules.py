"""What a corpus calls a sentence → the plain line: tables of rules, one table a label.

    [alarm_set]
    unless = '\\bhouse alarm\\b'            # such sentences say something else: left out
    rules = [
      { line = "set an alarm for {time}[ {date}]", unless = 'instead' },
      { when = '^(?:set|fix) an? alarm$', line = "set an alarm" },
      { when = 'wake me at (?P<hour>\\d+)', line = "wake me at {hour}" },
    ]

The first rule that fits makes the line; a sentence that none fits is left out. A rule fits where
its `when` is found and its `unless` is not, where each `{slot}` of its line is there (one of the
corpus or a group of `when`), but those in `[...]`, and where the line holds every slot that the
sentence has, but those that are `beside` the matter. Of the labels that a table lists as `nothing`
the box does nothing. In `when` and `unless`, `<name>` stands for a pattern of `[pieces]`; `words`
of a rule replace what a slot says: `words.way = { louder = "up" }`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TABLES = Path(__file__).with_name("tables")
_SLOT = re.compile(r"\{(\w+)\}")
_PERHAPS = re.compile(r"\[([^\[\]]*)\]")
_PIECE = re.compile(r"(?<!\?P)<(\w+)>")
_ADDRESSED = re.compile(
    r"^(?:(?:hey|hi|hello|okay|ok|yo) )?(?:olly|alexa|siri|google|cortana|ai)\b[, ]*", re.I
)
_COUNTS = (
    r"\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    "|twenty[ -]five|thirty|forty|forty[ -]five|fifty|sixty|ninety"
)
_MANY = re.compile(rf"\b({_COUNTS})[ -](min|minute|sec|second|hour|hr)s?\b")
_ON_DAY = re.compile(r"\bon (today|tomorrow|tonight)\b")
_IN_FULL = {"min": "minute", "sec": "second", "hr": "hour"}
_PLACE = "house_place"
_PLAIN_NOUNS = (_PLACE, "device_type", "list_name", "event_name", "date", "timeofday")
_HERE = ("room", "this room", "here", "in here")
"""Such a place says no more than none."""
_ARTICLE = re.compile(r"^(?:the|my|our|a|an) ")


@dataclass(frozen=True)
class Rule:
    """One way from a sentence to its line."""

    line: str
    when: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    beside: frozenset[str] = frozenset()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def made_of(self, text: str, slots: Mapping[str, str]) -> str | None:
        """The line of this sentence; None where the rule doesn't fit it."""
        found = self.when.search(text) if self.when else None
        if (self.when and not found) or (self.unless and self.unless.search(text)):
            return None
        groups = {name: said for name, said in found.groupdict().items() if said} if found else {}
        known = {name: self._worded(name, said) for name, said in {**slots, **groups}.items()}
        if not set(slots) <= self.beside | set(_SLOT.findall(self.line)):
            return None
        line = _PERHAPS.sub(
            lambda part: part[1] if set(_SLOT.findall(part[1])) <= known.keys() else "", self.line
        )
        if not set(_SLOT.findall(line)) <= known.keys():
            return None
        made = _SLOT.sub(lambda slot: known[slot[1]], line)
        made = _ON_DAY.sub(r"\1", re.sub(r"\s+", " ", made).strip())
        made = re.sub(r"\b(playlist|alarm|list) \1\b", r"\1", made).replace("o clock", "o'clock")
        return _MANY.sub(_several, made)

    def _worded(self, name: str, said: str) -> str:
        return self.words.get(name, {}).get(said, said)


@dataclass(frozen=True)
class Label:
    """What becomes of the sentences of one label."""

    rules: Sequence[Rule] = ()
    unless: re.Pattern[str] | None = None
    nothing: bool = False
    looked_up: bool = False
    """Nothing, where the templates look the question up; elsewhere a line would be worth more."""
    means: str = ""
    """How the names of the skills begin that its lines come to."""


@dataclass(frozen=True)
class Made:
    """What the table makes of a sentence: its line, or None for nothing that the box does."""

    line: str | None


def made(label: Label, text: str, slots: Sequence[Mapping[str, str]]) -> Made | None:
    """The line of a sentence with the slots that the corpus marks in it; None: left out."""
    said = plain(text)
    if label.unless and label.unless.search(said):
        return None
    if label.nothing:
        return Made(None)
    named = _named(slots)
    for rule in label.rules:
        line = rule.made_of(said, named)
        if line is not None:
            return Made(line)
    return None


def addressed(text: str) -> str:
    """The sentence without the name of somebody else's assistant, without stray signs."""
    words = re.sub(r"[\s_]+", " ", _mended(text).replace("’", "'")).strip(' "')
    return _ADDRESSED.sub("", words) or words


def _mended(text: str) -> str:
    """What was taken for another encoding once too often: "SeÃ±or" is "Señor"."""
    try:
        return text.encode("latin-1").decode("utf-8") if "Ã" in text else text
    except UnicodeError:
        return text


def plain(text: str) -> str:
    """The sentence as rules read it: lower case, no sign at its end."""
    return addressed(text).lower().rstrip(" .?!,")


def _named(slots: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Each slot by its name; the second of a name is `name2`."""
    named: dict[str, str] = {}
    for slot in slots:
        name, count = slot["name"], 2
        while name in named:
            name, count = f"{slot['name']}{count}", count + 1
        said = re.sub(r"['’]s$", "", plain(slot["text"]))
        if slot["name"] in _PLAIN_NOUNS:
            said = _ARTICLE.sub("", said)
        if slot["name"] != _PLACE or said not in _HERE:
            named[name] = said
    return named


def _several(found: re.Match[str]) -> str:
    """An amount of time in full words: "5 mins" and "a 5 minute" timer are of "5 minutes"."""
    unit = _IN_FULL.get(found[2], found[2])
    if unit == "second" and found[1].endswith("ty") and not found[0].endswith("s"):
        return found[0]  # the twenty second of May
    return f"{found[1]} {unit}{'' if found[1] in ('a', 'an', 'one', '1') else 's'}"


def labels(folder: Path = TABLES) -> dict[str, Label]:
    """Every label that a table knows."""
    known: dict[str, Label] = {}
    for file in sorted(folder.glob("*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        pieces: dict[str, str] = data.pop("pieces", {})
        for name in data.pop("nothing", []):
            known[_once(name, known, file)] = Label(nothing=True)
        for name in data.pop("looked_up", []):
            known[_once(name, known, file)] = Label(nothing=True, looked_up=True)
        for name, table in data.items():
            known[_once(name, known, file)] = _label(table, pieces)
    return known


def _once(name: str, known: Mapping[str, Label], file: Path) -> str:
    if name in known:
        raise ValueError(f"{file.name}: {name} has a table already")
    return name


def _label(table: Mapping[str, Any], pieces: Mapping[str, str]) -> Label:
    rules = tuple(
        Rule(
            rule["line"],
            _pattern(rule.get("when", ""), pieces),
            _pattern(rule.get("unless", ""), pieces),
            frozenset(rule.get("beside", ())),
            rule.get("words", {}),
        )
        for rule in table.get("rules", ())
    )
    unless = _pattern(table.get("unless", ""), pieces)
    return Label(rules, unless, means=table.get("means", ""))


def _pattern(text: str, pieces: Mapping[str, str]) -> re.Pattern[str] | None:
    for _ in range(3):  # pieces of pieces
        text = _PIECE.sub(lambda name: f"(?:{pieces[name[1]]})", text)
    return re.compile(text) if text else None
