"""The verb `doctor`: a running box looks at itself."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from assistant import __version__
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.doctor.examine import Checkup, Ward
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Hub, Inside, Patient
from assistant.service.doctor.streams import Streams
from assistant.service.folders import default_path
from assistant.service.running import Running

QUIET_S = 3.0
"""The chirp waits so long for whoever is speaking, and is left out then."""


class Doctor:
    """The examination of a running box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box
        self._ward: Ward | None = None
        self._one = asyncio.Lock()

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"doctor": self.doctor}

    async def doctor(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Look at everything; takes some seconds, and has no effect on the home.

        Request: {"do": "doctor", "quiet": true, "thorough": false}. Without `quiet` a short chirp
        is played by the box's loudspeaker and heard by its microphone, once nobody speaks;
        `thorough` hashes the models' files anew. The answer:

            {"healthy": false,             no finding is more than a note
             "at": "2026-03-01T12:00:00+01:00", "seconds": 2.4,
             "subjects": [                 in the order in which they are shown
               {"subject": "microphone",   for programs
                "title": "Microphone",     for people
                "said": "USB Mic, 48 kHz, room at -61 dB",     may be empty
                "findings": [
                  {"name": "microphone-clipping", "subject": "microphone",
                   "severity": "fault" | "warning" | "note",
                   "wrong": "a sentence", "remedy": "a sentence",
                   "data": {"device": "USB Mic", …}}]},
               …]}

        Whoever asks while another is being answered waits for it, and is examined then.
        """
        async with self._one:
            quiet = bool(request.get("quiet"))
            busy = "" if quiet else await self._busy()
            sound = self._running.sound
            patient = Patient(
                self._box.config,
                self._running.settings or default_path(),
                Host(),
                inside=self._inside(busy),
                sound=Streams(sound, self._running.notes, self._box.config) if sound else None,
                aloud=not quiet,
                thorough=bool(request.get("thorough")),
            )
            checkup = await asyncio.to_thread(self._examine, patient)
        return checkup.as_json()

    def _examine(self, patient: Patient) -> Checkup:
        """Blocks."""
        from assistant.service.doctor.all import EXAMINATIONS  # no start waits for them

        self._ward = self._ward or Ward(EXAMINATIONS)
        return self._ward.examine(patient)

    async def _busy(self) -> str:
        """What the box is doing that a chirp would disturb; empty where nothing."""
        await self._box.conversation.idle(QUIET_S)
        state = self._box.conversation.state
        return "" if state == "idle" else state

    def _inside(self, busy: str) -> Inside:
        box, notes, house = self._box, self._running.notes, self._box.house
        return Inside(
            __version__,
            {
                name: Hub(title, house.troubles.get(name, ""), house.reasons[name])
                for name, title in house.titles.items()
            },
            skills=tuple(str(problem) for problem in box.context.registry.problems),
            failed={name: notes[name] for name in box.models.engines if name in notes},
            server=(box.models.server.trouble if box.models.server is not None else ""),
            mistake=notes.get("settings", ""),
            store=box.store.trouble,
            page=notes.get("page", ""),
            busy=busy,
        )
