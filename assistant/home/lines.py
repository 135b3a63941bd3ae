"""Where in a TOML text each table and key stands: tomllib reads values exactly but forgets their
lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w\-.\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*(?:\.|=)")
_STRING = re.compile(
    r"\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'|#[^\n]*"
)


@dataclass
class Lines:
    """Line numbers (from 1) of top-level keys, of the n-th `[[table]]`,
    and of that table's keys.
    """

    keys: dict[tuple[str, int, str], int] = field(default_factory=dict)
    headers: dict[tuple[str, int], int] = field(default_factory=dict)

    def of(self, table: str, index: int, key: str = "") -> int:
        """The line of a key of the `index`-th `table` ("" and 0 for the top), or the nearest line
        that is known.
        """
        for place in ((table, index, key), ("", 0, table)):
            if place in self.keys:
                return self.keys[place]
        return self.headers.get((table, index), 1)


def locate(text: str) -> Lines:
    """Find the tables and keys of valid TOML. Lines inside arrays and multi-line strings are no
    keys.
    """
    lines = Lines()
    table, index = "", 0
    count: dict[str, int] = {}
    depth = 0
    for number, line in enumerate(_blank_strings(text).split("\n"), 1):
        if depth == 0:
            header = _HEADER.match(line)
            if header:
                table, nested = header[2].split(".")[0].strip().strip("\"'"), "." in header[2]
                if header[1] == "[[" and not nested:
                    count[table] = count.get(table, -1) + 1
                index = count.get(table, 0)
                if not nested:
                    lines.headers[table, index] = number
                continue
            key = _KEY.match(line)
            if key:
                lines.keys.setdefault((table, index, key[1].strip("\"'")), number)
        depth = max(
            0, depth + line.count("[") + line.count("{") - line.count("]") - line.count("}")
        )
    return lines


def _blank_strings(text: str) -> str:
    """The text with the inside of strings and comments taken out and every line break kept; quoted
    keys stay.
    """

    def blank(match: re.Match[str]) -> str:
        found = match[0]
        quoted_key = found[0] in "\"'" and re.match(r"[ \t]*(?:=|\.|\])", text[match.end() :])
        if quoted_key and "\n" not in found:
            return found
        return "''" + "\n" * found.count("\n") if found[0] != "#" else ""

    return _STRING.sub(blank, text)
