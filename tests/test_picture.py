"""The README's picture is drawn from a run's own numbers."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "make_picture.py"
TURN = {
    "turn": 1,
    "wake": {"word": "hey_jarvis", "score": 0.99},
    "heard": "is <b> louder than & ?",
    "reply": "It is.",
    "marks_ms": {
        "speech_end": 0,
        "endpoint": 310,
        "heard": 420,
        "understood": 425,
        "first_audio": 517,
    },
}


def test_words_and_the_first_sound_of_each_turn_are_in_the_picture(tmp_path: Path) -> None:
    turns = tmp_path / "turns.jsonl"
    turns.write_text("\n".join(json.dumps({**TURN, "wake": wake}) for wake in (TURN["wake"], None)))
    done = subprocess.run(
        [sys.executable, SCRIPT, turns], capture_output=True, text=True, check=True
    )
    texts = [
        node.text
        for node in ElementTree.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert "hey jarvis, is <b> louder than & ?" in texts
    assert texts.count("It is.") == 2
    assert texts.count("517 ms") == 2


def test_steps_stand_where_they_came(tmp_path: Path) -> None:
    turns = tmp_path / "turns.jsonl"
    turns.write_text(
        json.dumps(
            {
                **TURN,
                "marks_ms": {
                    "heard": 160,
                    "understood": 165,
                    "endpoint": 240,
                    "first_audio": 262,
                    "done": 300,
                },
            }
        )
    )
    done = subprocess.run(
        [sys.executable, SCRIPT, turns], capture_output=True, text=True, check=True
    )
    rectangles = ElementTree.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}rect")
    bars = [
        (float(bar.attrib["x"]), float(bar.attrib["width"]))
        for bar in rectangles
        if bar.attrib["height"] == "8"
    ]
    assert len(bars) == 4
    for (x, width), (following, _) in pairwise(bars):
        assert following == pytest.approx(x + width, abs=0.2)
