"""Draws the waterfall of a median turn beside the peer's, from a result of `assistant bench latency
--save FILE.json`.

    python -m lab.plot FILE.json > docs/latency.svg

Both start at the last voiced sample and have one scale; each bar is one step, placed where it
happened. Standard library only.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WIDTH, MARGIN, ROW, BAR, LABELS = 860, 28, 26, 14, 210
STEPS = {
    "endpoint": ("sure that you have finished", "#8aa1b8"),
    "heard": ("words", "#5b8def"),
    "understood": ("meaning", "#3aa76d"),
    "done": ("deed, read back", "#2f8f8a"),
    "first_chunk": ("first piece of voice", "#e0912f"),
    "first_audio": ("handed to the loudspeaker", "#d2693c"),
    "loudspeaker": ("sound server and loudspeaker", "#b0a58f"),
}
PEER_STEPS = {
    "endpoint": ("0.7 s of silence", "#8aa1b8"),
    "heard": ("wyoming-faster-whisper", "#5b8def"),
    "first_audio": ("wyoming-piper", "#e0912f"),
}
INK, FAINT = "#2c2a25", "#5c5850"

Marks = dict[str, int]
Names = dict[str, tuple[str, str]]


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m lab.plot FILE.json > picture.svg", file=sys.stderr)
        return 2
    try:
        result = json.loads(Path(arguments[0]).read_text("utf-8"))
        found = result["latency"] if result.get("benchmark") == "all" else result
        turn = found["median_turn"]
    except (OSError, ValueError, KeyError, AttributeError) as error:
        print(
            (
                f"{arguments[0]}: no result of `assistant bench latency --save` ({error}); "
                "make one first."
            ),
            file=sys.stderr,
        )
        return 2
    if turn is None:
        print(
            f"{arguments[0]}: no command was answered in this run, so there is nothing to draw.",
            file=sys.stderr,
        )
        return 2
    sys.stdout.write(picture(turn, result.get("machine", {})))
    return 0


def picture(turn: dict[str, Any], machine: dict[str, Any]) -> str:
    """The SVG: Hearth's steps from top to bottom, then the peer's where it was measured."""
    peer: Marks | None = turn["wyoming_steps_ms"]
    ends = [max(turn["steps_ms"].values()), *(max(peer.values()) for _ in (1,) if peer)]
    scale = (WIDTH - 2 * MARGIN - LABELS - 70) / max(ends)
    said = turn["text"].rstrip(".")
    body = [
        _text(
            MARGIN,
            MARGIN + 8,
            f"“Hey Jarvis, {said}.” A median turn, after its last syllable",
            INK,
            16,
        )
    ]
    drawn, y = _waterfall("Hearth", turn["steps_ms"], STEPS, MARGIN + 44, scale)
    body += drawn
    if peer:
        drawn, y = _waterfall(
            "Home Assistant's chain, same weights", peer, PEER_STEPS, y + 22, scale
        )
        body += drawn
    where = ", ".join(str(machine[key]) for key in ("processor", "date") if machine.get(key))
    body.append(
        _text(
            MARGIN,
            y + 20,
            where and f"Measured on {machine.get('cores', '?')} cores of {where}",
            FAINT,
            12,
        )
    )
    height = y + 20 + MARGIN
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
                'font-family="system-ui, sans-serif">'
            ),
            f"<title>{escape(said)}: {ends[0]} ms</title>",
            f'<rect width="{WIDTH}" height="{height}" rx="12" fill="#fbfaf7"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def _waterfall(
    title: str, marks: Marks, names: Names, y: int, scale: float
) -> tuple[list[str], int]:
    """A row for each step that took time; returns the drawing and where it ends."""
    whole = max(marks.values())
    drawn = [_text(MARGIN, y, f"{title}: {whole} ms", INK, 15, bold=True)]
    y += 12
    before = 0
    for step, at in sorted(
        ((step, marks[step]) for step in names if step in marks), key=lambda mark: mark[1]
    ):
        if at - before < 1:
            continue
        meaning, colour = names[step]
        left, wide = MARGIN + LABELS + before * scale, max((at - before) * scale, 1.5)
        drawn.append(_text(MARGIN, y + BAR - 2, meaning, FAINT, 13))
        drawn.append(
            f'<rect x="{left:.1f}" y="{y}" width="{wide:.1f}" height="{BAR}" rx="2" '
            f'fill="{colour}"/>'
        )
        drawn.append(_text(round(left + wide + 6), y + BAR - 2, f"{at - before} ms", FAINT, 12))
        before = at
        y += ROW
    return drawn, y


def _text(x: int, y: int, text: str, colour: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x}" y="{y}" fill="{colour}" font-size="{size}"{weight}>{escape(text)}</text>'


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
