"""The configuration of a running box: what its file says, what of that is in force, and how a
change comes into force.

A change comes from whoever sends one (verbs/settings.py) or by the file being edited. It is checked
whole before anything is done with it: a mistake changes nothing. What can be applied at once is;
what would cut somebody short waits until nobody has the floor; the rest counts from the next start.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import tomllib
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from watchfiles import awatch

from assistant.audio.device import SoundSystem
from assistant.core.errors import ConfigError, HearthError
from assistant.core.events import SettingsApplied
from assistant.core.values import Json
from assistant.service import last_good
from assistant.service.box import Box
from assistant.service.checks import essential
from assistant.service.config import Config
from assistant.service.config_file import understood
from assistant.service.config_keys import SKILLS, changed, flat, shown, taken_over
from assistant.service.folders import default_path
from assistant.service.owners import Owner, When, owner_of, owners_of
from assistant.service.settings_file import edited, text_of, write
from assistant.service.settings_patch import key_of, patch_of
from assistant.skillkit.host.skillfile import Problem

log = logging.getLogger(__name__)

SUBJECT = "settings"
"""Of the standing note on what is wrong with them."""
BEFORE = ".before"
"""Ends the name of the file's copy from before the last change."""
REVISIONS = 16
"""So many former states of the file are remembered, to tell what was changed meanwhile."""
OF_LANGUAGE = frozenset({"wake", "whisper", "voice", "llm"})
"""Sections that count from the next start where a language comes or goes: a recogniser of one
language is of no use with the words of another.
"""
LOOK_S = 0.1
DEBOUNCE_MS = 300
"""Editors write a file in several steps; changes this close together are one."""


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """Nothing was changed. `errors` say why by key; `conflicts` are keys that somebody else changed
    meanwhile, with what they hold now.
    """

    errors: Mapping[str, str] = field(default_factory=dict)
    conflicts: Mapping[str, Json] = field(default_factory=dict)


