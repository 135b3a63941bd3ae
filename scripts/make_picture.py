"""Draws the README's picture: the demo's conversation with the time of each step, measured on this
machine.

    make picture                                plays the demo; leave the machine alone meanwhile
    python scripts/make_picture.py TURNS.jsonl  draws what `assistant replay --realtime --json` says

Every number in the picture is a mark of that run: milliseconds after the last voiced sample.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

WIDTH, MARGIN, LINE, COLUMNS = 860, 28, 22, 74
STEPS = (
    ("heard", "words", "#5b8def"),
    ("understood", "meaning", "#3aa76d"),
    ("endpoint", "sure that you have finished", "#8aa1b8"),
    ("done", "deed, read back", "#2f8f8a"),
    ("first_audio", "first sound of the answer", "#e0912f"),
)
SHORTEST_SCALE_MS = 1000


def picture(turns: list[dict[str, Any]]) -> str:
    """The SVG of these turns, top to bottom, all on one time scale."""
    scale = max([SHORTEST_SCALE_MS, *(max(turn["marks_ms"].values()) for turn in turns)])
    body, y = [], MARGIN
    for turn in turns:
        drawn, y = _turn(turn, y, scale)
        body += drawn
    legend, y = _legend(y)
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" '
                'font-family="system-ui, sans-serif" font-size="15">'
            ),
            f'<rect width="{WIDTH}" height="{y}" rx="12" fill="#fbfaf7"/>',
            *body,
            *legend,
            "</svg>",
            "",
        ]
    )


def _turn(turn: dict[str, Any], y: int, scale: float) -> tuple[list[str], int]:
    wake = turn["wake"]["word"].replace("_", " ") + ", " if turn["wake"] else ""
    said, y = _bubble(wake + turn["heard"], y, mine=True)
    bar = _bar(turn["marks_ms"], y + 13, scale)
    answer, y = _bubble(turn["reply"], y + 34, mine=False)
    return [*said, *bar, *answer], y + 22


def _bubble(text: str, y: int, *, mine: bool) -> tuple[list[str], int]:
    """Rounded speech, the person's on the left and the box's on the right; what lies below it
    begins at the y returned.
    """
    lines = textwrap.wrap(text, COLUMNS)
    width = max(len(line) for line in lines) * 8.2 + 28
    height = len(lines) * LINE + 12
    x = MARGIN if mine else WIDTH - MARGIN - width
    fill, ink = ("#e9e5da", "#2c2a25") if mine else ("#2f5d50", "#ffffff")
    drawn = [
        f'<rect x="{x:.0f}" y="{y}" width="{width:.0f}" height="{height}" rx="14" fill="{fill}"/>'
    ]
    for number, line in enumerate(lines):
        drawn.append(
            f'<text x="{x + 14:.0f}" y="{y + 22 + number * LINE}" '
            f'fill="{ink}">{escape(line)}</text>'
        )
    return drawn, y + height


def _bar(marks: dict[str, int], y: int, scale: float) -> list[str]:
    """From the last voiced sample to the first sound of the answer, a colour for each step, in the
    order in which they came.
    """
    wide = WIDTH - 2 * MARGIN - 80
    drawn, before = [], 0
    for name, _, colour in sorted(
        (step for step in STEPS if step[0] in marks), key=lambda step: marks[step[0]]
    ):
        if marks[name] <= marks["first_audio"]:
            left, right = before / scale * wide, marks[name] / scale * wide
            drawn.append(
                f'<rect x="{MARGIN + left:.1f}" y="{y}" width="{max(right - left, 1):.1f}" '
                f'height="8" fill="{colour}"/>'
            )
            before = marks[name]
    drawn.append(
        f'<text x="{MARGIN + before / scale * wide + 8:.0f}" y="{y + 9}" font-size="13" '
        f'fill="#5c5850">{before} ms</text>'
    )
    return drawn


def _legend(y: int) -> tuple[list[str], int]:
    x, drawn = (
        MARGIN,
        [
            _note(
                MARGIN,
                y + 10,
                "From your last syllable to its first, on the machine that drew this:",
            )
        ],
    )
    for _, meaning, colour in STEPS:
        drawn.append(f'<rect x="{x}" y="{y + 22}" width="10" height="10" fill="{colour}"/>')
        drawn.append(_note(x + 16, y + 32, meaning))
        x += 40 + round(len(meaning) * 6.3)
    return drawn, y + 32 + MARGIN


def _note(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="12" fill="#5c5850">{escape(text)}</text>'


async def measured() -> list[dict[str, Any]]:
    """The turns of the demo, played to a box of its own in real time."""
    from assistant.core.marks import SystemClock
    from assistant.service import app, demo_script
    from assistant.service.config import Config

    async with app.open_box(Config(), home_file=demo_script.HOME, clock=SystemClock()) as box:
        await box.replay(await asyncio.to_thread(demo_script.recording, box.config), realtime=True)
        return list(box.journal.turns)


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as own:
        os.environ["HEARTH_STATE"] = own
        turns = read(Path(sys.argv[1])) if sys.argv[1:] else asyncio.run(measured())
    sys.stdout.write(
        picture([turn for turn in turns if turn["heard"] and "first_audio" in turn["marks_ms"]])
    )
