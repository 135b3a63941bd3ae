"""Which way a sentence is understood: each pass by its name, in the order in which they are asked.

Pure and quick: no I/O, no clock. Everything that may change is in the `Situation`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.chat import ChatTemplate, Speech
from assistant.core.errors import TooMuch
from assistant.core.stages import Answer, Trade
from assistant.core.values import Explained, ToolCall, Transcript
from assistant.languages import speaking
from assistant.languages.replies import Replies
from assistant.skillkit.context import Ask
from assistant.skillkit.host.codes import spoken_code
from assistant.skillkit.roles import Role, in_role
from assistant.understanding import conditions, passes, repaired
from assistant.understanding.analysis import Analysis
from assistant.understanding.dialogue import answers
from assistant.understanding.explained import explained
from assistant.understanding.model import rounds, tuned, written
from assistant.understanding.model import talk as own_words
from assistant.understanding.model.prompt import Prompt
from assistant.understanding.model.prompts import Prompts
from assistant.understanding.model.rounds import Hearing, Step
from assistant.understanding.model.tools_prompt import Talk
from assistant.understanding.reader import Reader, Skillbook
from assistant.understanding.reading import Reading
from assistant.understanding.results import in_their_words, judged, with_code
from assistant.understanding.situation import Situation, Understanding
from assistant.understanding.text import politeness


class Pass(NamedTuple):
    """One way to read a sentence."""

    name: str
    """As the journal calls it."""
    read: Callable[[Analysis, Situation, passes.Tools], Reading | None]
    waits: Callable[[Reading], bool] = lambda reading: False
    """Whether such a reading is believed only where no later pass has a better one."""


PASSES = (
    Pass("silence", passes.silence),
    Pass("taken back", passes.taken_back),
    Pass("condition", conditions.conditional),
    Pass("repair", repaired.repaired),
    Pass("prohibition", passes.forbidden),
    Pass("correction", passes.corrected),
    Pass("asked on", passes.asked_on),
    Pass("several questions", passes.asked_together),
    Pass("whole sentence", passes.whole, waits=lambda reading: reading.missing),
    Pass("duration", passes.for_a_while),
    Pass("several commands", passes.several),
    Pass("follow-up", passes.follow_up),
    Pass("fewer words", passes.variants),
    Pass("alternative", passes.one_of_two),
    Pass("telling words", passes.telling_words, waits=lambda reading: reading.empty),
    Pass("value lacking", passes.value_lacking),
    Pass("unknowable", conditions.unknowable, waits=lambda reading: True),
    Pass("refusal", passes.refusal, waits=lambda reading: True),
    Pass("looked up", passes.looked_up, waits=lambda reading: True),
)
"""Asked from the top; the first that has a reading which needn't wait is believed, else the first
that has any. A question that is pending is asked before (`answers`), the model after all (`core`).
"""
_OWN = ("condition", "value lacking", "unknowable")
PLAIN = tuple(each for each in PASSES if each.name not in _OWN)
"""Those for a part of a condition, and for what is obeyed later, when nobody can be asked."""
LESS_LIKELY = 1.0
"""A later hypothesis counts only while its mean log probability is so near to the first one's."""
LONGEST = 400
"""Characters of the longest utterance: a minute of dictation, three times the longest command that
anybody was heard to give.
"""
LOST = 6
"""Losing candidates kept for the journal."""
say = Replies("understanding")


