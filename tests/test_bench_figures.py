"""The figures of `assistant bench`: how they are summed up, named, compared and drawn as tables."""

from __future__ import annotations

import pytest
from bench_kit import shown

from assistant.service import machine
from lab import bench_idle, bench_load, bench_soak
from lab.bench_latency import STEPS, Measured, percentiles, summary
from lab.commands.bench_hearing import LISTED, heard_otherwise
from lab.commands.bench_latency import each_command
from lab.commands.bench_latency import summary as latency_table
from lab.commands.bench_options import FILE_WIDTH, differences
from lab.compare import Change, changes, numbers


def test_a_soak_counts_what_was_lost_and_what_grew() -> None:
    faults = ["it rains in", "the cat sits on it"]
    turns = [
        bench_soak.Turn("one", "", True),
        bench_soak.Turn("two", faults[0], False),
        bench_soak.Turn("three", faults[1], True, failed=True),
        bench_soak.Turn("four", faults[0], True),
        bench_soak.Turn("five", "", False),
    ]
    readings = [
        bench_soak.Reading(minute, 500 + 2 * minute, 20, 40 + minute % 2) for minute in range(61)
    ]
    result = bench_soak.summary(turns, readings, faults, None)
    assert (result["turns"], [each["text"] for each in result["lost"]]) == (5, ["two", "five"])
    assert [each["text"] for each in result["failed"]] == ["three"]
    assert [(row["times"], row["lost"]) for row in result["faults"]] == [(2, 1), (1, 0)]
    assert result["rss_mb_per_hour"] == pytest.approx(120)
    assert result["rss_mb"] == {"first": 500, "last": 620, "most": 620}
    assert result["files"] == {"first": 40, "last": 40, "most": 41}
    told = shown(bench_soak.table(result))
    assert "+120.0 MB an hour" in told
    assert "it rains in" in told
    assert "exit code 9" in shown(bench_soak.table(bench_soak.summary(turns, readings, faults, 9)))
    assert bench_soak.summary([], [], faults, None)["rss_mb_per_hour"] is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], {"n": 0, "p50_ms": None, "p95_ms": None}),
        ([300.4], {"n": 1, "p50_ms": 300, "p95_ms": 300}),
        ([100.0, 300.0, 200.0], {"n": 3, "p50_ms": 200, "p95_ms": 290}),
    ],
)
def test_percentiles(values: list[float], expected: dict[str, object]) -> None:
    assert percentiles(values) == expected


def test_the_summary_of_latency_tells_routes_apart_and_counts_what_was_not_answered() -> None:
    turns = [
        Measured("a", 300.0, "templates", steps={"endpoint": 250}, peer=1500.0),
        Measured("b", 500.0, "answer", steps={"endpoint": 350}),
        Measured("c", 900.0, "model"),
        Measured("e", 1200.0, "talk"),
        Measured("f", 1400.0, "none"),
        Measured("d"),
    ]
    result = summary(turns)
    assert result["templates"] == {"n": 2, "p50_ms": 400, "p95_ms": 490}
    assert result["model"] == {"n": 1, "p50_ms": 900, "p95_ms": 900}
    assert result["no_call"] == {"n": 2, "p50_ms": 1300, "p95_ms": 1390}
    assert result["ratio_to_wyoming"] == 3.75
    assert result["steps_ms"]["endpoint"] == 300
    assert result["unanswered"] == ["d"]
    assert "3.75 times" in shown(latency_table(result))
    assert "silent" not in shown(latency_table(result))
    assert "`pip install -e '.[bench]'`" in " ".join(
        shown(latency_table(summary(turns[1:]))).split()
    )


def test_the_summary_of_latency_tells_how_soon_an_interrupted_reply_is_silent() -> None:
    result = summary(
        [Measured("a", 360.0, "templates", steps={"first_chunk": 250})], [50.0, 60.0, 70.0]
    )
    assert result["interrupted"] == {"n": 3, "p50_ms": 60, "p95_ms": 69, "path_ms": 110}
    assert "silent 60 ms after the decision; 110 ms lie" in " ".join(
        shown(latency_table(result)).split()
    )


