"""Lowers the music where the box stands while it listens, and puts it back before anything is done
with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.home.act import Actuator
from assistant.home.model import Command, Home
from assistant.home.policy import Origin


@dataclass(slots=True)
class Ducking:
    """`share` is what is left of the volume while the microphone is open (0..1); 1 leaves the music
    alone.
    """

    home: Home
    actuator: Actuator
    area: str | None
    share: float
    _before: dict[str, float] = field(default_factory=dict)
    _lowered: dict[str, float] = field(default_factory=dict)
    _task: asyncio.Task[None] | None = None

    def listening(self, now: bool) -> None:
        """Call it whenever the microphone may have opened or closed."""
        if now and not self._before and (playing := self._playing()):
            self._before = playing
            self._lowered = {
                player: round(volume * self.share) for player, volume in playing.items()
            }
            self._task = asyncio.create_task(self._set(self._lowered), name="ducking")
        elif not now and self._before and self._task is not None and self._task.done():
            self._task = asyncio.create_task(self.restore(), name="ducking")

    async def restore(self) -> None:
        """As loud as before, but for players that somebody else has set meanwhile."""
        before, lowered = self._before, self._lowered
        self._before, self._lowered = {}, {}
        if self._task is not None and self._task is not asyncio.current_task():
            await self._task
        mine = {player for player in before if self._volume(player) == lowered[player]}
        await self._set({player: before[player] for player in mine})

    def _playing(self) -> dict[str, float]:
        """The volume of every player that can be heard here."""
        found = {}
        for player in self.home.select(kinds=("media_player",), area=self.area):
            state = self.home.state(player.id)
            if (
                self.share < 1
                and state.get("state") == "playing"
                and isinstance(state.get("volume"), int | float)
            ):
                found[player.id] = float(state["volume"])
        return found

    def _volume(self, player: str) -> float | None:
        return self.home.state(player).get("volume") if player in self.home.devices else None

    async def _set(self, volumes: Mapping[str, float]) -> None:
        if volumes:
            commands = [Command(player, {"volume": volume}) for player, volume in volumes.items()]
            await self.actuator.act(commands, origin=Origin.VOICE)
