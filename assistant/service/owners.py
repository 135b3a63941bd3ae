"""Who applies a change of the configuration to a running box: an owner for the keys of a section.

An owner first prepares (a model is loaded, a certificate is read), which may take seconds, fail and
be given up; what it returns makes the change, in one step that nobody hears. Keys without an owner
count from the next start.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from assistant.audio.device import SoundSystem
from assistant.core.discretion import Words
from assistant.ear.commands import Heed
from assistant.home.house import REAL
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.config_keys import SKILLS
from assistant.service.history_seal import key_of
from assistant.service.models import Part
from assistant.service.surroundings import kept_of, wake_phrases
from assistant.service.warming import warm
from assistant.skillkit.host.skillfile import Problem

When = Literal["at once", "when idle", "at restart"]
Switch = Callable[[], Awaitable[None]]
"""Makes a change that was prepared."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Applies these keys ("mqtt.*" for all of a section). `prepare` is given the configuration that
    is to be in force, and raises HearthError where that can't be.
    """

    keys: tuple[str, ...]
    when: Literal["at once", "when idle"]
    prepare: Callable[[Config], Awaitable[Switch]]

    def has(self, key: str) -> bool:
        return any(fnmatchcase(key, pattern) for pattern in self.keys)


def at_once(*keys: str, apply: Callable[[], None]) -> Owner:
    """An owner with nothing to prepare; it finds the new configuration in the box."""

    async def switch() -> None:
        apply()

    async def prepare(config: Config) -> Switch:
        return switch

    return Owner(keys, "at once", prepare)


def owners_of(
    box: Box,
    sound: SoundSystem | None,
    reloaded: Callable[[Sequence[Problem]], None],
) -> tuple[Owner, ...]:
    """The owners of a running box. `reloaded` is told what a reload of skills found."""
    return (
        at_once(
            "audio.volume", apply=lambda: box.context.sound.set_volume(box.config.audio.volume)
        ),
        at_once("audio.earcons", "endpoint.follow_up_*", apply=lambda: _manners(box)),
        at_once("audio.duck", apply=lambda: _duck(box)),
        at_once(
            *("endpoint.[!f]*", "wake.gate", "audio.echo_canceller"),
            apply=lambda: box.order(_heed(box.config)),
        ),
        Owner(("wake.words",), "at once", lambda config: _wake(box, config)),
        at_once("home.area", "home.place", "network.*", apply=lambda: _surroundings(box)),
        at_once("home.devices", apply=lambda: box.house.home.rename(box.config.home.devices)),
        at_once("home.receipt_s", apply=lambda: _patience(box)),
        at_once("policy.*", apply=lambda: _policy(box)),
        at_once("log.sentences", apply=lambda: _discretion(box)),
        Owner(("privacy.*",), "at once", lambda config: _privacy(box, config)),
        at_once("llm.max_tokens", apply=box.renew),
        at_once("mqtt.announce", apply=_nothing),  # announcing.py follows by itself
        *(() if box.own_home else _sources(box)),
        Owner((f"{SKILLS}.*",), "at once", lambda config: _skills(box, config, reloaded)),
        _models(box, "transcriber", "whisper.*", "threads.whisper"),
        _models(box, "voice", "voice.*", "threads.voice"),
        _models(box, "thinker", "llm.*", "threads.llm"),
        *(() if sound is None else (_devices(box, sound),)),
    )


def owner_of(key: str, owners: Iterable[Owner]) -> Owner | None:
    """Who applies a key; None: it counts from the next start."""
    return next((owner for owner in owners if owner.has(key)), None)


def _nothing() -> None:
    """Whoever it is for listens to `SettingsApplied`."""


def _manners(box: Box) -> None:
    talk, config = box.conversation, box.config
    talk.earcons = config.audio.earcons
    talk.follow_up_s = config.endpoint.follow_up_s
    talk.follow_up_always = config.endpoint.follow_up_always


def _duck(box: Box) -> None:
    if box.ducking is not None:
        box.ducking.share = box.config.audio.duck / 100


def _surroundings(box: Box) -> None:
    config, area = box.config, box.config.home.area or None
    box.context = replace(
        box.context,
        area=area,
        place=config.home.place,
        network_allowed=config.network.allowed,
    )
    box.conversation.situation = replace(box.conversation.situation, area=area)
    if box.ducking is not None:
        box.ducking.area = area


def _patience(box: Box) -> None:
    box.house.actuator.receipt_s = box.config.home.receipt_s


def _policy(box: Box) -> None:
    box.house.actuator.gate.follow(box.config.policy)
    box.conversation.wake_for_yes = box.config.policy.wake_for_yes and box.ear is not None


async def _privacy(box: Box, config: Config) -> Switch:
    """Fewer days, or none, count for what is kept already; another key for what is kept next."""
    privacy = config.privacy
    if privacy.key_file:
        await asyncio.to_thread(key_of, privacy.key_file)

    async def switch() -> None:
        await box.history.follow(privacy)
        about = box.context.about
        kept, days = kept_of(privacy), privacy.history_days
        box.context = replace(box.context, about=replace(about, kept=kept, kept_days=days))

    return switch


def _discretion(box: Box) -> None:
    Words.shown = box.config.log.sentences


def _heed(config: Config) -> Heed:
    return Heed(
        endpoint=config.endpoint, gate=config.wake.gate, cancels=config.audio.echo_canceller
    )


async def _wake(box: Box, config: Config) -> Switch:
    """Other thresholds at the next frame; other words as soon as their models are loaded."""
    words, before = config.wake.words, box.config.wake.words
    limits = {Path(word.model).stem: (word.threshold, word.patience) for word in words}
    order = Heed(thresholds=limits)
    if [word.model for word in words] != [word.model for word in before] and box.ear is not None:
        from assistant.engines.wake import OpenWakeWord

        order = Heed(wake=await asyncio.to_thread(OpenWakeWord, words))

    async def switch() -> None:
        box.order(order)
        models = [word.model for word in words]
        for mind in (box.mind, *box.minds.values()):
            mind.answer_to(models)
        about = replace(box.context.about, wake_words=wake_phrases(config))
        box.context = replace(box.context, about=about)

    return switch


def _sources(box: Box) -> list[Owner]:
    """An owner for each hub: the former connection ends, and the new one begins."""
    keys = {"mqtt": "mqtt.*", "homeassistant": "home_assistant.*", "mpd": "mpd.*"}

    def owner(name: str) -> Owner:
        async def prepare(config: Config) -> Switch:
            source = REAL[name](config)

            async def switch() -> None:
                await box.house.exchange(name, source)

            return switch

        return Owner((keys.get(name, name),), "at once", prepare)

    return [owner(name) for name in REAL]


async def _skills(
    box: Box, config: Config, reloaded: Callable[[Sequence[Problem]], None]
) -> Switch:
    registry = box.context.registry

    async def switch() -> None:
        paths = registry.settle(config.skills)
        await asyncio.to_thread(registry.try_out, paths)
        reloaded(registry.reload(paths))

    return switch


def _models(box: Box, part: Part, *keys: str) -> Owner:
    """Another model is loaded beside the one that serves, and takes its place when nobody has the
    floor: no turn waits for it, and one that doesn't load costs nothing.
    """

    async def prepare(config: Config) -> Switch:
        fresh = box.models.renewed(config, part)
        try:
            await fresh.loaded()
            if part == "thinker":
                await warm(fresh, box.mind, box.situation, box.context, speaks=False)
        except BaseException:
            await fresh.close()
            raise

        async def switch() -> None:
            before = box.models.take(part, fresh)
            box.renew()
            await before.close()

        return switch

    return Owner(keys, "when idle", prepare)


def _devices(box: Box, sound: SoundSystem) -> Owner:
    async def switch() -> None:
        sound.choose(box.config.audio.microphone, box.config.audio.loudspeaker)

    async def prepare(config: Config) -> Switch:
        return switch

    return Owner(("audio.microphone", "audio.loudspeaker"), "when idle", prepare)
