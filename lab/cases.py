"""Cases for understanding: one JSON object a line, each with a home, a sentence, and what must be
true afterwards.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.home.colors import rgb

State = Mapping[str, Mapping[str, Json]]
Telling = tuple[float, Mapping[str, Json]]

EXPECTATIONS = {
    *("changes", "lists", "timers", "reply_matches", "skill", "no_effect"),
    *("later", "told", "kept"),
}
CLOSE = 0.5
"""Numbers this close are equal."""
CLOSE_S = 10
"""So are times left (seconds)."""


@dataclass(frozen=True)
class Case:
    """One sentence said in one home. `source` is the file that it was read from."""

    id: str
    kind: str
    home: Path
    say: str
    expect: Mapping[str, Any]
    source: str
    area: str | None = None
    now: datetime | None = None
    setup: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    ignore: Mapping[str, Sequence[str]] = field(default_factory=dict)
    audit: str = ""
    language: str = ""
    """In which it is said; empty: the configuration's."""
    past: Mapping[str, Sequence[Telling]] = field(default_factory=dict)
    """What devices told in the last day: device id → [minutes ago, {key: value}], in order."""
    standing: Mapping[str, str] = field(default_factory=dict)
    """Devices of which nothing is known now: "unreachable", "outdated" or "untold"."""
    place: str = ""
    """Where the home is, for the sun."""
    then: Sequence[Mapping[str, Any]] = ()
    """What happens after the sentence, in order: {"minutes": 10} pass, or devices tell something:
    {"told": {"binary_sensor.window": {"value": true}}}."""


@dataclass(frozen=True)
class Aftermath:
    """What a turn left behind, as the expectations speak of it."""

    before: State
    after: State
    lists_before: Mapping[str, Sequence[Mapping[str, Json]]]
    lists: Mapping[str, Sequence[Mapping[str, Json]]]
    timers_before: Sequence[Mapping[str, Json]]
    timers: Sequence[Mapping[str, Json]]
    agenda_changed: bool
    reply: str
    skills: Sequence[str]
    later: State = field(default_factory=dict)
    """Like `changes`, after the case's `then`: what the devices did not tell themselves."""
    told: str = ""
    """What was said out of turn until then."""
    kept: int = 0
    """How many more plans and conditions there are in the end."""

    @property
    def changes(self) -> dict[str, dict[str, Json]]:
        """Device id → keys that differ from before, with their new values."""
        return differing(self.before, self.after)

    @property
    def effect(self) -> bool:
        """Whether anything is different: a device, a list, the agenda."""
        return bool(self.changes) or self.lists != self.lists_before or self.agenda_changed


def differing(before: State, after: State) -> dict[str, dict[str, Json]]:
    """Device id → keys whose values are others, with the new ones."""
    found: dict[str, dict[str, Json]] = {}
    for device, state in after.items():
        was = before.get(device, {})
        news = {key: value for key, value in state.items() if not same(value, was.get(key))}
        if news:
            found[device] = news
    return found


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises InputError, which names the file and the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: can't be read: {error}.") from error
    cases = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cases.append(_case(json.loads(line), path))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(
                f"{path}:{number}: not a case ({error}); it needs at least id, kind, home, "
                "say and expect."
            ) from error
    if not cases:
        raise InputError(f"{path}: holds no cases.")
    return cases


def _case(data: Mapping[str, Any], path: Path) -> Case:
    unknown = data["expect"].keys() - EXPECTATIONS
    if unknown:
        raise ValueError(f"unknown expectation {sorted(unknown)[0]!r}")
    now = data.get("now")
    return Case(
        id=data["id"],
        kind=data["kind"],
        home=path.parent / data["home"],
        say=data["say"],
        expect=data["expect"],
        source=path.stem,
        area=data.get("area"),
        now=datetime.fromisoformat(now) if now else None,
        setup=data.get("setup") or {},
        ignore=data.get("ignore") or {},
        audit=data.get("audit") or "",
        language=data.get("language") or "",
        past={
            device: [(float(minutes), dict(told)) for minutes, told in tellings]
            for device, tellings in (data.get("past") or {}).items()
        },
        standing=data.get("standing") or {},
        place=data.get("place") or "",
        then=data.get("then") or (),
    )


