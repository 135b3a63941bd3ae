"""A report for whoever helps: how a box is set up and how its last turns went, without what a
household would not show.

What goes in are numbers, switches, and names that come with Hearth. Whatever a person, a hub or a
skill of one's own has named stands under a pseudonym, made with the box's own key: the same in each
report of this box, and nobody can tell the name from it. Free text (what was said, notes, what a
finding says) goes in only where it is asked for, and then with known names and all that looks like
an address, a path or a token replaced.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import re
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, SecretStr

from assistant.core.errors import InputError
from assistant.core.keep import written_whole
from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.library import entries
from assistant.service.secret import is_secret
from assistant.skillkit.host.loader import shipped_folder

SOURCES = ("simulated", "mqtt", "homeassistant", "mpd")
"""Of devices; a calendar's source has its name."""
SHORTEST = 3
"""Characters of a name that is looked for in free text."""
_SHAPES = re.compile(
    r"[a-z][a-z0-9+.-]*://\S+"  # addresses of the web
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"  # of mail
    r"|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b"  # of network cards
    r"|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b"  # of machines
    r"|\b(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}\b"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:local|lan|home|internal|fritz\.box|arpa)\b(?::\d+)?"
    r"|(?<!\w)~?/[\w.@+-]+(?:/[\w.@+-]+)+"  # paths
    r"|-?\b\d{1,3}\.\d{3,}\b"  # coordinates
    r"|\b(?=\w*\d)(?=\w*[a-z])[\w-]{16,}\b",  # tokens
    re.IGNORECASE,
)
README = """A report of a Hearth box (`assistant report`), to be read before it is sent to anybody.

Names of devices, rooms, people and skills of one's own are pseudonyms ("light-3f2a"); passwords,
tokens, addresses and places are left out. {words}

box.json       versions, machine, how the running box does
settings.json  what the settings change, by key
home.json      devices by kind, under pseudonyms
findings.json  what `assistant doctor` found
turns.json     the newest turns: way, times, passes, what became of them
"""
_WITHOUT = "What was said is not in it."
_WITH = "What was said is in it (--words)."


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a report is made of, as verbs and files tell it. `home` are the devices of the verb
    `home`, `turns` those of the verb `turn`, newest first; `status` and `checkup` are empty where
    nobody told.
    """

    config: Config
    machine: Mapping[str, Json]
    status: Mapping[str, Any] = field(default_factory=dict)
    checkup: Mapping[str, Any] = field(default_factory=dict)
    home: Sequence[Mapping[str, Any]] = ()
    turns: Sequence[Mapping[str, Any]] = ()


class Pseudonyms:
    """Other names for what a household has named."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._known: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None

    def of(self, kind: str, name: str) -> str:
        """ "light-3f2a": the same for the same name under the same key."""
        digest = hmac.new(self._key, f"report {name}".encode(), hashlib.sha256).hexdigest()
        return f"{kind}-{digest[:6]}"

    def device(self, device: str) -> str:
        """Of a device's id, which begins with its kind."""
        return self.of(device.partition(".")[0] if "." in device else "device", device)

    def room(self, room: str | None) -> str | None:
        """Of a room's name or id; None where there is none."""
        return self.of("room", room.casefold().replace(" ", "_")) if room else None

    def learn(self, text: str, pseudonym: str) -> None:
        """Have it replaced in free text."""
        if len(text.strip()) >= SHORTEST:
            self._known.setdefault(text.strip().casefold(), pseudonym)
            self._pattern = None

    def text(self, text: str) -> str:
        """Free text with known names and all that looks like an address replaced."""
        text = _SHAPES.sub("<address>", text)
        if not self._known:
            return text
        if self._pattern is None:
            longest = sorted(self._known, key=len, reverse=True)
            self._pattern = re.compile("|".join(map(re.escape, longest)), re.IGNORECASE)
        return self._pattern.sub(lambda match: f"<{self._named(match[0])}>", text)

    def _named(self, found: str) -> str:
        return self._known.get(found.casefold(), "name")


def write_report(file: Path, gathered: Gathered, key: bytes, *, words: bool) -> list[str]:
    """Write the report (tar.gz); the names of what is in it. Raises InputError where it can't be
    written.
    """
    contents = contents_of(gathered, key, words=words)
    try:
        with (
            written_whole(file, private=True) as scratch,
            tarfile.open(scratch, "w:gz") as tar,
        ):
            for name, text in contents.items():
                entry = tarfile.TarInfo(f"hearth-report/{name}")
                entry.size = len(body := text.encode())
                tar.addfile(entry, io.BytesIO(body))
    except OSError as error:
        raise InputError(
            f"{file}: the report can't be written there: {error.strerror or error}."
        ) from error
    return [*contents]


def contents_of(gathered: Gathered, key: bytes, *, words: bool) -> dict[str, str]:
    """The files of a report by name."""
    names = Pseudonyms(key)
    usual = {*_texts(Config().model_dump())}
    for text in {*_texts(gathered.config.model_dump())} - usual:
        names.learn(text, "setting")
    for device in gathered.home:
        names.learn(device["name"], names.device(device["id"]))
        names.learn(device["id"].partition(".")[2], names.device(device["id"]))
        names.learn(device["room"], names.room(device["room"]) or "")
    told = {
        "box.json": _box(gathered, names, words=words),
        "settings.json": _changed(gathered.config, Config(), names),
        "home.json": [_device(device, names) for device in gathered.home],
        "findings.json": _findings(gathered.checkup, names, words=words),
        "turns.json": [_turn(turn, names, words=words) for turn in gathered.turns],
    }
    shown = {name: json.dumps(value, indent=1, ensure_ascii=False) for name, value in told.items()}
    return {"README.txt": README.format(words=_WITH if words else _WITHOUT), **shown}


