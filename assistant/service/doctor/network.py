"""What was tried outside of the home, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.core.refused import REFUSED, Attempt, By
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Patient

REFUSED_ONES = kind(
    "network-refused",
    "network",
    "note",
    "{count} attempts to speak to somebody outside the home were refused, the last to {host} by "
    "{who}.",
    "If that isn't what you want, switch the skill off that tries it; if it is, docs/privacy.md "
    "says how to allow it.",
)
LET_GO = kind(
    "network-attempt",
    "network",
    "warning",
    "{count} attempts to speak to somebody outside the home were made and nothing here stopped "
    "them, the last to {host} by {who}.",
    "Switch the skill off that does it, or set [network] allowed = true if it is meant; as a "
    "service the system refuses it.",
)


def look(patient: Patient) -> Iterator[Finding | Fact]:
    if patient.inside is None:
        yield Fact("network", "a running box counts what is tried outside the home")
        return
    yield from judged(REFUSED.counts, REFUSED.last)
    yield Fact("network", f"{REFUSED.count or 'no'} attempts outside the home")


def judged(counts: dict[By, int], last: tuple[Attempt, ...]) -> Iterator[Finding]:
    """What a count of attempts comes to: those that were refused, and those that were not."""
    for refused, told in ((True, REFUSED_ONES), (False, LET_GO)):
        count = sum(number for by, number in counts.items() if (by != "nobody") is refused)
        newest = [each for each in last if (each.by != "nobody") is refused]
        if count:
            host, who = (newest[-1].host, newest[-1].who) if newest else ("?", "?")
            yield told(count=count, host=host, who=who)


EXAMINATION = Examination(("network",), look)
