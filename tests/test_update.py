"""`assistant update` and `assistant rollback` on a scripted machine: from a folder or an archive,
switched to or taken back; what is no Hearth changes nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from install_kit import Machine, machine

__all__ = ["machine"]


@pytest.fixture
def box(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine with version one as its service, and something of the household's in it."""
    for name in ("HEARTH_CONFIG", "HEARTH_STATE", "HEARTH_SKILLS", "RUNTIME_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HEARTH_ROOT", machine.environ["HEARTH_ROOT"])
    (machine.checkout / "assistant" / "__init__.py").write_text("")
    (machine.checkout / "pyproject.toml").write_text('[project]\nname = "hearth"\n')
    machine.install()
    (machine.state / "agenda.db").write_text("timers")
    machine.next("two")
    return machine


def command(box: Machine, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, **box.environ, **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def archive(box: Machine, name: str = "hearth.tar.gz", within: str = "hearth-2") -> str:
    path = box.folder / name
    with tarfile.open(path, "w:gz") as tar:
        tar.add(box.checkout, within)
    return str(path)


@pytest.mark.parametrize("source", [lambda box: str(box.checkout), archive])
def test_a_version_from_a_folder_or_an_archive_runs_and_rolls_back(
    box: Machine, source: Callable[[Machine], str]
) -> None:
    done = command(box, "update", "--from", source(box))
    assert done.returncode == 0, done.stdout + done.stderr
    assert box.runs() == "two"
    assert (box.state / "agenda.db").read_text() == "timers"
    assert (box.state / "models" / "whisper-base.en" / "model.bin").read_text() == "weights"
    assert command(box, "rollback").returncode == 0
    assert box.runs() == "one"


def test_a_deaf_version_is_taken_back_and_nothing_of_the_household_has_changed(
    box: Machine,
) -> None:
    before = box.everything()
    (box.checkout / "hears").write_text("nothing")
    done = command(box, "update", "--from", archive(box))
    assert done.returncode == 1
    assert "It does not hear its wake word." in done.stdout
    assert "runs again" in done.stderr
    assert box.everything() == before


def test_a_checkout_with_its_environment_in_it_is_taken_without(box: Machine) -> None:
    (box.checkout / ".venv" / "bin").mkdir(parents=True)
    (box.checkout / ".venv" / "bin" / "python").symlink_to("/usr/bin/python3")
    assert command(box, "update", "--from", archive(box, within=".")).returncode == 0
    assert box.runs() == "two"


def hostile(box: Machine, name: str, **attributes: object) -> str:
    """A whole Hearth with one more thing in it."""
    path = Path(archive(box, "hostile.tar.gz")).with_suffix("")
    with tarfile.open(path, "w") as tar:
        tar.add(box.checkout, "hearth-2")
        extra = tarfile.TarInfo(name)
        for key, value in attributes.items():
            setattr(extra, key, value)
        tar.addfile(extra)  # its head alone
    return str(path)


@pytest.mark.parametrize(
    ("name", "attributes", "said"),
    [
        ("../../etc/cron.d/evil", {}, "a file for another folder"),
        ("/etc/cron.d/evil", {}, "a file for another folder"),
        ("hearth-2/x", {"type": tarfile.SYMTYPE, "linkname": "/etc"}, "is no plain file"),
        ("hearth-2/x", {"type": tarfile.LNKTYPE, "linkname": "/etc/passwd"}, "is no plain file"),
        ("hearth-2/x", {"type": tarfile.CHRTYPE}, "is no plain file"),
        ("hearth-2/x", {"size": 1 << 40}, "too large"),
    ],
)
def test_an_archive_that_means_harm_changes_nothing(
    box: Machine, name: str, attributes: dict[str, object], said: str
) -> None:
    before = box.everything()
    done = command(box, "update", "--from", hostile(box, name, **attributes))
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert box.everything() == before


def test_what_is_no_hearth_is_one_sentence(box: Machine) -> None:
    (box.folder / "text.tar").write_text("no archive at all")
    (box.folder / "cut.tar.gz").write_bytes(Path(archive(box)).read_bytes()[:200])
    (box.folder / "empty").mkdir()
    for source, said in (
        ("text.tar", "can't be unpacked"),
        ("cut.tar.gz", "can't be unpacked"),
        ("nothing.tar", "there is no such folder or file"),
        ("empty", "holds no Hearth: systemd/install is missing"),
    ):
        done = command(box, "update", "--from", str(box.folder / source))
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert said in done.stderr


def test_a_dry_run_says_what_it_would_do(box: Machine) -> None:
    before = box.everything()
    done = command(box, "update", "--from", archive(box), "--dry-run")
    assert "nothing was changed" in done.stdout
    assert box.everything() == before


def test_without_a_service_it_says_how_to_get_one(machine: Machine, tmp_path: Path) -> None:
    (machine.checkout / "assistant" / "__init__.py").write_text("")
    (machine.checkout / "pyproject.toml").write_text('[project]\nname = "hearth"\n')
    for arguments in (("update", "--from", str(machine.checkout)), ("rollback",)):
        done = command(machine, *arguments, HOME=str(tmp_path))
        assert (done.returncode, "is no service here" in done.stderr) == (2, True)


def test_who_may_not_is_told_the_command_that_works(
    box: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.core.errors import InputError
    from assistant.service.updating import command_of

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "argv", ["assistant", "update", "--from", "my folder"])
    with pytest.raises(InputError, match=r"`sudo .*assistant update --from 'my folder'`"):
        command_of(box.checkout)


def test_a_service_of_ones_own_is_updated_without_root(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_ROOT", machine.environ["HEARTH_ROOT"])
    home = machine.folder / "home" / "pi"
    (machine.checkout / "assistant" / "__init__.py").write_text("")
    (machine.checkout / "pyproject.toml").write_text('[project]\nname = "hearth"\n')
    machine.user_install()
    machine.next("two")
    own = {"HOME": str(home), "MACHINE_UID": "1000", "XDG_RUNTIME_DIR": str(home)}
    done = command(machine, "update", "--from", str(machine.checkout), **own)
    assert done.returncode == 0, done.stdout + done.stderr
    current = home / ".local/share/hearth-service/current"
    assert (current / "version").read_text() == "two"
    assert command(machine, "rollback", **own).returncode == 0
    assert (current / "version").read_text() == "one"
