"""The service under a live systemd, from a bare Debian to its removal. One story, in order: each
test finds the box as the one before left it.

tests/container.sh makes the container and runs this; docs/systems.md has what was seen.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from container_kit import Container, absent, until
from hub_kit import CATALOGUE, FILES, Hub, hub

pytestmark = pytest.mark.skipif(bool(absent()), reason=absent())
__all__ = ["hub"]

WATCHDOG_S = 30
CHECKOUT = "/root/hearth"
PROGRAM = "/opt/hearth/current/.venv/bin/assistant"
JAM = '''from assistant.skillkit import Ctx, skill


@skill(sentences=["jam the gears"])
async def jam(ctx: Ctx) -> str:
    """Stand still."""
    while True:
        pass
'''


@pytest.fixture(scope="module")
def box() -> Iterator[Container]:
    """The container, booted, without a sound device."""
    container = Container(Path(os.environ["HEARTH_CONTAINER"]))
    container.path("/etc/asound.conf").unlink(missing_ok=True)
    report("boot of the container", container.boot())
    yield container
    container.shut_down()


def report(what: str, seconds: float) -> None:
    """A line for docs/systems.md."""
    print(f"seen: {what}: {seconds:.1f} s")


def shown(box: Container, key: str, unit: str = "hearth") -> str:
    return box.told(f"systemctl show --value -p {key} {unit}")


def listens(box: Container) -> bool:
    return shown(box, "ActiveState") == "active" and at_ease(shown(box, "StatusText"))


def at_ease(status: str) -> bool:
    """Whether it has its devices; a null device gives nothing but silence, which it tells."""
    return status.startswith(("Listening for the wake word.", "The microphone is muted"))


def again(box: Container, pid: str) -> bool:
    """Whether another process is ready."""
    return shown(box, "ActiveState") == "active" and shown(box, "MainPID") not in (pid, "0")


def test_it_is_installed_by_one_command_and_passes_its_self_test(box: Container) -> None:
    box.done(f"{CHECKOUT}/systemd/install --remove --purge --yes")
    began = time.monotonic()
    told = box.done(f"cd {CHECKOUT} && systemd/install --fresh 2>&1")
    took = time.monotonic() - began
    report("systemd/install", took)
    since = box.done('date -d "$(systemctl show --value -p ActiveEnterTimestamp hearth)" +%s')
    report("... of which it listened", time.time() - float(since))
    assert "It works." in told
    assert "isn't right yet" not in told
    assert box.path("/var/cache/hearth/selftest.wav").stat().st_size > 50_000
    assert shown(box, "ActiveState") == "active"


def test_without_a_sound_device_it_is_ready_and_says_what_it_misses(box: Container) -> None:
    assert shown(box, "StatusText").startswith("There is no microphone")
    assert "There is no microphone" in box.told("systemctl status hearth")


def test_a_sound_device_that_is_plugged_in_later_is_heard(box: Container) -> None:
    pid = shown(box, "MainPID")
    box.plug_in()
    report("listens after the device appeared", until(lambda: listens(box), 60, "it listens"))
    assert shown(box, "MainPID") == pid, "in the same process"
    box.done(f"{PROGRAM} selftest --out /tmp/said.wav")
    box.done(box.sound("paplay --device=mic /tmp/said.wav"))
    until(
        lambda: "home.turn_on" in box.told("journalctl -u hearth --no-pager -o cat"),
        30,
        "what was said into the microphone was done",
    )
    assert "kitchen" not in box.told("journalctl -u hearth --no-pager -o cat"), "without words"


def test_a_device_that_goes_is_told_and_found_again(box: Container) -> None:
    pid = shown(box, "MainPID")
    box.unplug()
    report("told that the device is gone", until(lambda: not listens(box), 60, "it says so"))
    box.plug_in()
    report("listens again", until(lambda: listens(box), 60, "it listens"))
    assert shown(box, "MainPID") == pid


def test_a_stopped_process_is_restarted_by_the_watchdog(box: Container) -> None:
    pid = shown(box, "MainPID")
    box.done(f"kill -STOP {pid}")
    took = until(lambda: again(box, pid), WATCHDOG_S * 3, "another process is ready")
    report("ready again after SIGSTOP", took)
    assert took > WATCHDOG_S / 3
    assert "watchdog" in box.told("journalctl -u hearth -n 30 --no-pager").lower()


def test_a_loop_that_stands_still_is_restarted_by_the_watchdog(box: Container) -> None:
    box.path("/etc/hearth/skills/jam.py").write_text(JAM)
    box.done("systemctl restart hearth")
    until(lambda: listens(box), 60, "it listens")
    pid = shown(box, "MainPID")
    asking = box.run(f"timeout 5 {PROGRAM} say 'jam the gears'")
    assert asking.returncode == 124, "nobody answers"
    report(
        "ready again after the loop stood still",
        until(lambda: again(box, pid), WATCHDOG_S * 3, "another process is ready"),
    )
    box.path("/etc/hearth/skills/jam.py").unlink()


def test_a_mistake_in_the_settings_is_named_in_its_status(box: Container) -> None:
    settings = box.path("/etc/hearth/config.toml")
    good = settings.read_text()
    settings.write_text("[audio]\nvolume = 130\n")
    box.done("systemctl restart hearth")
    assert shown(box, "ActiveState") == "active", "it goes on with the last ones that worked"
    assert "line 2: 'audio.volume' is 130" in shown(box, "StatusText")
    assert "'audio.volume' is 130" in box.done(f"{PROGRAM} status")
    box.done("rm -r /var/lib/hearth/last-good")
    assert box.run("systemctl restart hearth").returncode != 0
    assert "config.toml: line 2: 'audio.volume' is 130" in box.told("systemctl status hearth")
    time.sleep(5)
    assert shown(box, "ActiveState") == "failed", "and it isn't tried again and again"
    settings.write_text(good)
    box.done("systemctl restart hearth")


def test_what_the_box_asks_for_is_fetched_by_who_sees_nothing_of_it(
    box: Container, hub: Hub
) -> None:
    drop_in = box.path("/etc/systemd/system/hearth-fetch.service.d/test.conf")
    drop_in.parent.mkdir(exist_ok=True)
    look = (
        "ls -A /var/lib/hearth /etc/hearth /var/cache/hearth /dev/snd >/var/lib/hearth/fetch/seen"
    )
    drop_in.write_text(
        f'[Service]\nEnvironment=HF_ENDPOINT={hub.url}\nExecStartPre=-/bin/sh -c "{look} 2>&1"\n'
    )
    box.done("systemctl daemon-reload")
    catalogue = box.path(box.done("readlink -f /opt/hearth/current")) / "models/catalogue.toml"
    before = catalogue.read_text()
    catalogue.write_text(before + CATALOGUE)
    ask = "from assistant.service.library import fetching; fetching.request('whisper-test')"
    python = PROGRAM.replace("bin/assistant", "bin/python")
    environment = "HEARTH_STATE=/var/lib/hearth HEARTH_FETCH_UNIT=1"
    box.done(f'cd / && runuser -u hearth -- env {environment} {python} -c "{ask}"')
    arrived = box.path("/var/lib/hearth/models/whisper-test")
    until(lambda: (arrived / "sha256.json").exists(), 60, "it has arrived")
    assert (arrived / "model.bin").read_bytes() == FILES["model.bin"]
    until(lambda: not list(arrived.parents[1].glob("fetch/asked/*")), 10, "it is asked for no more")
    seen = box.path("/var/lib/hearth/fetch/seen").read_text()
    assert "agenda.db" not in seen
    assert "config.toml" not in seen
    assert "whisper-test" in box.done("assistant models list")
    catalogue.write_text(before)
    drop_in.unlink()
    box.done("systemctl daemon-reload")


def test_after_a_power_cut_it_starts_by_itself_and_the_timers_are_there(box: Container) -> None:
    assert "two hours" in box.done("assistant say 'set a pizza timer for two hours'")
    box.power_cut()
    began = time.monotonic()
    box.boot()
    until(lambda: shown(box, "ActiveState") == "active", 60, "it is ready")
    report("from the power's return until it is ready", time.monotonic() - began)
    assert "pizza" in box.done("assistant agenda")
    assert "microphone" in shown(box, "StatusText"), "the sound server isn't there yet"
    box.plug_in()
    until(lambda: listens(box), 60, "it listens")


def sabotaged(box: Container, name: str) -> str:
    """A checkout whose version can't hear."""
    box.done(f"rm -rf /root/{name} && cp -a {CHECKOUT} /root/{name}")
    wake = box.path(f"/root/{name}/assistant/engines/wake.py")
    deaf = wake.read_text().replace("float(scores[name])", "0.0 * float(scores[name])")
    assert deaf != wake.read_text()
    wake.write_text(deaf)
    return f"/root/{name}"