class Mind:
    """Understands one home's sentences in one language."""

    def __init__(
        self, skills: Skillbook, wake_words: Sequence[str] = (), language: str = "en"
    ) -> None:
        self._skillbook = skills
        self._language = language
        self._wake_words = tuple(wake_words)
        self._reader = Reader(skills, language, self._plainly)
        self._inner = passes.Tools(self._reader, self._plainly, self._plainly)
        self._tools = replace(self._inner, anew=self._read)
        self._prompter: Prompts | None = None

    def answer_to(self, wake_words: Sequence[str]) -> None:
        """Other wake words (the ids of their models) are no part of a sentence from now on."""
        self._wake_words = tuple(wake_words)

    def understand(self, transcript: Transcript, situation: Situation) -> Understanding:
        """The first hypothesis that makes sense in this home, unless it is much less likely than
        the first of all.
        """
        self._reader.forget()
        with speaking(self._language):
            return self._likeliest(transcript, situation)

    def prompt(
        self,
        transcript: Transcript,
        situation: Situation,
        *,
        talk: bool = True,
        trade: Trade | None = None,
    ) -> Prompt:
        """What the model is given: a head that never changes, a tail that holds this turn, and the
        grammar of its answer. `trade`: to one that learned it.
        """
        with speaking(self._language):
            names = self._reader.names(situation)
            text = names.mend(spoken_code(self._heard(transcript))[0])
            if self._knows(trade):
                return tuned.prompt(text, situation, names)
            return self._prompts().plain.prompt(text, situation, names, talk=talk)

    def read(
        self,
        text: str,
        transcript: Transcript,
        situation: Situation,
        *,
        trade: Trade | None = None,
        certainty: float = 1.0,
        others: Sequence[Answer] = (),
    ) -> Understanding:
        """The model's output, checked: what the words don't bear out is not done. Its plain words
        are read by the templates. `certainty` is that of a model that learned its trade, `others`
        are its next likeliest answers.
        """
        with speaking(self._language):
            whole = self._heard(transcript)
            command, code = spoken_code(whole)
            names, skills = self._reader.names(situation), self._reader.skills
            hearing = Hearing(command, situation, names, skills, self._plain)
            if trade is not None and self._knows(trade):
                answers = (Answer(text, certainty), *others)
                found = written.learned(answers, replace(hearing, plain=self._read), trade)
            else:
                found = written.checked(text, hearing)
            found = (with_code(found, code, skills) if code else None) or found
            calls = tuple(in_their_words(call, whole, skills) for call in found.calls)
            found = replace(found, calls=calls, heard=whole)
            return replace(found, words=self._explained(command, found, situation))

    def begin(self, transcript: Transcript, situation: Situation, speech: Speech) -> Talk | None:
        """What is put to a model that calls tools; None where none is asked."""
        with speaking(self._language):
            caller, names = self._prompts().caller, self._reader.names(situation)
            text = names.mend(spoken_code(self._heard(transcript))[0])
            return caller.begin(text, situation, names, speech) if caller.able else None

    def head(self, situation: Situation, speech: Speech | None, trade: Trade | None = None) -> str:
        """What stands at the beginning of every prompt, by the model's way of work."""
        if speech is None:
            return self.prompt(Transcript(()), situation, trade=trade).head
        with speaking(self._language):
            caller = self._prompts().caller
            return caller.head(speech) if caller.able else ""

    def put(self, talk: Talk) -> Prompt:
        """The prompt of its next round."""
        with speaking(self._language):
            return self._prompts().caller.prompt(talk)

    def step(self, text: str, talk: Talk, transcript: Transcript, situation: Situation) -> Step:
        """What the model answered in a round: what the words don't bear out is not done."""
        with speaking(self._language):
            heard, code = spoken_code(self._heard(transcript))
            skills, names = self._reader.skills, self._reader.names(situation)
            hearing = Hearing(heard, situation, names, skills, self._plain)
            done = rounds.step(text, talk, self._prompts().caller, hearing)
            found = (with_code(done.understanding, code, skills) if code else None) or (
                done.understanding
            )
            found = replace(
                found,
                heard=self._heard(transcript),
                calls=tuple(in_their_words(call, heard, skills) for call in found.calls),
            )
            return replace(
                done, understanding=replace(found, words=self._explained(heard, found, situation))
            )

    def talk(
        self,
        transcript: Transcript,
        situation: Situation,
        past: own_words.Past,
        template: ChatTemplate | None,
    ) -> own_words.Talk | None:
        """What is put to a model that answers in its own words; None where these words may not be
        talked about.
        """
        with speaking(self._language):
            said = self._reader.analysis(self._heard(transcript), situation)
            able = own_words.may_talk(said)
            return own_words.talk(said.said, past, template) if able else None

    def may_be_said(self, sentence: str, situation: Situation, *, told: bool) -> bool:
        """Whether a sentence of such a model may be said; `told`: within a story."""
        with speaking(self._language):
            return own_words.may_be_said(sentence, self._reader.names(situation), told=told)

    # -- what was heard ----------------------------------------------------------------------------

    def _likeliest(self, transcript: Transcript, situation: Situation) -> Understanding:
        if len(transcript.text) > LONGEST:
            return Understanding(say=say("too-long"), heard=f"{transcript.text[:LONGEST]} …")
        heard = [
            politeness.strip_wake(hypothesis.text[:LONGEST], self._wake_words)
            for hypothesis in transcript.hypotheses
        ]
        if heard and not heard[0].strip() and transcript.text.strip(" .,!?"):
            return self._called(transcript.text, situation)
        lost: list[str] = []
        by = ""
        unsure: Understanding | None = None
        for place, (text, hypothesis) in enumerate(zip(heard, transcript.hypotheses, strict=True)):
            if hypothesis.score < transcript.hypotheses[0].score - LESS_LIKELY:
                break
            if not text.strip():
                continue
            try:
                understanding = self._understood(
                    text, situation, likeliest=place == 0 and transcript.trusted
                )
            except TooMuch as error:
                unsure = unsure or Understanding(
                    say=str(error), heard=text, route="templates", completeness="complete"
                )
                lost.append(f"“{text}”: {error}")
                continue
            if understanding.sure:
                return replace(understanding, lost=(*understanding.lost, *lost)[:LOST])
            by = by or understanding.by
            unsure = unsure or (understanding if understanding.understood else None)
            lost += understanding.lost or (
                say("nothing-here" if understanding.understood else "not-understood", words=text),
            )
        if unsure is not None:
            return replace(unsure, lost=(*unsure.lost, *lost)[:LOST])
        first = heard[0] if heard else ""
        return Understanding(
            heard=first,
            by=by,
            completeness=politeness.completeness(first, False),
            lost=tuple(lost[:LOST]),
        )

    def _called(self, text: str, situation: Situation) -> Understanding:
        """The wake word and nothing else: a greeting is answered, the bare name is a call that is
        listened to.
        """
        if greeting := politeness.greeting(text):
            return self._understood(greeting, situation, likeliest=False)
        listening = in_role(self._reader.skills, Role.LISTEN)
        if listening is None:
            return Understanding(completeness="unknown")
        calls = (ToolCall(listening.name, {}),)
        return Understanding(calls, "templates", by="called", completeness="unknown")

    # -- one hypothesis ----------------------------------------------------------------------------

    def _understood(self, text: str, situation: Situation, likeliest: bool) -> Understanding:
        """One hypothesis. Only the `likeliest`, where nothing doubts it, can say yes to what the
        policy asked.
        """
        command, code = spoken_code(text)
        if code and command:
            plain = self._understood(command, replace(situation, pending=None), likeliest)
            coded = with_code(plain, code, self._reader.skills)
            if coded is not None:
                return replace(coded, heard=text)
        pending = situation.pending
        if pending is not None and pending.guard and not likeliest:
            if answers.read(text, pending, situation) is not None:
                return Understanding(heard=text, completeness=politeness.completeness(text, False))
        elif pending is not None:
            answered = self._answered(text, pending, situation)
            if answered is not None:
                words = answered.words or self._explained(text, answered, situation)
                return replace(answered, heard=text, words=words)
        reading = self._read(text, situation)
        if reading is None or reading.empty:
            return Understanding(
                heard=text,
                by=reading.by if reading else "",
                completeness=politeness.completeness(text, False),
                lost=reading.lost if reading else (),
            )
        found = judged(text, reading, self._reader.skills)
        return replace(found, words=self._explained(text, found, situation))

    def _explained(
        self, text: str, found: Understanding, situation: Situation
    ) -> tuple[Explained, ...]:
        """What each word stood for; what was said and corrected in one breath is taken back, what
        the model alone made something of is its own.
        """
        calls = found.calls or (found.ask.calls if found.ask else ())
        rest = {"repair": "taken back", "model": "model"}.get(found.by, "skill")
        said = self._reader.analysis(text, situation)
        return explained(said, calls, self._reader.skills, rest) if calls else ()

    def _answered(self, text: str, ask: Ask, situation: Situation) -> Understanding | None:
        """What the words do to the question: they answer it, answer it and go on, or are a command
        of their own.
        """
        skills = self._reader.skills
        several = answers.more(text, ask, situation)
        if several is not None:
            fresh = self._read(several.rest, situation)
            more = judged(text, fresh or Reading(), skills)
            hesitates = ask.guard and not more.effect  # "yes, but why"
            if more.calls and not (hesitates or (fresh and fresh.missing)):
                calls = (*several.answer.calls, *more.calls)
                said = several.answer.say
                return replace(more, calls=calls, say=said, route="answer", by="answer")
            return Understanding(
                route="answer", by="answer", say=say("neither"), completeness="complete"
            )
        answer = answers.read(text, ask, situation)
        sure = answer is not None and answers.certain(text, ask)
        fresh = None if sure else self._read(text, situation)
        if answer is not None and fresh is not None and fresh.by == "follow-up":
            fresh = None  # a few words that fit the last turn too: they were asked for
        if (
            fresh is not None
            and not fresh.empty
            and (answer is None or (fresh.calls and not fresh.missing))
        ):
            return judged(text, fresh, skills)
        return None if answer is None else replace(answer, by="answer", completeness="complete")

    def _read(self, text: str, situation: Situation) -> Reading | None:
        """What the passes make of a sentence, by the name of the one that is believed."""
        return self._through(PASSES, self._tools, text, situation)

    def _plainly(self, text: str, situation: Situation) -> Reading | None:
        return self._through(PLAIN, self._inner, text, situation)

    def _through(
        self, ways: Sequence[Pass], tools: passes.Tools, text: str, situation: Situation
    ) -> Reading | None:
        said = self._reader.analysis(text, situation)
        waiting: list[Reading] = []
        for each in ways:
            reading = each.read(said, situation, tools)
            if reading is None:
                continue
            reading = replace(reading, by=each.name)
            if not each.waits(reading):
                return _over(reading, waiting)
            waiting.append(reading)
        chosen = next((each for each in waiting if not each.empty), None)
        if chosen is not None:
            return chosen
        return waiting[0] if waiting else None

    # -- the model ---------------------------------------------------------------------------------

    def _knows(self, trade: Trade | None) -> bool:
        """Whether a model learned its trade in this language."""
        return trade is not None and self._language in trade.languages

    def _plain(self, command: str, situation: Situation) -> Reading | None:
        """The reading of the model's plain words, as a whole: what people's words deserve,
        guessing, would be guessing twice.
        """
        said = self._reader.analysis(command, situation)
        return None if said.forbids or not said.bare else self._reader.best(said, situation)

    def _heard(self, transcript: Transcript) -> str:
        return politeness.strip_wake(transcript.text, self._wake_words)

    def _prompts(self) -> Prompts:
        version = self._skillbook.version
        if self._prompter is None or self._prompter.version != version:
            self._prompter = Prompts(version, self._skillbook.skills)
        return self._prompter


def _over(reading: Reading, waiting: Sequence[Reading]) -> Reading:
    """The reading, with what it was preferred to."""
    lost = [str(each.why) for each in waiting if each.why]
    return replace(reading, lost=(*reading.lost, *lost)) if lost else reading
