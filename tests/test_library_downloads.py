"""Downloads of the library, from a server with the hub's layout: resumed, verified, or refused in
one sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hub_kit import CATALOGUE, FILES, Hub, hub
from library_kit import own_folders, shelf

from assistant.core.errors import ModelError
from assistant.service import library

__all__ = ["hub", "own_folders"]


def fetch(tmp_path: Path, hub: Hub, id: str = "whisper-test") -> subprocess.CompletedProcess[str]:
    """`library.fetch` in a process of its own: the hub's client reads its address when it is
    imported.
    """
    code = (
        "import sys; from assistant.core import errors; from assistant.service import library\n"
        "try:\n"
        f"    library.fetch({id!r}); print(library.resolve('whisper', {id!r}))\n"
        "except errors.ModelError as error: sys.exit(str(error))\n"
    )
    env = {
        **os.environ,
        "HF_ENDPOINT": hub.url,
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "HF_HOME": str(tmp_path / "hf"),
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_download_lands_in_models_verified_and_needs_no_network_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    with pytest.raises(ModelError, match="assistant models fetch whisper-test"):
        library.resolve("whisper", "whisper-test")
    done = fetch(tmp_path, hub)
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (models / "whisper-test").iterdir()} == {*FILES, "sha256.json"}
    asked = len(hub.requests)
    assert library.resolve("whisper", "whisper-test") == models / "whisper-test"
    assert len(hub.requests) == asked
    (models / "whisper-test" / "model.bin").write_bytes(b"rot")
    with pytest.raises(ModelError, match="is damaged: SHA-256 is"):
        library.resolve("whisper", "whisper-test")


def test_a_cut_download_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    hub.cut = 1
    done = fetch(tmp_path, hub)
    assert done.returncode == 0, done.stderr
    assert (models / "whisper-test" / "model.bin").read_bytes() == FILES["model.bin"]
    first, second = [
        wanted
        for method, path, wanted in hub.requests
        if method == "GET" and path.endswith("model.bin")
    ]
    assert not first
    assert 0 < int(second.removeprefix("bytes=").rstrip("-")) <= len(FILES["model.bin"]) // 2


def test_a_download_that_differs_from_what_the_hub_says_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    hub.damage = True
    done = fetch(tmp_path, hub)
    assert done.returncode == 1
    assert "is damaged: the hub says" in done.stderr
    assert not (models / "whisper-test" / "model.bin").exists()
    with pytest.raises(ModelError, match="is not on this box"):
        library.resolve("whisper", "whisper-test")


def test_a_file_that_left_the_hub_and_a_hub_that_does_not_answer_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE.replace('"config.json" = {}', '"gone.json" = {}'))
    assert "no longer has gone.json" in fetch(tmp_path, hub).stderr
    hub.url = hub.url.rpartition(":")[0] + ":9"
    assert "did not arrive" in fetch(tmp_path, hub).stderr


def test_without_a_network_a_download_ends_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    hub.url = hub.url.rpartition(":")[0] + ":9"
    told = fetch(tmp_path, hub).stderr.splitlines()
    assert len(told) == 1
    assert "model.bin did not arrive" in told[0]
    assert "Connection refused" in told[0]
    assert not (models / "whisper-test").exists()
    (entry,) = library.entries()
    assert library.presence(entry) == "no"


def test_a_download_that_breaks_off_counts_as_unfinished_until_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    shelf(tmp_path, monkeypatch, CATALOGUE)
    (entry,) = library.entries()
    hub.cut = 1000
    told = fetch(tmp_path, hub).stderr.splitlines()
    assert len(told) == 1
    assert "did not arrive" in told[0]
    assert library.presence(entry) == "unfinished"
    with pytest.raises(
        ModelError, match="unfinished download; run `assistant models fetch whisper-test`"
    ):
        library.resolve("whisper", "whisper-test")
    hub.cut = 0
    assert fetch(tmp_path, hub).returncode == 0
    assert library.presence(entry) == "yes"


def test_an_empty_folder_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shelf(tmp_path, monkeypatch, CATALOGUE) / "whisper-test").mkdir()
    (entry,) = library.entries()
    assert library.presence(entry) == "no"


@pytest.mark.parametrize(
    ("id", "message"),
    [("hey_jarvis", "comes with the Python package"), ("whisper-hug", "no such download")],
)
def test_what_cannot_be_downloaded_says_why(id: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        library.fetch(id)


def test_the_receipt_of_a_download_lists_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    fetch(tmp_path, hub)
    receipt = json.loads((models / "whisper-test" / "sha256.json").read_text())
    assert receipt == {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}


def test_a_file_that_is_not_the_one_that_is_meant_is_not_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    other = CATALOGUE.replace('"model.bin" = {}', f'"model.bin" = {{ sha256 = "{"0" * 64}" }}')
    models = shelf(tmp_path, monkeypatch, other)
    done = fetch(tmp_path, hub)
    assert "the hub has another model.bin now" in done.stderr
    assert "Traceback" not in done.stderr
    assert [method for method, *_ in hub.requests] == ["HEAD"]
    assert not (models / "whisper-test").exists()


def test_a_download_is_removed_and_what_came_with_a_package_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub
) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    assert fetch(tmp_path, hub).returncode == 0
    assert library.remove("whisper-test") > len(FILES["model.bin"])
    assert not (models / "whisper-test").exists()
    with pytest.raises(ModelError, match="is not on this box"):
        library.remove("whisper-test")
    monkeypatch.delenv("HEARTH_SHARE")
    with pytest.raises(ModelError, match="comes with the Python package"):
        library.remove("hey_jarvis")
