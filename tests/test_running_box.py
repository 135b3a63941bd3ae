"""A box that runs, and the commands beside it: they reach it, or say that they don't. Real
processes, a real socket.
"""

from __future__ import annotations

import json
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import BARE, Running

from assistant.core.outside import MESSAGE
from assistant.service.control import CONNECTIONS, NAME


def spoken(box: Running, *arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in box("say", "--json", *arguments).stdout.splitlines()]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("box"))
    running.start()
    yield running
    printed = running.stop()
    assert "pizza" not in printed, "the journal holds what was said"
    assert "timers.start" in printed
    assert printed.endswith("Stopped.\n")
    assert not (running.folder / "state" / NAME).exists()


def test_what_is_typed_beside_a_running_box_happens_in_it(box: Running) -> None:
    told = box("say", "set a pizza timer for two hours", "turn on the kitchen light", "--state")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Pizza timer set for two hours." in told.stdout
    assert "light.kitchen" in told.stdout
    [turn] = spoken(box, "how long is left on the pizza timer")
    assert turn["reply"].startswith("Pizza timer: ")
    assert "pizza" in box("status").stdout


def test_a_box_that_is_stopped_while_its_models_load_ends_at_once(tmp_path: Path) -> None:
    slow = Running(tmp_path, BARE.replace('[llm]\nmodel = ""\n', ""))
    slow.start()
    assert slow.ask({"do": "status"})["loading"]
    assert slow.stop().endswith("Stopped.\n"), "it hung, and was ended"


def test_a_question_is_answered_in_the_same_conversation(box: Running) -> None:
    asked, done = spoken(box, "unlock the front door", "yes")
    assert (asked["asked"], done["reply"]) == (True, "The front door is unlocked.")


def test_a_timer_that_was_typed_rings_there(box: Running) -> None:
    box("say", "set a timer for one second")
    deadline = time.monotonic() + 30
    while not any(entry["state"] == "ringing" for entry in box.ask({"do": "agenda"})["entries"]):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert "Ringing now: timer." in box("status").stdout
    spoken(box, "stop")
    assert not any(entry["state"] == "ringing" for entry in box.ask({"do": "agenda"})["entries"])


def test_a_condition_is_listed_and_comes_true_in_the_running_box(box: Running) -> None:
    spoken(box, "turn on the bedroom light")
    [made] = spoken(box, "tell me when the bedroom light goes off")
    assert made["reply"] == "Okay. When the bedroom light goes off, I'll tell you."
    assert "condition: waits: the bedroom light goes off" in box("agenda").stdout
    notices = box.ask({"do": "say", "text": "turn off the bedroom light"})["notices"]
    assert [notice["notice"] for notice in notices] == ["condition"]
    assert "bedroom light" not in box("agenda").stdout


def test_a_condition_outlives_a_kill(tmp_path: Path) -> None:
    box = Running(tmp_path)
    box.start()
    [asked, _] = spoken(box, "unlock the front door when the bathroom light goes on", "yes")
    assert asked["asked"]
    box.process.kill()
    box.process.wait()
    box.start()
    assert "condition “unlock the front door”" in box("agenda").stdout
    spoken(box, "turn on the bathroom light")
    deadline = time.monotonic() + 30
    while not spoken(box, "is the front door unlocked")[0]["reply"].startswith("Yes"):
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert "condition" not in box("agenda").stdout
    box.stop()


def test_status_says_whose_it_is_and_what_it_misses(box: Running) -> None:
    told = json.loads(box("status", "--json").stdout)
    assert (told["running"], told["pid"]) == (True, box.process.pid)
    assert "No microphone matches 'none of these'" in told["notes"]["microphone"]
    lines = box("status").stdout
    assert f"process {box.process.pid}" in lines
    assert "No loudspeaker matches 'none of these'" in lines


def test_a_microphone_that_was_switched_off_is_told_by_status_and_to_systemd(box: Running) -> None:
    troubles = box.ask({"do": "status"})["notes"]
    try:
        assert box.ask({"do": "mute", "on": True}) == {"muted": True}
        assert box.told().endswith(" The microphone is switched off.")
        told = json.loads(box("status", "--json").stdout)
        assert (told["muted"], told["notes"]) == (True, troubles), "that is no trouble"
        lines = box("status").stdout
        assert "It is waiting, and knows" in lines
        assert "Its microphone is off" in lines
    finally:
        box.ask({"do": "mute", "on": False})
    assert "switched off" not in box.told()
    assert "Its microphone is off" not in box("status").stdout
    assert "error" in box.ask({"do": "mute", "on": "yes"})


