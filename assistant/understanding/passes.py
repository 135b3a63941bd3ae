"""The ways to read a sentence, one function each; `pipeline.PASSES` says in which order they are
asked.

A pass gets the sentence, the situation, and what it may read other sentences with. It returns what
it makes of it, or None where it has nothing to say. An empty reading says that nothing is to be
done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.core.values import ToolCall
from assistant.languages.reading import opposite
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import clauses, deferred, joined, rank
from assistant.understanding.analysis import Analysis
from assistant.understanding.dialogue import followup, further, ringing
from assistant.understanding.frames import keywords, lacking, questions, refusals
from assistant.understanding.reader import Reader
from assistant.understanding.reading import Reading, best, skills_of
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text import moods, politeness

say = Replies("understanding")


@dataclass(frozen=True)
class Tools:
    """What a pass may read with, besides the sentence itself."""

    reader: Reader
    anew: Callable[[str, Situation], Reading | None]
    """Puts another sentence through all passes."""
    plainly: Callable[[str, Situation], Reading | None]
    """The same without conditions: what is a part of one hangs on no other."""


def silence(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Enough", said to what rings."""
    return ringing.read(said.said, situation, tools.reader.skills)


def taken_back(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Open the gate, no, don't": nothing is left of it."""
    return Reading() if moods.takes_back(said.text) else None


def forbidden(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Don't open the gate": nothing is done. A question that says "not" forbids nothing: "which
    doors aren't locked".
    """
    if said.bare and not said.forbids:
        return None
    if not said.question:
        return Reading()
    asked = questions.readings(said.text, said.segments, situation, tools.reader.skills)
    return best(asked) or Reading()


def corrected(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "No, eight", "I meant the kitchen": said in place of the last turn. Another value, a whole
    new command, or the last sentence at another time.
    """
    if not situation.last or not followup.corrects(said.bare):
        return None
    reader, bare = tools.reader, said.bare
    rest = followup.corrected(bare)
    if followup.orders(rest):
        whole_ = reader.best(reader.made(rest, situation), situation)
        if whole_ is not None:
            return replace(whole_, instead=followup.replaces(bare, whole_, situation))
    found = followup.read(bare, situation, reader.skills, said.names)
    if found is not None:
        return found
    rest = followup.without_repetition(rest, situation)
    if anew := _anew(followup.spoken_anew(rest, situation), situation, tools):
        return anew
    if not followup.refuses(bare):
        return None
    return followup.in_its_place(rest, situation, reader.skills)


def asked_on(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "And the kitchen light" after "is the hall light on": it asks too, and switches nothing."""
    if not further.asks_on(said.numbered, situation, tools.reader.skills):
        return None
    found = follow_up(said, situation, tools)
    return None if found is None or found.effect else found


def whole(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """The sentence by a template or a frame. One that takes an order for somebody's words is
    believed only where the orders can't be told apart.
    """
    reading = tools.reader.best(said, situation)
    skills = tools.reader.skills
    if reading is None or not (reading.effect or reading.ask):
        mixed = clauses.asks_last(said.bare) or clauses.orders_too(said.bare)
        parts = several(said, situation, tools) if reading and mixed else None
        return None if parts and parts.effect and not parts.partial else reading
    if clauses.opens(said.bare, reading, skills) or clauses.asks_too(said.bare, reading, skills):
        return None
    if _is_for_now(said, reading, situation, tools):
        parts = several(said, situation, tools)
        if parts is not None and not parts.partial and not parts.ask:
            return None
    swallows = clauses.swallows(said.bare, reading, skills)
    if not swallows and not clauses.joins(said.bare, reading, skills):
        return reading
    parts = several(said, situation, tools)
    if parts is None or parts.partial:
        return reading
    return None if swallows or set(skills_of(parts)) != set(skills_of(reading)) else reading


def _is_for_now(said: Analysis, reading: Reading, situation: Situation, tools: Tools) -> bool:
    """Whether one of two orders that are read as one for later is an order of its own: it switches
    something or sets a timer, of which nobody need be reminded, or is another reminder.
    """
    skills = tools.reader.skills
    for call in reading.calls:
        later = Role.LATER in skills[call.skill].roles
        if later and joined.turns_about(said.bare, deferred.words_of(call, skills)):
            return True
        kept = joined.kept_order(said.bare, call, skills)
        if kept is None:
            continue
        further = _ordered(kept.order, situation, tools)
        if any(each.skill == call.skill for each in further):
            return True
        own = not kept.alike and any(joined.for_the_box(each, skills) for each in further)
        if own and joined.says_when(kept.before, situation.now):
            return True
    return False


def _ordered(order: str, situation: Situation, tools: Tools) -> Sequence[ToolCall]:
    """The calls of an order and of its opposite; none where it is not understood by itself."""
    alone = replace(situation, turns=())
    found = tools.plainly(order, alone)
    if found is None or not found.effect or found.missing or found.partial:
        return ()
    undone = tools.plainly(opposite(order) or "", alone)
    return (*found.calls, *(undone.calls if undone else ()))


def asked_together(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Which windows are open, and is it raining?"."""
    if not said.question or keywords.forbidden(said.bare):
        return None
    return clauses.asked(said.bare, _questions(situation, tools))


def _questions(situation: Situation, tools: Tools) -> clauses.Read:
    """Reads one of several questions; what it doesn't name is what those before were about."""
    reader = tools.reader

    def read(text: str, before: Sequence[ToolCall]) -> Reading | None:
        here = situation.after(Understanding(tuple(before))) if before else situation
        part = reader.made(politeness.peel(text), here, question=True)
        found = reader.best(part, here)
        if found is None or found.missing:
            found = best(
                [
                    each
                    for each in reader.readings(part, here, implied=bool(before))
                    if not each.effect and not each.missing
                ]
            )
        return found

    return read


def one_of_two(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Is it on vinyl or on the radio": whether the first, which says how it is."""
    first = clauses.first_of(said.bare) if said.question else ""
    return _again(first, situation, tools) if first else None


def for_a_while(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Turn on the fan for ten minutes": on now, and off by a timer."""
    later = in_role(tools.reader.skills, Role.LATER)
    if later is None or said.question or keywords.forbidden(said.bare):
        return None
    read = _parts(situation, tools)
    on = clauses.for_a_while(said.bare, later, situation.now, read)
    return on or clauses.set_for_a_while(said.bare, later, read, situation.home)


def several(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Turn on the lamp and close the blinds", "is the lamp on and close the blinds"."""
    asked = said.question or politeness.is_question(said.bare)  # "I'd like to know if …"
    if keywords.forbidden(said.bare) or (asked and not clauses.orders_too(said.bare)):
        return None
    return clauses.split(said.bare, _parts(situation, tools, asked=asked))


def _parts(situation: Situation, tools: Tools, *, asked: bool = False) -> clauses.Read:
    """Reads a part of a compound sentence; "it" in it means what the part before was about.
    `asked`: its first part may be a question.
    """
    reader = tools.reader

    def read(text: str, before: Sequence[ToolCall]) -> Reading | None:
        asks = politeness.is_question(text)
        if (asks and not (before or asked)) or moods.tells(text):
            return None
        here = _after_calls(before, situation, tools)
        part = reader.made(politeness.peel(text), here)
        free = rank.TOO_FREE_FOR_AN_ORDER if moods.orders(part.bare) else rank.TOO_FREE_FOR_A_PART
        found = best(
            [
                reading
                for reading in reader.readings(part, here, implied=bool(before))
                if reading.cost < free + (rank.MISSING if reading.missing else 0)
                and _sound(reading, part, here, reader)
            ]
        )
        if asks:  # "turn off the lamp and what's the time"
            return None if found is None or found.effect or found.missing else found
        if found is None:
            return _by_telling_words(part, here, reader) or refusals.missing(part.bare)
        return replace(found, remark=found.remark or _courtesy(found, reader))

    return read


def _after_calls(before: Sequence[ToolCall], situation: Situation, tools: Tools) -> Situation:
    """The situation after the part before, which may have been an order for later: "turn on the
    lamp at seven and turn it off at nine".
    """
    if not before:
        return situation
    here, skills = situation.after(Understanding(tuple(before))), tools.reader.skills
    words = [each for call in before if (each := deferred.words_of(call, skills))]
    found = [tools.plainly(each, replace(situation, turns=())) for each in words]
    calls = [call for each in found if each for call in each.calls]
    return here.after(Understanding(tuple(calls))) if calls else here


def _by_telling_words(part: Analysis, here: Situation, reader: Reader) -> Reading | None:
    """An order that lacks something its skill asks for: "start a timer for the eggs"."""
    found = keywords.read(part, here, reader.skills) if moods.orders(part.bare) else None
    return found if found is not None and found.effect and (found.calls or found.ask) else None


def _sound(reading: Reading, part: Analysis, here: Situation, reader: Reader) -> bool:
    """Whether a part may mean this: its words aren't an order that was taken for somebody's words,
    nor such as belong to no such thing.
    """
    return not (reading.effect or reading.ask) or (
        not clauses.opens(part.bare, reading, reader.skills) and reader.fits(reading, part, here)
    )


def _courtesy(reading: Reading, reader: Reader) -> bool:
    """ "I'm home" in "I'm home, turn on the lights"."""
    return bool(reading.calls) and all(reader.skills[call.skill].aside for call in reading.calls)


def follow_up(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "And the bedroom too", "again": what only makes sense after the last turn."""
    skills = tools.reader.skills
    if (counted := further.of_them(said.bare, situation, skills, said.names)) is not None:
        return counted
    found = followup.read(said.numbered, situation, skills, said.names) or followup.read(
        said.bare, situation, skills, said.names
    )
    if found is not None or situation.last is None:
        return found
    if followup.retimes(said.bare, situation):
        return _anew(followup.spoken_anew(said.bare, situation), situation, tools)
    asked = _anew(further.asked_further(said.numbered, situation), situation, tools)
    return replace(asked, instead=False) if asked and not asked.effect else None


def _anew(sentences: Iterable[str], situation: Situation, tools: Tools) -> Reading | None:
    """The first of these versions of the last sentence that means the same, with something else."""
    for sentence in sentences:
        anew = tools.reader.best(tools.reader.made(sentence, situation), situation)
        if anew is not None and not anew.missing and followup.same_skill(anew, situation):
            return replace(anew, instead=True)
    return None


def variants(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """The same said in fewer words: without "I need to know", without a name at the head. An order
    after a word that may be no name is asked about first.
    """
    for other in politeness.variants(said.text, said.bare):
        if (again := _again(other, situation, tools)) is not None:
            return again
    call = politeness.addressed(said.bare, said.names.knows)
    again = _again(call.rest, situation, tools) if call else None
    if call is None or again is None or not again.effect or call.sure:
        return again
    return _doubted(again, call)


def _again(sentence: str, situation: Situation, tools: Tools) -> Reading | None:
    """The reading of what is left of a sentence; of "I wonder if …, and <order>" each part's."""
    question = politeness.is_question(sentence)
    said = tools.reader.made(sentence, situation, question=question)
    again = whole(said, situation, tools) or several(said, situation, tools)
    return None if again is None or again.missing else again


def _doubted(reading: Reading, call: politeness.Addressed) -> Reading:
    """The question whether that is meant; an order of several calls is not understood."""
    lost = (*reading.lost, say("no-reason", words=f"“{call.name}”"))
    if len(reading.calls) != 1 or reading.ask is not None:
        return replace(Reading(), lost=lost)
    ask = Ask(say("did-you-mean", words=call.rest), reading.calls[0])
    return replace(reading, calls=(), ask=ask, lost=lost)


def telling_words(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """Free speech, by words that only one skill has."""
    return keywords.read(said, situation, tools.reader.skills)


def value_lacking(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """ "Set the brightness of the lamp": to what, is asked."""
    skills = tools.reader.skills
    return lacking.read(said, situation, skills, lambda order: _again(order, situation, tools))


def looked_up(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """A question of knowledge, which is about nothing here: it is looked up."""
    skill = in_role(tools.reader.skills, Role.KNOW)
    if skill is None or said.forbids or situation.ringing or (said.tells and not said.question):
        return None
    return keywords.looked_up(said, situation, skill)


def refusal(said: Analysis, situation: Situation, tools: Tools) -> Reading | None:
    """A question back, or an explanation: what isn't there, what isn't clear."""
    return refusals.read(said, situation, tools.reader.skills)
