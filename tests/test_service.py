"""Commands where the service is installed: they are about its files, under its account, or say what
would do it.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.core.errors import InputError
from assistant.service.installed import adopt, counts

ACCOUNT = 54321
"""Nobody's number."""
as_root = pytest.mark.skipif(
    os.geteuid() != 0, reason="only root can make files of another account"
)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A root folder with a service in it, and an environment that names no files of its own."""
    root = Path(mkdtemp())  # pytest's own folders are closed to other accounts
    root.chmod(0o755)
    for folder in (
        "etc/systemd/system",
        "etc/hearth/skills",
        "var/lib/hearth",
        "var/cache/hearth",
        "run/hearth",
    ):
        (root / folder).mkdir(parents=True)
    (root / "etc/systemd/system/hearth.service").touch()
    (root / "etc/hearth/config.toml").write_text("[audio]\nvolume = 33\n")
    for name in ("HEARTH_CONFIG", "HEARTH_STATE", "HEARTH_SKILLS", "RUNTIME_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HEARTH_ROOT", str(root))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "mine"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    yield root
    rmtree(root)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)


def test_the_path_and_what_is_in_force_are_the_services(installed: Path) -> None:
    assert command("config", "path").stdout.strip() == str(installed / "etc/hearth/config.toml")
    assert "volume = 33" in command("config", "show").stdout
    assert "volume = 70" in command("config", "show", "--alone").stdout


def test_a_new_skill_is_where_the_service_looks(installed: Path) -> None:
    assert (
        str(installed / "etc/hearth/skills/coffee.py") in command("skills", "new", "coffee").stdout
    )
    assert (installed / "etc/hearth/skills/coffee.py").exists()


def test_your_own_file_is_begun_where_the_path_says(installed: Path, tmp_path: Path) -> None:
    told = command("config", "path", "--alone").stdout.strip()
    assert told == str(tmp_path / "mine/hearth/config.toml")
    assert Path(told).read_text().startswith("# Hearth's settings.")


def test_an_environment_with_files_of_its_own_means_them(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert counts()
    monkeypatch.setenv("HEARTH_STATE", str(installed))
    assert not counts()


@as_root
def test_root_goes_on_as_the_services_account(installed: Path) -> None:
    program = installed / "opt/hearth/current/.venv/bin/assistant"
    program.parent.mkdir(parents=True)
    program.write_text(
        '#!/bin/sh\nprintf "%s %s %s %s\\n" "$(id -u)" "$HEARTH_STATE" "$HEARTH_CACHE" "$*"\n'
    )
    program.chmod(0o755)
    os.chown(installed / "var/lib/hearth", ACCOUNT, ACCOUNT)
    told = command("models", "fetch", "whisper-base.en").stdout.split()
    state, cache = str(installed / "var/lib/hearth"), str(installed / "var/cache/hearth")
    assert told == [str(ACCOUNT), state, cache, "models", "fetch", "whisper-base.en"]


def test_others_are_told_the_command_that_works(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: ACCOUNT)
    monkeypatch.setattr(sys, "argv", ["assistant", "tune"])
    with pytest.raises(InputError, match=r"`sudo .*assistant tune`, or --alone"):
        adopt()


def test_members_of_its_group_use_its_settings_and_skills(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: ACCOUNT)
    for name in ("HEARTH_CONFIG", "HEARTH_SKILLS"):
        monkeypatch.setenv(name, "")
    adopt(members=True)
    assert os.environ["HEARTH_CONFIG"] == str(installed / "etc/hearth/config.toml")
    assert "HEARTH_STATE" not in os.environ


def test_a_service_that_may_not_be_reached_is_one_sentence(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: socket.socket, _address: str) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    told = CliRunner().invoke(main, ["say", "set a timer for ten minutes"])
    assert told.exit_code == 2
    assert "you may not talk to it" in told.output
    assert "usermod -aG" in told.output


def test_without_its_box_status_names_the_command_that_starts_it(installed: Path) -> None:
    told = command("status")
    assert (told.returncode, told.stdout) == (
        1,
        "No box is running here; `sudo systemctl start hearth` starts one.\n",
    )


def test_a_service_of_ones_own_is_started_by_its_own_manager(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = tmp_path / ".config" / "systemd" / "user" / "hearth.service"
    unit.parent.mkdir(parents=True)
    unit.touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    assert "`systemctl --user start hearth` starts one." in command("status").stdout
