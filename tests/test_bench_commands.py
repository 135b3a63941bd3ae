"""`assistant bench`: its figures, comparing with an earlier run, and what a user meets at the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from rich.console import Console, RenderableType

from assistant.cli import main
from assistant.commands.bench_hearing import LISTED, heard_otherwise
from assistant.commands.bench_latency import each_command
from assistant.commands.bench_latency import summary as latency_table
from assistant.commands.bench_options import FILE_WIDTH, differences
from assistant.config import Config, HomeAssistant, Llm, Mqtt
from assistant.ops import bench_idle, bench_load, bench_soak, machine
from assistant.ops.bench_latency import STEPS, Measured, percentiles, summary
from assistant.ops.box_process import BoxProcess
from assistant.ops.compare import Change, changes, numbers
from assistant.ops.room import measured

COMMANDS = ("latency", "hearing", "speaking", "idle", "load", "soak", "all")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


def bench(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bench", *arguments])


def shown(renderable: RenderableType, width: int = 160) -> str:
    console = Console(width=width, markup=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_says_what_it_does_with_an_example(command: str) -> None:
    told = bench(command, "--help")
    assert told.exit_code == 0
    assert f"Example: assistant bench {command}" in told.output
    assert all(option in told.output for option in ("--json", "--save", "--compare", "--config"))


def test_a_soak_counts_what_was_lost_and_what_grew() -> None:
    faults = ["it rains in", "the cat sits on it"]
    turns = [
        bench_soak.Turn("one", "", True),
        bench_soak.Turn("two", faults[0], False),
        bench_soak.Turn("three", faults[1], True, failed=True),
        bench_soak.Turn("four", faults[0], True),
        bench_soak.Turn("five", "", False),
    ]
    readings = [bench_soak.Reading(minute, 500 + 2 * minute, 20, 40 + minute % 2) for minute in range(61)]
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


def test_the_group_names_them_all() -> None:
    assert all(f"  {command} " in bench("--help").output for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "is no earlier result"),
        ("{", "is no earlier result"),
        ("[]", "is no result of a benchmark"),
        ('{"benchmark": "dancing"}', "is a result of `assistant bench dancing`"),
    ],
)
def test_a_bad_file_to_compare_with_is_refused_before_anything_is_measured(
    command: str, content: str | None, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "before.json"
    if content is not None:
        file.write_text(content)
    refused = bench(command, "--compare", str(file))
    assert refused.exit_code == 2
    assert message in " ".join(refused.output.split())


def test_a_folder_to_save_in_that_is_not_there_is_refused() -> None:
    refused = bench("speaking", "--save", "/nowhere/at/all.json")
    assert refused.exit_code == 2
    assert "/nowhere/at is no folder" in refused.output


def test_hearing_without_recordings_says_so_and_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_EVAL", str(tmp_path))
    told = bench("hearing", "--json")
    assert told.exit_code == 0
    result = json.loads(told.output)
    assert result["endpoint"] is None
    assert str(tmp_path) in result["absent"]
    assert "Hearing is left out" in bench("hearing").output


def test_without_a_sound_server_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for command in ("latency", "idle", "load"):
        refused = bench(command)
        assert refused.exit_code == 1
        assert "apt-get install pulseaudio" in refused.output


def test_speaking_is_saved_and_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.ops.peers.installed", lambda: False)
    file = tmp_path / "before.json"
    told = bench("speaking", "--rounds", "1", "--json", "--save", str(file))
    saved = json.loads(file.read_text())
    assert json.loads(told.output) == saved
    assert [case["words"] for case in saved["cases"]] == [5, 10, 20, 40]
    assert all(0 < case["first_ms"] <= case["all_ms"] for case in saved["cases"])
    assert saved["machine"]["cores"] == machine.cores()
    saved["cases"][0]["first_ms"] = 10 * saved["cases"][0]["all_ms"]
    file.write_text(json.dumps({"benchmark": "all", "speaking": saved}))
    again = bench("speaking", "--rounds", "1", "--compare", str(file)).output
    assert "Since the earlier run" in again
    assert "cases 5 first_ms" in again


STUBBORN = """#!{python}
import os, signal, socket, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
channel.connect(os.environ["NOTIFY_SOCKET"])
channel.send(b"READY=1")
time.sleep(600)
"""


def test_a_box_that_does_not_leave_is_killed_and_costs_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stubborn = tmp_path / "python"
    stubborn.write_text(STUBBORN.format(python=sys.executable))
    stubborn.chmod(0o755)
    monkeypatch.setattr("assistant.ops.box_process.sys.executable", str(stubborn))
    monkeypatch.setattr("assistant.ops.box_process.STOP_S", 0.2)
    box = BoxProcess(tmp_path / "box", {})
    assert box.stop() == -signal.SIGKILL
    assert box.process.poll() is not None


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
    assert "`pip install -e '.[bench]'`" in " ".join(shown(latency_table(summary(turns[1:]))).split())


def test_the_summary_of_latency_tells_how_soon_an_interrupted_reply_is_silent() -> None:
    result = summary([Measured("a", 360.0, "templates", steps={"first_chunk": 250})], [50.0, 60.0, 70.0])
    assert result["interrupted"] == {"n": 3, "p50_ms": 60, "p95_ms": 69, "path_ms": 110}
    assert "silent 60 ms after the decision; 110 ms lie" in " ".join(shown(latency_table(result)).split())


def test_the_time_that_other_machines_took_is_told_beside_a_result() -> None:
    before = [100, 0, 100, 800, 0, 0, 0, 10, 5, 5]
    after = [150, 0, 130, 910, 0, 0, 0, 20, 6, 6]
    assert machine.stolen_percent(before, after) == 5.0
    assert machine.stolen_percent(before, before) == 0.0
    assert machine.stolen_percent([], []) == 0.0
    assert 0.0 <= machine.describe()["stolen_percent"] <= 100.0


def test_in_a_narrow_terminal_each_command_has_one_line_and_all_its_numbers() -> None:
    text = "I would like the kitchen to be much brighter than it is."
    turn = Measured(text, 1345.0, "templates", steps={step: 1001 + number for number, step in enumerate(STEPS)}, peer=1520.0)
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
        "cases": [{"noise": "fan", "snr_db": 12.0, "late": 0.1}, {"noise": "fan", "snr_db": 6.0, "late": 0.2}],
        "unanswered": ["a", "b"],
        "nobody": [],
        "differences": [{"condition": "clean"}],
    }
    assert numbers(result) == {"ratio": 2.0, "cases fan 12 late": 0.1, "cases fan 6 late": 0.2, "unanswered": 2.0, "nobody": 0.0}


@pytest.mark.parametrize(
    ("before", "now", "percent"),
    [(100.0, 90.0, -10.0), (0.0, 0.0, 0.0), (0.0, 3.0, None), (None, 3.0, None), (3.0, None, None), (-2.0, -1.0, 50.0)],
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
    each = {"condition": "clean", "clip": "1", "slots": ["latte"], "conversation": "a lot", "full": "a latte"}
    table = shown(heard_otherwise([each] * (LISTED + 3)))
    assert table.count("a lot") == LISTED
    assert "and 3 more" in table
    assert "same slot words" in shown(heard_otherwise([]))


def test_idle_is_told_in_shares_of_a_core() -> None:
    rooms = [{"room": "a quiet room", "cpu_percent": 2.5}]
    report = {"start_s": 1.8, "rss_mb": 600, "rss_after_turns_mb": 610, "seconds": 5, "rooms": rooms}
    assert "2.5 %" in shown(bench_idle.table(report))


def test_the_processor_time_of_a_process_is_that_of_all_its_threads() -> None:
    work = "import threading, time\nfor _ in range(2): threading.Thread(target=lambda: sum(range(10**7))).start()"
    process = subprocess.Popen([sys.executable, "-S", "-c", work + "\ninput()"], stdin=subprocess.PIPE)
    try:
        while machine.cpu_s(process.pid) < 0.1:
            assert process.poll() is None
        assert machine.resident_mb(process.pid) > 1
    finally:
        process.kill()
        process.wait()


def test_a_benchmark_leaves_the_users_devices_alone() -> None:
    mine = Config(
        mqtt=Mqtt(host="broker"),
        home_assistant=HomeAssistant(url="http://ha:8123"),
        llm=Llm(max_tokens=50),
        skills={"a": {"b": 1}},
    )
    tried = measured(mine)
    assert tried.llm == mine.llm
    assert (tried.mqtt, tried.home_assistant, tried.skills) == (Mqtt(), HomeAssistant(), {})


def test_threads_that_wait_sleep_instead_of_spinning() -> None:
    """Each OpenMP runtime says at its start which policy it obeys: there are two, of CTranslate2 and of llama.cpp."""
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    told = subprocess.run(
        [sys.executable, "-c", "import assistant, ctranslate2, llama_cpp"],
        env={**environment, "OMP_DISPLAY_ENV": "TRUE"},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    policies = [line.split("=")[1].strip(" '") for line in told.splitlines() if "OMP_WAIT_POLICY" in line]
    assert policies
    assert set(policies) == {"PASSIVE"}


PLOT = Path(__file__).parents[1] / "benchmarks" / "plot.py"


def plot(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(PLOT), str(file)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("whole", [False, True])
def test_the_waterfall_of_the_median_turn_is_drawn_beside_the_peers(tmp_path: Path, whole: bool) -> None:
    quick = Measured(
        "turn on the fan.", 400.0, "templates", steps={"endpoint": 300, "heard": 250, "first_audio": 350}, peer=1500.0
    )
    quick.peer_steps = {"endpoint": 700, "heard": 1400, "first_audio": 1500}
    slow = Measured("dim <the> lamp.", 900.0, "templates")
    result = {"benchmark": "latency", **summary([slow, quick])}
    file = tmp_path / "saved.json"
    file.write_text(json.dumps({"benchmark": "all", "latency": result} if whole else result))
    drawn = plot(file)
    assert drawn.returncode == 0
    svg = ElementTree.fromstring(drawn.stdout)
    texts = [each.text or "" for each in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert "Hearth: 400 ms" in texts
    assert "Home Assistant's chain, same weights: 1500 ms" in texts
    bars = [float(each.get("width", "0")) for each in svg.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert len(bars) == 4 + 3
    # 250 ms of words before the end of speech, on one scale with the peer's 700 ms of silence
    assert bars[0] / bars[4] == pytest.approx(250 / 700, abs=0.01)


@pytest.mark.parametrize("content", ["", "{}", '{"benchmark": "all"}', '{"median_turn": null}', "[1]"])
def test_nothing_to_draw_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "saved.json"
    file.write_text(content)
    refused = plot(file)
    assert refused.returncode == 2
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