def test_what_it_has_is_listed_by_itself(box: Running) -> None:
    spoken(box, "turn on the kitchen light")
    told = json.loads(box("home", "list", "--json").stdout)
    assert told == box.ask({"do": "home"})
    settings = box.settings.read_text()
    box.settings.write_text("[home]\nsimulated = false\n")
    try:
        assert json.loads(box("home", "list", "--json").stdout) == told, (
            "it is the box that tells, not the file"
        )
        assert "There are no devices." in box("home", "list", "--alone").stdout
    finally:
        box.settings.write_text(settings)


def test_its_history_is_listed_judged_again_and_deleted(box: Running) -> None:
    assert not box("say", "turn on the bathroom light").returncode
    listed = json.loads(box("history", "list", "--words", "bathroom", "--json").stdout)
    turn = str(listed["turns"][0]["turn"])
    assert "home: turn on bathroom light" in box("history", "show", turn).stdout
    again = box("replay", "--turn", turn)
    assert (again.returncode, again.stdout.splitlines()[-1]) == (0, "It comes to the same.")
    assert box("history", "delete", turn).stdout == "1 turn deleted.\n"
    assert "no turn" in box("history", "show", turn).stderr
    assert box("history", "delete").returncode == 2


def test_it_is_backed_up_while_it_runs_and_never_restored_into(
    box: Running, tmp_path: Path
) -> None:
    file = str(tmp_path / "hearth.tar.gz")
    assert "without the history" in box("backup", file).stdout
    refused = box("restore", file)
    assert refused.returncode == 2
    assert "stop it first" in refused.stderr


def test_skills_are_read_again_there(box: Running) -> None:
    (box.folder / "skills" / "broken.py").write_text("def broken(:\n")
    told = box("skills", "reload")
    assert told.returncode == 1
    assert re.search(r"^\d+ skills in \d+ files\.$", told.stdout, re.MULTILINE)
    assert "broken.py:1: not valid Python" in told.stderr
    (box.folder / "skills" / "broken.py").unlink()
    assert box("skills", "reload").returncode == 0


def test_alone_is_a_box_of_its_own_which_says_that_nobody_will_ring(
    box: Running, tmp_path: Path
) -> None:
    box.environment["HEARTH_STATE"], before = str(tmp_path), box.environment["HEARTH_STATE"]
    try:
        told = box("say", "set a timer for ten minutes")
    finally:
        box.environment["HEARTH_STATE"] = before
    assert told.returncode == 0
    assert told.stderr.startswith("No box is running here: ")


def test_a_second_box_does_not_ring_beside_the_first(box: Running) -> None:
    told = box("run")
    assert told.returncode == 2
    assert "Another box is running already" in told.stderr
    assert box("status").returncode == 0


def test_only_its_own_account_may_talk_to_it(box: Running) -> None:
    assert stat.S_IMODE((box.folder / "state" / NAME).stat().st_mode) == 0o600


# --- the socket -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ([1, 2], "not a JSON object"),
        ({}, '"do" must be one of say, '),
        ({"do": "format the disk"}, '"do" must be one of'),
        ({"do": ["say"]}, '"do" must be one of'),
        ({"do": "say"}, '"text" must hold the words'),
        ({"do": "say", "text": 5}, '"text" must hold the words'),
        ({"do": "say", "text": "a " * 2000}, '"text" has 4,000 characters'),
    ],
)
def test_a_wrong_request_is_answered_with_what_is_wrong(
    box: Running, request_: object, said: str
) -> None:
    assert said in box.ask(request_)["error"]


@pytest.mark.parametrize(
    "line", [b"nonsense\n", b"\xff\xfe\n", b"[" * 5000 + b"\n", b"x" * (MESSAGE + 100) + b"\n"]
)
def test_what_is_no_request_costs_its_connection_at_most(box: Running, line: bytes) -> None:
    with box.connection() as connection:
        connection.sendall(line)
        assert "error" in json.loads(connection.makefile().readline())
    assert box.ask({"do": "status"})["pid"] == box.process.pid


def test_whoever_says_nothing_holds_up_nobody_and_too_many_are_sent_away(box: Running) -> None:
    silent = [box.connection() for _ in range(CONNECTIONS)]
    with box.connection() as one_more:
        assert "Too many" in one_more.makefile().readline()
    for connection in silent:
        connection.close()
    deadline = time.monotonic() + 30
    while "error" in box.ask({"do": "status"}):
        assert time.monotonic() < deadline


def test_without_a_box_the_commands_say_so(tmp_path: Path) -> None:
    nobody = Running(tmp_path)
    assert nobody("status").returncode == 1
    assert "assistant run" in nobody("status").stdout
    reload = nobody("skills", "reload")
    assert (reload.returncode, reload.stderr.startswith("No box is running here")) == (1, True)
