"""Hearth: an offline voice assistant appliance."""

import os

__version__ = "0.1.0"

# Before the first native library is imported: OpenMP threads that wait must sleep, not spin. Three engines share the cores, and
# with spinning waits a language model on a busy box falls to a thirtieth of its speed.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("KMP_BLOCKTIME", "0")
# Some microseconds of spinning between two steps of one token save the language model hundreds of context switches.
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
