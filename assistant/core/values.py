"""The vocabulary: every value that crosses a thread or a module border. Frozen; imports nothing of
ours.

Times named `at` are stream seconds: samples captured so far / RATE, so that logic needs no clock
and a recording replays exactly. Times named `mono` are `time.monotonic()` seconds, for measuring
latency.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

RATE = 16_000
"""Samples a second of everything the ear handles (Hz)."""
FRAME = 320
"""Samples in a frame: 20 ms at RATE, two AEC3 blocks, one webrtcvad window."""
FRAME_S = FRAME / RATE

Samples = npt.NDArray[np.int16]
"""Mono 16-bit PCM, shape (n,)."""
Json = Any
"""A plain JSON value: None, bool, int, float, str, list or dict of them."""
Arguments = dict[str, Json]


@dataclass(frozen=True, slots=True, eq=False)
class Pcm:
    """A stretch of mono sound: int16 samples of shape (n,) at `rate` Hz."""

    samples: Samples
    rate: int = RATE

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """20 ms of microphone, and what the loudspeaker played meanwhile.

    `far` is aligned by the audio layer: the samples that left the speaker when `near` was captured
    (zeros in silence). `at` is the stream time of the frame's end; `mono` the monotonic time at
    which that last sample was captured.
    """

    near: Samples
    far: Samples
    at: float
    mono: float


@dataclass(frozen=True, slots=True)
class Wake:
    """A wake word was heard. `word` is the model's id ("hey_jarvis"), `score` 0..1, `at` the
    estimated end of the word.
    """

    word: str
    score: float
    at: float

    @property
    def phrase(self) -> str:
        """The word as people say it: "Hey Jarvis" for "hey_jarvis_v0.1"."""
        return " ".join(
            part.capitalize()
            for part in re.split(r"[_\W]+", self.word)
            if not re.match(r"v?\d", part)
        )


@dataclass(frozen=True, slots=True)
class Explained:
    """What explains a word of a sentence: `by` is "device", "place", "list", "kind", "value",
    "skill" (its own words), "grammar", "courtesy", "taken back", or "model" (which alone understood
    it); `what` the ids, the parameter or the skill.
    """

    word: str
    by: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that a sound is known to begin with, and how long they last at most (s)."""

    words: str
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """What one person said: 16 kHz int16 samples with a little silence on both sides.

    `opening` is the wake word where the command followed it in the same breath: then the samples
    begin with it, because a recogniser is surer of a sentence that it hears from its beginning.
    Otherwise they begin after it.

    `voiced_until` is the last voiced sample's stream time and `voiced_mono` the monotonic time at
    which it was captured: every latency mark counts from there. `opened_by` says why the microphone
    was open ("page": by a hand, on a page).
    """

    samples: Samples = field(repr=False)
    begun_at: float
    voiced_until: float
    voiced_mono: float
    ended_at: float
    opened_by: Literal["wake", "follow_up", "barge_in", "page"] = "wake"
    wake: Wake | None = None
    opening: Opening | None = None
    number: int = 0
    """Counts utterances; a draft and the final utterance it became share the number."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of the audio. `score` is the mean log probability a token (natural log, <= 0)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """What the recogniser made of an utterance, best hypothesis first (there may be none: nothing
    was said).

    `no_speech` is Whisper's probability of silence; `window` says which pass: "short" (speech plus
    padding) or "full" (30 s). `trusted` is False when a safeguard (score, loop, length) doubts it,
    so that a better pass should be asked; `sure` is True when it needs no second opinion even where
    nobody checks what it means.
    """

    hypotheses: tuple[Hypothesis, ...]
    no_speech: float = 0.0
    window: Literal["short", "full", "typed"] = "short"
    trusted: bool = True
    sure: bool = False

    @property
    def text(self) -> str:
        return self.hypotheses[0].text if self.hypotheses else ""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A skill to run: "file.function" and plain JSON arguments."""

    skill: str
    arguments: Arguments = field(default_factory=dict)

    @property
    def bare(self) -> ToolCall:
        """Without the marks of its consent (arguments that begin with "_"), which are nobody's
        business.
        """
        return ToolCall(
            self.skill,
            {name: value for name, value in self.arguments.items() if not name.startswith("_")},
        )

    def as_json(self) -> dict[str, Json]:
        """As it is kept."""
        return {"skill": self.skill, "arguments": dict(self.arguments)}

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> ToolCall:
        """The call that `as_json` made this of."""
        return cls(told["skill"], told["arguments"])


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one command to one device: the state that was wanted, and the state that was
    read back.

    `ok` only when the read-back agrees. `reason` (when not ok) is one of "unavailable", "timeout",
    "refused", "denied", "code" (the device doesn't take the code that was said) or "moving": a
    cover or valve has set off and is still on its way. `detail` completes "The device …" where
    there is more to say. `confirmed` is False for a device that takes commands and never tells its
    state: it was told, no more is known.
    """

    device: str
    wanted: Arguments
    state: Arguments
    ok: bool
    reason: str = ""
    detail: str = ""
    confirmed: bool = True


# --- events: ear -> conversation ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Woke:
    """The wake word sounded; the ear is already capturing what follows."""

    wake: Wake


@dataclass(frozen=True, slots=True)
class Waiting:
    """A moment of silence (about 0.35 s) followed the wake word: the speaker waits for a sign.
    Never in a one-breath command.
    """

    at: float


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Someone began to speak while the microphone was open, or (barge-in) while a reply sounded."""

    at: float


@dataclass(frozen=True, slots=True, eq=False)
class Hushed:
    """A moment of silence, which may only be one within a word: time to take up the sound. Paused,
    Ended or nothing follows.
    """

    utterance: Utterance


@dataclass(frozen=True, slots=True, eq=False)
class Paused:
    """The speaker paused: time for a draft of the reply. The same utterance may go on (Resumed) or
    end (Ended).
    """

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class Resumed:
    """The speaker went on after a pause: the draft is stale."""

    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Ended:
    """The utterance is complete."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class NothingSaid:
    """The microphone was open and nobody spoke."""

    opened_by: Literal["wake", "follow_up", "barge_in"]


@dataclass(frozen=True, slots=True)
class SoundTrouble:
    """A sound device failed, or the microphone is silent. `device` "microphone" or "loudspeaker";
    `what` one sentence.
    """

    device: Literal["microphone", "loudspeaker"]
    what: str


@dataclass(frozen=True, slots=True)
class SoundBack:
    """The sound device works again."""

    device: Literal["microphone", "loudspeaker"]


EarEvent = (
    Woke
    | Waiting
    | SpeechBegan
    | Hushed
    | Paused
    | Resumed
    | Ended
    | NothingSaid
    | SoundTrouble
    | SoundBack
)
