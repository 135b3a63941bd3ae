"""Wake words with openWakeWord, on LiteRT, resting while the room is silent."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from assistant.core.errors import ModelError
from assistant.core.values import RATE, Samples, Wake
from assistant.service.config import WakeWord
from assistant.service.library.locate import resolve

CHUNK = 1280
"""Samples the models take at a time (80 ms)."""
CHUNK_S = CHUNK / RATE
_LAGS_S = {"okay_nabu": 0.38}
_LAG_S = 0.12
"""How long after the end of the word its score crosses the threshold, at most: measured on
synthesised words of five speeds, alone and with a command in the same breath (hey_jarvis, alexa,
hey_mycroft -0.10 to 0.12 s, okay_nabu 0.20 to 0.40 s). The word is taken to end that much earlier,
so that a command never loses its first sound; a last syllable of the word may stay."""
_DEAF_CHUNKS = 12
"""After a detection the same word stays above the threshold for up to a second."""
NEAR = 0.5
"""Share of a threshold from which a score counts as a near miss. Chosen: silence and speech stay
below a tenth, a word that was half heard lies above."""
_WARM_UP = 5
"""openWakeWord itself reports nothing for its first chunks."""


class OpenWakeWord:
    """Every configured word over one shared feature model; implements stages.WakeDetector.

    Raises ModelError for a word whose model is missing or damaged.
    """

    def __init__(self, words: Sequence[WakeWord]) -> None:
        self._words = {Path(word.model).stem: word for word in words}
        self._model = _load([resolve("wake", word.model) for word in words])
        features = self._model.preprocessor
        # the library copies its whole buffer into a list for each chunk: keep only what it looks at
        features.raw_data_buffer = deque(maxlen=CHUNK + 480)
        # it starts from the features of random noise; the same start every time makes a recording
        # replay exactly
        self._blank = features._get_embeddings(
            np.random.default_rng(0).integers(-1000, 1000, RATE * 4, dtype=np.int16)
        )
        self._hits: dict[str, int] = {}
        self._scores: dict[str, float] = {}
        self._deaf = 0
        self._fed = 0
        self.near_misses = 0
        self._nearing = False
        """The score is near a threshold now, and hasn't reached it."""
        self.reset()

    @property
    def score(self) -> float:
        return max(self._scores.values(), default=0.0)

    def process(self, chunk: Samples, at: float) -> Wake | None:
        self._fed += 1
        scores = self._model.predict(chunk)
        self._scores = {
            name: float(scores[name]) if self._fed > _WARM_UP else 0.0 for name in self._words
        }
        self._deaf = max(0, self._deaf - 1)
        found: Wake | None = None
        for name, word in self._words.items():
            score = self._scores[name]
            self._hits[name] = self._hits.get(name, 0) + 1 if score >= word.threshold else 0
            if (
                self._hits[name] == word.patience
                and not self._deaf
                and (found is None or score > found.score)
            ):
                lag = _LAGS_S.get(name, _LAG_S) + (word.patience - 1) * CHUNK_S
                found = Wake(name, round(score, 3), max(0.0, at - lag))
        if found:
            self._deaf = _DEAF_CHUNKS
        self._count(found is not None)
        return found

    def _count(self, found: bool) -> None:
        """A rise of the score to NEAR of its threshold that ends without a detection is a miss."""
        near = any(
            self._scores[name] >= NEAR * word.threshold for name, word in self._words.items()
        )
        if self._nearing and not near:
            self.near_misses += 1
        self._nearing = near and not found and not self._deaf

    def heed(self, thresholds: Mapping[str, tuple[float, int]]) -> None:
        for name, (threshold, patience) in thresholds.items():
            limits = {"threshold": threshold, "patience": patience}
            self._words[name] = self._words[name].model_copy(update=limits)

    def reset(self) -> None:
        features = self._model.preprocessor
        features.raw_data_buffer.clear()
        features.raw_data_buffer.extend([0] * 480)
        features.melspectrogram_buffer = np.ones((76, 32))
        features.accumulated_samples = 0
        features.raw_data_remainder = np.empty(0)
        features.feature_buffer = self._blank
        self._hits.clear()
        self._scores.clear()
        self._deaf = 0
        self._fed = 0


def _load(paths: list[Path]) -> Any:
    """An openWakeWord model over LiteRT. Its package wants tflite-runtime, which has no wheels for
    today's Python; ai-edge-litert is the same interpreter under a new name. It also imports
    scikit-learn (1.2 s) for training only."""
    from ai_edge_litert import interpreter

    runtime = ModuleType("tflite_runtime")
    runtime.interpreter = interpreter  # type: ignore[attr-defined]
    training = ModuleType("openwakeword.custom_verifier_model")
    training.train_custom_verifier = None  # type: ignore[attr-defined]
    stand_ins = {
        "tflite_runtime": runtime,
        "tflite_runtime.interpreter": interpreter,
        training.__name__: training,
    }
    for name, module in stand_ins.items():
        sys.modules.setdefault(name, module)
    from openwakeword.model import Model

    try:
        return Model(
            wakeword_models=[str(path) for path in paths],
            inference_framework="tflite",
            melspec_model_path=str(resolve("wake", "melspectrogram")),
            embedding_model_path=str(resolve("wake", "embedding_model")),
        )
    except (ValueError, RuntimeError) as error:
        raise ModelError(
            f"The wake word model does not load: {error}; reinstall pyopen-wakeword."
        ) from error
