"""The journal: what happened in each turn, for the screen, for `--json`, for "why did you do that?"
and for the history that outlasts the process (`service/history`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Literal

from assistant.core.stages import Effort
from assistant.core.stood import Stood, ask_json, read_ask
from assistant.core.values import (
    Explained,
    Hypothesis,
    Json,
    Opening,
    Receipt,
    Samples,
    ToolCall,
    Transcript,
    Wake,
)
from assistant.home.act import receipt_json
from assistant.skillkit.context import Ask

Origin = Literal["voice", "typed", "page", "box"]
"""Where a turn came from: said in the room, typed as a command, asked of the page, or (a notice)
begun by the box itself.
"""


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass of the recogniser heard (`Transcript`). `doubted`: a safeguard asked for a
    better pass; `sure`: it needed no second opinion.
    """

    effort: Effort
    hypotheses: tuple[Hypothesis, ...]
    """Best first."""
    no_speech: float = 0.0
    doubted: bool = False
    sure: bool = False

    @classmethod
    def of(cls, effort: Effort, heard: Transcript) -> Pass:
        return cls(effort, heard.hypotheses, heard.no_speech, not heard.trusted, heard.sure)

    @property
    def transcript(self) -> Transcript:
        """What was heard, as it was read."""
        window: Literal["short", "full"] = "full" if self.effort == "full" else "short"
        return Transcript(self.hypotheses, self.no_speech, window, not self.doubted, self.sure)


