"""Which path answers: a pending question, templates and frames, several commands in one sentence, the last turns, or the model.

Pure and quick: no I/O, no clock. Everything that may change is in the `Situation`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.errors import TooMuch
from assistant.mind import (
    answers,
    asking,
    choices,
    commands,
    compound,
    followup,
    intents,
    loose,
    moods,
    peel,
    repairs,
    ringing,
    unclear,
)
from assistant.mind.context import Situation, Understanding
from assistant.mind.grounding import grounded
from assistant.mind.model import read_line
from assistant.mind.names import Names
from assistant.mind.phrases import Phrases
from assistant.mind.prompt import Prompt, Prompter
from assistant.mind.reading import MISSING, Reading, best, losers, may_take_code, skills_of
from assistant.mind.segments import meant, segment
from assistant.mind.words import as_said, spoken_numbers, tokens
from assistant.skillkit.consents import CODE, spoken_code
from assistant.skillkit.context import Ask
from assistant.skillkit.declare import Skill
from assistant.skillkit.slots import Slot
from assistant.values import ToolCall, Transcript

BY_NAME = 0.2
"""Price of "it" read as the name of what was last spoken of: what knows pronouns itself is believed first."""
LESS_LIKELY = 1.0
"""A later hypothesis counts only while its mean log probability is within so much of the first one's."""
FREEST = 4.0
"""Cost from which a reading is too free to be one of several commands in a sentence."""
NEITHER = "I understood only half of that, so I did none of it."
"""Said to a yes that goes on with something else that makes no sense here."""
LONGEST = 400
"""Characters of the longest utterance: a minute of dictation, three times the longest command that anybody was heard to give."""
TOO_LONG = "That was too long for me. Please say it in fewer words."
_BELOW = re.compile(r"(?<=\b(?:to|at|by) )[-−](?=\d)")
"""The sign of a negative value, which templates would drop like any dash: "to -20 percent" is not "to 20 percent"."""
LISTEN = "dialogue.listen"
"""The skill that answers to its name."""
LOST = 6
"""Losing candidates kept for the journal."""


class Skillbook(Protocol):
    """What the mind needs of `skillkit.loader.Registry`."""

    version: int

    @property
    def skills(self) -> Mapping[str, Skill]: ...


