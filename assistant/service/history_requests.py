"""What can be asked of a history, whether its box runs or not: turns are looked at, judged and
deleted.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping

from assistant.core.errors import InputError
from assistant.core.events import Events
from assistant.core.journal import Journal
from assistant.core.marks import SystemClock, waterfall
from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.control import Verb
from assistant.service.folders import state_dir
from assistant.service.history import NAME, VERDICTS, History

MOST = 200
"""Turns of one page."""
REASON = 500
"""Characters of why a person says so."""
BRIEF = (
    "turn",
    "at",
    "origin",
    "room",
    "language",
    "heard",
    "reply",
    "notice",
    "route",
    "by",
    "thinker",
    "asked",
    "failed",
    "interrupted",
    "audio",
)
"""What a list shows of a turn, beside what `brief` adds."""


class Requests:
    """Requests to a history. One for a turn that isn't there has a sentence as its answer
    (InputError).
    """

    def __init__(self, history: History, names: Callable[[], Mapping[str, str]] = dict) -> None:
        """`names` gives the names of the home's devices by id."""
        self._history = history
        self._names = names

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "history": self.history,
            "turn": self.turn,
            "delete_turns": self.delete,
            "mark_turn": self.mark,
            "turn_audio": self.audio,
        }

    async def history(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "history", "limit": 50, "before": 812, "words": "kitchen light"}`: turns, the
        newest first. All but "do" may be left out: `before` is the number of the last turn of the
        page before, `words` must all be in what was heard or said; "route" and "room" leave the
        turns of others out.

        Answers `{"turns": [BRIEF …], "more": false, "count": 340, "unreadable": 0, "days": 7,
        "audio": false, "kept": true, "sealed": false, "trouble": "", "now": ISO}`. A BRIEF is
        {"turn": 811, "at": ISO, "origin": "voice" | "typed" | "page" | "box", "room": area id |
        null, "language", "heard", "reply", "notice": null | what the box spoke out of turn for,
        "route", "by", "thinker", "asked", "failed", "interrupted", "audio": whether its sound is
        kept, "skills": ["home.turn_on"], "answered_ms": 640 | null, "verdict": null | "wrong" |
        "not_for_me"}. `count` is how many are kept in all, `unreadable` how many of those passed
        were encrypted with another key; `kept` is false where they are remembered until the box
        stops, and `trouble` says why where that isn't the setting.
        """
        before, limit = _number(request, "before"), _number(request, "limit") or 50
        words = request.get("words") or ""
        if not isinstance(words, str):
            raise InputError('"words" must be a text to look for.')
        history, privacy = self._history, self._history.privacy
        only = [(name, request[name]) for name in ("route", "room") if request.get(name)]
        page = await history.page(before, min(limit, MOST), words, only)
        return {
            "turns": [brief(told) for told in page.turns],
            "more": page.more,
            "count": await history.count(),
            "unreadable": page.unreadable,
            "days": privacy.history_days,
            "audio": privacy.audio,
            "kept": history.kept,
            "sealed": history.sealed,
            "trouble": history.trouble,
            "now": history.clock.now().isoformat(timespec="milliseconds"),
        }

    async def turn(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "turn", "turn": 811}`: all that is kept of one.

        Answers `{"turn": {…}, "waterfall": [{"mark": "heard", "name": "heard", "at_ms": 180,
        "took_ms": 180}, …], "names": {device id: name}}`. The turn is `TurnRecord.as_json()` (with
        "passes": what the recogniser heard each time, best first; "lost": the readings that were
        not taken, each with its reason; "words": what each word stood for; "calls", "receipts",
        "marks_ms") and "audio", "verdict", "reason".
        """
        told = await self._history.turn(turn_of(request))
        return {
            "turn": told,
            "waterfall": list(waterfall(told["marks_ms"])),
            "names": dict(self._names()),
        }

    async def delete(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "delete_turns", "turns": [811, 812]}` or `{"do": "delete_turns", "all": true}`:
        they are gone for good, sound and all, and from what the box remembers.

        Answers `{"deleted": 2}`.
        """
        if request.get("all") is True:
            return {"deleted": await self._history.delete(None)}
        turns = request.get("turns")
        if not isinstance(turns, list) or not all(isinstance(each, int) for each in turns):
            raise InputError('"turns" must be a list of numbers of turns, or "all" true.')
        return {"deleted": await self._history.delete(turns)}

    async def mark(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "mark_turn", "turn": 811, "verdict": "wrong", "reason": "I said bathroom"}`: what
        a person says of it. `verdict` is "wrong" (it was misunderstood), "not_for_me" (nobody spoke
        to the box) or "" (nothing any more); `reason` may be left out.

        Answers `{"turn": …}`, the whole turn as `turn` gives it.
        """
        verdict, reason = request.get("verdict", ""), request.get("reason") or ""
        if verdict not in VERDICTS:
            raise InputError(f'"verdict" must be one of {", ".join(map(repr, VERDICTS))}.')
        if not isinstance(reason, str) or len(reason) > REASON:
            raise InputError(f'"reason" must be a text of at most {REASON} characters.')
        return {"turn": await self._history.mark(turn_of(request), verdict, reason.strip())}

    async def audio(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "turn_audio", "turn": 811}`: the sound of a turn whose "audio" is true.

        Answers `{"type": "audio/flac", "base64": "ZkxhQ…"}`, mono at 16 kHz.
        """
        sound = await self._history.sound(turn_of(request))
        return {"type": "audio/flac", "base64": base64.b64encode(sound).decode()}


async def ask_file(config: Config, verb: str, request: Mapping[str, Json]) -> dict[str, Json]:
    """The answer to a request to the history that a box left in the state folder; devices have no
    names in it.
    """
    path = state_dir() / NAME
    history = History(config.privacy, Journal(), SystemClock(), path if path.exists() else None)
    await history.begin(Events())
    try:
        return await Requests(history).verbs[verb](request)
    finally:
        await history.end()


def brief(told: Mapping[str, Json]) -> dict[str, Json]:
    """A turn as a list shows it."""
    return {
        **{name: told.get(name) for name in BRIEF},
        "skills": [call["skill"] for call in told["calls"]],
        "answered_ms": told["marks_ms"].get("first_audio"),
        "verdict": told.get("verdict"),
    }


def turn_of(request: Mapping[str, Json]) -> int:
    number = _number(request, "turn")
    if number is None:
        raise InputError('"turn" must be the number of a turn.')
    return number


def _number(request: Mapping[str, Json], name: str) -> int | None:
    number = request.get(name)
    if number is not None and (not isinstance(number, int) or number is True or number < 1):
        raise InputError(f'"{name}" must be a whole number from 1 on.')
    return number
