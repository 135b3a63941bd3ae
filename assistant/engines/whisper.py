"""Speech to text: Whisper by CTranslate2, over no more audio than was spoken.

faster-whisper pads every utterance to Whisper's 30 s window. The encoder also takes a shorter one,
and then a command costs a tenth. The quick pass (speech and a little silence, greedy) is therefore
asked first, then the wide one (the same sound, a beam), and the full one (30 s, a beam) is for what
both were unsure of. None is believed blindly: see `whisper_text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens

from assistant.core.errors import ModelError
from assistant.core.stages import Cancelled, Effort, never
from assistant.core.values import RATE, Hypothesis, Opening, Samples, Transcript
from assistant.engines.whisper_text import (
    TRUSTED_SCORE,
    Hearing,
    distinct,
    echoes,
    fold,
    judge,
    without,
)
from assistant.languages import load
from assistant.languages.rehearsal import rehearsal

ENGLISH = "en"
"""What a Whisper model that isn't for all languages hears."""
WINDOW_FRAMES = 3000
"""Mel frames (10 ms) in Whisper's window."""
WINDOW_S = 30
CERTAIN = 0.3
"""Probability of no speech below which somebody surely spoke: only then are hints used."""
_MOMENT = RATE // 8
"""How many samples may follow a sound that the encoder has already seen, for its result to be used
again.
"""
HINT_TOKENS = 90
"""Longest list of hints; Whisper's prompt has room for 223, but each token costs time."""
TOKENS_A_SECOND = 4.0
"""Four more than this were enough for the text of each of 72 commands and sentences, by 40 people
and a voice; what is longer has, nearly always, begun to say everything again."""


@dataclass(frozen=True, slots=True)
class _Prompt:
    """Tokens before what is written: names that are about to be used, and words known to begin the
    text.
    """

    hints: list[int] = field(default_factory=list)
    opening: list[int] = field(default_factory=list)
    """These stand in the result again."""


