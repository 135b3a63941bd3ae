"""`assistant bench`: what a user meets at the command line, and what a run does to the machine."""

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

from assistant.cli import main
from assistant.service import machine
from assistant.service.config import Config, Llm
from assistant.service.config_home import HomeAssistant, Mqtt
from lab.bench_latency import Measured, summary
from lab.box_process import BoxProcess
from lab.room import measured

COMMANDS = ("latency", "hearing", "speaking", "idle", "load", "writes", "page", "soak", "all")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


def bench(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bench", *arguments])


@pytest.mark.parametrize("command", COMMANDS)
def test_each_says_what_it_does_with_an_example(command: str) -> None:
    told = bench(command, "--help")
    assert told.exit_code == 0
    assert f"Example: assistant bench {command}" in told.output
    assert all(option in told.output for option in ("--json", "--save", "--compare", "--config"))


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


def test_hearing_without_recordings_says_so_and_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    monkeypatch.setattr("lab.peers.installed", lambda: False)
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


def test_a_box_that_does_not_leave_is_killed_and_costs_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = tmp_path / "python"
    stubborn.write_text(STUBBORN.format(python=sys.executable))
    stubborn.chmod(0o755)
    monkeypatch.setattr("lab.box_process.sys.executable", str(stubborn))
    monkeypatch.setattr("lab.box_process.STOP_S", 0.2)
    box = BoxProcess(tmp_path / "box", {})
    assert box.stop() == -signal.SIGKILL
    assert box.process.poll() is not None


def test_the_processor_time_of_a_process_is_that_of_all_its_threads() -> None:
    work = (
        "import threading, time\nfor _ in range(2): threading.Thread(target=lambda: "
        "sum(range(10**7))).start()"
    )
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", work + "\ninput()"], stdin=subprocess.PIPE
    )
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
    """Each OpenMP runtime says at its start which policy it obeys: there are two, of CTranslate2
    and of llama.cpp.
    """
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    told = subprocess.run(
        [sys.executable, "-c", "import assistant, ctranslate2, llama_cpp"],
        env={**environment, "OMP_DISPLAY_ENV": "TRUE"},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    policies = [
        line.split("=")[1].strip(" '") for line in told.splitlines() if "OMP_WAIT_POLICY" in line
    ]
    assert policies
    assert set(policies) == {"PASSIVE"}


PLOT = Path(__file__).parents[1] / "lab" / "plot.py"


def plot(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PLOT), str(file)], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("whole", [False, True])
def test_the_waterfall_of_the_median_turn_is_drawn_beside_the_peers(
    tmp_path: Path, whole: bool
) -> None:
    quick = Measured(
        "turn on the fan.",
        400.0,
        "templates",
        steps={"endpoint": 300, "heard": 250, "first_audio": 350},
        peer=1500.0,
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
    bars = [float(each.get("width", "0")) for each in svg.iter("{http://www.w3.org/2000/svg}rect")][
        1:
    ]
    assert len(bars) == 4 + 3
    # 250 ms of words before the end of speech, on one scale with the peer's 700 ms of silence
    assert bars[0] / bars[4] == pytest.approx(250 / 700, abs=0.01)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"benchmark": "all"}', '{"median_turn": null}', "[1]"]
)
def test_nothing_to_draw_is_said(tmp_path: Path, content: str) -> None:
    file = tmp_path / "saved.json"
    file.write_text(content)
    refused = plot(file)
    assert refused.returncode == 2
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