def test_a_deaf_version_is_taken_back_by_itself(box: Container) -> None:
    before = box.done("readlink -f /opt/hearth/current")
    folder = sabotaged(box, "deaf")
    began = time.monotonic()
    ended = box.run(f"assistant update --from {folder}")
    report("an update that is deaf, until the old version runs again", time.monotonic() - began)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "It does not hear its wake word." in ended.stdout
    assert "runs again" in ended.stderr
    assert box.done("readlink -f /opt/hearth/current") == before
    assert "pizza" in box.done("assistant agenda")


def test_an_update_from_an_archive_and_back(box: Container) -> None:
    before = box.done("readlink -f /opt/hearth/current")
    box.done(f"tar -C /root -czf /root/hearth.tar.gz --exclude=.wheels {CHECKOUT.split('/')[-1]}")
    began = time.monotonic()
    told = box.done("assistant update --from /root/hearth.tar.gz 2>&1")
    report("an update from an archive", time.monotonic() - began)
    assert "It works." in told
    after = box.done("readlink -f /opt/hearth/current")
    assert after != before
    assert "pizza" in box.done("assistant agenda")
    assert box.path("/var/lib/hearth/models/whisper-test/model.bin").exists()


def test_removal_keeps_what_is_the_households(box: Container) -> None:
    box.done(f"{CHECKOUT}/systemd/install --remove")
    assert box.path("/var/lib/hearth/agenda.db").exists()
    assert shown(box, "LoadState") == "not-found"
    assert shown(box, "LoadState", "hearth-fetch.path") == "not-found"
    box.done(f"{CHECKOUT}/systemd/install --remove --purge --yes")


