"""What one reply makes of what was said: the recogniser's passes, each read by the templates, and
the language model after them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from assistant.core.comprehend import better, typed
from assistant.core.discretion import Words
from assistant.core.gate import Gate
from assistant.core.journal import Pass, TurnRecord
from assistant.core.kit import Kit
from assistant.core.marks import Marks
from assistant.core.stages import EFFORTS, Effort
from assistant.core.values import Transcript, Utterance
from assistant.skillkit.host.codes import HIDDEN
from assistant.understanding.situation import Situation, Understanding

log = logging.getLogger(__name__)


class Listening:
    """Of one reply; has no effect on anything."""

    def __init__(
        self,
        kit: Kit,
        given: Situation,
        record: TurnRecord,
        gate: Gate,
        marks: Marks,
        progress: Callable[[], None],
    ) -> None:
        self._kit = kit
        self._given = given
        """What was known at the start, with the question that these words may answer."""
        self._record = record
        self._gate = gate
        self._marks = marks
        self._progress = progress
        self._thought: set[str] = set()
        """What the language model was asked about."""
        self._heard = Transcript(())
        """What was heard at last."""

    async def understand(self, to: Utterance | str) -> Understanding:
        """What to do with what was said, as it may be remembered and shown."""
        return self._kept(await self._understood(to))

    async def _understood(self, to: Utterance | str) -> Understanding:
        """The passes of the recogniser and the model, each only when what came before was not
        enough.

        Of words that were heard beyond doubt the model is asked at once; but nothing is given up
        before the full pass was tried, unless a model that learned its trade is certain that they
        ask for nothing.
        """
        if isinstance(to, str):
            self._heard = typed(to)
            self._record.private = self.asked_for_code or self._kit.hide(to) != to
            return await self.think(self._read(self._heard))
        for effort in EFFORTS:
            if effort == "wide" and self._heard.sure:
                continue
            heard = await self._kit.comprehension.hear(to, effort)
            self._note(effort, heard)
            transcript = better(self._heard, heard)
            self._heard = transcript
            hidden = self.asked_for_code or self._kit.hide(transcript.text) != transcript.text
            log.info("heard %s", HIDDEN if hidden else Words(transcript))
            understanding = self._read(transcript)
            self._kit.judge(to.number, understanding.completeness)
            if (
                understanding.sure
                and transcript.trusted
                and not (effort == "quick" and self._opens(understanding, transcript))
            ):
                break
            if effort == "quick" and understanding.completeness == "open":
                # the speaker goes on, most likely: more work now would only be thrown away
                await self._gate.wait()
            if not understanding.sure and (transcript.sure or effort == "full"):
                understanding = await self.think(understanding)
                if understanding.sure:
                    self._kit.judge(to.number, "complete")
                    break
            if transcript.sure and (understanding.last_resort or understanding.left):
                break
        self._marks.mark("heard")
        return understanding

    def _note(self, effort: Effort, heard: Transcript) -> None:
        """Keep what a pass heard, unless a code was said: one pass may spell what another hides."""
        record, hide = self._record, self._kit.hide
        record.private |= self.asked_for_code or any(
            hide(each.text) != each.text for each in heard.hypotheses
        )
        record.passes = () if record.private else (*record.passes, Pass.of(effort, heard))

    def _read(self, transcript: Transcript) -> Understanding:
        self._record.heard = HIDDEN if self.asked_for_code else self._kit.hide(transcript.text)
        self._progress()
        return self._kit.comprehension.mind.understand(transcript, self._given)

    @property
    def asked_for_code(self) -> bool:
        """Whether the words may be the code."""
        return self._given.pending is not None and self._given.pending.guard == "pin"

    def _opens(self, understanding: Understanding, transcript: Transcript) -> bool:
        """Whether it is a yes to what the policy asked: such a one is listened to twice."""
        guarded = self._given.pending is not None and bool(self._given.pending.guard)
        return (
            guarded
            and understanding.route == "answer"
            and bool(understanding.calls)
            and not transcript.sure
        )

    def _kept(self, understanding: Understanding) -> Understanding:
        """As it may be remembered and shown: what was said to the question for the code was the
        code, or nearly.
        """
        if self.asked_for_code and understanding.route in ("answer", "none"):
            return replace(
                understanding, heard=HIDDEN if understanding.heard else "", lost=(), words=()
            )
        return replace(
            understanding,
            heard=(heard := self._kit.hide(understanding.heard)),
            words=understanding.words if heard == understanding.heard else (),
            lost=tuple(map(self._kit.hide, understanding.lost)),
        )

    @property
    def transcript(self) -> Transcript:
        """What was heard at last."""
        return self._heard

    async def think(self, understanding: Understanding) -> Understanding:
        """What the model makes of words that the templates did not understand; each wording is put
        to it once. One that learned its trade is also asked where something is not here, is unclear
        or would have to be looked up: "what do I put on when I go out" is about the weather.
        """
        transcript = self._heard
        if (
            understanding.sure
            or (understanding.understood and not self._kit.comprehension.learned)
            or not transcript.text
            or transcript.text in self._thought
            or self.asked_for_code
        ):
            return understanding
        self._marks.mark("heard")
        self._thought.add(transcript.text)
        thought = await self._kit.comprehension.think(transcript, self._given, self._kit.rehearse)
        lost = (*understanding.lost, *thought.lost)
        chosen = thought if thought.understood else understanding
        return replace(chosen, lost=lost, thinker=thought.thinker, left=thought.left)
