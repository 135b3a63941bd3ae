"""What a model wrote in the plain way, as it may be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.core.stages import Answer, Trade
from assistant.core.values import ToolCall
from assistant.languages.replies import Replies
from assistant.understanding.model.grounding import grounded
from assistant.understanding.model.lines import read_line
from assistant.understanding.model.rewriting import Question, objection, rewritten
from assistant.understanding.model.rounds import Hearing
from assistant.understanding.reading import Reading
from assistant.understanding.results import judged
from assistant.understanding.situation import Understanding

say = Replies("understanding")


def checked(text: str, hearing: Hearing) -> Understanding:
    """The line of a model that was shown rules and examples: what the words don't bear out is not
    done.
    """
    line = read_line(text)
    if line.said:
        return Understanding(route="talk", by="talk", say=line.said)
    calls: tuple[ToolCall, ...] = (line.call,) if line.call else ()
    if line.command:
        reading = hearing.plain(line.command, hearing.situation)
        calls = reading.calls if reading and not reading.missing else ()
    found = grounded(
        calls,
        hearing.names.mend(hearing.heard),
        hearing.situation,
        hearing.skills,
        hearing.names,
        line.command,
    )
    return replace(found, by="model" if found.understood else "")


@dataclass(frozen=True, slots=True)
class Way:
    """One answer, and what it comes to: nothing where it asks for nothing (no line) or something
    speaks against it (`why`).
    """

    line: str
    found: Understanding
    certainty: float
    why: str

    @property
    def deed(self) -> tuple[object, ...]:
        return (self.found.calls, self.found.ask)


def learned(answers: Sequence[Answer], hearing: Hearing, trade: Trade) -> Understanding:
    """The answers of a model that learned its trade, the likeliest first: what they come to is
    done, asked about or left.

    How certain it is of a deed is the sum over the lines that come to it, in parts of all that can
    be meant: a line that comes to nothing here was none of it. That makes it twice as certain at
    most, for what it takes for impossible may have been meant all the same.
    """
    first = answers[0]
    if not read_line(first.text).command:
        why = say("model", wrote=first.text.strip(), why=say("nothing-asked"))
        left = first.certainty >= trade.leave
        return Understanding(lost=(why,), certainty=first.certainty, left=left)
    heard = hearing.names.mend(hearing.heard)
    ways = [_way(answer, hearing, heard) for answer in answers]
    able = [way for way in ways if not way.why]
    possible = max(1.0 - sum(way.certainty for way in ways if way.why), 0.5)

    def certainty(way: Way) -> float:
        return sum(each.certainty for each in able if each.deed == way.deed) / possible

    likeliest = max(able, key=certainty, default=ways[0])
    best = likeliest if likeliest.line else ways[0]
    further = [way for way in able if way.found.calls and way.deed != best.deed]
    second = next((Question(way.line, way.found.calls) for way in further), None)
    sure = min(1.0, certainty(best))
    return rewritten(best.line, best.found, best.why, heard, trade, sure, second)


def _way(answer: Answer, hearing: Hearing, heard: str) -> Way:
    line = read_line(answer.text).command
    if not line:
        return Way("", Understanding(), answer.certainty, "")
    reading = hearing.plain(line, hearing.situation)
    found = judged(line, reading or Reading(), hearing.skills)
    return Way(line, found, answer.certainty, objection(line, found, heard))
