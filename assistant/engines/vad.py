"""Voice detectors: webrtcvad for every frame, and the Silero model that faster-whisper ships as the
second opinion.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
import webrtcvad

from assistant.audio.pcm import Floats, to_float
from assistant.core.errors import ModelError
from assistant.core.values import RATE, Samples

_WINDOW = 512
_CONTEXT = 64


class WebRtcVad:
    """Google's Gaussian mixtures: microseconds a frame, and easily fooled by appliances."""

    def __init__(self, mode: int = 2) -> None:
        self._mode = mode
        self._vad = webrtcvad.Vad(mode)

    def probability(self, frame: Samples) -> float:
        """0.0 or 1.0 for a frame of 10, 20 or 30 ms."""
        return float(self._vad.is_speech(frame.tobytes(), RATE))

    def reset(self) -> None:
        self._vad = webrtcvad.Vad(self._mode)


class SileroVad:
    """Silero, run as a stream: windows of 512 samples with the 64 before them, the state carried
    along (0.1 ms each).
    """

    def __init__(self, path: Path | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(
                str(path or _packaged()), sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's exceptions have no common base
            raise ModelError(
                f"The voice detector does not load: {error}; reinstall faster-whisper."
            ) from error
        self._newest = 0.0
        self._waiting: Floats = np.zeros(_CONTEXT, np.float32)
        self._h: Floats = np.zeros((1, 1, 128), np.float32)
        self._c: Floats = np.zeros((1, 1, 128), np.float32)

    def probability(self, frame: Samples) -> float:
        """How likely the newest complete window holds speech; a frame may be of any length."""
        self._waiting = np.concatenate([self._waiting, to_float(frame)])
        while len(self._waiting) >= _WINDOW + _CONTEXT:
            window = self._waiting[None, : _WINDOW + _CONTEXT]
            output, self._h, self._c = self._session.run(
                None, {"input": window, "h": self._h, "c": self._c}
            )
            self._newest = float(output[0])
            self._waiting = self._waiting[_WINDOW:]
        return self._newest

    def reset(self) -> None:
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._waiting = np.zeros(_CONTEXT, np.float32)
        self._newest = 0.0


def _packaged() -> Path:
    """The newest Silero model in faster-whisper's package, found without importing it."""
    spec = find_spec("faster_whisper")
    folders = spec.submodule_search_locations if spec else None
    models = sorted(Path(folders[0], "assets").glob("silero_vad_v*.onnx")) if folders else []
    if not models:
        raise ModelError("The voice detector's model is missing; reinstall faster-whisper.")
    return models[-1]
