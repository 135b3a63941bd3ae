"""What skills see of the box itself: its loudspeaker, and what was said before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.audio.speaker import Speaker
from assistant.marks import Clock
from assistant.ops.journal import Journal
from assistant.values import Json


@dataclass(slots=True)
class BoxDialogue:
    """What was said before (`skillkit.context.Dialogue`). `end` closes the conversation after the running reply."""

    journal: Journal
    clock: Clock
    ended: bool = False
    _quiet_until: datetime | None = None
    _quiet: bool = False

    @property
    def turns(self) -> Sequence[Mapping[str, Json]]:
        return self.journal.turns

    @property
    def do_not_disturb(self) -> bool:
        if self._quiet_until is not None and self.clock.now() >= self._quiet_until:
            self._quiet, self._quiet_until = False, None
        return self._quiet

    def set_do_not_disturb(self, until: datetime | None, on: bool) -> None:
        self._quiet, self._quiet_until = on, until

    def end(self) -> None:
        self.ended = True


@dataclass(slots=True)
class BoxSound:
    """The box's own loudspeaker (`skillkit.context.Sound`). `say` speaks out of turn; it is set once there is a conversation."""

    dialogue: BoxDialogue
    speaker: Speaker | None = None
    say: Callable[[str, str], None] = lambda key, text: None
    _volume: int = 70
    _announced: int = 0

    @property
    def volume(self) -> int:
        return self.speaker.volume if self.speaker else self._volume

    def set_volume(self, percent: int) -> None:
        self._volume = percent
        if self.speaker:
            self.speaker.volume = percent

    async def announce(self, text: str, area: str | None = None) -> None:
        self._announced += 1
        if not self.dialogue.do_not_disturb:
            self.say(f"announcement {self._announced}", text)
