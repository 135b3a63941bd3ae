"""`assistant page`: a code to scan that fits a terminal, digits to type, and the switch to the home
network.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_kit import free_port
from click.testing import CliRunner, Result
from running import BARE, Running

from assistant.cli import main
from assistant.service.config_file import load


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    web = f'[web]\nhost = "0.0.0.0"\nport = {free_port()}\n'
    running = Running(tmp_path_factory.mktemp("box"), BARE + web)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def reached(box: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in box.environment.items():
        if name.startswith("HEARTH_"):
            monkeypatch.setenv(name, value)


def assistant(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.usefixtures("reached")
def test_a_code_that_fits_the_terminal_and_digits_to_type() -> None:
    shown = assistant("page", "--alone")
    assert shown.exit_code == 0, shown.output
    lines = shown.output.splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines[:-2])) <= 80
    assert sum(line.count("█") for line in lines) > 100
    assert re.search(r"type \d{3} \d{3}, within 10 minutes", shown.output)
    told: dict[str, Any] = json.loads(assistant("page", "--alone", "--json").output)
    assert told["links"][0].startswith(told["addresses"][0] + "#")
    assert f"Its page is at {told['addresses'][0]}" in assistant("status").output


@pytest.mark.usefixtures("reached")
def test_browsers_are_listed_and_one_that_is_unknown_can_t_be_signed_out() -> None:
    assert assistant("page", "--alone", "--browsers").output == "No browser is signed in.\n"
    refused = assistant("page", "--alone", "--sign-out", "nobody")
    assert refused.exit_code == 1
    assert "No browser of this name is signed in." in refused.output


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CACHE", "STATE"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))
    file = tmp_path / "config.toml"
    file.write_text("# mine\n[web]\nport = 9000  # not 8765\n")
    monkeypatch.setenv("HEARTH_CONFIG", str(file))
    return file


def page(*arguments: str) -> Result:
    return assistant("page", "--alone", *arguments)


def test_the_home_network_is_let_in_and_shut_out_again(settings: Path) -> None:
    told = page("--phone", "--tls")
    assert told.exit_code == 0
    assert '[web] host = "0.0.0.0"' in told.output
    web = load(settings).web
    assert (web.host, web.tls, web.port) == ("0.0.0.0", "own", 9000)
    assert "# not 8765" in settings.read_text()
    assert "not encrypted" in page("--phone").output
    assert page("--here").exit_code == 0
    assert load(settings).web.host == "127.0.0.1"


@pytest.mark.parametrize("arguments", [["--phone", "--here"], ["--tls"], []])
def test_what_can_t_be_done_is_said_in_a_sentence(settings: Path, arguments: list[str]) -> None:
    refused = page(*arguments)
    assert refused.exit_code == 2
    assert refused.output.startswith("assistant: ")


SERVED = """
import assistant.commands.demo as demo
from assistant.cli import main

async def played(*_):
    print("the recorded conversation")

demo.play_demo = played  # it takes half a minute, and has tests of its own
main(["run", "--serve"])
"""


def test_a_box_without_sound_devices_serves_its_page(tmp_path: Path) -> None:
    port = free_port()
    box = Running(tmp_path, f'[llm]\nmodel = ""\n[web]\nport = {port}\n')
    process = subprocess.Popen(
        [sys.executable, "-c", SERVED],
        env=box.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        shown = next(line for line in process.stdout if line.startswith("The page: "))
        assert shown.split()[-1] == f"http://127.0.0.1:{port}/"
        assert box.ask({"do": "say", "text": "what time is it"})["turn"]["route"] == "templates"
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Stopped." in rest
