"""Speech to text: Whisper by CTranslate2, over no more audio than was spoken.

faster-whisper pads every utterance to Whisper's 30 s window. The encoder also takes a shorter one, and then a command costs a
quarter. The short pass (speech and a little silence) is therefore asked first; the full pass (30 s, a wide beam) is for what
the short one was unsure of. Neither is believed blindly: loops and the things that Whisper writes into silence are caught here.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import ctranslate2
import numpy as np
import numpy.typing as npt
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens

from assistant.errors import ModelError
from assistant.stages import Cancelled, never
from assistant.values import RATE, Hypothesis, Samples, Transcript

WINDOW_FRAMES = 3000
"""Mel frames (10 ms) in Whisper's window."""
WINDOW_S = 30.0
TRUSTED_SCORE = -0.6
"""Mean log probability a token from which the short pass stands once the home has understood it. Numbers ("5" or "five") and very
short commands score low without being wrong, and what was misheard is seldom a command."""
SURE_SCORE = -0.25
"""The same where nobody checks the meaning: then both passes together find as many slot words as the full pass alone
(ops/bench_recogniser measures both)."""
SILENT = 0.6
"""Probability of no speech from which a text is an invention, unless it is very likely. On 250 commands, clean and in household
noise at 12 and 6 dB, it never rose above 0.42; on noise and music alone it fell below 0.6 in 6 of 66."""
CERTAIN = 0.3
"""Probability of no speech below which somebody surely spoke: only then are hints used."""
HINT_TOKENS = 90
"""Longest list of hints; Whisper's prompt has room for 223, but each token costs time."""
LIKELY = -0.3
"""Score that outweighs SILENT."""
REPETITIVE = 2.4
"""Compression ratio above which a text is a loop (Whisper paper, section 4.5)."""
WORDS_A_SECOND = 6.5
"""Nobody dictates commands faster; a text that would need it was invented."""

_INVENTED = frozenset(
    {
        *(
            "you",
            "thank you",
            "thank you very much",
            "thank you so much",
            "thanks",
            "thank you for watching",
            "thanks for watching",
        ),
        *("bye", "bye bye", "goodbye", "please subscribe", "subscribe", "see you next time", "see you in the next video"),
        *("well be right back", "to be continued", "oh", "so", "the", "i", "and", "hmm", "mm", "uh", "um", "im sorry"),
    }
)
"""What Whisper is known to write into silence and noise, where its training subtitles had credits and fillers."""


