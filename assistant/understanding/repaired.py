"""Reads a sentence that corrects itself: "turn on the hall light, no wait, the kitchen light"."""

from __future__ import annotations

from assistant.languages.replies import Replies
from assistant.understanding.analysis import Analysis
from assistant.understanding.dialogue import followup
from assistant.understanding.passes import Tools
from assistant.understanding.reading import Reading, skills_of
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text import moods, politeness, repairs
from assistant.understanding.text.tokens import spoken_numbers

say = Replies("understanding")


def repaired(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Turn on the hall light, no wait, the kitchen light": what is left of a sentence that
    corrects itself; nothing where it isn't clear what takes the place of what.
    """
    parts = repairs.parts(said.text)
    if len(parts) < 2:
        return None
    first, *later = (spoken_numbers(part) for part in parts)
    sentence, found = first, tools.anew(first, situation)
    for words in later:
        before = _after(found, sentence, situation)
        if moods.orders(politeness.peel(words)):
            sentence, found = words, tools.anew(words, before)
        elif repairs.is_short_order(words) and (whole_ := tools.anew(words, before)):
            sentence, found = words, whole_
        elif other := _otherwise(found, sentence, words, situation, tools):
            found = other
        else:
            sentence, found = _spliced(found, sentence, words, situation, tools)
            if found is None:
                break
    if found is None or found.missing:
        return Reading(lost=(say("takes-no-place", words=later[-1]),))
    return found


def _after(found: Reading | None, sentence: str, situation: Situation) -> Situation:
    """The situation after the part before, as if that had been done."""
    return situation.after(Understanding(found.calls, heard=sentence)) if found else situation


def _otherwise(
    found: Reading | None, sentence: str, words: str, situation: Situation, tools: Tools
) -> Reading | None:
    """The part before with other devices: "turn on the hall light, no, the kitchen light"."""
    calls = found.calls if found is not None else ()
    if not calls or not all("device" in call.arguments for call in calls):
        return None
    before = _after(found, sentence, situation)
    reader = tools.reader
    return followup.otherwise(words, before, reader.skills, reader.names(before))


def _spliced(
    found: Reading | None, sentence: str, words: str, situation: Situation, tools: Tools
) -> tuple[str, Reading | None]:
    """The first sentence that makes sense with these words in the place of some before."""
    same = (
        set(skills_of(found))
        if found and found.effect and not found.missing and not repairs.is_particle(words)
        else set()
    )
    for each in repairs.spliced(sentence, words):
        reading = tools.anew(each, situation)
        if reading is None or not reading.calls or reading.missing:
            continue
        if not same or same & set(skills_of(reading)):
            return each, reading
    return sentence, None
