"""`assistant models recommend`: the decision by tables, and one real measurement."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from library_kit import own_folders

from assistant.cli import main
from assistant.service import library, tune_trials
from assistant.service.recommend import best, expected
from assistant.service.tune import MODEL_TURN_MS, TURN_TOKENS, Thinking

__all__ = ["own_folders"]

ENTRIES = library.entries("llm")
PI_4 = Thinking("smollm2-135m", 98, 4, 70.0, 25.0)
PI_5 = Thinking("smollm2-135m", 98, 4, 350.0, 100.0)
MINI = Thinking("smollm2-135m", 98, 8, 2500.0, 250.0)


def chosen(trial: Thinking, memory_mb: int) -> str | None:
    found = best(expected(ENTRIES, [trial], memory_mb))
    return found and found.id


def test_the_best_that_fits_and_is_quick_enough() -> None:
    assert chosen(PI_4, 2000) == "lfm2.5-350m"
    assert chosen(PI_5, 4000) == "qwen3.5-2b"
    assert chosen(MINI, 16000) == "qwen3.5-4b"
    assert chosen(MINI, 4000) == "qwen3.5-2b"
    assert chosen(MINI, 1000) == "lfm2.5-350m"


def test_where_none_is_quick_enough_the_quickest_and_where_none_fits_none() -> None:
    assert chosen(Thinking("smollm2-135m", 98, 1, 5.0, 1.0), 4000) == "smollm2-135m"
    assert chosen(PI_5, 400) is None


def test_what_was_measured_here_counts_and_the_rest_is_reckoned_from_the_nearest() -> None:
    larger = Thinking("qwen3.5-2b", 1281, 4, 40.0, 7.0, "tools")
    found = {each.id: each for each in expected(ENTRIES, [PI_5, larger], 8000)}
    assert [id for id, each in found.items() if each.measured] == ["qwen3.5-2b", "smollm2-135m"]
    two = found["qwen3.5-2b"]
    read, written = TURN_TOKENS["tools"]
    assert (two.prefill, two.decode) == (40.0, 7.0)
    assert two.ms == pytest.approx(1000 * (read / 40 + written / 7))
    assert 15 < found["qwen3.5-4b"].prefill < 40 < found["granite-4.0-1b"].prefill < 60
    assert found["gemma-4-e2b"].decode > found["qwen3.5-4b"].decode
    assert found["lfm2.5-350m"].prefill < 350


def test_a_model_of_the_plain_way_has_less_to_do() -> None:
    found = {each.id: each for each in expected(ENTRIES, [PI_5], 8000)}
    assert found["smollm2-135m"].ms < 600 < MODEL_TURN_MS["tools"]
    assert found["qwen3.5-0.8b"].ms > 5 * found["smollm2-135m"].ms


def recommend(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["models", "recommend", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_measures_and_names_the_best_with_the_way_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rates = (2500.0, 250.0)
    monkeypatch.setattr(tune_trials, "rates", lambda config: rates)
    output = " ".join(recommend().split())
    assert "Best for this box: " in output
    assert "`assistant models fetch " in output
    assert '[llm] model = "' in output
    assert "about " in output
    rates = (5.0, 1.0)
    slow = " ".join(recommend().split())
    assert "None is quick enough for this box; quickest is smollm2-135m" in slow
    assert "it is the one in use" in slow


def test_it_is_really_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tune_trials, "STORY_TOLD", 1)
    found = json.loads(recommend("--json"))
    (here,) = [each for each in found["models"] if each["measured"]]
    assert here["id"] == "smollm2-135m"
    assert here["prefill"] > here["decode"] > 0
    assert found["best"] in {each["id"] for each in found["models"]}
