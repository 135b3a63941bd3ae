"""The evaluation judges rightly: exactly the expected changes, claims that are false, effects that
nobody asked for.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.core.conversation import Conversation
from assistant.core.errors import InputError
from assistant.service.config import Config
from lab.cases import Aftermath, Case, matches, misses, read_cases, same
from lab.understanding import Result, report, run, totals

HOME = """
[[area]]
id = "kitchen"
name = "Kitchen"

[[device]]
id = "light.kitchen"
kind = "light"
name = "Kitchen Light"
area = "kitchen"
on = false
brightness = 50

[[device]]
id = "lock.front"
kind = "lock"
name = "Front Door"
locked = true

[[list]]
id = "shopping"
name = "Shopping List"
items = [{ text = "milk", done = false }]

[[timer]]
name = "pizza"
remaining_s = 300
total_s = 600
paused = false
"""
NO_MODEL = Config.model_validate({"llm": {"model": ""}})
EVAL = (
    Path(os.environ.get("HEARTH_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
    / "understanding"
)


def write(folder: Path, *cases: dict[str, Any]) -> Path:
    (folder / "home.toml").write_text(HOME)
    file = folder / "cases.jsonl"
    lines = [
        json.dumps({"id": f"c{number}", "kind": "test", "home": "home.toml", **case})
        for number, case in enumerate(cases)
    ]
    file.write_text("\n".join(lines))
    return file


def judge(folder: Path, *cases: dict[str, Any]) -> list[Result]:
    return run(read_cases(write(folder, *cases)), NO_MODEL)


def test_right_is_exactly_what_was_expected(tmp_path: Path) -> None:
    on, other, none = judge(
        tmp_path,
        {
            "say": "turn on the kitchen light",
            "expect": {"changes": {"light.kitchen": {"on": True}}},
        },
        {"say": "turn on the kitchen light", "expect": {"changes": {}}},
        {"say": "blue ideas sleep", "expect": {"changes": {"light.kitchen": {"on": True}}}},
    )
    assert (on.verdict, other.verdict, none.verdict) == ("right", "wrong", "none")
    assert other.unasked
    assert not on.unasked
    assert on.route == "templates"


def test_setup_comes_before_and_ignored_keys_don_t_count(tmp_path: Path) -> None:
    (result,) = judge(
        tmp_path,
        {
            "say": "set the kitchen light to 20 percent",
            "setup": {"light.kitchen": {"brightness": 80}},
            "expect": {"changes": {"light.kitchen": {"brightness": {"between": [10, 30]}}}},
            "ignore": {"light.kitchen": ["on"]},
        },
    )
    assert result.verdict == "right", result.why


def test_a_question_gets_a_yes_from_whoever_meant_that_and_else_a_no(tmp_path: Path) -> None:
    meant, other, further = judge(
        tmp_path,
        {"say": "unlock the front door", "expect": {"changes": {"lock.front": {"locked": False}}}},
        {"say": "unlock the front door", "expect": {"changes": {}}},
        {"say": "unlock the front door", "expect": {"reply_matches": "^The oven"}},
    )
    assert (meant.verdict, meant.questions) == ("right", 1), meant.why
    for each in (other, further):
        assert (each.verdict, each.unasked, each.questions) == ("asked", False, 1)


def test_lists_timers_replies_and_skills_are_compared(tmp_path: Path) -> None:
    milk, eggs = {"text": "milk", "done": False}, {"text": "eggs", "done": False}
    results = judge(
        tmp_path,
        {"say": "add eggs to the shopping list", "expect": {"lists": {"shopping": [eggs, milk]}}},
        {"say": "cancel the pizza timer", "expect": {"timers": [], "skill": "timers."}},
        {
            "say": "is the front door locked",
            "expect": {"reply_matches": "^yes", "no_effect": True, "skill": ["x.", "home."]},
        },
        {"say": "add eggs to the shopping list", "expect": {"no_effect": True}},
    )
    assert [result.verdict for result in results] == ["right", "right", "right", "wrong"], [
        result.why for result in results
    ]
    assert results[-1].unasked


def test_what_comes_later_is_compared_with_what_devices_told_themselves(tmp_path: Path) -> None:
    said = "when the front door is unlocked turn on the kitchen light"
    then = [{"told": {"lock.front": {"locked": False}}}, {"minutes": 2}]
    on = {"light.kitchen": {"on": True}}
    results = judge(
        tmp_path,
        {"say": said, "then": then, "expect": {"changes": {}, "later": on, "kept": 0}},
        {"say": said, "then": then, "expect": {"changes": {}, "told": "light is on"}},
        {"say": said, "expect": {"later": on, "kept": 1}},
        {"say": said, "then": then, "expect": {"kept": 1}},
    )
    assert [result.verdict for result in results] == ["right", "right", "wrong", "wrong"]
    assert "later light.kitchen on did not change" in results[2].why
    assert results[3].why == "keeps 0"


def test_an_order_for_later_comes_due_by_the_clock_of_the_case(tmp_path: Path) -> None:
    """Whatever else rings before it is stopped."""
    said = "set a timer for one minute and in five minutes turn on the kitchen light"
    then, on = [{"minutes": 7}], {"light.kitchen": {"on": True}}
    results = judge(
        tmp_path,
        {"say": said, "then": then, "expect": {"changes": {}, "later": on}},
        {"say": said, "then": [{"minutes": 3}], "expect": {"changes": {}, "later": on}},
    )
    assert [result.verdict for result in results] == ["right", "wrong"]


def test_nobody_is_listened_to_while_time_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listened = []

    async def idle(conversation: Conversation, within_s: float) -> None:
        await conversation.unoccupied()
        listened.append(conversation.floor.mic_open)

    monkeypatch.setattr(Conversation, "idle", idle)
    judge(tmp_path, {"say": "flurble the gnorp", "then": [{"minutes": 2}], "expect": {}})
    assert listened == [False] * 3


def test_each_case_has_a_home_of_its_own(tmp_path: Path) -> None:
    case = {
        "say": "turn on the kitchen light",
        "expect": {"changes": {"light.kitchen": {"on": True}}},
    }
    assert [result.verdict for result in judge(tmp_path, case, case)] == ["right", "right"]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1.4, True),
        (1, 1.6, False),
        ("red", "#ff0000", True),
        ("red", "blue", False),
        (True, 1, False),
        ("a", "a", True),
    ],
)
def test_sameness(one: Any, other: Any, equal: bool) -> None:
    assert same(one, other) is equal


def test_matchers() -> None:
    assert matches({"any_of": ["a", "b"]}, "b")
    assert not matches({"any_of": ["a", "b"]}, "c")
    assert matches({"between": [1, 5]}, 5)
    assert not matches({"between": [1, 5]}, "5")


def aftermath(**changed: Any) -> Aftermath:
    state = {"light.a": {"on": False}}
    values: dict[str, Any] = {
        "before": state,
        "after": state,
        "lists_before": {},
        "lists": {},
        "timers_before": (),
        "timers": (),
        "agenda_changed": False,
        "reply": "",
        "skills": (),
    }
    return Aftermath(**{**values, **changed})


def test_timers_must_all_be_there_and_no_others() -> None:
    case = Case("x", "timers", Path(), "", {"timers": [{"name": "Pizza", "remaining_s": 300}]}, "x")
    pizza = {"name": "pizza", "remaining_s": 305.0, "total_s": 600, "paused": False}
    assert not misses(case, aftermath(timers=(pizza,)))
    assert misses(case, aftermath(timers=(pizza, pizza)))
    assert misses(case, aftermath(timers=({**pizza, "remaining_s": 320},)))


def test_totals_count_verdicts_and_time() -> None:
    case = Case("x", "k", Path(), "", {}, "f")
    results = [Result(case, "right", "templates", "", float(ms)) for ms in range(1, 101)]
    counted = totals(
        [*results, Result(case, "wrong", "model", "", 1.0, false_done=True, unasked=True)]
    )
    assert (counted["cases"], counted["right"], counted["wrong"]) == (101, 100, 1)
    assert (counted["false_done"], counted["unasked"]) == (1, 1)
    assert counted["ms_p50"] == 50.0
    assert counted["ms_p95"] == 95.0
    assert set(report(results)["by_route"]) == {"templates"}


@pytest.mark.parametrize(
    "line",
    ["", "{", '{"id": "a"}', '{"id":"a","kind":"k","home":"h","say":"s","expect":{"magic":1}}'],
)
def test_a_file_that_holds_no_cases_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(line)
    with pytest.raises(InputError, match=r"cases\.jsonl"):
        read_cases(file)


def test_the_command_prints_one_json_object(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        {
            "say": "turn on the kitchen light",
            "expect": {"changes": {"light.kitchen": {"on": True}}},
        },
    )
    done = CliRunner().invoke(main, ["eval", "understanding", str(file), "--no-model", "--json"])
    assert done.exit_code == 0, done.output
    outcome = json.loads(done.stdout)
    assert outcome["right"] == 1
    assert {
        "cases",
        "wrong",
        "asked",
        "refused",
        "none",
        "false_done",
        "unasked",
        "questions",
        "ms_p50",
        "ms_p95",
        "by_kind",
        "by_route",
    } <= set(outcome)


def test_the_command_shows_what_failed(tmp_path: Path) -> None:
    file = write(tmp_path, {"say": "turn on the kitchen light", "expect": {"changes": {}}})
    done = CliRunner().invoke(
        main, ["eval", "understanding", str(file), "--no-model", "--failures"]
    )
    assert "light.kitchen on changed to True" in done.output
    missing = CliRunner().invoke(
        main, ["eval", "understanding", str(tmp_path / "none.jsonl"), "--no-model"]
    )
    assert missing.exit_code == 2


@pytest.mark.skipif(
    not EVAL.is_dir(), reason=f"no cases in {EVAL}; point HEARTH_EVAL at the evaluation folder"
)
@pytest.mark.parametrize(
    ("name", "least"), [("ha_assist_mini", 0.95), ("clinc", 0.85), ("slurp", 0.85)]
)
def test_what_others_wrote_is_understood(name: str, least: float) -> None:
    results = run(read_cases(EVAL / f"{name}.jsonl"), NO_MODEL)
    counted = totals(results)
    assert counted["right"] >= least * counted["cases"]
    assert counted["false_done"] == 0
    assert counted["unasked"] <= 0.01 * counted["cases"]
