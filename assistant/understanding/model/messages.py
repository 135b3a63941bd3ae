"""The prompt for a server that takes no raw text: the same conversation as messages, the same
answers as JSON under a schema, and that JSON read back into the one line that `lines` reads.
"""

from __future__ import annotations

import json
import re

from assistant.core.values import Json
from assistant.understanding.model.grammar import CALL, DO, SAY
from assistant.understanding.model.prompt import CLOSE, OPEN

KIND, TEXT = "kind", "text"
"""What an answer says: whether it is a command, a call or words, and the rest of the line."""
_ROLES = frozenset({"system", "user", "assistant"})
_LINE = re.compile(rf"\s*(?:({DO}|{CALL}|{SAY})\b)\s*(.*?)\s*\Z", re.DOTALL)
_WORDS = f'"{SAY} " '
"""Stands in a grammar under which the model may speak for itself."""
_BEGUN = re.compile(
    rf'\s*\{{\s*"{KIND}"\s*:\s*"({DO}|{CALL}|{SAY})"\s*,\s*"{TEXT}"\s*:\s*"((?:[^"\\]|\\.)*)',
    re.DOTALL,
)
_CUT = re.compile(r"\\u[0-9a-fA-F]{0,3}\Z|\\u[dD][89abAB][0-9a-fA-F]{2}\Z")
"""The beginning of a sign that is still being written."""


def as_messages(prompt: str, *, as_json: bool = True) -> list[dict[str, str]]:
    """A raw prompt taken apart: its rules, its examples as turns of both sides (`prompt.Prompter`)
    or the last turns by their roles (`talk.talk`), what was said. `as_json`: the answers of the
    examples are JSON, as that of this turn is to be.
    """
    messages = []
    for block in prompt.split(OPEN):
        block = block.removesuffix(CLOSE)
        role, _, content = block.partition("\n")
        if role in _ROLES:
            messages += [{"role": role, "content": content.strip()}] if content.strip() else []
            continue
        asked, _, answered = block.partition("\n")
        if asked:
            messages.append({"role": "user", "content": asked})
        if answered:
            content = _as_json(answered) if as_json else answered
            messages.append({"role": "assistant", "content": content})
    return messages


def _as_json(line: str) -> str:
    match = _LINE.match(line)
    return json.dumps({KIND: match[1], TEXT: match[2]}, ensure_ascii=False) if match else line


def schema_of(grammar: str) -> dict[str, Json]:
    """What an answer may be under this grammar, as far as a schema can say it."""
    kinds: list[Json] = [kind for kind in (DO, SAY, CALL) if f'"{kind}' in grammar]
    return {
        "type": "object",
        "properties": {
            KIND: {"type": "string", "enum": kinds},
            TEXT: {"type": "string"},
        },
        "required": [KIND, TEXT],
        "additionalProperties": False,
    }


class LineOfJson:
    """An answer as JSON, piece by piece, into the line that the grammar asks for."""

    def __init__(self, grammar: str) -> None:
        self._speaks = _WORDS in grammar
        self._json = ""
        self.text = ""
        """The line so far."""

    def feed(self, piece: str) -> str:
        """What the line is longer by."""
        self._json += piece
        if match := _BEGUN.match(self._json):
            return self._grown(match[1], _CUT.sub("", match[2]))
        return ""

    def end(self) -> str:
        """The answer is over: what is left of a line that came in another order, or plainly."""
        if self.text:
            return ""
        try:
            value = json.loads(self._json)
        except (ValueError, RecursionError):
            plain = _LINE.match(self._json)
            self.text = f"{plain[1]} {plain[2]}" if plain else ""
            return self.text
        if isinstance(value, dict) and value.get(KIND) in (DO, CALL, SAY):
            self.text = f"{value[KIND]} {value.get(TEXT, '')}"
        return self.text

    def _grown(self, kind: str, escaped: str) -> str:
        try:
            words = json.loads(f'"{escaped}"', strict=False)
        except ValueError:  # an escape that JSON doesn't know
            return ""
        line = kind if kind == SAY and not self._speaks else f"{kind} {words}"
        new, self.text = line[len(self.text) :], line
        return new