def test_the_time_that_other_machines_took_is_told_beside_a_result() -> None:
    before = [100, 0, 100, 800, 0, 0, 0, 10, 5, 5]
    after = [150, 0, 130, 910, 0, 0, 0, 20, 6, 6]
    assert machine.stolen_percent(before, after) == 5.0
    assert machine.stolen_percent(before, before) == 0.0
    assert machine.stolen_percent([], []) == 0.0
    assert 0.0 <= machine.describe()["stolen_percent"] <= 100.0


def test_in_a_narrow_terminal_each_command_has_one_line_and_all_its_numbers() -> None:
    text = "I would like the kitchen to be much brighter than it is."
    turn = Measured(
        text,
        1345.0,
        "templates",
        steps={step: 1001 + number for number, step in enumerate(STEPS)},
        peer=1520.0,
    )
    lines = shown(each_command([turn, turn]), width=80).splitlines()
    rows = [line for line in lines if "templates" in line]
    assert len(rows) == 2
    assert all(line.startswith(" I would like") and "…" in line for line in rows)
    assert rows[0].split()[-8:] == ["1001", "1002", "1003", "1004", "1005", "1006", "1345", "1520"]
    assert text in shown(each_command([turn]), width=FILE_WIDTH)


def test_every_number_of_a_result_has_a_name() -> None:
    result = {
        "benchmark": "x",
        "machine": {"cores": 2},
        "ratio": 2.0,
        "absent": None,
        "fine": True,
        "cases": [
            {"noise": "fan", "snr_db": 12.0, "late": 0.1},
            {"noise": "fan", "snr_db": 6.0, "late": 0.2},
        ],
        "unanswered": ["a", "b"],
        "nobody": [],
        "differences": [{"condition": "clean"}],
    }
    assert numbers(result) == {
        "ratio": 2.0,
        "cases fan 12 late": 0.1,
        "cases fan 6 late": 0.2,
        "unanswered": 2.0,
        "nobody": 0.0,
    }


@pytest.mark.parametrize(
    ("before", "now", "percent"),
    [
        (100.0, 90.0, -10.0),
        (0.0, 0.0, 0.0),
        (0.0, 3.0, None),
        (None, 3.0, None),
        (3.0, None, None),
        (-2.0, -1.0, 50.0),
    ],
)
def test_how_much_changed(before: float | None, now: float | None, percent: float | None) -> None:
    assert Change("x", before, now).percent == percent


def test_only_what_differs_is_shown() -> None:
    before = {"a": 100.0, "b": 100.0, "gone": 5.0}
    found = changes(before, {"a": 101.0, "b": 150.0, "new": 7.0})
    assert [change.name for change in found] == ["a", "b", "new", "gone"]
    table = differences(found)
    assert table.row_count == 3
    assert "+50 %" in shown(table)
    assert "1 more numbers are the same" in shown(table)


def test_load_compares_medians_of_what_was_answered() -> None:
    result = bench_load.summary(["a", "b", "c"], [300.0, 400.0, None], [800.0, 600.0, 700.0], 2)
    assert result["ratio"] == 2.0
    assert result["unanswered"] == ["c"]
    assert "2.0 times" in shown(bench_load.table(result))
    silent = bench_load.summary(["a"], [300.0], [None], 2)
    assert silent["ratio"] is None
    assert "nothing was answered" in shown(bench_load.table(silent))


def test_a_list_of_what_was_heard_otherwise_is_cut() -> None:
    each = {
        "condition": "clean",
        "clip": "1",
        "slots": ["latte"],
        "conversation": "a lot",
        "full": "a latte",
    }
    table = shown(heard_otherwise([each] * (LISTED + 3)))
    assert table.count("a lot") == LISTED
    assert "and 3 more" in table
    assert "same slot words" in shown(heard_otherwise([]))


def test_idle_is_told_in_shares_of_a_core() -> None:
    rooms = [{"room": "a quiet room", "cpu_percent": 2.5}]
    report = {
        "start_s": 1.8,
        "rss_mb": 600,
        "rss_after_turns_mb": 610,
        "seconds": 5,
        "rooms": rooms,
    }
    assert "2.5 %" in shown(bench_idle.table(report))
