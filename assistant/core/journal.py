"""The journal: what happened in each turn, in memory, for the screen, for `--json` and for "why did
you do that?".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.core.values import Explained, Json, Receipt, ToolCall, Wake
from assistant.home.act import receipt_json


@dataclass(slots=True)
class TurnRecord:
    """One turn as it unfolds. `lost` are readings that were not taken, each with its reason;
    `reply` is what was heard.
    """

    turn: int
    wake: Wake | None = None
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
    marks_ms: dict[str, int] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    words: tuple[Explained, ...] = ()
    """What each word stood for; empty where nothing was understood, or a code was said."""
    notice: str = ""
    """Set when the box spoke out of turn: what for."""
    interrupted: bool = False
    failed: bool = False

    def as_json(self) -> dict[str, Json]:
        """The turn as `--json` prints it: plain values, stable keys."""
        return {
            "turn": self.turn,
            "wake": {"word": self.wake.word, "score": round(self.wake.score, 3)}
            if self.wake
            else None,
            "heard": self.heard,
            "route": self.route,
            "by": self.by or None,
            "thinker": self.thinker or None,
            "calls": [{"skill": call.skill, "arguments": call.arguments} for call in self.calls],
            "receipts": [receipt_json(receipt) for receipt in self.receipts],
            "reply": self.reply,
            "asked": self.asked,
            "marks_ms": self.marks_ms,
            "lost": list(self.lost),
            "words": [
                {"word": each.word, "by": each.by, "what": each.what or None} for each in self.words
            ],
            "notice": self.notice or None,
            "interrupted": self.interrupted,
            "failed": self.failed,
        }


def read_record(told: Mapping[str, Any]) -> TurnRecord:
    """The turn that `as_json` made this of."""
    wake = told["wake"]
    return TurnRecord(
        turn=told["turn"],
        wake=Wake(wake["word"], wake["score"], 0.0) if wake else None,
        heard=told["heard"],
        route=told["route"],
        by=told["by"] or "",
        thinker=told.get("thinker") or "",
        calls=[ToolCall(call["skill"], call["arguments"]) for call in told["calls"]],
        receipts=[Receipt(**receipt) for receipt in told["receipts"]],
        reply=told["reply"],
        asked=told["asked"],
        marks_ms=told["marks_ms"],
        lost=tuple(told["lost"]),
        words=tuple(
            Explained(each["word"], each["by"], each["what"] or "")
            for each in told.get("words", ())
        ),
        notice=told["notice"] or "",
        interrupted=told["interrupted"],
        failed=told["failed"],
    )


@dataclass(frozen=True, slots=True)
class TurnWent:
    """A turn came a step further: its record so far. Told on the box's `Events`."""

    record: TurnRecord


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """A turn is over: its whole record. Told on the box's `Events`."""

    record: TurnRecord


class Journal:
    """The newest turns, oldest first. Nothing of it is written to disk."""

    def __init__(self, longest: int = 200) -> None:
        self._turns: deque[TurnRecord] = deque(maxlen=longest)
        self._count = 0

    def add(self, record: TurnRecord) -> None:
        """Keep a turn that has ended, under the next number."""
        self._count += 1
        record.turn = self._count
        self._turns.append(record)

    def __iter__(self) -> Iterator[TurnRecord]:
        return iter(tuple(self._turns))

    @property
    def turns(self) -> Sequence[dict[str, Json]]:
        """All kept turns as JSON values."""
        return [record.as_json() for record in self._turns]
