"""The conversation of the demo: what the person says, and when."""

from __future__ import annotations

from assistant.core.values import Samples
from assistant.home.file import DEFAULT as HOME
from assistant.languages.rehearsal import rehearsal
from assistant.service.config import Config
from assistant.service.models import open_person
from assistant.service.person import WAKE, Person

__all__ = ["HOME", "recording"]

TURNS = ((True, 6.5), (True, 5.5), (True, 4.0), (False, 4.5), (True, 4.0))
"""Of each line, whether the wake word goes before it, and the seconds of quiet after it: room for
the answer.
"""


def recording(config: Config) -> Samples:
    """The person's side of the whole conversation, 16 kHz, in the language of the settings, by the
    configured voice pitched up. Blocks.

    The wake word is an English one: where another voice speaks, the packaged one calls.
    """
    default = Config()
    person = Person(open_person(config))
    caller = person
    if config.voice.voice != default.voice.voice:
        caller = Person(open_person(default))
    parts: list[str | float | Samples] = [1.0]
    for (wakes, quiet_s), line in zip(TURNS, rehearsal(config.language).conversation, strict=True):
        if wakes and caller is not person:
            parts += [caller.speech(WAKE), line, quiet_s]
        else:
            parts += [(WAKE if wakes else "") + line, quiet_s]
    return person.say(*parts).samples
