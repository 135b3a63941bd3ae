"""Which settings suit this box: the decision alone. Measurements go in, the keys of the
configuration to change come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from assistant.core.values import Json
from assistant.service.config import Config
from assistant.service.library.catalogue import Way

Goal = Literal["latency", "accuracy"]

WORTH = 0.07
"""A setting is changed only for at least this share of time: less is the noise of a measurement."""
SLACK_S = 0.15
"""So much sound must be left over when the next piece of a sentence arrives:
a busy box needs it.
"""
SHORT_PASS_MS = 450.0
MODEL_TURN_MS: Mapping[Way, float] = {"plain": 2500.0, "tools": 5000.0}
"""What accuracy may cost: the first pass of a command, and what the language model does in a turn.
One that calls tools is asked for what nothing else can do.
"""
ACCURATE_PADDING_S = 1.0
TURN_TOKENS: Mapping[Way, tuple[int, int]] = {"plain": (20, 12), "tools": (150, 20)}
"""A turn of the language model, its rounds together: prompt tokens that are new in it, and tokens
that it writes. Counted over lab/sets/free.jsonl: in the plain way 12 tokens are read on the average
(17 at the 95th percentile); in the tools way 107 in the first round (148), and the 1.5 B model of
the laboratory wrote 17 in 1.08 rounds.
"""
MEMORY_SHARE, MEMORY_FACTOR = 0.5, 2.0
"""Models may fill half of the memory; one takes about twice its file."""

STEPS = {
    "endpoint": "sure that you have finished",
    "heard": "words",
    "understood": "meaning",
    "done": "deed",
    "first_chunk": "voice",
    "first_audio": "loudspeaker",
}
"""The marks of a turn, and what the time before each went to."""
REMEDIES = {
    "endpoint": (
        "endpoint.complete_s is the silence that ends a command; "
        "shorter would cut off people who pause"
    ),
    "heard": "a smaller speech model or a faster compute type shortens it",
    "understood": (
        "the language model works here: a smaller one is faster, "
        "and what the templates know needs none"
    ),
    "done": "devices take this long to confirm",
    "first_chunk": "a voice of a lower quality or a smaller first piece is there sooner",
    "first_audio": "the sound server buffers this much",
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """One setting of the recogniser: `ms` for the short pass of a command, `right` the share of
    words it found.
    """

    model: str
    megabytes: int
    compute_type: str
    threads: int
    padding_s: float
    ms: float
    right: float


@dataclass(frozen=True, slots=True)
class Thinking:
    """One setting of the language model: tokens a second of prompt and of answer."""

    model: str
    megabytes: int
    threads: int
    prefill: float
    decode: float
    way: Way = "plain"
    auto: bool = True
    """Whether it works so by itself; else only where the configuration says so."""

    @property
    def ms(self) -> float:
        """A typical turn of it."""
        read, written = TURN_TOKENS[self.way]
        return 1000 * (read / self.prefill + written / self.decode)


@dataclass(frozen=True, slots=True)
class Speaking:
    """One setting of the voice: `ms` to its first piece of sound, `slack_s` of sound left when the
    tightest next piece came.
    """

    voice: str
    megabytes: int
    threads: int
    first_chunk_s: float
    ms: float
    slack_s: float


@dataclass(frozen=True, slots=True)
class Trials:
    """Everything that was measured on a box."""

    memory_mb: int
    hearing: Sequence[Hearing] = ()
    thinking: Sequence[Thinking] = ()
    speaking: Sequence[Speaking] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A key of the configuration, its value now and the better one."""

    key: str
    now: Json
    proposed: Json


Trial = TypeVar("Trial", Hearing, Thinking, Speaking)


def propose(config: Config, trials: Trials, goal: Goal) -> list[Proposal]:
    """The keys to change for the goal. Empty: the settings in force are as good as any that was
    tried.
    """
    wanted: dict[str, Json] = {}
    if trials.hearing:
        wanted |= _hearing(config, trials, goal)
    if trials.thinking:
        wanted |= _thinking(config, trials, goal)
    if trials.speaking:
        wanted |= _speaking(config, trials, goal)
    return [
        Proposal(key, now, value)
        for key, value in wanted.items()
        if (now := value_of(config, key)) != value
    ]


def value_of(config: Config, key: str) -> Json:
    """The value of "section.key"."""
    section, _, name = key.partition(".")
    value: Json = getattr(getattr(config, section), name)
    return value


