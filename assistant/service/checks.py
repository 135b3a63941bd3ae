"""What is wrong with a configuration, beyond its file's own grammar: asked by `config check`, and
by every start.

`essential` is what a box can't start without; `everything` adds what it would start with, and then
serve worse than was meant.
"""

from __future__ import annotations

import asyncio
import difflib
import logging
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Literal

from assistant.core import losses
from assistant.core.errors import HearthError, ModelError
from assistant.core.keep import unwritable
from assistant.home.file import DEFAULT, read_home
from assistant.home.house import open_house
from assistant.home.model import Home
from assistant.home.policy import Gate
from assistant.languages.replies import Replies
from assistant.service import library
from assistant.service.config import Config
from assistant.service.config_file import RETIRED, retired
from assistant.service.folders import state_dir
from assistant.service.library.choice import voice_of
from assistant.service.llm_profile import chosen
from assistant.service.llm_server import misplaced, place_of
from assistant.service.runtime import runtime
from assistant.skillkit.host.loader import Registry
from assistant.skillkit.host.skillfile import name_of
from assistant.skillkit.places import find_place, locate

say = Replies("service")

Level = Literal["stops", "wrong", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `stops`: no box starts with it; `wrong`: one does, without what was
    meant; `hint`: it may be so.

    `key` is the place in the configuration ("home", "area"); `spoken` what the household is told of
    it, where it is told.
    """

    level: Level
    text: str
    key: tuple[str, ...] = ()
    spoken: str = ""


Check = tuple[str, Callable[[], Iterable[Finding]]]
"""What is looked at, as people are told that it is fine, and the look itself."""


def essential(config: Config) -> Iterator[Check]:
    """What a start stops at: models, the home file, rules that could never apply."""
    for what, key, kind, id in models_of(config):
        if id:
            yield (
                f"{what} {id}{_terms(id)}",
                partial(_tried, partial(library.resolve, kind, id), *key),
            )
    if config.llm.model:
        named = partial(library.known, "llm", config.llm.model)
        yield _language_model_named(config), partial(_tried, named, "llm", "model")
    if config.llm.server:
        look = partial(_tried, partial(place_of, config), "llm", "server_ca")
        yield "language model's server", look
    home = Path(config.home.file or DEFAULT).expanduser()
    if config.home.simulated:
        yield f"home {home.name}", partial(_tried, partial(read_home, home), "home", "file")
    yield "policy", partial(_tried, partial(Gate, config.policy), "policy", "rules")


def everything(config: Config, file: Path) -> Iterator[Check]:
    """All that can be told without asking any hub."""
    yield "keys", partial(_keys, file)
    closer = {"policy": _policy, _language_model_named(config): _language_model}
    for what, look in essential(config):
        yield what, partial(closer[what], config) if what in closer else look
    if config.llm.server:
        yield "address of the language model's server", partial(_server, config)
    yield "place", partial(_place, config)
    yield "skills", partial(_skills, config)
    yield "sound devices", partial(_sound, config)
    if config.calendars:
        yield "calendars", partial(_calendars, config)
    yield "files", partial(_files, config, file)


def stoppers(config: Config) -> list[str]:
    """Why no box can start with this configuration; empty where one can."""
    return [found.text for _, look in essential(config) for found in look()]


def unknown_names(config: Config, home: Home) -> list[Finding]:
    """What the configuration calls by a name that this home doesn't have; to be asked once its hubs
    have told their devices.
    """
    found = []
    for rule in Gate(config.policy).unknown_targets(home):
        close = _close(rule.partition(":")[0], home.devices)
        spoken = say("unknown-rule", name=rule)
        found.append(
            Finding(
                "wrong",
                f"policy.rules: {rule!r}: this home has no such device.{close}",
                ("policy", "rules", rule),
                spoken,
            )
        )
    areas = {"home": config.home.area, "mpd": config.mpd.area if config.mpd.host else ""}
    for section, area in areas.items():
        if area and area not in home.areas:
            close = _close(area, home.areas, {known.name: id for id, known in home.areas.items()})
            text = f"{section}.area is {area!r}: this home has no such area.{close}"
            found.append(
                Finding(
                    "wrong",
                    text,
                    (section, "area"),
                    say("unknown-room", name=area),
                )
            )
    for row, naming in enumerate(config.home.devices):
        if naming.device not in home.devices:
            text = (
                f"home.devices: {naming.device!r}: this home has no such "
                f"device.{_close(naming.device, home.devices)}"
            )
            spoken = say("unknown-device", name=naming.device)
            found.append(Finding("wrong", text, ("home", "devices", str(row), "device"), spoken))
    return found


def said_of(found: Iterable[Finding]) -> str:
    """What the household is told of them, a sentence for each."""
    return " ".join(dict.fromkeys(each.spoken for each in found if each.spoken))


def models_of(config: Config) -> list[tuple[str, tuple[str, ...], library.Kind, str]]:
    wake: library.Kind = "wake"
    voice: library.Kind = "voice"
    return [
        ("speech model", ("whisper", "model"), "whisper", config.whisper.model),
        ("voice", ("voice", "voice"), "voice", config.voice.voice),
        *(
            ("wake word", ("wake", "words", str(row), "model"), wake, word.model)
            for row, word in enumerate(config.wake.words)
        ),
        *(
            ("voice", ("voice", "voices", language), voice, voice_of(config, language))
            for language in config.languages[1:]
        ),
    ]


def _terms(id: str) -> str:
    """What a model's licence forbids, for whoever means to do more than use it at home."""
    entry = library.find(id)
    return f" ({entry.licence}, forbids {entry.forbids})" if entry and entry.forbids else ""


def _tried(attempt: Callable[[], object], *key: str) -> Iterator[Finding]:
    try:
        attempt()
    except HearthError as error:
        yield Finding("stops", str(error), key)


def _language_model_named(config: Config) -> str:
    return f"language model {config.llm.model}{_terms(config.llm.model)}"


def _language_model(config: Config) -> Iterator[Finding]:
    """A box starts also where its language model can't be used, for the templates need none."""
    key = ("llm", "model")
    if not (
        there := runtime()
    ).ready:  # the model comes with it, and needs no looking at until then
        yield Finding("hint", str(there), key)
        return
    try:
        model = chosen(config)
    except ModelError as error:
        yield Finding("wrong", f"{error} Until then no language model helps.", key)
        return
    if model.profile.because:
        yield Finding("hint", model.profile.because, key)


def _server(config: Config) -> Iterator[Finding]:
    """An address outside the home, which the box never speaks to."""
    with suppress(HearthError):  # its certificates are named already
        if text := misplaced(config):
            yield Finding("wrong", text, ("llm", "server"))


def _policy(config: Config) -> Iterator[Finding]:
    """Rules and names that bind to nothing: without asking anyone that can be told where only a
    home file knows the devices.
    """
    wrong = [*_tried(partial(Gate, config.policy), "policy", "rules")]
    yield from wrong
    if (
        wrong
        or config.mqtt.host
        or config.home_assistant.url
        or config.mpd.host
        or config.calendars
        or not config.home.simulated
    ):
        return
    try:
        house = open_house(config)
    except HearthError:  # its file is named already
        return
    asyncio.run(
        house.start()
    )  # a simulated one: nothing is waited for, and nobody's lamp hangs on it
    yield from unknown_names(config, house.home)


def _keys(file: Path) -> Iterator[Finding]:
    """Keys of earlier versions, which are read over."""
    for key in retired(file):
        yield Finding("hint", f"{'.'.join(key)}: {RETIRED[key]}", key)


def _place(config: Config) -> Iterator[Finding]:
    said, key = config.home.place, ("home", "place")
    place = locate(said, UTC)
    if said and place is None:
        way_out = 'write the nearest larger city, or "latitude, longitude" in degrees'
        yield Finding(
            "wrong", f"home.place is {said!r}: no place of that name is known; {way_out}.", key
        )
    elif place is not None and place.name != "home" and find_place(said, slips=False) is None:
        yield Finding(
            "hint",
            f"home.place is {said!r}: it is taken for {place.name}; write that, if it is meant.",
            key,
        )


def _skills(config: Config) -> Iterator[Finding]:
    log = logging.getLogger("assistant.skillkit")
    told, log.disabled = log.disabled, True  # it is told here
    try:
        registry = Registry(settings=config.skills, language=config.language)
    finally:
        log.disabled = told
    for problem in registry.problems:
        name = name_of(problem.path)
        close = "" if problem.path.exists() else _close(name, registry.files)
        yield Finding("wrong", f"{problem}{close}", ("skills", name))


def _sound(config: Config) -> Iterator[Finding]:
    from assistant.audio.device import (
        find,  # starts PortAudio, which is for the commands that need it
    )

    for kind, key, name in (
        ("input", "microphone", config.audio.microphone),
        ("output", "loudspeaker", config.audio.loudspeaker),
    ):
        if name:
            try:
                find("input" if kind == "input" else "output", name)
            except HearthError as error:
                yield Finding(
                    "hint",
                    f"audio.{key} is {name!r}: {error} The box waits until it is plugged in.",
                    ("audio", key),
                )


def _calendars(config: Config) -> Iterator[Finding]:
    """Files that aren't there, and names that two calendars share."""
    seen: set[str] = set()
    for row, calendar in enumerate(config.calendars):
        key = ("calendars", str(row))
        if calendar.name.lower() in seen:
            text = f"calendars: two are called {calendar.name!r}; give one another name."
            yield Finding("wrong", text, (*key, "name"))
        seen.add(calendar.name.lower())
        if calendar.path and not Path(calendar.path).expanduser().exists():
            text = f"calendars: {calendar.name!r}: there is no file or folder {calendar.path}."
            yield Finding("wrong", text, (*key, "path"))


def _files(config: Config, file: Path) -> Iterator[Finding]:
    secrets = (
        config.mqtt.password,
        config.home_assistant.token,
        config.mpd.password,
        config.llm.server_key,
        *(calendar.password for calendar in config.calendars),
        config.policy.pin,
    )
    if (
        file.exists()
        and any(secret.get_secret_value() for secret in secrets)
        and stat.S_IMODE(file.stat().st_mode) & stat.S_IROTH
    ):
        yield Finding(
            "hint",
            (
                f"{file} holds a password, and everybody on this machine may read it: "
                f"`chmod o-r {file}`."
            ),
        )
    if reason := unwritable(state_dir()):
        yield Finding(
            "wrong",
            (
                f"{state_dir()}: timers and lists can't be kept there "
                f"({losses.say('disk', reason=reason)})."
            ),
        )


def _close(name: str, known: Iterable[str], also: dict[str, str] | None = None) -> str:
    """What was probably meant, as a question; empty where nothing is close. `also` are second
    names, with what they stand for.
    """
    names = {**{each: each for each in known}, **(also or {})}
    close = difflib.get_close_matches(name, names, 1)
    return f" Did you mean {names[close[0]]!r}?" if close else ""