class Transcriber:
    """A CTranslate2 Whisper model (`stages.Transcriber`). Not thread-safe: it belongs to one
    engine.
    """

    def __init__(
        self,
        folder: Path,
        *,
        compute_type: str = "int8",
        threads: int = 2,
        padding_s: float = 0.8,
        beam: int = 5,
        language: str = "en",
    ) -> None:
        """Load and warm up. Raises ModelError."""
        if not (folder / "model.bin").is_file():
            raise ModelError(
                f"{folder}: no Whisper model here (model.bin is missing); see `assistant models`."
            )
        try:
            self._whisper = WhisperModel(
                str(folder), device="cpu", compute_type=compute_type, cpu_threads=threads
            )
        except (RuntimeError, ValueError, OSError, KeyError) as error:
            raise ModelError(
                f"{folder}: the Whisper model does not load: {_first_line(error)}."
            ) from error
        self._folder = folder
        self._tokenizers: dict[str, Tokenizer] = {}
        self._own = self._language = language
        self._tokens = self._tokenizer(language)
        self._suppressed = list(get_suppressed_tokens(self._tokens, [-1]))
        self._padding = round(padding_s * RATE)
        self._beam = beam
        self._encoded: tuple[Samples, ctranslate2.StorageView] | None = None
        """The last sound that was taken up or heard without the full window."""
        self._warm_up()

    def _tokenizer(self, language: str) -> Tokenizer:
        """The tokens of a language. Raises ModelError where the model doesn't hear it."""
        known = self._tokenizers.get(language)
        if known is not None:
            return known
        multilingual = self._whisper.model.is_multilingual
        if not multilingual and language != ENGLISH:
            raise ModelError(
                f"{self._folder}: this Whisper model hears English only, but language is "
                f"{language!r}; set whisper.model to one for all languages, such as whisper-base."
            )
        try:
            made = Tokenizer(
                self._whisper.hf_tokenizer, multilingual, task="transcribe", language=language
            )
        except ValueError as error:
            raise ModelError(f"language is {language!r}, which Whisper does not know.") from error
        self._tokenizers[language] = made
        return made

    def take_up(self, samples: Samples) -> None:
        """Encode a sound that may have ended; see `stages.Transcriber`. Raises ModelError."""
        if RATE // 4 <= len(samples) <= WINDOW_S * RATE - self._padding:
            with _failing_plainly():
                self._encoded = samples, self._encode(samples, full=False)

    def transcribe(
        self,
        samples: Samples,
        *,
        effort: Effort = "quick",
        opening: Opening | None = None,
        hints: Sequence[str] = (),
        cancelled: Cancelled = never,
        language: str = "",
    ) -> Transcript:
        """One pass over 16 kHz samples; see `stages.Transcriber`. Audio longer than the window is
        read piece by piece.

        A wide pass over the very array that the last quick pass had does without encoding it again.
        """
        if len(samples) < RATE // 20 or not samples.any() or cancelled():
            return Transcript((), no_speech=1.0, window="full" if effort == "full" else "short")
        self._language = language or self._own
        self._tokens = self._tokenizer(self._language)
        if len(samples) + self._padding > WINDOW_S * RATE:
            return self._long(samples, cancelled)
        with _failing_plainly():
            return self._pass(samples, effort, opening, hints, cancelled)

    @property
    def _hearing(self) -> Hearing:
        return load(self._language).table(Hearing)

    def _warm_up(self) -> None:
        """The first call of each shape is slow: let it not be the user's. Both windows, with and
        without a prompt.
        """
        noise = np.random.default_rng(0).integers(-30, 30, 2 * RATE).astype(np.int16)
        prompt = _Prompt(self._hints([rehearsal(self._language).calibration] * 6))
        for full in (False, True):
            encoded = self._encode(noise, full=full)
            self._no_speech(encoded)
            for beam in (1, self._beam):
                self._decode(encoded, prompt, beam=beam, cap=8)

    def _pass(
        self,
        samples: Samples,
        effort: Effort,
        opening: Opening | None,
        hints: Sequence[str],
        cancelled: Cancelled,
    ) -> Transcript:
        full, seconds = effort == "full", len(samples) / RATE
        known = None if full else self._known(samples)
        encoded = self._encode(samples, full=full) if known is None else known
        self._encoded = None if full else (samples, encoded)
        if cancelled():
            return Transcript((), window="full" if full else "short")
        no_speech = None
        if hints and not opening:
            # a prompt makes silence look like speech, and is written into it: first see without one
            # that somebody spoke
            no_speech = self._no_speech(encoded)
        prompt = _Prompt(
            self._hints(hints) if no_speech is None or no_speech < CERTAIN else [],
            self._tokens.encode(f" {opening.words},") if opening else [],
        )
        hypotheses, silence = self._write(
            encoded, prompt, seconds, beam=1 if effort == "quick" else self._beam
        )
        if opening:
            hypotheses = [replace(one, text=without(one.text, opening.words)) for one in hypotheses]
            # the wake word is speech: of what follows it, silence is asked only where the text is
            # doubtful
            doubtful = (
                not hypotheses or not hypotheses[0].text or hypotheses[0].score < TRUSTED_SCORE
            )
            rest = samples[round(opening.seconds * RATE) :]
            silence = self._no_speech(self._encode(rest, full=False)) if doubtful else 0.0
        hypotheses = [
            one for one in distinct(hypotheses) if not (prompt.hints and echoes(one.text, hints))
        ]
        silence = silence if no_speech is None else no_speech
        return judge(hypotheses, silence, seconds, self._hearing.invented, full=full)

    def _known(self, samples: Samples) -> ctranslate2.StorageView | None:
        """These samples encoded, or but for a moment since, which is silence as the padding is."""
        if self._encoded is None:
            return None
        sound, encoded = self._encoded
        begins = 0 <= len(samples) - len(sound) <= _MOMENT and np.array_equal(
            samples[: len(sound)], sound
        )
        return encoded if begins else None

    def _encode(self, samples: Samples, *, full: bool) -> ctranslate2.StorageView:
        return self._whisper.model.encode(
            ctranslate2.StorageView.from_array(self._features(samples, full))
        )

    def _no_speech(self, encoded: ctranslate2.StorageView) -> float:
        """Whisper's probability that nobody speaks, asked without a prompt."""
        probability: float = self._decode(encoded, _Prompt(), beam=1, cap=1).no_speech_prob
        return probability

    def _write(
        self, encoded: ctranslate2.StorageView, prompt: _Prompt, seconds: float, *, beam: int
    ) -> tuple[list[Hypothesis], float]:
        """What may have been said, repetitions folded, and the probability of silence that came
        with it.
        """
        cap = 4 + round(TOKENS_A_SECOND * seconds)
        result = self._decode(encoded, prompt, beam=beam, cap=cap)
        text = self._tokens.decode(result.sequences_ids[0])
        if (
            len(result.sequences_ids[0]) >= len(prompt.opening) + cap
            and fold(text, cut=True) == text
        ):
            # it neither ended nor began to repeat itself: more was said than usual in this time
            cap = 16 + round(9 * seconds)
            result = self._decode(encoded, prompt, beam=beam, cap=cap)
        hypotheses = []
        for tokens, score in zip(result.sequences_ids, result.scores, strict=True):
            written = len(tokens) - len(prompt.opening)
            text = fold(self._tokens.decode(tokens), cut=written >= cap).strip(" ,")
            # CTranslate2 divides the sum over what was written, and its end, by the number of all
            # tokens but the end
            hypotheses.append(Hypothesis(text, score * len(tokens) / (written + 1)))
        return hypotheses, result.no_speech_prob

    def _decode(
        self, encoded: ctranslate2.StorageView, prompt: _Prompt, *, beam: int, cap: int
    ) -> ctranslate2.models.WhisperGenerationResult:
        """At most `cap` tokens after those of the opening."""
        before = [*prompt.hints, *self._tokens.sot_sequence, self._tokens.no_timestamps]
        cap += len(prompt.opening)
        return self._whisper.model.generate(
            encoded,
            [[*before, *prompt.opening]],
            beam_size=beam,
            num_hypotheses=beam,
            max_length=min(
                448, max(2 * cap, len(before) + cap)
            ),  # of which CTranslate2 gives half at most to what it writes
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
        )[0]

    def _features(self, samples: Samples, full: bool) -> npt.NDArray[np.float32]:
        """Log-mel features, shape (1, mels, frames); an even number of frames, because the encoder
        halves them.
        """
        sound = samples.astype(np.float32) / 32768.0
        if not full:
            sound = np.pad(sound, (0, self._padding))
        mel = self._whisper.feature_extractor(sound)
        mel = (
            np.pad(mel, ((0, 0), (0, WINDOW_FRAMES - mel.shape[1])))
            if full
            else mel[:, : mel.shape[1] // 2 * 2]
        )
        return np.ascontiguousarray(mel[np.newaxis], dtype=np.float32)

    def _hints(self, hints: Sequence[str]) -> list[int]:
        """The home's names as words that are about to be used: Whisper then prefers their spelling
        and their sound.

        As many whole names as there is room for: what breaks off in the prompt, Whisper goes on
        with. The sentence behind them keeps it from going on with the list; should it ever be
        echoed into noise, it means nothing to a home.
        """
        if not hints:
            return []
        ids = self._tokens.encode(self._hearing.before_names)
        for number, name in enumerate(hints):
            more = self._tokens.encode(f"{',' if number else ''} {name}")
            if len(ids) + len(more) > HINT_TOKENS:
                break
            ids += more
        return [self._tokens.sot_prev, *ids, *self._tokens.encode(self._hearing.after_names)]

    def _long(self, samples: Samples, cancelled: Cancelled) -> Transcript:
        """Speech longer than the window: faster-whisper's own walk over the audio,
        one hypothesis.
        """
        sound = samples.astype(np.float32) / 32768.0
        segments, _ = self._whisper.transcribe(sound, beam_size=self._beam, language=self._language)
        texts, scores, silence = [], [], []
        for segment in segments:
            if cancelled():
                return Transcript((), window="full")
            texts.append(segment.text.strip())
            scores.append(segment.avg_logprob)
            silence.append(segment.no_speech_prob)
        if not texts:
            return Transcript((), no_speech=1.0, window="full")
        return Transcript(
            (Hypothesis(" ".join(texts), float(np.mean(scores))),),
            float(np.min(silence)),
            window="full",
        )


@contextmanager
def _failing_plainly() -> Iterator[None]:
    """Raise ModelError for what CTranslate2 raises."""
    try:
        yield
    except RuntimeError as error:
        raise ModelError(
            f"The speech recogniser failed: {_first_line(error)}; restart the assistant."
        ) from error


def _first_line(error: Exception) -> str:
    return (
        str(error).strip().splitlines()[0].rstrip(".")
        if str(error).strip()
        else type(error).__name__
    )
