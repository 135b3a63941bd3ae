"""Text to speech: a Piper voice whose decoder runs in chunks, so that the first sound does not wait
for the last word.

The encoder runs once over the sentence. The decoder then turns frames into sound piece by piece;
each piece gets a few more frames on either side than it keeps, as many as its convolutions see, so
that the samples are those of the whole model.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from piper import PiperVoice
from piper.config import PiperConfig

from assistant.core.errors import ModelError
from assistant.core.keep import write_whole
from assistant.core.stages import Cancelled, never
from assistant.core.values import Pcm, Samples
from assistant.engines.phrase_cache import PhraseCache
from assistant.engines.piper_split import SplitVoice, UnsplittableError, split, voice_hash
from assistant.languages.rehearsal import rehearsal
from assistant.service.folders import cache_dir

log = logging.getLogger(__name__)

OVERLAP = 12
"""Frames of context on each side of a chunk. The decoder of Piper's voices sees 10 (measured: the
difference is 6e-7).
"""
FIRST_CHUNK_S = 0.28
"""Sound in the first chunk (s)."""
LAST_FRAMES = 192
LOUDEST = 0.7
"""Peak of the calibration sentence; others are up to 3 dB louder."""
_WARM_UP = "Okay."

Floats = npt.NDArray[np.float32]


class Voice:
    """A Piper voice (`stages.Voice`). Not thread-safe: it belongs to one engine."""

    def __init__(
        self,
        voice: Path,
        *,
        speed: float = 1.0,
        threads: int = 2,
        first_chunk_s: float = FIRST_CHUNK_S,
        cache: Path | None = None,
        remember: bool = True,
        steady: bool = False,
    ) -> None:
        """Load `voice` (.onnx, with its .onnx.json beside it), splitting it on first use.

        `cache` keeps the split and, with `remember`, the phrases that were made; None: the
        configured folder. A `steady` voice says a text the same way each time, without Piper's
        random variation. Raises ModelError.
        """
        cache = cache or cache_dir()
        self._options = onnxruntime.SessionOptions()
        self._options.intra_op_num_threads = threads
        self._options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._options.log_severity_level = 3
        try:
            config = PiperConfig.from_dict(
                json.loads(voice.with_name(voice.name + ".json").read_text("utf-8"))
            )
            digest = voice_hash(voice)
        except FileNotFoundError as error:
            raise ModelError(
                f"{error.filename}: the voice is missing; give a Piper voice with its "
                ".onnx.json beside it."
            ) from error
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"{voice}.json: not the description of a Piper voice; get the voice again."
            ) from error
        self._split: SplitVoice | None = None
        self._decoder: onnxruntime.InferenceSession | None = None
        self._load(voice, digest, cache)
        self._piper = PiperVoice(session=self._encoder, config=config)
        self.rate: int = config.sample_rate
        noise, rhythm = (0.0, 0.0) if steady else (config.noise_scale, config.noise_w_scale)
        self._scales = np.array([noise, config.length_scale / speed, rhythm], np.float32)
        self._phrases = PhraseCache(cache / "phrases", f"{digest} {speed}") if remember else None
        self._first_frames = (
            max(2, round(first_chunk_s * self.rate / self._split.hop)) if self._split else 0
        )
        self._gain = self._known_gain()

    def _load(self, voice: Path, digest: str, cache: Path) -> None:
        try:
            self._split = split(voice, digest, cache)
            try:
                self._open(self._split)
            except ModelError:  # a kept part was damaged since
                shutil.rmtree(self._split.encoder.parent)
                self._split = split(voice, digest, cache)
                self._open(self._split)
        except UnsplittableError:
            self._encoder = self._session(voice)
        except OSError as error:
            log.warning("the voice can't be split, so it begins to speak later: %s", error)
            self._split, self._encoder = None, self._session(voice)
        except ModelError:
            raise
        except Exception as error:  # onnx and protobuf raise their own kinds for a damaged graph
            raise ModelError(
                f"{voice}: the voice is damaged or no Piper voice; get it again."
            ) from error

    def _open(self, parts: SplitVoice) -> None:
        self._encoder = self._session(parts.encoder)
        self._decoder = self._session(parts.decoder)

    def _session(self, graph: Path) -> onnxruntime.InferenceSession:
        try:
            return onnxruntime.InferenceSession(
                str(graph), self._options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's errors have no common base
            raise ModelError(
                f"{graph}: the voice does not load; get it again, "
                "or delete this file if it is a cached part."
            ) from error

    @property
    def streams(self) -> bool:
        """Whether the voice could be split; otherwise each sentence comes as one piece."""
        return self._decoder is not None

    def speak(self, text: str, cancelled: Cancelled = never) -> Iterator[Pcm]:
        """Sound for `text`, in chunks that follow each other without a gap; nothing for text
        without words.

        What was made to its end is remembered and comes from the cache the next time.
        """
        text = _clean(text)
        if not text or cancelled():
            return
        known = self._phrases.get(text) if self._phrases else None
        if known is not None:
            yield Pcm(known, self.rate)
            return
        made: list[Samples] = []
        for sound in self._synthesise(text, cancelled):
            samples = (np.clip(sound * self._gain, -1.0, 1.0) * 32767.0).astype(np.int16)
            made.append(samples)
            yield Pcm(samples, self.rate)
        if made and self._phrases and not cancelled():
            self._phrases.put(text, np.concatenate(made))

    def _synthesise(self, text: str, cancelled: Cancelled) -> Iterator[Floats]:
        for phonemes in self._piper.phonemize(text):
            if cancelled():
                return
            if phonemes:
                yield from self._sentence(self._piper.phonemes_to_ids(phonemes), cancelled)

    def _sentence(self, ids: list[int], cancelled: Cancelled) -> Iterator[Floats]:
        feed = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": self._scales,
        }
        if self._piper.config.num_speakers > 1:
            feed["sid"] = np.array([self._piper.config.default_speaker_id], np.int64)
        encoded = self._encoder.run(None, feed)[0]
        if self._split is None or self._decoder is None:
            yield encoded.reshape(-1)
            return
        conditions = {name: feed[name] for name in self._split.conditions}
        length, begin, size = encoded.shape[-1], 0, self._first_frames
        while begin < length and not cancelled():
            end = begin + size
            if length - end < self._first_frames // 2:  # no tiny last chunk
                end = length
            left, right = min(OVERLAP, begin), min(OVERLAP, length - end)
            piece = np.ascontiguousarray(encoded[..., begin - left : end + right])
            sound = self._decoder.run(None, {self._split.frames: piece, **conditions})[0].reshape(
                -1
            )
            yield sound[left * self._split.hop : len(sound) - right * self._split.hop]
            begin, size = end, min(2 * size, LAST_FRAMES)

    def _known_gain(self) -> float:
        """What raises this voice's peaks to LOUDEST: one gain for all it says, since a stream can't
        be normalised afterwards.

        Measured once, at the voice's own speed and without Piper's random variation, and kept
        beside the split. The first sentence also warms the voice up.
        """
        note = self._split.encoder.with_name("gain.json") if self._split else None
        if note is not None and note.is_file():
            for _ in self._synthesise(_WARM_UP, never):
                pass
            return float(json.loads(note.read_text(encoding="utf-8")))
        sample = rehearsal(self._piper.config.espeak_voice).calibration
        plain = np.array([0.0, self._piper.config.length_scale, 0.0], np.float32)
        varied, self._scales = self._scales, plain
        try:
            sounds = self._synthesise(sample, never)
            peak = max((float(np.abs(sound).max()) for sound in sounds), default=0.0)
        finally:
            self._scales = varied
        gain = LOUDEST / peak if peak > 1e-3 else 1.0
        if note is not None:
            with suppress(
                OSError
            ):  # a full or read-only cache only costs the next start this measurement
                write_whole(note, json.dumps(gain))
        return gain


def _clean(text: str) -> str:
    """Empty when there is nothing to pronounce. "[[" would switch Piper to raw phonemes."""
    text = " ".join(text.replace("[[", "[ [").split())
    return text if any(letter.isalnum() for letter in text) else ""