def with_proposals(config: Config, proposals: Iterable[Proposal]) -> Config:
    """The configuration as it would be."""
    values: dict[str, dict[str, Json]] = {}
    for proposal in proposals:
        section, _, name = proposal.key.partition(".")
        values.setdefault(section, {})[name] = proposal.proposed
    changed = {
        section: getattr(config, section).model_copy(update=update)
        for section, update in values.items()
    }
    return config.model_copy(update=changed)


def waits(marks_ms: Mapping[str, int]) -> dict[str, int]:
    """Milliseconds of a turn by the step they went to, in the order in which they passed.

    Steps overlap (words are looked for while the silence is still being judged): time counts for
    the step that ended it.
    """
    found, before = {}, 0
    for step, at in sorted(
        ((step, marks_ms[step]) for step in STEPS if step in marks_ms), key=lambda mark: mark[1]
    ):
        found[step] = max(0, at - before)
        before = max(before, at)
    return found


def bottleneck(waited: Mapping[str, int]) -> str | None:
    """The step that took longest; None where nothing was measured."""
    return max(waited, key=lambda step: waited[step], default=None)


def _hearing(config: Config, trials: Trials, goal: Goal) -> dict[str, Json]:
    fits = [trial for trial in trials.hearing if _fits(trial.megabytes, trials.memory_mb)] or list(
        trials.hearing
    )
    if goal == "accuracy":
        affordable = [trial for trial in fits if trial.ms <= SHORT_PASS_MS] or [
            min(fits, key=lambda trial: trial.ms)
        ]
        largest = max(trial.megabytes for trial in affordable)
        fits = [trial for trial in affordable if trial.megabytes == largest]
        careful = [trial for trial in fits if trial.padding_s >= ACCURATE_PADDING_S]
        fits = careful or fits
    # no time is worth words
    best = max(trial.right for trial in fits)
    fits = [trial for trial in fits if trial.right >= best - 1e-9]
    now = (
        config.whisper.model,
        config.whisper.compute_type,
        config.threads.whisper,
        config.whisper.padding_s,
    )
    chosen = _quickest(
        fits,
        [
            trial
            for trial in fits
            if (trial.model, trial.compute_type, trial.threads, trial.padding_s) == now
        ],
    )
    return {
        "whisper.model": chosen.model,
        "whisper.compute_type": chosen.compute_type,
        "whisper.padding_s": chosen.padding_s,
        "threads.whisper": chosen.threads,
    }


def _thinking(config: Config, trials: Trials, goal: Goal) -> dict[str, Json]:
    fits = [trial for trial in trials.thinking if _fits(trial.megabytes, trials.memory_mb)] or list(
        trials.thinking
    )
    if goal == "accuracy":
        affordable = [trial for trial in fits if trial.ms <= MODEL_TURN_MS[trial.way]] or [
            min(fits, key=lambda trial: trial.ms)
        ]
        largest = max(trial.megabytes for trial in affordable)
        fits = [trial for trial in affordable if trial.megabytes == largest]
    # each in its own way, where that is quick enough
    fits = [trial for trial in fits if trial.auto] or fits
    now = (config.llm.model, config.threads.llm, config.llm.way)
    chosen = _quickest(
        fits, [trial for trial in fits if (trial.model, trial.threads, _way(trial)) == now]
    )
    return {
        "llm.model": chosen.model,
        "threads.llm": chosen.threads,
        "llm.way": _way(chosen),
    }


def _way(trial: Thinking) -> str:
    """`llm.way` for this."""
    return "auto" if trial.auto else trial.way


def _speaking(config: Config, trials: Trials, goal: Goal) -> dict[str, Json]:
    """The voice itself is a matter of taste and stays; accuracy has nothing to gain from it."""
    own = [trial for trial in trials.speaking if trial.voice == config.voice.voice]
    steady = [trial for trial in own if trial.slack_s >= SLACK_S] or [
        max(own, key=lambda trial: trial.slack_s)
    ]
    now = (config.threads.voice, config.voice.first_chunk_s)
    chosen = _quickest(
        steady, [trial for trial in steady if (trial.threads, trial.first_chunk_s) == now]
    )
    return {"threads.voice": chosen.threads, "voice.first_chunk_s": chosen.first_chunk_s}


def _quickest(trials: Sequence[Trial], now: Sequence[Trial]) -> Trial:
    """The quickest; what is set now, where the quickest is not worth a change."""
    best = min(trials, key=lambda trial: trial.ms)
    return now[0] if now and now[0].ms <= best.ms / (1 - WORTH) else best


def _fits(megabytes: int, memory_mb: int) -> bool:
    return not memory_mb or megabytes * MEMORY_FACTOR <= memory_mb * MEMORY_SHARE
