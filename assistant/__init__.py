"""Hearth: an offline voice assistant appliance."""

import os

__version__ = "0.1.0"

THREADS = {
    # OpenMP threads that wait must sleep, not spin: three engines share the cores, and with spinning waits a language model on a
    # busy box falls to a thirtieth of its speed.
    "OMP_WAIT_POLICY": "PASSIVE",
    "KMP_BLOCKTIME": "0",
    # Some microseconds of spinning between two steps of one token save the language model hundreds of context switches.
    "GOMP_SPINCOUNT": "10000",
    # numpy's products are small; a second thread of it gains nothing there, and spins for milliseconds beside the recogniser.
    "OPENBLAS_NUM_THREADS": "1",
}
"""How native libraries wait, for as far as the environment doesn't say it; must be set before the first is imported."""

for _name, _value in THREADS.items():
    os.environ.setdefault(_name, _value)
