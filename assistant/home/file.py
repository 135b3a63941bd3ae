"""A home as a TOML file: floors, areas, devices with their state, lists and running timers.
docs/home-file.md documents it.

Anything that is not understood is an error that names the file and the line: a misspelt key must
not become a device that silently can't be dimmed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, NoReturn

from pydantic import SecretStr

from assistant.agenda.types import Item, ItemList
from assistant.core.errors import HomeFileError
from assistant.core.keep import EDITED
from assistant.core.values import Json
from assistant.home.events import moment
from assistant.home.kinds import KINDS
from assistant.home.lines import Lines, locate
from assistant.home.model import Area, Device, Floor, State
from assistant.home.values import wrong_value

DEFAULT = Path(__file__).with_name("default.toml")
"""The home of a new box."""

_DEVICE_KEYS = ("id", "kind", "name", "aliases", "area", "device_class")
_CODE_KEYS = ("code", "code_for")
_CODED: dict[str, tuple[str, ...]] = {
    "alarm_control_panel": ("arm", "disarm"),
    "lock": ("lock", "unlock", "open"),
}
"""Kinds of what may have a code of its own, and what it may be wanted for."""


@dataclass(frozen=True, slots=True)
class TimerSeed:
    """A timer that runs when the home begins; the agenda makes a real one of it."""

    name: str = ""
    area: str | None = None
    remaining_s: float = 0
    total_s: float = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class HomeFile:
    """All that a home file says, in its order."""

    name: str = "Home"
    units: Literal["metric", "us"] = "metric"
    floors: tuple[Floor, ...] = ()
    areas: tuple[Area, ...] = ()
    devices: tuple[tuple[Device, State], ...] = ()
    lists: tuple[ItemList, ...] = ()
    timers: tuple[TimerSeed, ...] = ()
    codes: Mapping[str, SecretStr] = field(default_factory=dict)
    """The devices' own codes, by their ids."""


def read_home(path: Path) -> HomeFile:
    """The home in this file. Raises HomeFileError, which names the file and the line."""
    try:
        text = path.read_text(EDITED)
    except FileNotFoundError:
        raise HomeFileError(f"{path}: there is no such home file.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise HomeFileError(
            f"{path}: cannot be read as text: {getattr(error, 'strerror', None) or error}."
        ) from error
    return parse_home(text, path.name)


def parse_home(text: str, name: str = "home.toml") -> HomeFile:
    """The home in this TOML text; `name` stands for the file in error messages."""
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise HomeFileError(f"{name}: not valid TOML: its brackets are too deep.") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = place[1] if place else text.count("\n") + 1
        what = str(error).partition(" (at ")[0]
        raise HomeFileError(f"{name}:{line}: not valid TOML: {what}.") from error
    return _Reader(data, locate(text), name).home()


