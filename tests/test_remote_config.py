"""The settings of a language model on another machine: what is wrong with them is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from llm_server_kit import Script, ScriptedServer, llama_server, raw, whole

from assistant.cli import main
from assistant.service.config import Config


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


def check(tmp_path: Path, text: str, *options: str) -> Result:
    file = tmp_path / "my.toml"
    file.write_text(f"[llm]\n{text}\n")
    return CliRunner().invoke(main, ["config", "check", str(file), *options])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('server = "ftp://nas"', "line 2: 'llm.server' is 'ftp://nas': it must begin with http://"),
        ('server = "http://:80"', "it must be http://, a machine, and mostly a port"),
        ('server = "http://nas:99999"', "it must be http://, a machine, and mostly a port"),
        ('server = "http://anna:pw@nas"', "a key belongs into llm.server_key"),
        ('server = "http://nas/?key=1"', "without ? and #"),
        ('server = "http://8.8.8.8"', "line 2: The language model's server 8.8.8.8 is outside the"),
        ('server = "http://8.8.8.8"\nserver_outside = true', "must begin with https://"),
        (
            'server = "https://nas"\nserver_ca = "no.pem"',
            "line 3: llm.server_ca is 'no.pem': there",
        ),
        ("server_slot = -2", "'llm.server_slot' is -2"),
    ],
)
def test_what_can_be_told_without_asking_is_told(tmp_path: Path, text: str, said: str) -> None:
    result = check(tmp_path, text)
    assert said in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nas.local:8080", "http://nas.local:8080"),
        ("http://nas:1234/v1/", "http://nas:1234"),
        ("https://nas/models/", "https://nas/models"),
        ("http://[fd12::1]:8080", "http://[fd12::1]:8080"),
    ],
)
def test_an_address_as_people_write_it(written: str, meant: str) -> None:
    assert Config.model_validate({"llm": {"server": written}}).llm.server == meant


SERVERS: dict[str, tuple[Script, str]] = {
    "fine": (llama_server(lambda _: raw()), "fine, Strong-4B"),
    "unauthorised": (lambda _: [whole({}, "401 Unauthorized")], "wants a key; write it into"),
    "no server of a model": (
        lambda _: [b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope"],
        "is no server of a language model (it knows neither",
    ),
    "no web server": (lambda _: [b"220 mail.home ESMTP\r\n"], "it speaks no HTTP"),
}


@pytest.mark.parametrize("name", SERVERS)
def test_the_server_is_asked_for_its_model(name: str, tmp_path: Path) -> None:
    script, said = SERVERS[name]
    with ScriptedServer(script) as server:
        result = check(tmp_path, f'server = "{server.url}"', "--connect")
    lines = [line for line in result.output.splitlines() if str(server.port) in line]
    assert len(lines) == 1
    assert said in lines[0]
    assert result.exit_code == (0 if name == "fine" else 2)


def test_a_server_that_is_down_is_named(tmp_path: Path) -> None:
    result = check(tmp_path, 'server = "http://127.0.0.1:9"', "--connect")
    assert "can't be reached (connection refused); is that machine on" in result.stderr


def test_the_key_is_never_shown(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text('[llm]\nserver = "http://nas:8080"\nserver_key = "sesame"\n')
    shown = CliRunner().invoke(main, ["config", "show", "--config", str(file)])
    assert "server_key is set, and not shown" in shown.output
    assert "sesame" not in shown.output
