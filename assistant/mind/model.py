"""The model's line read back: a tool call, or words to speak."""

from __future__ import annotations

import json
import re

from assistant.values import ToolCall

_CALL = re.compile(r"\s*call:\s*([a-z_]\w*\.[a-z_]\w*)\s*(\{.*?\})\s*$", re.S | re.I)
_SAY = re.compile(r"\s*say:\s*(.+?)\s*$", re.S | re.I)


def read_call(text: str) -> tuple[ToolCall | None, str]:
    """The call, or the words, in the model's output; (None, "") when it is neither."""
    if match := _CALL.match(text):
        try:
            arguments = json.loads(match.group(2))
        except ValueError:
            return None, ""
        return ToolCall(match.group(1), arguments), ""
    if match := _SAY.match(text):
        return None, _ended(match.group(1))
    return None, ""


def _ended(words: str) -> str:
    """Up to the last finished sentence, where the length limit cut in the middle of one."""
    words = re.sub(r"\s+", " ", words).strip()
    if words and words[-1] not in ".!?":
        stops = [match.end() for match in re.finditer(r"[.!?](?=\s)", words)]
        words = words[: stops[-1]] if stops else words + "."
    return words
