"""The doctor names each fault by exactly its finding, and finds nothing on a healthy box."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from doctor_faults import FAULTS, held, muted
from doctor_kit import BRISK, LOOKS, Bench, real

from assistant.core.refused import Attempt
from assistant.service import installed, library
from assistant.service.config import Config
from assistant.service.control import NAME
from assistant.service.doctor import network, ports, runtime, state, versions, wake
from assistant.service.doctor.all import EXAMINATIONS
from assistant.service.doctor.examine import Examination, Ward
from assistant.service.doctor.finding import KINDS, SUBJECTS, Fact, Finding
from assistant.service.doctor.patient import Hub, Patient
from assistant.service.runtime import Runtime


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HEARTH_SKILLS", str(tmp_path / "skills"))
    (tmp_path / "state").mkdir()
    (tmp_path / "skills").mkdir()
    return Bench(tmp_path)


def test_a_healthy_box_has_no_finding(bench: Bench) -> None:
    assert bench.examine(EXAMINATIONS) == []


def test_a_healthy_box_that_runs_has_no_finding(bench: Bench) -> None:
    bench.runs(hubs={"mqtt": Hub("the MQTT broker", "", "")})
    kept = bench.folder / "state" / "last-good" / "config.toml"
    kept.parent.mkdir()
    kept.touch()
    assert bench.examine() == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_by_exactly_its_finding(fault: str, bench: Bench) -> None:
    name, inject = FAULTS[fault]
    kept = bench.folder / "state" / "last-good" / "config.toml"
    kept.parent.mkdir()
    kept.touch()
    inject(bench)
    by_settings = KINDS[name].subject in ("settings", "models", "skills", "calendars")
    findings = bench.examine(LOOKS if by_settings else BRISK)
    assert [found.name for found in findings] == [name], findings
    assert "{" not in findings[0].wrong + findings[0].remedy


def test_a_program_that_holds_the_microphone_is_named(bench: Bench) -> None:
    held(bench)
    found = bench.examine(BRISK)[0]
    assert "audacity (process 77)" in found.wrong
    assert "kill 77" in found.remedy


def test_a_muted_microphone_is_told_with_the_command_that_unmutes_it(bench: Bench) -> None:
    muted(bench)
    assert "`amixer -c 1 sset 'Mic' cap`" in bench.examine(BRISK)[0].remedy


def test_a_second_box_beside_the_service(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as short, ExitStack() as stack:
        for name in ("own", "service"):
            (Path(short) / name).mkdir()
            place = stack.enter_context(socket.socket(socket.AF_UNIX))
            place.bind(f"{short}/{name}/{NAME}")
            place.listen()
        monkeypatch.setenv("HEARTH_STATE", f"{short}/own")
        assert [found.name for found in bench.examine((state.EXAMINATION,))] == []
        monkeypatch.setattr(installed, "runtime", lambda: Path(short) / "service")
        assert [found.name for found in bench.examine((state.EXAMINATION,))] == ["box-second"]


def test_settings_with_a_password_that_everybody_may_read(bench: Bench) -> None:
    bench.settings += '[mpd]\npassword = "secret"\n'
    bench.mode = 0o644
    assert [found.name for found in bench.examine()] == ["settings-readable"]


def test_no_copy_of_the_settings_that_work(bench: Bench) -> None:
    bench.runs()
    assert [found.name for found in bench.examine()] == ["settings-uncopied"]


@pytest.mark.parametrize(
    ("known", "unloadable", "name"),
    [
        (Runtime("absent"), "", "runtime-missing"),
        (Runtime("failed", why="too little memory"), "", "runtime-missing"),
        (Runtime("compiling", 3, 90), "", "runtime-compiling"),
        (Runtime("ready"), "no such symbol", "runtime-broken"),
    ],
)
def test_the_runtime_of_the_language_model(
    known: Runtime, unloadable: str, name: str, bench: Bench
) -> None:
    bench.host.compiled, bench.host.unloadable = known, unloadable
    assert [found.name for found in bench.examine((runtime.EXAMINATION,))] == [name]


def words(bench: Bench, text: str) -> list[str]:
    bench.settings += f"[[wake.words]]\n{text}\n"
    return [found.name for found in bench.examine((wake.EXAMINATION,))]


def test_a_wake_word_whose_threshold_is_too_high(bench: Bench) -> None:
    assert words(bench, 'model = "hey_jarvis"\nthreshold = 0.9999') == ["wake-threshold"]


def test_a_wake_word_of_ones_own_that_says_nothing_to_the_packaged_voice(bench: Bench) -> None:
    copy = bench.folder / "computer.tflite"
    copy.write_bytes(library.resolve("wake", "alexa").read_bytes())
    assert words(bench, f'model = "{copy}"') == ["wake-untried"]


def test_a_wake_word_that_hears_another_word_is_deaf(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = bench.folder / "computer.tflite"
    copy.write_bytes(library.resolve("wake", "alexa").read_bytes())
    known = library.find("alexa")
    monkeypatch.setattr(library, "find", lambda id: known)
    assert words(bench, f'model = "{copy}"') == ["wake-deaf"]


def test_what_is_tried_outside_the_home_is_told_with_who_refused_it() -> None:
    now = datetime.now(UTC)
    last = (
        Attempt("192.0.2.1", now, "skill gossip", "network"),
        Attempt("192.0.2.2", now, "telemetry", "nobody"),
    )
    told = [*network.judged({"network": 3, "nobody": 1}, last)]
    assert [(each.name, each.data["count"]) for each in told] == [
        ("network-refused", 3),
        ("network-attempt", 1),
    ]
    assert "192.0.2.2 by telemetry" in told[1].wrong


def test_a_port_that_this_very_test_holds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        patient = real(Config.model_validate({"web": {"port": port}}))
        found = next(each for each in ports.look(patient) if isinstance(each, Finding))
    assert found.name == "port-taken"
    assert "process" in found.wrong


def test_the_pins_of_a_box_are_read() -> None:
    file = Path(__file__).parents[1] / "requirements" / "box.txt"
    pins = {pin.name: str(pin.specifier) for pin in versions.pins(file.read_text())}
    assert len(pins) > 60
    assert pins["aiohttp"].startswith("==3")


def test_an_examination_that_fails_is_a_finding_and_costs_the_others_nothing() -> None:
    def fails(patient: Patient) -> Iterator[Finding | Fact]:
        yield Fact("disk", "12 GB")
        raise RuntimeError("odd")

    def serves(patient: Patient) -> Iterator[Finding | Fact]:
        yield Fact("clock", "12:00")

    looks = (Examination(("disk",), fails), Examination(("clock",), serves))
    checkup = Ward(looks).examine(real(Config()))
    assert [found.name for found in checkup.findings] == ["examination-failed"]
    assert "disk" in checkup.findings[0].wrong
    assert "RuntimeError: odd" in checkup.findings[0].wrong
    assert [fact.subject for fact in checkup.facts] == ["disk", "clock"]
    assert not checkup.healthy


def test_an_examination_that_hangs_is_a_finding_and_is_not_begun_twice() -> None:
    ends, begun = threading.Event(), []

    def hangs(patient: Patient) -> Iterator[Finding | Fact]:
        begun.append(1)
        ends.wait(30)
        yield Fact("disk", "at last")

    ward = Ward([Examination(("disk",), hangs, bound_s=0.05)])
    for _ in range(2):
        assert [f.name for f in ward.examine(real(Config())).findings] == ["examination-late"]
    assert begun == [1]
    ends.set()


def test_every_kind_says_a_sentence_and_a_remedy_of_a_subject() -> None:
    for kind in KINDS.values():
        assert kind.subject in SUBJECTS
        for text in (kind.wrong, kind.remedy):
            assert text[0].isupper() or text[0] in "{`", kind.name
            assert text.endswith((".", "}")), kind.name
