"""`assistant selftest`: the real voice, wake word, recogniser and templates, without a sound
device; and what it says of each that fails.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from assistant.audio.files import read_16k
from assistant.cli import main
from assistant.core.journal import TurnRecord
from assistant.core.values import RATE, Pcm, Receipt, ToolCall, Wake
from assistant.service.selftest import _wrong

SAID = "turn on the kitchen light."
WAKE = Wake("hey_jarvis", 0.9, 0.0)
CALL = ToolCall("home.turn_on", {})
SOUND, SILENCE = Pcm(np.ones(100, np.int16)), Pcm(np.zeros(100, np.int16))


def receipt(ok: bool) -> Receipt:
    return Receipt("light.kitchen", {"on": True}, {"on": ok}, ok)


def test_it_hears_acts_and_answers_and_leaves_the_state_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"
    (state / "models").mkdir(parents=True)
    (state / "agenda.db").write_text("timers")
    monkeypatch.setenv("HEARTH_STATE", str(state))
    before = {path: path.stat().st_mtime_ns for path in state.rglob("*")}
    told = CliRunner().invoke(main, ["selftest", "--json", "--out", str(tmp_path / "both.wav")])
    assert told.exit_code == 0, told.output
    tested = json.loads(told.stdout)
    assert (tested["passed"], tested["wrong"]) == (True, "")
    assert tested["heard"] == SAID
    assert tested["reply"] == "The kitchen light is on."
    loud = np.flatnonzero(np.abs(read_16k(tmp_path / "both.wav").astype(np.int32)) > 1000) / RATE
    assert loud[0] < 2.0, "the question, after a second of room"
    assert loud[-1] > 3.5, "and the answer after it"
    assert {path: path.stat().st_mtime_ns for path in state.rglob("*")} == before


@pytest.mark.parametrize(
    ("turn", "sound", "wrong"),
    [
        (TurnRecord(0), SILENCE, "It does not hear its wake word."),
        (TurnRecord(1, wake=WAKE), SILENCE, "It wakes, and understands nothing of"),
        (TurnRecord(1, wake=WAKE, heard="turn"), SOUND, "knows nothing to do"),
        (
            TurnRecord(1, wake=WAKE, heard=SAID, calls=[CALL], receipts=[receipt(False)]),
            SOUND,
            "does not do it",
        ),
        (TurnRecord(1, wake=WAKE, heard=SAID, calls=[CALL]), SOUND, "does not do it"),
        (
            TurnRecord(
                1, wake=WAKE, heard=SAID, calls=[CALL], receipts=[receipt(True)], reply="Done."
            ),
            SILENCE,
            "says nothing of it",
        ),
        (
            TurnRecord(
                1, wake=WAKE, heard=SAID, calls=[CALL], receipts=[receipt(True)], reply="Done."
            ),
            SOUND,
            "",
        ),
    ],
)
def test_what_does_not_work_is_named(turn: TurnRecord, sound: Pcm, wrong: str) -> None:
    said = _wrong(SAID, turn, sound)
    assert wrong in said
    assert bool(said) == bool(wrong)


def test_a_model_that_is_missing_is_bad_input(tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text('[voice]\nvoice = "nobody.onnx"\n')
    told = CliRunner().invoke(main, ["selftest", "--config", str(settings)])
    assert told.exit_code == 2
    assert "nobody.onnx" in told.output
