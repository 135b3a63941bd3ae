"""Models and voices of a box: what there is, what is fetched and removed, how a voice sounds, and
which language model suits this box.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import get_args

import numpy as np

from assistant.audio.files import as_flac
from assistant.core.errors import HearthError, InputError
from assistant.core.values import Json, Pcm
from assistant.languages.rehearsal import rehearsal
from assistant.service import library
from assistant.service.config import Config
from assistant.service.control import Verb
from assistant.service.library import fetching
from assistant.service.library.catalogue import Entry, Kind
from assistant.service.library.choice import used
from assistant.service.machine import memory_mb
from assistant.service.models import open_voice
from assistant.service.running import Running

PREVIEW_S = 12.0
"""The longest sound of a voice's preview; the sentence takes some 5 s."""
MEASURE_S = 300.0
"""A measurement that takes longer is given up: each model on the box takes some seconds."""


class Models:
    """The library of a box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box
        self._preview = asyncio.Lock()
        self._measuring = asyncio.Lock()
        self._measured: dict[str, Json] | None = None

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {
            "models": self.models,
            "fetch_model": self.fetch,
            "remove_model": self.remove,
            "preview_voice": self.preview,
            "recommend_model": self.recommend,
        }

    async def models(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "models"}`: what the catalogue has, and what is on this box.

        Answers {"language": "en", "memory_mb": 3790, "models": [MODEL …], "own": [paths of models
        of the user's own that the settings name], "measured": what `recommend_model` told last, or
        null}. A MODEL is {"id", "kind": "wake" | "whisper" | "llm" | "voice", "title", "megabytes",
        "licence", "forbids", "languages": [] for all, "serves": whether it is for the box's
        language, "here": "yes" | "no" | "unfinished", "removable", "used": it is in force,
        "chosen": the settings name it, "fetch": null | {"id", "state": "asked" | "fetching" |
        "failed", "bytes", "total", "why"}}.
        """
        return await asyncio.to_thread(self._models)

    async def fetch(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "fetch_model", "model": "whisper-base.en"}`: have it downloaded; a cut download
        goes on where it stopped. Answers {} at once, the topic `downloads` tells how it goes.
        """
        fetching.request(_id(request))
        return {}

    async def remove(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "remove_model", "model": "whisper-base.en"}`: delete a download that nothing
        uses. Answers {"bytes": how much that made free}.
        """
        id = _id(request)
        if id in used(self._box.config) | used(self._running.live_settings.wanted):
            raise InputError(f"{id} is in use; choose another one first.")
        return {"bytes": await asyncio.to_thread(library.remove, id)}

    async def preview(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "preview_voice", "model": "en_US-joe-medium"}`: a sentence in its language.

        Answers {"type": "audio/flac", "base64": "ZkxhQ…", "text": the sentence}.
        """
        id = _id(request)
        entry = library.find(id)
        if entry is None or entry.kind != "voice":
            raise InputError(f"{id}: the catalogue has no such voice.")
        text = rehearsal(next(iter(entry.languages), self._box.config.language)).calibration
        async with self._preview:
            pcm = await asyncio.to_thread(_spoken, self._box.config, entry, text)
        sound = base64.b64encode(as_flac(pcm)).decode()
        return {"type": "audio/flac", "base64": sound, "text": text}

    async def recommend(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "recommend_model"}`: measure the language models on this box, and tell what each
        of the catalogue would come to. Takes some seconds, in a process of its own.

        Answers what `assistant models recommend --json` prints, {"best": id or null, "models":
        [{"id", "megabytes", "way", "prefill", "decode" (tokens a second), "ms" (in a turn),
        "fits", "measured", "serves"} …]}, with "at": when.
        """
        if self._measuring.locked():
            raise InputError("It is being measured already; wait a little.")
        async with self._measuring:
            told = await _measured(self._running.settings)
        now: datetime = self._box.clock.now()
        self._measured = {**told, "at": now.isoformat(timespec="seconds")}
        return self._measured

    def _models(self) -> dict[str, Json]:
        here, wanted = used(self._box.config), used(self._running.live_settings.wanted)
        language = self._box.config.language
        known = [entry for kind in get_args(Kind) for entry in library.entries(kind)]
        fetches = {each.id: asdict(each) for each in fetching.progress()}
        ids = {entry.id for entry in known}
        return {
            "language": language,
            "memory_mb": memory_mb(),
            "models": [
                {
                    **entry.model_dump(
                        include={"id", "kind", "title", "megabytes", "licence", "forbids"}
                    ),
                    "languages": [*entry.languages],
                    "serves": entry.serves(language),
                    "here": library.presence(entry),
                    "removable": bool(entry.repository) and library.presence(entry) != "no",
                    "used": entry.id in here,
                    "chosen": entry.id in wanted,
                    "fetch": fetches.get(entry.id),
                }
                for entry in known
            ],
            "own": sorted(wanted - ids),
            "measured": self._measured,
        }


def _id(request: Mapping[str, Json]) -> str:
    id = request.get("model")
    if not isinstance(id, str) or not id:
        raise InputError('"model" must be an id of the catalogue: `assistant models list`.')
    return id


def _spoken(config: Config, entry: Entry, text: str) -> Pcm:
    """A text in a voice of the library, cut where it would become too long. Raises ModelError."""
    own = config.voice.model_copy(update={"voice": entry.id})
    voice = open_voice(config.model_copy(update={"voice": own}), remember=False)
    sound = np.concatenate([piece.samples for piece in voice.speak(text)])
    return Pcm(sound[: round(PREVIEW_S * voice.rate)], voice.rate)


async def _measured(settings: Path | None) -> dict[str, Json]:
    """What the command says. Raises HearthError with its sentence."""
    command = ["-m", "assistant", "models", "recommend", "--json", "--alone"]
    command += ["--config", str(settings)] if settings else []
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=pipe, stderr=pipe)
    try:
        said, errors = await asyncio.wait_for(child.communicate(), MEASURE_S)
    except TimeoutError as error:
        raise HearthError("Measuring took too long, and was given up.") from error
    finally:
        if child.returncode is None:
            child.kill()
    if child.returncode:
        told = errors.decode(errors="replace").strip().splitlines()
        raise HearthError(told[-1] if told else "It could not be measured; the log says why.")
    answer: dict[str, Json] = json.loads(said)
    return answer