class LiveSettings:
    """Belongs to the event loop's thread."""

    def __init__(
        self,
        box: Box,
        sound: SoundSystem | None,
        note: Callable[[str, str], None],
        reloaded: Callable[[Sequence[Problem]], None],
        file: Path | None = None,
    ) -> None:
        """`note` sets a standing trouble of the box, `reloaded` is told what a reload of skills
        found, `file` is another one than the default.
        """
        self.path = file or default_path()
        self.wanted = box.config
        """What the file says, as far as it has no mistake."""
        self.mistakes: tuple[str, ...] = ()
        self._box = box
        self._note = note
        self._named = file
        self._owners = owners_of(box, sound, reloaded)
        self._refused: dict[str, str] = {}
        """Keys whose owner could not prepare the change, and why."""
        self._known: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
        """By revision: what each key held."""
        self._lock = asyncio.Lock()
        self._waiting: asyncio.Task[None] | None = None
        with suppress(ConfigError):
            self._remember(text_of(self.path))

    # -- asked -------------------------------------------------------------------------------------

    def when(self, key: str) -> When:
        """When a change of this key counts."""
        owner = owner_of(key, self._owners)
        return owner.when if owner is not None else "at restart"

    @property
    def pending(self) -> dict[str, When]:
        """The keys that are not in force yet, and what they wait for."""
        return {key: self._when(key) for key in changed(self._box.config, self.wanted)}

    @property
    def revision(self) -> str:
        """What tells this state of the file from every other one; empty where it can't be read."""
        try:
            return revision_of(text_of(self.path))
        except ConfigError:
            return ""

    def _when(self, key: str) -> When:
        if key in self._refused:
            return "at restart"
        other_language = self.wanted.languages != self._box.config.languages
        if other_language and key.partition(".")[0] in OF_LANGUAGE:
            return "at restart"
        return self.when(key)

    # -- changed -----------------------------------------------------------------------------------

    async def change(self, changes: Mapping[str, Json], seen: str | None) -> list[str]:
        """Write these changes into the file and apply them; the keys that hold something else now.
        Raises Refused, and ConfigError where the file can't be written: nothing was changed then.
        """
        async with self._lock:
            text = text_of(self.path)
            self._refuse_conflicts(changes, seen, text)
            patch = patch_of(changes, _tables(text))
            if patch.errors:
                raise Refused(patch.errors)
            after = edited(self.path, text, patch.values)
            config, mistakes = understood(after, self.path)
            if mistakes:
                raise Refused({".".join(map(str, each.key)): each.what for each in mistakes})
            if errors := await self._errors(config):
                raise Refused(errors)
            if after != text:
                await asyncio.to_thread(write, self.path, text, after, BEFORE)
            return await self._follow(config, after)

    async def reread(self) -> None:
        """The file was edited."""
        async with self._lock:
            try:
                text = text_of(self.path)
            except ConfigError as error:
                self._tell((str(error),))
                return
            if revision_of(text) == next(reversed(self._known), ""):
                return  # our own change, or one that changed nothing
            config, mistakes = understood(text, self.path)
            wrong = [str(each) for each in mistakes]
            if not wrong:
                wrong = [*(await self._errors(config)).values()]
            if wrong:
                log.error("%s", wrong[0])
                self._tell(wrong)
                return
            await self._follow(config, text)

    def _refuse_conflicts(self, changes: Mapping[str, Json], seen: str | None, text: str) -> None:
        """Raises Refused where somebody else has changed one of these keys since revision `seen`;
        of a revision that nobody remembers all are taken for changed.
        """
        if seen is None or seen == revision_of(text):
            return
        now, before = flat(understood(text, self.path)[0]), self._known.get(seen, {})
        keys = {key_of(name) for name in changes}
        found = {key: shown(now.get(key)) for key in keys if now.get(key) != before.get(key)}
        if found:
            raise Refused(conflicts=found)

    async def _errors(self, config: Config) -> dict[str, str]:
        """Why a box would not start with this, or a hub or a skill not serve with it, by key."""
        keys = changed(self.wanted, config)
        found = await asyncio.to_thread(_stoppers, config)
        registry = self._box.context.registry
        for key in keys:
            section, _, file = key.partition(".")
            if section == SKILLS and (why := registry.refusal(file, config.skills.get(file, {}))):
                found[key] = why
        return found

    async def _follow(self, config: Config, text: str) -> list[str]:
        self._remember(text)
        self.wanted = config
        self._refused.clear()
        self._tell(())
        applied = await self._apply()
        if not self._refused:
            with suppress(OSError):  # a disk that takes nothing is told by the safekeeping
                await asyncio.to_thread(last_good.keep, self._named, config)
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.create_task(self._apply_when_idle(), name="settings")
        return applied

    async def _apply(self) -> list[str]:
        """What can be applied at once."""
        done: list[str] = []
        for owner, keys in self._work("at once"):
            mixed = taken_over(self._box.config, self.wanted, keys)
            try:
                switch = await owner.prepare(mixed)
                self._box.config = mixed
                await switch()
            except HearthError as error:
                self._refuse(keys, error)
            else:
                done += keys
        self._applied(done)
        return done

    async def _apply_when_idle(self) -> None:
        """What has to wait, one owner after the other, until nothing waits any more."""
        while work := self._work("when idle"):
            owner, keys = work[0]
            wanted = self.wanted
            try:
                switch = await owner.prepare(taken_over(self._box.config, wanted, keys))
            except HearthError as error:
                if self.wanted is wanted:
                    self._refuse(keys, error)
                continue
            await self._idle()
            # no await from here to the switch: nobody can have taken the floor
            self._box.config = taken_over(self._box.config, wanted, keys)
            await switch()
            self._applied(keys)

    def _work(self, when: When) -> list[tuple[Owner, list[str]]]:
        """Who has something to apply, and which keys."""
        work: dict[Owner, list[str]] = {}
        for key, due in self.pending.items():
            if due == when and (owner := owner_of(key, self._owners)) is not None:
                work.setdefault(owner, []).append(key)
        return [*work.items()]

    async def _idle(self) -> None:
        """Wait until nobody has the floor or is listened to."""
        ear, talk = self._box.ear, self._box.conversation
        while True:
            if talk.free and not (ear is not None and ear.open):
                return
            await asyncio.sleep(LOOK_S)

    def _applied(self, keys: Iterable[str]) -> None:
        if keys := frozenset(keys):
            log.info("settings applied: %s", ", ".join(sorted(keys)))
            self._box.conversation.events.tell(SettingsApplied(keys))

    def _refuse(self, keys: Iterable[str], error: HearthError) -> None:
        self._refused |= dict.fromkeys(keys, str(error))
        self._tell(self._refused.values())

    def _tell(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(dict.fromkeys(mistakes))
        first = self.mistakes[0] if self.mistakes else ""
        self._note(SUBJECT, f"{first} The former settings go on." if first else "")

    def _remember(self, text: str) -> None:
        self._known[revision_of(text)] = flat(understood(text, self.path)[0])
        self._known.move_to_end(revision_of(text))
        while len(self._known) > REVISIONS:
            self._known.popitem(last=False)

    # -- watched -----------------------------------------------------------------------------------

    @asynccontextmanager
    async def following(self) -> AsyncIterator[None]:
        """Meanwhile the file is watched."""
        watching = asyncio.create_task(self._watch(), name="settings file")
        try:
            yield
        finally:
            for task in (watching, self._waiting):
                if task is not None:
                    task.cancel()
                    with suppress(asyncio.CancelledError):
                        await task

    async def _watch(self) -> None:
        folders = {self.path.absolute().parent, self.path.resolve().parent}
        names = {self.path.name, self.path.resolve().name}
        there = [folder for folder in folders if folder.is_dir()]
        if not there:
            return
        try:
            async for _ in awatch(
                *there,
                recursive=False,
                debounce=DEBOUNCE_MS,
                watch_filter=lambda _, path: Path(path).name in names,
            ):
                await self.reread()
        except (OSError, RuntimeError) as error:  # the system's watches are used up
            log.warning("%s is no longer watched: %s", self.path, error)


def revision_of(text: str) -> str:
    """What tells a text from every other one."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _tables(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # it is named when the whole is read
        return {}


def _stoppers(config: Config) -> dict[str, str]:
    """Why no box starts with this configuration, by key; it reads models and certificates."""
    from assistant.home.house import REAL

    found = {
        ".".join(each.key): each.text
        for _, look in essential(config)
        for each in look()
        if each.level == "stops"
    }
    for name, open_source in REAL.items():
        try:
            open_source(config)
        except HearthError as error:
            found.setdefault(name, str(error))
    return found
