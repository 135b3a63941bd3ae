"""The library: the catalogue is true, damage is noticed, a box gets what suits its languages."""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
from pathlib import Path

import pytest
from library_kit import own_folders, shelf

from assistant.core.errors import ModelError
from assistant.service import library
from assistant.service.config import Config
from assistant.service.library import catalogue, verify
from assistant.service.library.choice import suited, voice_of
from assistant.skillkit.host.loader import shipped_folder

__all__ = ["own_folders"]

PACKAGED = [entry for entry in library.entries() if entry.package]


@pytest.mark.parametrize("entry", PACKAGED, ids=lambda entry: entry.id)
def test_every_packaged_model_is_here_and_whole(entry: library.Entry) -> None:
    path = library.resolve(entry.kind, entry.id)
    assert path.is_dir() if entry.kind == "whisper" else path.name == entry.entry


def test_the_defaults_of_the_configuration_are_in_the_catalogue() -> None:
    config = Config()
    chosen = [
        ("whisper", config.whisper.model),
        ("llm", config.llm.model),
        ("voice", config.voice.voice),
    ]
    chosen += [("wake", word.model) for word in config.wake.words]
    for kind, id in chosen:
        assert id in {entry.id for entry in library.entries(kind)}  # type: ignore[arg-type]


def test_non_commercial_models_say_so() -> None:
    for entry in library.entries():
        assert not entry.licence.startswith("CC-BY-NC") or "commercial" in entry.forbids


def test_a_file_is_hashed_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = []
    real = hashlib.file_digest
    monkeypatch.setattr(
        verify.hashlib,
        "file_digest",
        lambda stream, name: hashed.append(stream.name) or real(stream, name),
    )
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
    text = (Path(catalogue.__file__).parents[3] / "models" / "catalogue.toml").read_text()
    expected = "14bff778604985e1b5c19f0f7bbe477a69cf281d8db34b232b3b972411f710e2"
    shelf(tmp_path, monkeypatch, text.replace(expected, "0" * 64))
    with pytest.raises(ModelError) as caught:
        library.resolve("wake", "hey_jarvis")
    for part in (
        "hey_jarvis.tflite",
        "0" * 64,
        expected,
        "pip install --force-reinstall --no-deps pyopen-wakeword==1.1.0",
    ):
        assert part in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_copy_in_the_models_folder_wins_over_the_package_and_is_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (Path(catalogue.__file__).parents[3] / "models" / "catalogue.toml").read_text()
    whole = library.resolve("wake", "okay_nabu").read_bytes()
    mine = shelf(tmp_path, monkeypatch, text) / "okay_nabu" / "okay_nabu.tflite"
    mine.parent.mkdir()
    mine.write_bytes(whole)
    assert library.resolve("wake", "okay_nabu") == mine
    mine.write_bytes(whole[:-1])
    with pytest.raises(ModelError, match="206,379 bytes, expected 206,380"):
        library.resolve("wake", "okay_nabu")


def test_a_damaged_copy_of_a_known_model_is_refused_and_a_model_of_ones_own_is_not(
    tmp_path: Path,
) -> None:
    whole = bytearray(library.resolve("wake", "okay_nabu").read_bytes())
    copy = tmp_path / "okay_nabu.tflite"
    copy.write_bytes(whole)
    assert library.resolve("wake", str(copy)) == copy
    whole[1000] ^= 1
    copy.write_bytes(whole)
    with pytest.raises(ModelError, match=r"SHA-256 is .*okay_nabu.tflite.sha256"):
        library.resolve("wake", str(copy))
    copy.with_name("okay_nabu.tflite.sha256").write_text(
        f"{hashlib.sha256(whole).hexdigest()}  okay_nabu.tflite\n"
    )
    assert library.resolve("wake", str(copy)) == copy
    other = copy.rename(tmp_path / "mine.tflite")
    assert library.resolve("wake", str(other)) == other


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("llm", "/nowhere/model.gguf", "there is no language model .* smollm2-135m"),
        (
            "whisper",
            "hey_jarvis",
            "is a wake word model, not a speech model; the catalogue has whisper-tiny.en",
        ),
        ("wake", "melspectrogramme", "there is no wake word model"),
        ("whisper", "{tmp}", "expected a folder with a CTranslate2 model"),
        ("voice", "{tmp}/lonely.onnx", r"expected a Piper \.onnx file with its \.onnx\.json"),
        ("llm", "{tmp}/lonely.onnx", r"expected a \.gguf file"),
    ],
)
def test_what_is_no_model_is_one_clear_sentence(
    tmp_path: Path, kind: library.Kind, given: str, message: str
) -> None:
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
        (
            '[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\nfiles={x={}}',
            "either a package or a repository",
        ),
        (
            '[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\npackage="p"\nfiles={x={}}',
            "needs its sha256",
        ),
        (
            '[a]\nkind="llm"\ntitle="A"\nlicence="MIT"\nmegabytes=1\ncolour="red"\nfiles={x={}}',
            "colour",
        ),
    ],
)
def test_a_broken_catalogue_names_the_file_and_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    shelf(tmp_path, monkeypatch, text)
    with pytest.raises(ModelError, match=rf"models/catalogue\.toml: .*{message}"):
        library.entries()


def test_an_installed_hearth_finds_its_catalogues_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.service.folders import shared_dir

    project = tomllib.loads((Path(catalogue.__file__).parents[3] / "pyproject.toml").read_text())
    carried = project["tool"]["setuptools"]["data-files"]
    monkeypatch.setenv("HEARTH_SHARE", str(tmp_path / "no checkout here"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    for name in ("models", "voices"):
        assert str(shared_dir(name).relative_to(tmp_path)) in carried
    skills = str(shared_dir("skills").relative_to(tmp_path))
    for folder in {path.parent.name for path in shipped_folder().glob("*/skill.py")}:
        assert carried[f"{skills}/{folder}"] == [f"skills/{folder}/*.*"]


def test_what_a_configuration_does_not_name_is_the_first_that_serves_its_languages() -> None:
    german = suited(Config.model_validate({"language": "de"}))
    assert german.whisper.model == "whisper-base"
    assert german.voice.voice == "de_DE-thorsten-medium"
    assert german.llm.model == ""
    assert suited(Config()) == Config()


def test_what_a_configuration_names_stays_as_it_is() -> None:
    named = {"language": "de", "whisper": {"model": "whisper-small"}, "llm": {"model": "my.gguf"}}
    config = suited(Config.model_validate(named))
    assert (config.whisper.model, config.llm.model) == ("whisper-small", "my.gguf")


def test_a_wake_word_with_a_language_of_its_own_needs_ears_for_both_and_has_a_voice() -> None:
    words = [{"model": "hey_jarvis"}, {"model": "okay_nabu", "language": "fr"}]
    config = suited(Config.model_validate({"wake": {"words": words}}))
    assert config.languages == ("en", "fr")
    assert config.whisper.model == "whisper-base"
    assert voice_of(config, "fr") == "fr_FR-siwis-medium"
    assert (config.language_after("okay_nabu"), config.language_after("hey_jarvis")) == ("fr", "en")
