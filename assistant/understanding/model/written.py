"""What a model wrote in the plain way, as it may be done."""

from __future__ import annotations

from dataclasses import replace

from assistant.core.stages import Trade
from assistant.core.values import ToolCall
from assistant.languages.replies import Replies
from assistant.understanding.model.grounding import grounded
from assistant.understanding.model.lines import read_line
from assistant.understanding.model.rewriting import rewritten
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


def learned(text: str, hearing: Hearing, trade: Trade, certainty: float) -> Understanding:
    """The line of a model that learned its trade: done, asked about or left."""
    line = read_line(text).command
    if not line:
        why = say("model", wrote=text.strip(), why=say("nothing-asked"))
        return Understanding(lost=(why,), left=certainty >= trade.leave)
    reading = hearing.plain(line, hearing.situation)
    found = judged(line, reading or Reading(), hearing.skills)
    heard = hearing.names.mend(hearing.heard)
    return rewritten(line, found, heard, trade, certainty)