class Transcriber:
    """A CTranslate2 Whisper model (`stages.Transcriber`). Not thread-safe: it belongs to one engine."""

    def __init__(
        self,
        folder: Path,
        *,
        compute_type: str = "int8",
        threads: int = 2,
        padding_s: float = 0.8,
        first_beam: int = 1,
        beam: int = 5,
        language: str = "en",
    ) -> None:
        """Load and warm up. Raises ModelError."""
        if not (folder / "model.bin").is_file():
            raise ModelError(f"{folder}: no Whisper model here (model.bin is missing); see `assistant models`.")
        try:
            self._whisper = WhisperModel(str(folder), device="cpu", compute_type=compute_type, cpu_threads=threads)
        except (RuntimeError, ValueError, OSError, KeyError) as error:
            raise ModelError(f"{folder}: the Whisper model does not load: {_first_line(error)}.") from error
        multilingual = self._whisper.model.is_multilingual
        if not multilingual and language != "en":
            raise ModelError(f"{folder}: this Whisper model hears English only, but whisper.language is {language!r}.")
        try:
            self._tokens = Tokenizer(self._whisper.hf_tokenizer, multilingual, task="transcribe", language=language)
        except ValueError as error:
            raise ModelError(f"whisper.language is {language!r}, which Whisper does not know.") from error
        self._suppressed = list(get_suppressed_tokens(self._tokens, [-1]))
        self._padding = round(padding_s * RATE)
        self._first_beam = first_beam
        self._beam = beam
        self._language = language
        self._warm_up()

    def transcribe(
        self, samples: Samples, *, full: bool = False, hints: Sequence[str] = (), cancelled: Cancelled = never
    ) -> Transcript:
        """One pass over 16 kHz samples; see `stages.Transcriber`. Audio longer than the window is read piece by piece."""
        window: Literal["short", "full"] = "full" if full else "short"
        seconds = len(samples) / RATE
        if len(samples) < RATE // 20 or not samples.any() or cancelled():
            return Transcript((), no_speech=1.0, window=window)
        if seconds + self._padding / RATE > WINDOW_S:
            return self._long(samples, cancelled)
        try:
            return self._pass(samples, full, hints, cancelled)
        except RuntimeError as error:
            raise ModelError(f"The speech recogniser failed: {_first_line(error)}; restart the assistant.") from error

    def _warm_up(self) -> None:
        """The first call of each shape is slow: let it not be the user's. Both windows, with and without a prompt."""
        noise = np.random.default_rng(0).integers(-30, 30, 2 * RATE).astype(np.int16)
        prompt = self._prompt(["some name of a home"] * 20) + self._start()
        for full, beam in ((False, self._first_beam), (True, self._beam)):
            encoded = self._whisper.model.encode(ctranslate2.StorageView.from_array(self._features(noise, full)))
            self._decode(encoded, self._start(), beam=1, cap=1)
            self._decode(encoded, prompt, beam=beam, cap=8)

    def _pass(self, samples: Samples, full: bool, hints: Sequence[str], cancelled: Cancelled) -> Transcript:
        encoded = self._whisper.model.encode(ctranslate2.StorageView.from_array(self._features(samples, full)))
        if cancelled():
            return Transcript((), window="full" if full else "short")
        seconds = len(samples) / RATE
        start, prompt = self._start(), []
        no_speech = None
        if hints:
            # a prompt makes silence look like speech, and is written into it: first see without one that somebody spoke
            no_speech = self._decode(encoded, start, beam=1, cap=1).no_speech_prob
            prompt = self._prompt(hints) if no_speech < CERTAIN else []
        cap = 16 + round(9 * seconds)
        result = self._decode(encoded, prompt + start, beam=self._beam if full else self._first_beam, cap=cap)
        hypotheses = _distinct(
            Hypothesis(
                fold(self._tokens.decode(tokens), cut=len(tokens) >= cap).strip(" ,"), score * len(tokens) / (len(tokens) + 1)
            )
            for tokens, score in zip(result.sequences_ids, result.scores, strict=True)
        )
        if prompt:
            hypotheses = [one for one in hypotheses if not echoes(one.text, hints)]
        return judge(hypotheses, result.no_speech_prob if no_speech is None else no_speech, seconds, full=full)

    def _decode(
        self, encoded: ctranslate2.StorageView, prompt: list[int], *, beam: int, cap: int
    ) -> ctranslate2.models.WhisperGenerationResult:
        return self._whisper.model.generate(
            encoded,
            [prompt],
            beam_size=beam,
            num_hypotheses=beam,
            max_length=min(448, max(2 * cap, len(prompt) + cap)),  # of which CTranslate2 gives half at most to what it writes
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
        )[0]

    def _features(self, samples: Samples, full: bool) -> npt.NDArray[np.float32]:
        """Log-mel features, shape (1, mels, frames); an even number of frames, because the encoder halves them."""
        sound = samples.astype(np.float32) / 32768.0
        if not full:
            sound = np.pad(sound, (0, self._padding))
        mel = self._whisper.feature_extractor(sound)
        mel = np.pad(mel, ((0, 0), (0, WINDOW_FRAMES - mel.shape[1]))) if full else mel[:, : mel.shape[1] // 2 * 2]
        return np.ascontiguousarray(mel[np.newaxis], dtype=np.float32)

    def _start(self) -> list[int]:
        return [*self._tokens.sot_sequence, self._tokens.no_timestamps]

    def _prompt(self, hints: Sequence[str]) -> list[int]:
        """The home's names as words that are about to be used: Whisper then prefers their spelling and their sound.

        As many whole names as there is room for: what breaks off in the prompt, Whisper goes on with. The sentence behind them
        keeps it from going on with the list; should it ever be echoed into noise, it means nothing to a home.
        """
        ids = self._tokens.encode(" Words:")
        for number, name in enumerate(hints):
            more = self._tokens.encode(f"{',' if number else ''} {name}")
            if len(ids) + len(more) > HINT_TOKENS:
                break
            ids += more
        return [self._tokens.sot_prev, *ids, *self._tokens.encode(". Turn on the thing.")]

    def _long(self, samples: Samples, cancelled: Cancelled) -> Transcript:
        """Speech longer than the window: faster-whisper's own walk over the audio, one hypothesis."""
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
        return Transcript((Hypothesis(" ".join(texts), float(np.mean(scores))),), float(np.min(silence)), window="full")


def judge(hypotheses: Sequence[Hypothesis], no_speech: float, seconds: float, *, full: bool) -> Transcript:
    """Drop what cannot have been said, and say whether the best of the rest can be believed.

    `seconds` is the length of the audio without padding. Hypotheses come best first.
    """
    window: Literal["short", "full"] = "full" if full else "short"
    best = hypotheses[0] if hypotheses else None
    if best is None or nothing_said(best, no_speech):
        # what the short pass does not hear is looked for in the full window, except in plain noise
        return Transcript((), no_speech, window, trusted=full or no_speech >= SILENT)
    sound = tuple(hypothesis for hypothesis in hypotheses if not impossible(hypothesis.text, seconds))
    trusted = bool(sound) and sound[0] is best and best.score >= TRUSTED_SCORE and no_speech < SILENT
    return Transcript(sound, no_speech, window, trusted)


def sure(transcript: Transcript) -> bool:
    """Whether a short pass needs no second opinion even where nobody checks what it means."""
    return transcript.trusted and all(best.score >= SURE_SCORE for best in transcript.hypotheses[:1])


def impossible(text: str, seconds: float) -> bool:
    """Whether `text` cannot be what was said in `seconds`: a loop, or far too many words."""
    words = _words(text)
    return len(words) > 2 + WORDS_A_SECOND * seconds or compression_ratio(text) > REPETITIVE or loops(words)


def nothing_said(best: Hypothesis, no_speech: float) -> bool:
    """Whether the likeliest reading is silence: no words, poor evidence of speech, or one of Whisper's own fillers."""
    words = _words(best.text)
    if not words or (no_speech >= SILENT and best.score < LIKELY):
        return True
    return " ".join(words) in _INVENTED and (no_speech > SILENT / 2 or best.score < TRUSTED_SCORE)


def echoes(text: str, hints: Sequence[str]) -> bool:
    """Whether a text of several words is but a piece of the list of hints: read from the prompt, not from the sound."""
    words = _words(text)
    return len(words) > 3 and f" {' '.join(words)} " in f" {' '.join(_words(' '.join(hints)))} "


def loops(words: Sequence[str]) -> bool:
    """Whether some group of one to four words stands four or more times in a row."""
    for size in range(1, 5):
        run = 0
        for here in range(size, len(words)):
            run = run + 1 if words[here] == words[here - size] else 0
            if run >= 3 * size:
                return True
    return False


def compression_ratio(text: str) -> float:
    """Length of the text over its compressed length, as Whisper measures repetition."""
    data = text.encode()
    return len(data) / len(zlib.compress(data)) if data else 0.0


def fold(text: str, *, cut: bool) -> str:
    """Undo the short window's commonest fault: having said everything, Whisper begins again from some earlier word.

    A group of words that the rest of the text only repeats is kept once. `cut`: the text ran into the cap on tokens; then the
    last copy may be broken off, and what follows a long repetition is dropped too.
    """
    shown = text.split()
    words = [_plain(word) for word in shown]
    if len(set(words)) == 1 and not words[0].isdigit():
        return shown[0]
    for kept in range(2, len(words)):
        copies = words[kept:]
        for start in range(kept - 1):
            size = kept - start
            if size < 3 and start:
                continue
            same = 0
            while same < len(copies) and copies[same] == words[start + same % size]:
                same += 1
            if cut and same == len(copies) - 1 and words[start + same % size].startswith(copies[same]):
                same += 1
            if (same == len(copies) >= (3 if cut else size)) or (cut and same >= size >= 4):
                return " ".join(shown[:kept] if start else _from_its_beginning(shown, size))
    return text


def _from_its_beginning(shown: Sequence[str], size: int) -> Sequence[str]:
    """One copy of a text that repeats every `size` words: the first, or the second where the first lacks its beginning."""
    stop = next((i + 1 for i, word in enumerate(shown[: size - 1]) if word[-1] in ".?!"), 0)
    broken = shown[0][0].islower() and shown[stop][0].isupper() and stop + size <= len(shown)
    return shown[stop : stop + size] if broken else shown[:size]


def _plain(word: str) -> str:
    return word.lower().strip(".,;:?!…")


def _words(text: str) -> list[str]:
    return re.findall(r"[\w]+", text.lower().replace("'", "").replace("’", ""))


def _distinct(hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
    """Best first, one for each wording: beams often differ in case and punctuation alone."""
    seen: dict[str, Hypothesis] = {}
    for hypothesis in sorted(hypotheses, key=lambda h: h.score, reverse=True):
        seen.setdefault(" ".join(_words(hypothesis.text)), hypothesis)
    return [hypothesis for words, hypothesis in seen.items() if words]


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