class _Reader:
    """Checks one table after the other; `_fail` knows where they stand."""

    def __init__(self, data: dict[str, Any], lines: Lines, name: str) -> None:
        self.data, self.lines, self.name = data, lines, name

    def home(self) -> HomeFile:
        self._known("", 0, self.data, ("name", "units", "floor", "area", "device", "list", "timer"))
        units = self._text("", 0, self.data, "units", default="metric")
        if units not in ("metric", "us"):
            self._fail("", 0, "units", f'units must be "metric" or "us", not {units!r}')
        floors = tuple(self._floor(i, table) for i, table in self._tables("floor"))
        self._unique("floor", [floor.id for floor in floors])
        areas = tuple(
            self._area(i, table, {floor.id for floor in floors})
            for i, table in self._tables("area")
        )
        self._unique("area", [area.id for area in areas])
        known = {area.id for area in areas}
        devices = tuple(self._device(i, table, known) for i, table in self._tables("device"))
        self._unique("device", [device.id for device, _ in devices])
        lists = tuple(self._list(i, table) for i, table in self._tables("list"))
        self._unique("list", [each.id for each in lists])
        timers = tuple(self._timer(i, table, known) for i, table in self._tables("timer"))
        title = self._text("", 0, self.data, "name", default="Home")
        codes = {
            table["id"]: SecretStr(table["code"])
            for _, table in self._tables("device")
            if "code" in table
        }
        return HomeFile(
            title, "us" if units == "us" else "metric", floors, areas, devices, lists, timers, codes
        )

    def _floor(self, i: int, table: dict[str, Any]) -> Floor:
        self._known("floor", i, table, ("id", "name", "aliases"))
        return Floor(
            self._text("floor", i, table, "id"),
            self._text("floor", i, table, "name"),
            self._aliases("floor", i, table),
        )

    def _area(self, i: int, table: dict[str, Any], floors: Collection[str]) -> Area:
        self._known("area", i, table, ("id", "name", "aliases", "floor"))
        return Area(
            self._text("area", i, table, "id"),
            self._text("area", i, table, "name"),
            self._aliases("area", i, table),
            self._reference("area", i, table, "floor", floors),
        )

    def _device(
        self, i: int, table: dict[str, Any], areas: Collection[str]
    ) -> tuple[Device, State]:
        kind = self._text("device", i, table, "kind")
        if kind not in KINDS:
            self._fail(
                "device", i, "kind", f"there is no kind {kind!r}; the kinds are {', '.join(KINDS)}"
            )
        keys = (*_DEVICE_KEYS, *(_CODE_KEYS if kind in _CODED else ()))
        self._known("device", i, table, (*keys, *KINDS[kind]), f"a {kind}")
        identity = self._text("device", i, table, "id")
        if not re.fullmatch(rf"{kind}\.[^\s.]+", identity):
            self._fail(
                "device",
                i,
                "id",
                f'the id of a {kind} looks like "{kind}.some_name", not {identity!r}',
            )
        state = {key: value for key, value in table.items() if key not in keys}
        for key, value in state.items():
            problem = wrong_value(kind, key, value)
            if problem:
                self._fail("device", i, key, f"{key} of {identity} {problem}")
        device = Device(
            identity,
            kind,
            self._text("device", i, table, "name"),
            self._aliases("device", i, table),
            self._reference("device", i, table, "area", areas),
            self._text("device", i, table, "device_class", default="") or None,
            codes=self._wants_code(i, kind, table),
        )
        return device, state

    def _wants_code(self, i: int, kind: str, table: dict[str, Any]) -> frozenset[str]:
        """What the device does only with its code: all that a code may be wanted for, unless
        `code_for` says less.
        """
        code, wanted = table.get("code"), table.get("code_for", list(_CODED.get(kind, ())))
        if code is None and "code_for" not in table:
            return frozenset()
        if not isinstance(code, str) or not re.fullmatch(r"\d+", code):
            self._fail("device", i, "code", 'code must be a text of digits, such as "1234"')
        if not isinstance(wanted, list) or not set(map(str, wanted)) <= set(_CODED[kind]):
            self._fail(
                "device",
                i,
                "code_for",
                f"code_for must be a list of {', '.join(_CODED[kind])}, not {wanted!r}",
            )
        return frozenset(wanted)

    def _list(self, i: int, table: dict[str, Any]) -> ItemList:
        self._known("list", i, table, ("id", "name", "aliases", "items"))
        items = table.get("items", [])
        if not isinstance(items, list):
            self._fail(
                "list",
                i,
                "items",
                f'items must be a list of {{text = "…", done = false}}, not {items!r}',
            )
        return ItemList(
            self._text("list", i, table, "id"),
            self._text("list", i, table, "name"),
            self._aliases("list", i, table),
            tuple(self._item(i, item) for item in items),
        )

    def _item(self, i: int, item: Any) -> Item:
        fits = (
            isinstance(item, dict)
            and item.keys() <= {"text", "done", "due"}
            and isinstance(item.get("text"), str)
        )
        due = item.get("due", "") if isinstance(item, dict) else ""
        if not fits or not isinstance(item.get("done", False), bool) or (due and not moment(due)):
            self._fail(
                "list",
                i,
                "items",
                'an item looks like {text = "milk", done = false}, with due = "2026-11-24" where '
                f"that is known, not {item!r}",
            )
        return Item(item["text"], item.get("done", False), due)

    def _timer(self, i: int, table: dict[str, Any], areas: Collection[str]) -> TimerSeed:
        self._known("timer", i, table, ("name", "area", "remaining_s", "total_s", "paused"))
        for key in ("remaining_s", "total_s"):
            value = table.get(key, table.get("remaining_s"))
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                self._fail("timer", i, key, f"{key} must be a number of seconds, not {value!r}")
        paused = table.get("paused", False)
        if not isinstance(paused, bool):
            self._fail("timer", i, "paused", f"paused must be true or false, not {paused!r}")
        return TimerSeed(
            self._text("timer", i, table, "name", default=""),
            self._reference("timer", i, table, "area", areas),
            table["remaining_s"],
            table.get("total_s", table["remaining_s"]),
            paused,
        )

    def _tables(self, table: str) -> list[tuple[int, dict[str, Any]]]:
        found = self.data.get(table, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            self._fail(
                table,
                0,
                "",
                f"write each {table} as a table of its own that begins with [[{table}]]",
            )
        return list(enumerate(found))

    def _known(
        self, table: str, i: int, found: Mapping[str, Any], keys: Collection[str], of: str = ""
    ) -> None:
        for key in found:
            if key not in keys:
                what = of or (f"a {table}" if table else "a home")
                self._fail(table, i, key, f"unknown key {key!r}; {what} can have {', '.join(keys)}")

    def _text(
        self, table: str, i: int, found: Mapping[str, Any], key: str, default: str | None = None
    ) -> str:
        value = found.get(key, default)
        if value is None:
            self._fail(table, i, "", f"this {table} needs a key {key!r}")
        if not isinstance(value, str) or (default is None and not value.strip()):
            self._fail(table, i, key, f"{key} must be a text, not {value!r}")
        return value

    def _aliases(self, table: str, i: int, found: Mapping[str, Any]) -> tuple[str, ...]:
        value = found.get("aliases", [])
        if not isinstance(value, list) or not all(isinstance(alias, str) for alias in value):
            self._fail(table, i, "aliases", f"aliases must be a list of texts, not {value!r}")
        return tuple(value)

    def _reference(
        self, table: str, i: int, found: Mapping[str, Any], key: str, ids: Collection[str]
    ) -> str | None:
        value = self._text(table, i, found, key, default="")
        if value and value not in ids:
            self._fail(
                table,
                i,
                key,
                f"there is no {key} {value!r}; this file has {', '.join(sorted(ids)) or 'none'}",
            )
        return value or None

    def _unique(self, table: str, ids: list[str]) -> None:
        for i, identity in enumerate(ids):
            first = ids.index(identity)
            if first != i:
                line = self.lines.of(table, first, "id")
                self._fail(
                    table,
                    i,
                    "id",
                    f"the id {identity!r} is taken by the {table} in line {line}; give it another",
                )

    def _fail(self, table: str, i: int, key: str, what: str) -> NoReturn:
        raise HomeFileError(f"{self.name}:{self.lines.of(table, i, key)}: {what}.")


def changed(home: HomeFile, setup: Mapping[str, Mapping[str, Json]]) -> HomeFile:
    """This home with other values at the start: `{device id: {key: value}}`, or `{list id:
    {"items": [{"text", "done"}]}}`.
    """
    devices = tuple(
        (device, {**state, **setup.get(device.id, {})}) for device, state in home.devices
    )
    lists = tuple(
        replace(
            each,
            items=tuple(
                Item(item["text"], item.get("done", False), item.get("due", ""))
                for item in setup[each.id]["items"]
            ),
        )
        if each.id in setup
        else each
        for each in home.lists
    )
    return replace(home, devices=devices, lists=lists)