def _box(gathered: Gathered, names: Pseudonyms, *, words: bool) -> Json:
    status = gathered.status
    notes = dict(status.get("notes", {}))
    told = {name: status.get(name) for name in ("version", "since", "state", "devices", "loading")}
    told["notes"] = len(notes)
    if words:
        told["notes"] = {names.text(key): names.text(str(text)) for key, text in notes.items()}
    return {"machine": dict(gathered.machine), "running": told if status else None}


def _device(device: Mapping[str, Any], names: Pseudonyms) -> Json:
    return {
        "device": names.device(device["id"]),
        "kind": device["kind"],
        "from": device["from"] if device["from"] in SOURCES else "another source",
        "room": names.room(device["room"]),
        "can": len(device["can"]),
        "standing": device["standing"],
    }


def _findings(checkup: Mapping[str, Any], names: Pseudonyms, *, words: bool) -> Json:
    found = []
    for subject in checkup.get("subjects", ()):
        for finding in subject["findings"]:
            data = finding.get("data", {})
            plain = {name: each for name, each in data.items() if isinstance(each, int | float)}
            told = {name: finding[name] for name in ("name", "subject", "severity")}
            said = {"wrong": names.text(finding["wrong"])} if words else {}
            found.append(told | {"data": plain} | said)
    return {"healthy": checkup.get("healthy"), "findings": found}


def _turn(turn: Mapping[str, Any], names: Pseudonyms, *, words: bool) -> Json:
    """How a turn went. Without `words` nothing of what was said, or of what it was about."""
    plain = ("turn", "at", "origin", "language", "opened_by", "route", "by", "thinker")
    flags = ("asked", "interrupted", "failed", "private", "marks_ms", "verdict", "audio")
    told = {name: turn.get(name) for name in (*plain, *flags)}
    wake = turn.get("wake")
    told |= {
        "wake": wake and wake | {"word": _standard(wake["word"]) or names.of("word", wake["word"])},
        "room": names.room(turn.get("room")),
        "passes": [_pass(each, names, words=words) for each in turn.get("passes", ())],
        "calls": [_call(call, names, words=words) for call in turn["calls"]],
        "receipts": [
            {
                "device": names.device(receipt["device"]),
                "wanted": sorted(receipt["wanted"]),
                "ok": receipt["ok"],
                "reason": receipt.get("reason", ""),
            }
            for receipt in turn["receipts"]
        ],
        "lost": len(turn["lost"]),
        "out_of_turn": bool(turn["notice"]),
    }
    if words:
        told |= {
            "heard": names.text(turn["heard"]),
            "reply": names.text(turn["reply"]),
            "lost": [names.text(each) for each in turn["lost"]],
            "notice": names.text(turn["notice"] or ""),
            "reason": names.text(turn.get("reason") or ""),
        }
    return told


def _pass(each: Mapping[str, Any], names: Pseudonyms, *, words: bool) -> Json:
    told = {name: each[name] for name in ("effort", "no_speech", "doubted", "sure")}
    told["scores"] = [heard["score"] for heard in each["hypotheses"]]
    if words:
        told["hypotheses"] = [names.text(heard["text"]) for heard in each["hypotheses"]]
    return told


def _call(call: Mapping[str, Any], names: Pseudonyms, *, words: bool) -> Json:
    file = call["skill"].partition(".")[0]
    skill = call["skill"] if _standard(file) else names.of("skill", file)
    told: dict[str, Json] = {"skill": skill, "arguments": sorted(call["arguments"])}
    if words:
        told["arguments"] = names.text(json.dumps(call["arguments"], ensure_ascii=False))
    return told


def _changed(section: BaseModel, standard: BaseModel | None, names: Pseudonyms) -> dict[str, Json]:
    """What a section of the settings changes, by key; `standard` has the defaults."""
    told: dict[str, Json] = {}
    for key, about in type(section).model_fields.items():
        value = getattr(section, key)
        usual = getattr(standard, key, None) if standard is not None else None
        if isinstance(value, BaseModel):
            inner = _changed(value, usual if isinstance(usual, BaseModel) else None, names)
            if inner:
                told[key] = inner
        elif value != usual:
            told[key] = _shown(key, value, about.annotation, names)
    return told


def _shown(key: str, value: Any, annotation: Any, names: Pseudonyms) -> Json:
    """A setting as it may be shown."""
    if is_secret(key, annotation) or isinstance(value, SecretStr):
        return "<secret>" if value else ""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple | list):
        rows = [row for row in value if isinstance(row, BaseModel)]
        return [_changed(row, None, names) for row in rows] if rows else len(value)
    if isinstance(value, dict):
        return {
            _standard(name) or names.of("key", name): (
                each if each in ("allow", "confirm", "pin", "deny") else "<set>"
            )
            for name, each in value.items()
        }
    if get_origin(annotation) is Literal and value in get_args(annotation):
        return str(value)
    text = str(value)
    return _standard(text) or ("<set>" if text else "")


@cache
def _ours() -> frozenset[str]:
    """Names that come with Hearth: of models, voices, skills."""
    return frozenset(
        {entry.id for entry in entries()} | {path.name for path in shipped_folder().iterdir()}
    )


def _standard(text: str) -> str:
    """The text where it is a name that comes with Hearth, or a language's; else empty."""
    return text if text in _ours() or re.fullmatch(r"[a-z]{2}", text) else ""


def _texts(value: Any) -> Iterator[str]:
    """Every text of the settings that may name something, secrets among them."""
    if isinstance(value, SecretStr):
        yield value.get_secret_value()
    elif isinstance(value, str):
        if not _standard(value):
            yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
