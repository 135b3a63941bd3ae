"""The runtime of the language model: is it there, and does it load?"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient

BOUND_S = 15.0

COMING = kind(
    "runtime-compiling",
    "runtime",
    "note",
    "{what}",
    "Wait; it is there by itself.",
    about="The runtime of the language model is still being compiled; it says how far it is.",
)
MISSING = kind(
    "runtime-missing",
    "runtime",
    "warning",
    "{what}",
    "{remedy}",
    about="The runtime of the language model is not installed, or could not be set up.",
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
    known = patient.host.runtime()
    if known.coming:
        yield COMING(what=known.trouble)
    elif not known.ready:
        yield MISSING(what=known.trouble, remedy=known.remedy, state=known.state)
    elif why := patient.host.refuses("llama_cpp"):
        yield BROKEN(why=why)
    else:
        yield Fact("runtime", f"llama-cpp-python {patient.host.version('llama-cpp-python')}")


EXAMINATION = Examination(("runtime",), look, BOUND_S)
