"""The composition root: from a configuration to a box that hears, understands, acts and answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from assistant.agenda.lists import ListKeeper
from assistant.agenda.schedule import Schedule
from assistant.agenda.store import Store
from assistant.audio.speaker import Speaker
from assistant.core.comprehend import typed
from assistant.core.journal import Journal
from assistant.core.marks import Clock, SystemClock
from assistant.core.values import ToolCall
from assistant.ear.ear import Ear
from assistant.home.house import open_house
from assistant.home.policy import Origin
from assistant.home.seals import box_key
from assistant.service import history
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.folders import state_dir
from assistant.service.mind import mind_of
from assistant.service.models import Models, check, open_ear
from assistant.service.surroundings import BoxDialogue, BoxSound, about_box, how_to_agree
from assistant.skillkit.host.consents import Consents
from assistant.skillkit.host.loader import Registry
from assistant.skillkit.host.run import Context


@asynccontextmanager
async def open_box(
    config: Config,
    *,
    home_file: Path | None = None,
    clock: Clock | None = None,
    speaker: Speaker | None = None,
    hears: bool = True,
    speaks: bool = True,
    models: Models | None = None,
    ear: Ear | None = None,
) -> AsyncIterator[Box]:
    """A started box. With `home_file` it is a home of its own, which forgets timers and lists at
    the end.

    Without `hears` there is neither ear nor recogniser, without `speaks` no voice. `speaker`
    defaults to one that is pulled; `models` and `ear` to what the configuration names.
    """
    time = clock or SystemClock()
    state = state_dir()
    house = open_house(
        config,
        home_file,
        key=box_key(state),
        clock=time.elapsed,
        pins=None if home_file else state / "codes.json",
    )
    check(config, hears=hears, speaks=speaks)
    models = models or Models.load(config, hears=hears, speaks=speaks, held=True)
    if ear is None and hears:
        ear = open_ear(config)
    path = state / "agenda.db"
    fresh = home_file is not None or not path.exists()
    store = Store(":memory:" if home_file else path)
    agenda, lists = Schedule(store, time), ListKeeper(store)
    if fresh:
        agenda.seed(house.timers)
        lists.seed(house.lists)
    mouth = speaker or (Speaker(volume=config.audio.volume) if speaks else None)
    registry = Registry(settings=config.skills, language=config.language)
    mind = mind_of(config, registry, config.language)
    journal = Journal()
    dialogue = BoxDialogue(journal, time)
    context = Context(
        home=house.home,
        actuator=house.actuator,
        agenda=agenda,
        lists=lists,
        sound=BoxSound(dialogue, mouth),
        dialogue=dialogue,
        about=about_box(config, time.now()),
        language=config.language,
        registry=registry,
        clock=time.now,
        area=config.home.area or None,
        place=config.home.place,
        folders=state / "skills",
        network_allowed=config.network.allowed,
        origin=Origin.VOICE if hears else Origin.TYPED,
        consents=Consents(time.mono, (lambda: how_to_agree(box.config)) if hears else None),
    )
    registry.learn(context.folders)
    box = Box(
        config,
        time,
        house,
        store,
        agenda,
        lists,
        models,
        mind,
        context,
        mouth,
        ear,
        journal,
        own_home=home_file is not None,
        history_file=None if home_file else state / history.NAME,
    )

    async def understand(words: str) -> Sequence[ToolCall]:
        return mind.understand(typed(words), box.situation()).calls

    box.context = replace(context, understand=understand)
    try:
        await box.start()
        models.begin()
        yield box
    finally:
        await box.stop()