class Mind:
    """Understands one home's sentences in one language. Compiled parts are remade when the home or the skills change."""

    def __init__(self, skills: Skillbook, wake_words: Sequence[str] = (), language: str = "en") -> None:
        self._skillbook = skills
        self._language = language
        self._wake_words = tuple(wake_words)
        self._phrases: tuple[int, Phrases] | None = None
        self._names: tuple[object, Names] | None = None
        self._prompter: tuple[int, Prompter] | None = None

    def understand(self, transcript: Transcript, situation: Situation) -> Understanding:
        """The first hypothesis that makes sense in this home, unless it is much less likely than the first of all."""
        if len(transcript.text) > LONGEST:
            return Understanding(say=TOO_LONG, heard=f"{transcript.text[:LONGEST]} …")
        heard = [peel.strip_wake(hypothesis.text[:LONGEST], self._wake_words) for hypothesis in transcript.hypotheses]
        if heard and not heard[0].strip() and transcript.text.strip(" .,!?"):
            return self._called(transcript.text, situation)
        lost: list[str] = []
        unsure: Understanding | None = None
        for rank, (text, hypothesis) in enumerate(zip(heard, transcript.hypotheses, strict=True)):
            if hypothesis.score < transcript.hypotheses[0].score - LESS_LIKELY:
                break
            if not text.strip():
                continue
            try:
                understanding = self._understand(text, situation, likeliest=rank == 0 and transcript.trusted)
            except TooMuch as error:
                unsure = unsure or Understanding(say=str(error), heard=text, route="templates", completeness="complete")
                lost.append(f"“{text}”: {error}")
                continue
            if understanding.sure:
                return replace(understanding, lost=(*understanding.lost, *lost)[:LOST])
            unsure = unsure or (understanding if understanding.understood else None)
            lost += understanding.lost or (
                f"“{text}”: {'nothing of the kind here' if understanding.understood else 'not understood'}",
            )
        if unsure is not None:
            return replace(unsure, lost=(*unsure.lost, *lost)[:LOST])
        first = heard[0] if heard else ""
        return Understanding(heard=first, completeness=peel.completeness(first, False), lost=tuple(lost[:LOST]))

    def _called(self, text: str, situation: Situation) -> Understanding:
        """The wake word and nothing else: a greeting is answered, the bare name is a call that is listened to."""
        if greeting := peel.greeting(text):
            return self._understand(greeting, situation, likeliest=False)
        calls = (ToolCall(LISTEN, {}),) if LISTEN in self._skillbook.skills else ()
        return Understanding(calls, "templates" if calls else "none", completeness="unknown")

    def prompt(self, transcript: Transcript, situation: Situation, *, talk: bool = True) -> Prompt:
        """What the model is given: a head that never changes, a tail that holds this turn, and the grammar of its answer."""
        names = self._live_names(situation)
        return self._prompts().prompt(names.mend(spoken_code(self._heard(transcript))[0]), situation, names, talk=talk)

    def read(self, text: str, transcript: Transcript, situation: Situation) -> Understanding:
        """The model's output, checked: what the words don't bear out is not done. Its plain words are read by the templates."""
        heard, names = self._heard(transcript), self._live_names(situation)
        line = read_line(text)
        command, code = spoken_code(heard)
        if line.said:
            return Understanding(route="talk", say=line.said, heard=heard)
        calls: tuple[ToolCall, ...] = (line.call,) if line.call else ()
        if line.command:
            reading = self._plain(line.command, situation)
            calls = reading.calls if reading and not reading.missing else ()
        found = grounded(calls, names.mend(command), situation, self._skillbook.skills, names, line.command)
        found = (self._with_code(found, code) if code else None) or found
        return replace(found, heard=heard, calls=tuple(self._in_their_words(call, heard) for call in found.calls))

    def _heard(self, transcript: Transcript) -> str:
        return peel.strip_wake(transcript.text, self._wake_words)

    # -- templates --------------------------------------------------------------------------------------------------------

    def _understand(self, text: str, situation: Situation, likeliest: bool) -> Understanding:
        """One hypothesis. Only the `likeliest`, where nothing doubts it, can say yes to what the policy asked."""
        command, code = spoken_code(text)
        if code and command:
            coded = self._with_code(self._understand(command, replace(situation, pending=None), likeliest), code)
            if coded is not None:
                return replace(coded, heard=text)
        if situation.pending is not None and (likeliest or not situation.pending.guard):
            answered = self._answered(text, situation.pending, situation)
            if answered is not None:
                return replace(answered, heard=text)
        silence = ringing.read(text, situation) if ringing.STOP in self._skillbook.skills else None
        reading = silence or self._commanded(text, situation)
        if reading is None or reading.empty:
            lost = reading.lost if reading else ()
            return Understanding(heard=text, completeness=peel.completeness(text, False), lost=lost)
        return self._judged(text, reading, situation)

    def _with_code(self, understanding: Understanding, code: str) -> Understanding | None:
        """A command with the code that was said with it; None where it is none that a code is said with."""
        skills = self._skillbook.skills
        calls = understanding.calls or ((understanding.ask.call,) if understanding.ask else ())
        if not calls or not all(may_take_code(skills[call.skill]) for call in calls if call.skill in skills):
            return None

        def coded(call: ToolCall) -> ToolCall:
            return replace(call, arguments={**call.arguments, CODE: code})

        ask = understanding.ask
        return replace(
            understanding,
            calls=tuple(map(coded, understanding.calls)),
            ask=ask and replace(ask, call=coded(ask.call)),
        )

    def _answered(self, text: str, ask: Ask, situation: Situation) -> Understanding | None:
        """What the words do to the question: they answer it, answer it and go on, or are a command of their own."""
        several = answers.more(text, ask, situation)
        if several is not None:
            fresh = self._commanded(several.rest, situation)
            if fresh is not None and fresh.calls and not fresh.missing:
                judged = self._judged(text, fresh, situation)
                return replace(judged, calls=(*several.answer.calls, *judged.calls), say=several.answer.say, route="answer")
            return Understanding(route="answer", say=NEITHER, completeness="complete")
        answer = answers.read(text, ask, situation)
        fresh = None if answer is not None and answers.certain(text, ask) else self._commanded(text, situation)
        if fresh is not None and not fresh.empty and (answer is None or (fresh.calls and not fresh.missing)):
            return self._judged(text, fresh, situation)
        return None if answer is None else replace(answer, completeness="complete")

    def _commanded(self, text: str, situation: Situation) -> Reading | None:
        """The best reading of the whole sentence, of its parts, of what it adds to the last turns, or of its telling words."""
        names, skills = self._live_names(situation), self._skillbook.skills
        if not self._language.startswith("en"):  # all but the templates is English
            return best(self._matched(text, situation))
        text = names.switched_off(names.mend(_BELOW.sub("minus ", text)))
        if moods.takes_back(text):
            return None
        if len(repaired := repairs.parts(text)) > 1:
            return self._repaired(repaired, situation)
        question = peel.is_question(text)
        bare = self._bare(text, names)
        if not bare:
            return self._asked(text, situation) if question else None
        if situation.last and followup.corrects(bare):
            corrected = self._corrected(bare, situation)
            if corrected is not None:
                return corrected
        found = self._best(text, bare, situation, question)
        if found is not None and not found.missing:
            return found
        if not (question or loose.forbidden(bare)):

            def part(text: str, before: Sequence[ToolCall]) -> Reading | None:
                return self._part(text, before, situation)

            several = (compound.for_a_while(bare, part) if "timers.start" in skills else None) or compound.split(bare, part)
            if several is not None:
                return several
        follow = followup.read(spoken_numbers(text.strip(" .,!?")), situation, skills, names)
        follow = follow or followup.read(bare, situation, skills, names)
        if follow is not None:
            return follow
        for other in peel.variants(text, bare, names.knows):
            again = self._best(other, other, situation, peel.is_question(other))
            if again is not None and not again.missing:
                return again
        free = loose.read(text, bare, situation, skills, names, question)
        if free is not None and not free.empty:
            return free
        return found or unclear.read(bare, situation, skills, names, question) or free

    def _repaired(self, parts: Sequence[str], situation: Situation) -> Reading:
        """What is left of a sentence that corrects itself; nothing where it isn't clear what takes the place of what."""
        first, *later = (spoken_numbers(part) for part in parts)
        sentence, found = first, self._commanded(first, situation)
        for said in later:
            before = situation.after(Understanding(found.calls, heard=sentence)) if found else situation
            if moods.orders(peel.peel(said)):
                sentence, found = said, self._commanded(said, before)
                continue
            aimed = found is not None and found.calls and all("device" in call.arguments for call in found.calls)
            other = followup.read(f"no, {said}", before, self._skillbook.skills, self._live_names(situation)) if aimed else None
            if other is not None:
                found = replace(other, instead=False)
                continue
            same = (
                set(skills_of(found)) if found and found.effect and not found.missing and not repairs.is_particle(said) else set()
            )
            sentences = ((each, self._commanded(each, situation)) for each in repairs.spliced(sentence, said))
            fitting = ((each, reading) for each, reading in sentences if reading and reading.calls and not reading.missing)
            sentence, found = next(
                ((each, reading) for each, reading in fitting if not same or same & set(skills_of(reading))), (sentence, None)
            )
            if found is None:
                break
        if found is None or found.missing:
            return Reading(lost=(f"“{later[-1]}”: it isn't clear what this takes the place of",))
        return found

    def _corrected(self, bare: str, situation: Situation) -> Reading | None:
        """What is said in place of the last turn: another value, a whole new command, or the last sentence at another time."""
        skills, rest = self._skillbook.skills, followup.corrected(bare)
        if followup.orders(rest):
            whole = self._best(rest, rest, situation, question=False)
            if whole is not None:
                return replace(whole, instead=followup.replaces(bare, whole, situation))
        found = followup.read(bare, situation, skills, self._live_names(situation))
        if found is not None:
            return found
        rest = followup.without_repetition(rest, situation)
        for sentence in followup.spoken_anew(rest, situation):
            anew = self._best(sentence, sentence, situation, question=False)
            if anew is not None and not anew.missing and followup.same_skill(anew, situation):
                return replace(anew, instead=True)
        return followup.in_its_place(rest, situation, skills) if followup.refuses(bare) else None

    def _plain(self, command: str, situation: Situation) -> Reading | None:
        """The reading of the model's plain words, as a whole: what people's words deserve, guessing, would be guessing twice."""
        if not self._language.startswith("en"):
            return best(self._matched(command, situation))
        bare = self._bare(command, self._live_names(situation))
        return self._best(command, bare, situation, peel.is_question(command)) if bare else None

    def _asked(self, text: str, situation: Situation) -> Reading | None:
        """A question that says "not" forbids nothing: "which doors aren't locked"."""
        names = self._live_names(situation)
        parts = segment(names.respell(spoken_numbers(peel.peel(text))), names, situation.home)
        return best(asking.readings(text, parts, situation, self._skillbook.skills))

    @staticmethod
    def _bare(text: str, names: Names) -> str:
        """The sentence without its politeness, spelt as the home is; empty where nothing is left of it, or it forbids."""
        bare = names.respell(spoken_numbers(peel.peel(text)))
        return "" if moods.forbids(bare) else bare

    def _best(self, text: str, bare: str, situation: Situation, question: bool) -> Reading | None:
        """The cheapest reading of the sentence as a whole. A question never acts, nor does what is only told."""
        readings = self._readings(text, bare, situation, question)
        acting = not (question or loose.forbidden(bare) or moods.tells(bare))
        taken = [
            reading
            for reading in readings
            if not reading.effect or (acting and not any(loose.doubtful(call, bare, situation) for call in reading.calls))
        ]
        chosen = best(taken)
        return chosen and replace(chosen, lost=losers(chosen, taken, readings))

    def _readings(self, text: str, bare: str, situation: Situation, question: bool, implied: bool = False) -> list[Reading]:
        """Every reading by a template or a frame. `implied`: a sentence without a target is about the last devices."""
        names, skills = self._live_names(situation), self._skillbook.skills
        out = [reading for sentence in dict.fromkeys((peel.peel(text), bare)) for reading in self._matched(sentence, situation)]
        if named := followup.with_its_name(bare, situation):
            out += [replace(each, cost=each.cost + BY_NAME) for each in self._matched(named, situation)]
        parts = segment(bare, names, situation.home)
        if implied and not parts.targeted:
            parts = replace(parts, pronoun="it")
        if not question:
            out += commands.readings(bare, parts, situation, skills)
            out += choices.readings(bare, names, situation, skills)
        out += asking.readings(text, parts, situation, skills)
        out += choices.questions(bare, names, situation, skills)
        return out

    def _matched(self, sentence: str, situation: Situation) -> list[Reading]:
        """Readings by the templates alone."""
        said = tokens(sentence)
        mentions = meant(self._live_names(situation).find(said), said)
        matches = self._compiled().match(sentence, said, mentions, situation.home, situation.area)
        return [reading for match in matches for reading in intents.readings(match, sentence, situation, self._skillbook.skills)]

    def _part(self, text: str, before: Sequence[ToolCall], situation: Situation) -> Reading | None:
        """A reading of one part of a compound sentence; "it" in it means what the part before was about."""
        if peel.is_question(text) or moods.tells(text):
            return None
        if before:
            situation = situation.after(Understanding(tuple(before)))
        bare = peel.peel(text)
        readings = self._readings(bare, bare, situation, False, implied=bool(before))
        found = best([reading for reading in readings if reading.cost < FREEST + (MISSING if reading.missing else 0)])
        return found or unclear.missing(bare)

    def _judged(self, text: str, reading: Reading, situation: Situation) -> Understanding:
        skills = self._skillbook.skills
        effect = any(skill.effect for call in reading.calls if (skill := skills.get(call.skill)))
        return Understanding(
            calls=tuple(self._in_their_words(call, text) for call in reading.calls),
            route="templates",
            ask=reading.ask,
            heard=text,
            completeness=peel.completeness(text, True),
            effect=effect,
            instead=reading.instead and effect,
            lost=reading.lost,
        )

    def _in_their_words(self, call: ToolCall, text: str) -> ToolCall:
        """The call with its free text as it was said: templates drop commas and write numbers in digits."""
        skill = self._skillbook.skills.get(call.skill)
        slots = {name: parameter.find(Slot) for name, parameter in skill.parameters.items()} if skill else {}
        free = {name for name, slot in slots.items() if slot and slot.words}
        if free.isdisjoint(call.arguments):
            return call
        said = {name: as_said(value, text) for name, value in call.arguments.items() if name in free and isinstance(value, str)}
        return replace(call, arguments={**call.arguments, **said})

    # -- compiled parts ---------------------------------------------------------------------------------------------------

    def _compiled(self) -> Phrases:
        version = self._skillbook.version
        if self._phrases is None or self._phrases[0] != version:
            self._phrases = (version, Phrases(self._skillbook.skills.values(), self._language))
        return self._phrases[1]

    def _live_names(self, situation: Situation) -> Names:
        key = (
            id(situation.home),
            situation.home.version,
            tuple((item_list.id, item_list.name, item_list.aliases) for item_list in situation.lists),
        )
        if self._names is None or self._names[0] != key:
            self._names = (key, Names(situation.home, situation.lists))
        return self._names[1]

    def _prompts(self) -> Prompter:
        version = self._skillbook.version
        if self._prompter is None or self._prompter[0] != version:
            self._prompter = (version, Prompter(self._skillbook.skills))
        return self._prompter[1]
