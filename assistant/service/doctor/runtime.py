"""The runtime of the language model: is it there, and does it load?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient

BOUND_S = 15.0

MISSING = kind(
    "runtime-missing",
    "runtime",
    "warning",
    "The runtime of the language model is not installed, so only sentences that the templates know "
    "are understood.",
    "Install it: `make run` compiles it once; on 2 GB of memory with "
    "`CMAKE_BUILD_PARALLEL_LEVEL=1`.",
)
BROKEN = kind(
    "runtime-broken",
    "runtime",
    "warning",
    "The runtime of the language model is installed and does not load: {why}.",
    "Compile it again: `make clean`, then `make run`.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    if not patient.config.llm.model:
        yield Fact("runtime", "none is wanted ([llm] model is empty)")
        return
    installed, why = patient.host.loads("llama_cpp")
    if not installed:
        yield MISSING()
    elif why:
        yield BROKEN(why=why)
    else:
        yield Fact("runtime", f"llama-cpp-python {patient.host.version('llama-cpp-python')}")


EXAMINATION = Examination(("runtime",), look, BOUND_S)