def at_home(case: Case, zone: tzinfo) -> datetime:
    """When the case is said, in the home's time zone; a Wednesday morning where the case does not
    care.
    """
    moment = case.now or datetime(2026, 3, 4, 9, 30)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def misses(case: Case, found: Aftermath) -> list[str]:
    """What was expected and is not so; empty when the case is right."""
    expect = case.expect
    out: list[str] = []
    if "changes" in expect:
        out += _change_misses(expect["changes"], found.changes, case.ignore)
    if "lists" in expect:
        out += _list_misses(expect["lists"], found)
    if "timers" in expect and not _timers_match(expect["timers"], found.timers):
        out.append(f"timers are {list(found.timers)}")
    if "reply_matches" in expect and not re.search(
        expect["reply_matches"], found.reply, re.IGNORECASE
    ):
        out.append(f"reply {found.reply!r} does not match")
    if "skill" in expect:
        prefixes = [expect["skill"]] if isinstance(expect["skill"], str) else expect["skill"]
        if not any(skill.startswith(tuple(prefixes)) for skill in found.skills):
            out.append(f"skill is {', '.join(found.skills) or 'none'}")
    if expect.get("no_effect") and found.effect:
        out.append("something changed")
    return out + _later_misses(case, found)


def _later_misses(case: Case, found: Aftermath) -> list[str]:
    """What was expected of the time after the sentence and did not come."""
    expect, out = case.expect, []
    if "later" in expect:
        missed = _change_misses(expect["later"], found.later, case.ignore)
        out += [f"later {each}" for each in missed]
    if "told" in expect and not re.search(expect["told"], found.told, re.IGNORECASE):
        out.append(f"told {found.told!r}")
    if "kept" in expect and expect["kept"] != found.kept:
        out.append(f"keeps {found.kept}")
    return out


def _change_misses(wanted: State, changes: State, ignore: Mapping[str, Sequence[str]]) -> list[str]:
    out = []
    for device, keys in wanted.items():
        for key, value in keys.items():
            if key not in changes.get(device, {}):
                out.append(f"{device} {key} did not change")
            elif not matches(value, changes[device][key]):
                out.append(f"{device} {key} is {changes[device][key]!r}")
    for device, keys in changes.items():
        extra = keys.keys() - wanted.get(device, {}).keys() - set(ignore.get(device, ()))
        out += [f"{device} {key} changed to {keys[key]!r}" for key in sorted(extra)]
    return out


def _list_misses(wanted: Mapping[str, Sequence[Mapping[str, Json]]], found: Aftermath) -> list[str]:
    def plain(items: Sequence[Mapping[str, Json]]) -> list[tuple[str, bool]]:
        return sorted((str(item["text"]).casefold(), bool(item.get("done"))) for item in items)

    return [
        f"list {name} is {plain(items)}"
        for name, items in found.lists.items()
        if plain(items) != plain(wanted.get(name, found.lists_before.get(name, ())))
    ]


def _timers_match(
    wanted: Sequence[Mapping[str, Json]], timers: Sequence[Mapping[str, Json]]
) -> bool:
    left = list(timers)
    for each in wanted:
        match = next((timer for timer in left if _timer_matches(each, timer)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _timer_matches(wanted: Mapping[str, Json], timer: Mapping[str, Json]) -> bool:
    return all(
        str(timer[key]).casefold() == str(value).casefold()
        if key == "name"
        else abs(float(timer[key]) - float(value)) <= (CLOSE_S if key == "remaining_s" else CLOSE)
        for key, value in wanted.items()
    )


def matches(wanted: Json, value: Json) -> bool:
    """Whether a value is as wanted; `wanted` may be {"any_of": […]} or {"between": [low, high]}."""
    if isinstance(wanted, Mapping):
        if "any_of" in wanted:
            return any(matches(option, value) for option in wanted["any_of"])
        low, high = wanted["between"]
        return isinstance(value, int | float) and low <= value <= high
    return same(wanted, value)


def same(one: Json, other: Json) -> bool:
    """Equal, as the cases mean it: numbers within 0.5, colours by name or by hex value."""
    if isinstance(one, bool) or isinstance(other, bool):
        return bool(one is other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= CLOSE
    if isinstance(one, str) and isinstance(other, str) and one != other:
        first, second = rgb(one), rgb(other)
        return first is not None and first == second
    return bool(one == other)