@dataclass(slots=True)
class TurnRecord:
    """One turn as it unfolds. `lost` are readings that were not taken, each with its reason;
    `reply` is what was heard.
    """

    turn: int
    """Its number in the journal, from its end on: it names the turn for as long as it is kept, and
    no other turn of this box is ever given it.
    """
    at: datetime | None = None
    """When it began, by the box's clock."""
    origin: Origin = "voice"
    room: str = ""
    """Id of the area that it was said in; empty where nobody knows."""
    language: str = ""
    wake: Wake | None = None
    opened_by: str = ""
    """Why the microphone was open (`Utterance.opened_by`); empty for what was not said."""
    passes: tuple[Pass, ...] = ()
    """What the recogniser heard, a pass after the other; none where a code was said."""
    opening: Opening | None = None
    """What its sound is known to begin with (`Utterance.opening`)."""
    stood: Stood | None = None
    """How things stood when it began; None for what the box says by itself."""
    heard: str = ""
    route: str = "none"
    by: str = ""
    """The pass of the understanding that is believed."""
    thinker: str = ""
    """Which language model was asked, where there are two: "server" or "box"."""
    calls: list[ToolCall] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    reply: str = ""
    asked: bool = False
    ask: Ask | None = None
    """The question that it ended in."""
    marks_ms: dict[str, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    words: tuple[Explained, ...] = ()
    """What each word stood for; empty where nothing was understood, or a code was said."""
    notice: str = ""
    """Set when the box spoke out of turn: what for."""
    interrupted: bool = False
    failed: bool = False
    private: bool = False
    """A code was said, or asked for: its sound is kept nowhere, nor what else the recogniser made
    of it.
    """

    def as_json(self) -> dict[str, Json]:
        """The turn as `--json` prints it: plain values, stable keys."""
        return {
            "turn": self.turn,
            "at": self.at.isoformat() if self.at else None,
            "origin": self.origin,
            "room": self.room or None,
            "language": self.language or None,
            "wake": {"word": self.wake.word, "score": round(self.wake.score, 3)}
            if self.wake
            else None,
            "opened_by": self.opened_by or None,
            "passes": [
                {
                    "effort": each.effort,
                    "hypotheses": [
                        {"text": heard.text, "score": round(heard.score, 3)}
                        for heard in each.hypotheses
                    ],
                    "no_speech": round(each.no_speech, 3),
                    "doubted": each.doubted,
                    "sure": each.sure,
                }
                for each in self.passes
            ],
            "opening": asdict(self.opening) if self.opening else None,
            "stood": asdict(self.stood) if self.stood else None,
            "heard": self.heard,
            "route": self.route,
            "by": self.by or None,
            "thinker": self.thinker or None,
            "calls": [call.as_json() for call in self.calls],
            "receipts": [receipt_json(receipt) for receipt in self.receipts],
            "reply": self.reply,
            "asked": self.asked,
            "ask": ask_json(self.ask) if self.ask else None,
            "marks_ms": self.marks_ms,
            "lost": list(self.lost),
            "words": [
                {"word": each.word, "by": each.by, "what": each.what or None} for each in self.words
            ],
            "notice": self.notice or None,
            "interrupted": self.interrupted,
            "failed": self.failed,
            "private": self.private,
        }


def read_record(told: Mapping[str, Any]) -> TurnRecord:
    """The turn that `as_json` made this of."""
    wake, at = told["wake"], told.get("at")
    return TurnRecord(
        turn=told["turn"],
        at=datetime.fromisoformat(at) if at else None,
        origin=told.get("origin", "voice"),
        room=told.get("room") or "",
        language=told.get("language") or "",
        wake=Wake(wake["word"], wake["score"], 0.0) if wake else None,
        opened_by=told.get("opened_by") or "",
        passes=tuple(map(_read_pass, told.get("passes", ()))),
        opening=Opening(**opening) if (opening := told.get("opening")) else None,
        stood=Stood(**stood) if (stood := told.get("stood")) else None,
        heard=told["heard"],
        route=told["route"],
        by=told["by"] or "",
        thinker=told.get("thinker") or "",
        calls=[ToolCall.of(call) for call in told["calls"]],
        receipts=[Receipt(**receipt) for receipt in told["receipts"]],
        reply=told["reply"],
        asked=told["asked"],
        ask=read_ask(ask) if (ask := told.get("ask")) else None,
        marks_ms=told["marks_ms"],
        lost=tuple(told["lost"]),
        words=tuple(
            Explained(each["word"], each["by"], each["what"] or "")
            for each in told.get("words", ())
        ),
        notice=told["notice"] or "",
        interrupted=told["interrupted"],
        failed=told["failed"],
        private=told.get("private", False),
    )


def _read_pass(told: Mapping[str, Any]) -> Pass:
    return Pass(
        told["effort"],
        tuple(Hypothesis(heard["text"], heard["score"]) for heard in told["hypotheses"]),
        told["no_speech"],
        told["doubted"],
        told["sure"],
    )


@dataclass(frozen=True, slots=True)
class TurnWent:
    """A turn came a step further: its record so far. Told on the box's `Events`."""

    record: TurnRecord


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """A turn is over: its whole record, and the sound that it was an answer to, which is kept only
    where the settings say so. Told on the box's `Events`.
    """

    record: TurnRecord
    sound: Samples | None = None


class Journal:
    """The newest turns, oldest first, in memory."""

    def __init__(self, longest: int = 200) -> None:
        self._turns: deque[TurnRecord] = deque(maxlen=longest)
        self._last = 0

    def go_on_after(self, turn: int) -> None:
        """The next turns have numbers above this one, which was the newest that was ever kept."""
        self._last = max(self._last, turn)

    def add(self, record: TurnRecord) -> None:
        """Remember a turn that has ended, under the next number."""
        self._last += 1
        record.turn = self._last
        self._turns.append(record)

    def drop(self, turns: Collection[int] | None) -> None:
        """Forget these turns; None: all."""
        kept = [] if turns is None else [each for each in self if each.turn not in turns]
        self._turns.clear()
        self._turns.extend(kept)

    def __iter__(self) -> Iterator[TurnRecord]:
        return iter(tuple(self._turns))

    @property
    def turns(self) -> Sequence[dict[str, Json]]:
        """All kept turns as JSON values."""
        return [record.as_json() for record in self._turns]
