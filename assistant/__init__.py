"""Hearth: an offline voice assistant appliance."""

import os

__version__ = "0.1.0"

THREADS = {
    # OpenMP threads that wait must sleep, not spin: three engines share the cores, and with
    # spinning waits a language model on a busy box falls to a thirtieth of its speed.
    "OMP_WAIT_POLICY": "PASSIVE",
    "KMP_BLOCKTIME": "0",
    # Some microseconds of spinning between two steps of one token save the language model hundreds
    # of context switches.
    "GOMP_SPINCOUNT": "10000",
    # numpy's products are small; a second thread of it gains nothing there, and spins for
    # milliseconds beside the recogniser.
    "OPENBLAS_NUM_THREADS": "1",
}
"""How native libraries wait, for as far as the environment doesn't say it; must be set before the
first is imported.
"""

NOTHING_GOES_OUT = {
    # onnxruntime counts what it runs, for its maker; its Python call to stop that comes too late
    # and stops only a part. https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md
    "ORT_DISABLE_TELEMETRY": "1",
    # `models fetch` says which packages are installed here, and looks for news of its tool; hf_xet
    # measures each transfer (huggingface_hub's page "Environment variables"; hf_xet's own setting
    # of that name).
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_XET_TELEMETRY_ENABLED": "0",
    # What libraries agreed upon, for those that we don't know of (https://consoledonottrack.com).
    "DO_NOT_TRACK": "1",
}
"""Every switch against telemetry that a dependency offers. Set here, before the first of them is
imported, for this process and its children, whatever the environment says; also in
systemd/hearth.service and scripts/setup. tests/test_nothing_goes_out.py is the proof."""

for _name, _value in THREADS.items():
    os.environ.setdefault(_name, _value)
os.environ.update(NOTHING_GOES_OUT)
