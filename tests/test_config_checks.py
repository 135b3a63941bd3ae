"""`config check` finds what a start would stumble over, or silently do without; with `--connect` it
asks the hubs.
"""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner, Result
from paho.mqtt.publish import single

from assistant.cli import main
from assistant.service.config_file import line_of, read


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


def check(tmp_path: Path, text: str, *options: str) -> Result:
    file = tmp_path / "my.toml"
    file.write_text(text)
    file.chmod(0o640)
    return CliRunner().invoke(main, ["config", "check", str(file), *options])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[home]\narea = "kitchn"',
            "line 2: home.area is 'kitchn': this home has no such area. Did you mean 'kitchen'?",
        ),
        (
            '[home]\n\nplace = "Xyzzyville"',
            "line 3: home.place is 'Xyzzyville': no place of that name is known",
        ),
        ("[skills.weather]\nfresh_minute = 3", "unknown key 'skills.weather.fresh_minute'"),
        ("[skills.cofee]\nsugar = 2", "[skills.cofee], but there is no such skill file"),
        (
            '[policy.rules]\n"lock.front_dor" = "confirm"',
            "line 2: policy.rules: 'lock.front_dor': this home has no such device.",
        ),
        ('[policy.rules]\n"lock.front_dor" = "confirm"', "Did you mean 'lock.front_door'?"),
        ('[[home.devices]]\ndevice = "light.kitchn"', "line 2: home.devices: 'light.kitchn'"),
        (
            '[home_assistant]\nurl = "ftp://here"',
            "line 2: 'home_assistant.url' is 'ftp://here': it must begin with http://",
        ),
    ],
)
def test_what_a_start_would_silently_do_without_is_an_error(
    tmp_path: Path, text: str, said: str
) -> None:
    told = check(tmp_path, text)
    assert said in told.output
    assert told.exit_code == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[home]\nplace = "Lundon"',
            "warning: line 2: home.place is 'Lundon': it is taken for London",
        ),
        (
            '[audio]\nmicrophone = "Jabra 9000"',
            "warning: line 2: audio.microphone is 'Jabra 9000': No microphone matches",
        ),
    ],
)
def test_what_may_be_meant_is_a_warning(tmp_path: Path, text: str, said: str) -> None:
    told = check(tmp_path, text)
    assert said in told.output
    assert told.exit_code == 0


def test_everything_is_named_at_once_whatever_else_is_wrong(tmp_path: Path) -> None:
    told = check(
        tmp_path,
        '[audio]\nmicrophon = "x"\nvolume = 130\n[voice]\nvoice = "nobody"\n[llm]\nmodel = '
        '"nothing"\n'
        '[home]\nfile = "/nowhere/home.toml"\n[skills.cofee]\na = 1\n',
    ).output
    for part in (
        "line 2: unknown key",
        "line 3: 'audio.volume'",
        "line 5: nobody",
        "line 7: nothing",
        "/nowhere/home.toml",
        "cofee",
    ):
        assert part in told


def test_a_password_that_everybody_may_read_is_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "open.toml"
    file.write_text('[mqtt]\npassword = "hush"\n')
    file.chmod(0o644)
    told = CliRunner().invoke(main, ["config", "check", str(file)])
    assert "everybody on this machine may read it" in told.output
    assert told.exit_code == 0


def test_an_address_without_its_scheme_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text('[home_assistant]\nurl = "homeassistant.local:8123"\n')
    loaded, mistakes = read(file)
    assert (loaded.home_assistant.url, mistakes) == ("http://homeassistant.local:8123", [])


def test_what_is_left_of_a_file_with_mistakes_still_counts(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(
        '[audio]\nvolume = 20\nearcons = "loud"\n[[wake.words]]\nthreshold = 0.3\n'
        '[[home.devices]]\ndevice = "a.b"\nnam = "x"\n'
        '[[home.devices]]\ndevice = "c.d"\n[nonsense]\nx = 1\n'
    )
    loaded, mistakes = read(file)
    assert [mistake.line for mistake in mistakes] == [3, 4, 8, 11]
    assert (loaded.audio.volume, loaded.audio.earcons) == (20, True)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("a", "b"), 2),
        (("a", "c d", "e"), 3),
        (("rows", "1", "x"), 8),
        (("rows", "1", "gone"), 7),
        (("nowhere",), 0),
    ],
)
def test_a_key_is_found_in_its_line(place: tuple[str, ...], line: int) -> None:
    text = '[a]\nb = 1\n"c d".e = 2\n[[rows]]\nx = 1\n\n[[rows]]\nx = 2\n'
    assert line_of(text, place) == line


# --- hubs -----------------------------------------------------------------------------------------


@contextmanager
def broker(folder: Path, *lines: str) -> Iterator[int]:
    """A real mosquitto; its port."""
    if not (program := which("mosquitto") or which("mosquitto", path="/usr/sbin")):
        pytest.skip("mosquitto is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "broker.conf").write_text("\n".join([f"listener {port} 127.0.0.1", *lines]))
    with subprocess.Popen(
        [program, "-c", str(folder / "broker.conf")], stderr=subprocess.DEVNULL
    ) as running:
        try:
            for _ in range(200):
                with socket.socket() as trial:
                    if trial.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield port
        finally:
            running.terminate()


LAMP = '{"name": "Desk lamp", "unique_id": "d1", "command_topic": "d/set", "state_topic": "d"}'


def test_a_broker_is_asked_for_its_devices(tmp_path: Path) -> None:
    with broker(tmp_path, "allow_anonymous true") as port:
        single("homeassistant/light/d1/config", LAMP, retain=True, hostname="127.0.0.1", port=port)
        settings = (
            '[home]\nsimulated = false\narea = "attic"\n[mqtt]\nhost = "127.0.0.1"\nport = '
            f"{port}\n"
        )
        told = check(tmp_path, settings, "--connect")
    assert "the MQTT broker: fine, 1 device\n" in told.output
    assert "line 3: home.area is 'attic'" in told.output


def test_a_broker_that_wants_another_login_says_what_to_mend(tmp_path: Path) -> None:
    with broker(tmp_path, "allow_anonymous false") as port:
        told = check(
            tmp_path,
            f'[mqtt]\nhost = "127.0.0.1"\nport = {port}\nusername = "me"\npassword = "no"\n',
            "--connect",
        )
    assert told.exit_code == 2
    assert "Check mqtt.username and mqtt.password." in told.output


def test_nobody_at_an_address_is_an_error_and_nothing_is_asked_without_connect(
    tmp_path: Path,
) -> None:
    text = (
        '[mqtt]\nhost = "127.0.0.1"\nport = 9\n[home_assistant]\nurl = "127.0.0.1:9"\n[mpd]\n'
        'host = "127.0.0.1"\nport = 9\n'
    )
    told = check(tmp_path, text, "--connect")
    assert told.exit_code == 2
    for hub in ("MQTT broker", "Home Assistant", "music player"):
        assert f"{hub} at" in told.output
    assert check(tmp_path, text).exit_code == 0


def test_a_key_of_an_earlier_version_is_read_over_and_told(tmp_path: Path) -> None:
    told = check(tmp_path, "[llm]\nway = 'plain'\ntalk = true\n")
    assert told.exit_code == 0
    assert "warning: line 3: llm.talk: it decides nothing any more" in told.output
    config, mistakes = read(tmp_path / "my.toml")
    assert (config.llm.way, mistakes) == ("plain", [])