def test_a_person_on_a_desktop_has_it_as_a_service_of_their_own(box: Container) -> None:
    box.told("useradd -m pi")
    box.done("loginctl enable-linger pi")
    until(
        lambda: box.told("systemctl --user is-system-running", user="pi") == "running",
        30,
        "the person's service manager is up",
    )
    box.done(f"rm -rf /home/pi/hearth && cp -a {CHECKOUT} /home/pi/hearth")
    box.done("cp -a /root/.cache /home/pi/")  # what was downloaded once
    box.done("chown -R pi:pi /home/pi")
    began = time.monotonic()
    told = box.done("hearth/systemd/install --user 2>&1", user="pi")
    report("systemd/install --user", time.monotonic() - began)
    assert "It works." in told
    status = "systemctl --user show --value -p StatusText hearth"
    until(
        lambda: at_ease(box.told(status, user="pi")),
        60,
        "it listens at the person's sound server",
    )
    assert "account pi" in box.done(".local/bin/assistant status", user="pi")
    pid = box.done("systemctl --user show --value -p MainPID hearth", user="pi")
    box.done(f"kill -STOP {pid}")
    state = "systemctl --user show --value -p MainPID -p ActiveState hearth"
    report(
        "a person's own service, ready again after SIGSTOP",
        until(
            lambda: pid not in (now := box.told(state, user="pi")) and "\nactive" in f"\n{now}",
            WATCHDOG_S * 3,
            "another process is ready",
        ),
    )
    box.done("hearth/systemd/install --user --remove --purge --yes", user="pi")
    left = box.told("find .config .local -type f", user="pi")
    assert "hearth" not in left, left
