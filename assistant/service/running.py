"""A running box as those see it who serve beside its conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from assistant.audio.device import SoundSystem
from assistant.core.errors import InputError
from assistant.service.box import Box
from assistant.service.live_settings import LiveSettings
from assistant.skillkit.host.consents import Consents
from assistant.skillkit.host.skillfile import Problem


@dataclass(slots=True)
class Running:
    """A box, and what the program around it knows. All of it is for the event loop."""

    box: Box
    notes: Mapping[str, str]
    """Standing troubles by subject, beside those of the home (`House.troubles`)."""
    note: Callable[[str, str], None]
    """Sets a standing trouble, or (empty text) removes it."""
    reloaded: Callable[[Sequence[Problem]], None]
    """Is told what a reload of the skills found."""
    sound: SoundSystem | None = None
    """None where there are no sound devices."""
    settings: Path | None = None
    """The configuration's file, where another than the default one was named."""
    show_muted: Callable[[], None] = lambda: None
    """Is told when the microphone was switched off or on."""
    live_settings: LiveSettings = field(init=False)
    consents: Consents = field(init=False)
    """The questions that hands are asked, and have not answered yet."""
    since: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.live_settings = LiveSettings(
            self.box, self.sound, self.note, self.reloaded, self.settings
        )
        self.consents = Consents(self.box.clock.mono)
        self.since = self.box.clock.now()

    @property
    def troubles(self) -> dict[str, str]:
        """Every standing trouble by subject, those of the home's hubs included."""
        return {**self.box.house.troubles, **self.notes}

    @property
    def muted(self) -> bool | None:
        """Whether the microphone is switched off by hand, which is no trouble; None where there is
        none.
        """
        return None if self.sound is None else self.sound.microphone.off

    def mute(self, off: bool) -> None:
        """Switch the microphone off, or on again. Raises InputError where there is none."""
        if self.sound is None:
            raise InputError("This box has no microphone.")
        self.sound.microphone.off = off
        self.show_muted()
