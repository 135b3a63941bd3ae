"""systemd/install on a scripted machine: what stands where after an installation, an update, one
that fails, the way back.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from install_kit import ROOT, Machine, machine

__all__ = ["machine"]


def test_the_first_installation_puts_everything_in_its_place(machine: Machine) -> None:
    told = machine.install()
    assert machine.runs() == "one"
    units = machine.folder / "root" / "etc" / "systemd" / "system"
    for unit in ("hearth.service", "hearth-fetch.service", "hearth-fetch.path"):
        assert (units / unit).read_text() == (ROOT / "systemd" / unit).read_text()
    asked = (machine.folder / "systemctl").read_text().splitlines()
    assert asked == [
        "daemon-reload",
        "--quiet enable hearth.service",
        "--quiet enable hearth-fetch.path",
        "restart hearth.service",
        "--quiet is-active hearth.service",
        "restart hearth-fetch.path",
    ]
    assert (machine.folder / "root/var/cache/hearth/selftest.wav").exists()
    for folder in ("fetch", "models", "voices"):
        assert (machine.state / folder).is_dir(), "what the fetching unit is shown"
    assert (machine.settings / "config.toml").exists()
    assert (machine.state / "models" / "whisper-base.en" / "model.bin").exists(), (
        "downloads come along"
    )
    assert "add pi to the group hearth" in told
    assert "add pi" not in machine.install()


def test_a_first_installation_listens_before_the_language_model_is_compiled(
    machine: Machine,
) -> None:
    told = machine.install()
    assert told.index("restart, wait until it is ready") < told.index("it listens; see that")
    assert (machine.folder / "setups").read_text().split() == ["first", "run"]
    machine.next("two")
    machine.install()
    assert (machine.folder / "setups").read_text().split() == ["first", "run", "run"]


def test_that_the_language_model_comes_later_is_no_mistake_in_the_settings(
    machine: Machine,
) -> None:
    (machine.checkout / "no-model").touch()
    assert "isn't right yet" not in machine.install()
    assert "The language model small is not on this box" in machine.install(), "of an update it is"


def test_a_first_installation_whose_language_model_fails_is_a_box(machine: Machine) -> None:
    (machine.checkout / "no-compiler").touch()
    assert "all else works" in machine.install()
    assert machine.runs() == "one"


def test_an_update_shares_what_is_equal_and_keeps_the_version_before(machine: Machine) -> None:
    machine.install()
    for version in ("two", "three"):
        machine.next(version)
        assert (
            "packages take 1 MB more on the disk; the rest of 3 MB is shared" in machine.install()
        )
    assert machine.runs() == "three"
    kept = sorted(path.name for path in (machine.opt / "releases").iterdir())
    assert kept == ["2", "3"]
    one, other = (machine.opt / "releases" / number / ".venv" for number in kept)
    assert (one / "lib" / "large").samefile(other / "lib" / "large")
    for path in ("bin/other", "bin/assistant", "pyvenv.cfg"):
        assert "/releases/2" in (one / path).read_text()
        assert "/releases/3" in (other / path).read_text(), (
            "what names its folder is a file of its own"
        )


def test_skills_are_found_where_an_older_service_had_them(machine: Machine) -> None:
    former = machine.state / ".config" / "hearth" / "skills"
    former.mkdir(parents=True)
    (former / "coffee.py").write_text("")
    machine.install()
    assert (machine.settings / "skills" / "coffee.py").exists()
    assert not former.exists()


def test_what_a_power_cut_left_of_an_installation_is_dropped(machine: Machine) -> None:
    (machine.opt / "releases" / "1" / "assistant").mkdir(parents=True)
    machine.install()
    assert [path.name for path in (machine.opt / "releases").iterdir()] == ["2"]
    assert machine.runs() == "one"


def test_back_and_forth(machine: Machine) -> None:
    machine.install()
    assert "no version before this one" in machine.install("--back", fails=True)
    machine.next("two")
    machine.install()
    machine.install("--back")
    assert machine.runs() == "one"
    machine.install("--back")
    assert machine.runs() == "two"


def test_the_same_code_once_more_keeps_the_way_back(machine: Machine) -> None:
    machine.install()
    machine.next("two")
    machine.install()
    machine.install()
    machine.install("--back")
    assert machine.runs() == "one"


@pytest.mark.parametrize("what", ["dependency", "program", "settings"])
def test_an_update_that_fails_before_the_switch_changes_nothing(
    machine: Machine, what: str
) -> None:
    machine.install()
    (machine.settings / "config.toml").write_text("volume = 130\n")
    before = machine.everything()
    (machine.folder / "systemctl").unlink()
    machine.next("two")
    match what:
        case "dependency":
            (machine.checkout / "pyproject.toml").write_text("no-such-package\n")
        case "program":
            (machine.checkout / "version").unlink()
        case "settings":
            (machine.checkout / "refuses").write_text("130")
    told = machine.install(fails=True)
    assert f"not updated: the version before ({machine.opt}/releases/1) goes on as it was" in told
    assert machine.everything() == before
    assert not (machine.folder / "systemctl").exists(), "the service isn't touched"


def test_settings_that_the_old_version_refused_too_stop_no_update(machine: Machine) -> None:
    (machine.checkout / "refuses").write_text("130")
    machine.install()
    (machine.settings / "config.toml").write_text("volume = 130\n")
    machine.next("two")
    told = machine.install()
    assert "'volume' is 130\ninstall: " in told
    assert "isn't right yet" in told
    assert "fine" not in told
    assert machine.runs() == "two"


def test_an_update_that_is_stopped_leaves_no_half_of_it(machine: Machine) -> None:
    machine.install()
    before = machine.everything()
    started = machine.folder / "setting-up"
    os.mkfifo(started)
    environ = {**os.environ, **machine.environ, "SETUP_S": "60"}
    command = [machine.checkout / "systemd" / "install"]
    with subprocess.Popen(
        command,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as install:
        started.open().close()  # opens once the set-up has opened it as well
        os.killpg(install.pid, signal.SIGINT)
        told, _ = install.communicate()
    assert install.returncode != 0
    assert b"goes on as it was" in told
    assert machine.everything() == before


@pytest.mark.parametrize("when", ["restart", "--quiet"])
def test_a_version_that_does_not_become_ready_is_switched_back(machine: Machine, when: str) -> None:
    machine.install()
    before = machine.everything()
    machine.next("two")
    (machine.checkout / f"{when}-fails").touch()
    told = machine.install(fails=True)
    assert "releases/2 didn't become ready (above): " in told
    assert "the last words of the service" in told
    assert machine.everything() == before


@pytest.mark.parametrize("what", ["nothing", "crash"])
def test_a_version_that_does_not_pass_its_self_test_is_switched_back(
    machine: Machine, what: str
) -> None:
    machine.install()
    (machine.state / "agenda.db").write_text("timers")
    before = machine.everything()
    machine.next("two")
    (machine.checkout / "hears").write_text(what)
    told = machine.install(fails=True)
    assert "releases/2 didn't pass its self-test (above): " in told
    assert machine.runs() == "one"
    assert machine.everything() == before, "timers and downloads are what they were"


def test_settings_with_a_mistake_do_not_fail_the_self_test(machine: Machine) -> None:
    (machine.checkout / "hears").write_text("mistake")
    machine.install()
    assert machine.runs() == "one"


def test_a_version_without_a_fetching_unit_takes_it_away(machine: Machine) -> None:
    for unit in ("hearth-fetch.service", "hearth-fetch.path"):
        (machine.checkout / "systemd" / unit).unlink()
    machine.install()
    shutil.copytree(ROOT / "systemd", machine.checkout / "systemd", dirs_exist_ok=True)
    machine.next("two")
    machine.install()
    units = machine.folder / "root" / "etc" / "systemd" / "system"
    assert (units / "hearth-fetch.path").exists()
    machine.install("--back")
    assert [unit.name for unit in units.iterdir()] == ["hearth.service"]


def test_a_version_of_the_time_before_there_were_releases_is_replaced_by_one(
    machine: Machine,
) -> None:
    for folder in ("assistant", "models/whisper-small.en", "systemd"):
        (machine.opt / folder).mkdir(parents=True)
    (machine.opt / "systemd" / "hearth.service").write_text("the old unit")
    (machine.checkout / "restart-fails").touch()
    assert f"{machine.opt} runs again" in machine.install(fails=True)
    assert sorted(path.name for path in machine.opt.iterdir()) == [
        "assistant",
        "models",
        "releases",
        "systemd",
    ]
    (machine.checkout / "restart-fails").unlink()
    machine.install()
    assert sorted(path.name for path in machine.opt.iterdir()) == ["current", "releases"]
    assert (machine.state / "models" / "whisper-small.en").is_dir()


def test_removal_keeps_what_it_names_and_purging_keeps_nothing(machine: Machine) -> None:
    machine.install()
    (machine.opt / "current" / "voices" / "en_GB-alan").mkdir(parents=True)
    (machine.state / "agenda.sqlite").write_text("timers")
    assert str(machine.state) in machine.install("--remove")
    left = {
        path.relative_to(machine.folder / "root").as_posix()
        for path in map(Path, machine.everything())
    }
    assert left == {
        "etc/hearth/config.toml",
        "var/lib/hearth/agenda.sqlite",
        "var/lib/hearth/models/whisper-base.en/model.bin",
    }
    assert (machine.state / "voices" / "en_GB-alan").is_dir(), (
        "also what was fetched by hand into the version"
    )
    machine.install("--remove")
    assert "add --yes" in machine.install("--remove", "--purge", fails=True)
    machine.install("--remove", "--purge", "--yes")
    assert machine.everything() == {}
    assert not {"passwd", "group"} & {path.name for path in machine.folder.iterdir()}, (
        "neither the account nor its group"
    )


def test_a_group_that_is_there_is_taken(machine: Machine) -> None:
    (machine.folder / "group").touch()
    machine.install()
    assert (machine.folder / "passwd").read_text() == "--gid=hearth\n"


def tried_out(machine: Machine) -> None:
    """What somebody has after a while of `make run`."""
    home = machine.folder / "home" / "pi"
    config = home / ".config" / "hearth"
    (config / "skills").mkdir(parents=True)
    (config / "config.toml").write_text('[home]\nfile = "~/.config/hearth/house.toml"\n')
    (config / "house.toml").write_text("")
    (config / "skills" / "coffee.py").write_text("")
    (home / ".local" / "share" / "hearth").mkdir(parents=True)
    (home / ".local" / "share" / "hearth" / "agenda.sqlite").write_text("timers")


def test_what_was_tried_out_is_brought_along(machine: Machine) -> None:
    tried_out(machine)
    told = machine.install("--bring")
    assert f"to {machine.state}: agenda.sqlite" in told
    assert (
        machine.settings / "config.toml"
    ).read_text() == f'[home]\nfile = "{machine.settings}/house.toml"\n'
    assert (machine.settings / "skills" / "coffee.py").exists()
    assert (machine.state / "agenda.sqlite").read_text() == "timers"
    assert (machine.folder / "home" / "pi" / ".config" / "hearth" / "house.toml").exists(), (
        "it stays there as well"
    )


@pytest.mark.parametrize("arguments", [(), ("--fresh",)])
def test_without_anybody_to_ask_it_begins_fresh_and_a_later_call_changes_no_settings(
    machine: Machine, arguments: tuple[str, ...]
) -> None:
    tried_out(machine)
    assert "not brought along" in machine.install(*arguments)
    assert "assistant config show" in (machine.settings / "config.toml").read_text()
    assert not (machine.state / "agenda.sqlite").exists()
    machine.install("--bring")
    assert "assistant config show" in (machine.settings / "config.toml").read_text()


@pytest.mark.parametrize("arguments", [(), ("--bring",), ("--remove",), ("--remove", "--purge")])
def test_a_dry_run_prints_steps_and_changes_nothing(
    machine: Machine, arguments: tuple[str, ...]
) -> None:
    tried_out(machine)
    machine.install()
    before = machine.everything()
    told = machine.install("--dry-run", *arguments, MACHINE_UID="1000").splitlines()
    assert len(told) > 3
    assert all(line.startswith("install: ") for line in told)
    assert told[-1] == "install: that is what would be done; nothing was changed"
    assert machine.everything() == before


@pytest.mark.parametrize(("argument", "code"), [("--help", 0), ("--bogus", 2)])
def test_it_explains_itself(machine: Machine, argument: str, code: int) -> None:
    told = machine.install(argument, fails=bool(code))
    for option in ("--bring", "--fresh", "--back", "--remove", "--purge", "--user", "--dry-run"):
        assert option in told


def test_a_person_has_it_as_a_service_of_their_own(machine: Machine) -> None:
    home = machine.folder / "home" / "pi"
    told = machine.user_install()
    assert "loginctl enable-linger" in told
    unit = home / ".config" / "systemd" / "user" / "hearth.service"
    assert unit.read_text() == (ROOT / "systemd" / "user" / "hearth.service").read_text()
    assert not (machine.folder / "root").exists(), "nothing of the system is touched"
    asked = (machine.folder / "systemctl").read_text().splitlines()
    assert all(line.startswith("--user ") for line in asked)
    assert "--user restart hearth.service" in asked
    program = home / ".local" / "bin" / "assistant"
    assert program.resolve() == home / ".local/share/hearth-service/releases/1/.venv/bin/assistant"
    assert (home / ".local/share/hearth/models/whisper-base.en/model.bin").exists()
    (home / ".local/share/hearth/agenda.db").write_text("timers")
    machine.next("two")
    machine.user_install()
    machine.user_install("--back")
    assert (program.resolve().parents[2] / "version").read_text() == "one"
    machine.user_install("--remove")
    assert not unit.exists()
    assert not program.exists()
    assert (home / ".local/share/hearth/agenda.db").read_text() == "timers"
    machine.user_install("--remove", "--purge", "--yes")
    assert [path for path in home.rglob("*") if not path.is_dir() and path.suffix != ".lock"] == []


def test_there_is_one_service_here(machine: Machine) -> None:
    machine.install()
    assert "two would both listen" in machine.user_install(fails=True)
    assert "without sudo" in machine.install("--user", fails=True)


def test_it_wants_root(machine: Machine) -> None:
    assert "run it as root" in machine.install(MACHINE_UID="1000", fails=True)


def test_it_does_not_install_the_service_from_its_own_folder(machine: Machine) -> None:
    machine.install()
    installed = machine.opt / "current" / "systemd" / "install"
    told = subprocess.run(
        [installed],
        env={**os.environ, **machine.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "run it in your checkout" in told.stderr


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_the_scripts_hold_what_shellcheck_asks() -> None:
    scripts = [
        *("scripts/setup", "systemd/install", "systemd/steps.sh", "systemd/user_steps.sh"),
        "tests/container.sh",
    ]
    done = subprocess.run(
        ["shellcheck", "-x", *scripts], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
