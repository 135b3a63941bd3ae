"""Downloads that a running box asks for: requests and progress as files, a fetcher of its own that
goes on after a power cut.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hub_kit import CATALOGUE, FILES, Hub, hub
from library_kit import own_folders, shelf

from assistant.core.errors import ModelError
from assistant.service import library
from assistant.service.library import fetching
from assistant.service.library.fetching import Fetch

__all__ = ["hub", "own_folders"]

TOTAL = 26_000_000
"""What the catalogue says: its megabytes, for it knows no sizes."""


@pytest.fixture(autouse=True)
def hub_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))


def ended() -> None:
    """Wait for the fetcher that was started."""
    for child in fetching._children:
        child.wait(60)


def fetcher() -> subprocess.CompletedProcess[str]:
    """The fetcher as the unit starts it."""
    command = [sys.executable, "-m", "assistant", "models", "fetch", "--asked"]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_what_is_asked_for_is_fetched_by_a_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    fetching.request("whisper-test")
    (asked,) = fetching.progress()
    assert (asked.id, asked.total, asked.why) == ("whisper-test", TOTAL, "")
    ended()
    assert fetching.progress() == []
    assert library.resolve("whisper", "whisper-test") == models / "whisper-test"


def test_under_the_service_only_the_unit_goes_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE)
    monkeypatch.setenv(fetching.BY_UNIT, "1")
    fetching.request("whisper-test")
    ended()
    assert fetching.progress() == [Fetch("whisper-test", "asked", 0, TOTAL)]
    assert hub.requests == []
    assert (tmp_path / "state" / "fetch" / "asked" / "whisper-test").exists(), "the unit's path"
    assert fetcher().returncode == 0
    assert fetching.progress() == []
    assert hub.requests


def test_a_failure_is_told_and_asked_again_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE)
    monkeypatch.setenv(fetching.BY_UNIT, "1")
    hub.cut = 1000
    fetching.request("whisper-test")
    told = fetcher()
    assert told.returncode == 1
    (failed,) = fetching.progress()
    assert failed.state == "failed"
    assert "did not arrive" in failed.why
    assert 0 < failed.bytes < failed.total
    hub.cut, hub.requests[:] = 0, []
    fetching.request("whisper-test")
    assert [each.state for each in fetching.progress()] == ["asked"]
    assert fetcher().returncode == 0
    resumed = [wanted for method, path, wanted in hub.requests if path.endswith("model.bin")]
    assert any(wanted.startswith("bytes=") for wanted in resumed)
    assert fetching.progress() == []


def test_a_fetcher_that_is_killed_leaves_its_request_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    hub.stalls = True
    fetching.request("whisper-test")
    deadline = time.monotonic() + 60
    while not (under_way := [each for each in fetching.progress() if each.bytes > 0]):
        assert time.monotonic() < deadline
    assert under_way[0].state == "fetching"
    fetching._children[-1].send_signal(signal.SIGKILL)
    ended()
    hub.stalls = False
    assert [each.state for each in fetching.progress()] == ["asked"]
    fetching.resume()
    ended()
    assert (models / "whisper-test" / "model.bin").read_bytes() == FILES["model.bin"]
    fetching.resume()
    assert fetching._children == [], "there is nothing left to do"


@pytest.mark.parametrize("id", ["hey_jarvis", "../../etc/passwd", "whisper-hug"])
def test_what_can_not_be_fetched_is_refused_at_once(tmp_path: Path, id: str) -> None:
    with pytest.raises(ModelError):
        fetching.request(id)
    assert not (tmp_path / "state" / "fetch").exists()


def test_a_state_that_takes_no_request_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE)
    os.makedirs(tmp_path / "state")
    (tmp_path / "state" / "fetch").write_text("")
    with pytest.raises(ModelError, match="the request can't be kept"):
        fetching.request("whisper-test")


def test_the_list_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE)
    monkeypatch.setenv(fetching.BY_UNIT, "1")
    fetching.request("whisper-test")
    listed = [sys.executable, "-m", "assistant", "models", "list"]
    told = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    assert "waits" in told
    hub.url = "http://127.0.0.1:9"
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    fetcher()
    told = subprocess.run(listed, capture_output=True, text=True, check=True).stdout
    assert "failed at 0 %" in told
