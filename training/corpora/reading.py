"""Which of the mapped sentences can teach: their lines are read by the templates as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from assistant.core.comprehend import typed
from assistant.core.values import ToolCall
from assistant.skillkit.parameters import devices_of
from assistant.understanding.situation import Situation, Understanding
from training import plain
from training.corpora.homes import situation
from training.corpora.rules import labels
from training.corpora.samples import Sample

SURELY = ("whole sentence", "several commands", "duration")
"""The passes that a line is to be read by: what takes a few telling words for the whole guesses."""
Kind = tuple[str, str, str]
"""Corpus, label, and what was found."""


@dataclass
class Faults:
    """What was left out, and what the templates take for another thing than the label says."""

    unread: list[Sample] = field(default_factory=list)
    """Lines that the templates don't read."""
    done: list[tuple[Sample, str]] = field(default_factory=list)
    """Sentences that ask for nothing, says the table, and the templates know what to do."""
    otherwise: list[tuple[Sample, str, str]] = field(default_factory=list)
    """Sentences that the templates read as another skill than their line's."""

    def kinds(self) -> list[tuple[Kind, int]]:
        """The most frequent of the last two, by label and skills."""
        counted = Counter[Kind]()
        for sample, by_line, by_text in self.otherwise:
            counted[sample.label, by_line, by_text] += 1
        for sample, by_text in self.done:
            counted[sample.label, "nothing", by_text] += 1
        return counted.most_common()


class Readers:
    """The templates in one home."""

    def __init__(self, known: Situation | None = None) -> None:
        self.situation = known or situation()

        self.labels = labels()

    def understood(self, text: str) -> Understanding:
        return plain.read(text, self.situation)

    def grounded(self, line: str, text: str) -> bool:
        """Whether the box would do what a model answers so."""
        return plain.mind().read(f"do {line}", typed(text), self.situation).understood

    def _as_meant(self, sample: Sample, line: Understanding) -> bool:
        return all(each.skill.startswith(self.labels[sample.label].means) for each in calls(line))

    def checked(self, samples: Iterable[Sample], faults: Faults) -> Iterator[Sample]:
        """Those whose lines are read, and those for nothing of which the templates know nothing."""
        meant: dict[str, Understanding] = {}
        for sample in samples:
            found = self.understood(sample.text)
            if sample.line is None:
                if found.sure and found.by != "telling words":
                    faults.done.append((sample, named(found)))
                elif found.last_resort or not self.labels[sample.label].looked_up:
                    yield sample
                continue
            if sample.line not in meant:
                meant[sample.line] = self.understood(sample.line)
            line = meant[sample.line]
            if not (plain.is_read(line) and line.by in SURELY and self._as_meant(sample, line)):
                faults.unread.append(sample)
                continue
            read = found.sure and calls(found) == calls(line)
            if found.sure and named(found) != named(line):
                faults.otherwise.append((sample, named(line), named(found)))
            yield replace(
                sample,
                read=read,
                devices=any(devices_of(call.arguments) for call in calls(line)),
                grounded=self.grounded(sample.line, sample.text),
            )


def named(found: Understanding) -> str:
    """The skills of an understanding."""
    return " + ".join(dict.fromkeys(call.skill for call in calls(found))) or "-"


def calls(found: Understanding) -> tuple[ToolCall, ...]:
    return found.calls or ((found.ask.call,) if found.ask else ())
