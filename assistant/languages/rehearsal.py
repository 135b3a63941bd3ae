"""What the box says, and is told, when it tries itself: the recorded conversation, the trials of
`assistant tune`, and the sentence that a voice is measured with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import available, load
from assistant.languages.language import REFERENCE


@dataclass(frozen=True)
class Rehearsal:
    """One language's sentences for that."""

    file: ClassVar[str] = "rehearsal"
    conversation: tuple[str, ...]
    """A person's side of the recorded conversation (`service.demo_script`): two orders in one, a
    question about the second, the garage, a yes to what is asked then, and the time. They name
    kinds of devices alone, for the home has names in a language of its own.
    """
    commands: tuple[str, ...]
    """Orders and questions that a recogniser is timed on; the first needs no language model."""
    wish: str
    """What the language model is asked for."""
    reply: str
    """A long reply, which a voice is timed on."""
    story: str
    """A text that the language model goes on with; repeated, it fills its window."""
    calibration: str
    """What a voice says when its loudness is measured: all sounds of the language."""


def rehearsal(code: str) -> Rehearsal:
    """Of a language, also "en-us"; the reference's where it has none."""
    short = code.partition("-")[0]
    return load(short if short in available() else REFERENCE).table(Rehearsal)
