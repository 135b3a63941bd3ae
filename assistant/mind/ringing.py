"""What people say to something that rings: anything that could mean "stop" then means the noise, and no lamp or song."""

from __future__ import annotations

from assistant.mind.context import Situation
from assistant.mind.patterns import whole
from assistant.mind.peel import peel
from assistant.mind.reading import Reading
from assistant.values import ToolCall

STOP = "alarms.stop"
_STOPS = whole(
    r"""
    (?:turn|switch|shut|put|cut) (?:{it} )?off(?: {it})?
    (?:stop|quit|end|silence|mute|quiet|dismiss|cancel|kill|enough|shut up|be quiet|hush|shush)(?: {it})?
    off|all right|alright|okay|ok|yes|yeah|i know|i hear (?:you|it)|(?:i(?:'ve| have)? )?got it
    i(?:'m| am) (?:up|awake|coming|on it)
    (?:that's|that is) enough|no more|thank you|thanks
    """,
    {"it": "(?:it|that|this|them|the (?:thing|noise|sound|ringing|beeping|racket))"},
)


def read(text: str, situation: Situation) -> Reading | None:
    """The call that silences what rings, where something does and the words may mean that."""
    said = " ".join(text.lower().strip(" .,!?").split())
    if not situation.ringing or situation.pending is not None:
        return None
    if not (_STOPS.fullmatch(said) or _STOPS.fullmatch(peel(said).lower())):
        return None
    return Reading((ToolCall(STOP),), why="said to what rings", effect=True)
