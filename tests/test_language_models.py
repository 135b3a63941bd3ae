"""What a language model's file says of itself, how it works then, and what is said of a file that
can't serve: with real files, made here.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from chat_kit import CHATML, GEMMA3, TEMPLATES
from click.testing import CliRunner
from gguf_kit import VOCABULARY, model, write
from library_kit import own_folders

from assistant.cli import main
from assistant.core.errors import ModelError
from assistant.service import library, llm_profile, machine, models
from assistant.service.app import open_box
from assistant.service.config import Config
from assistant.service.library import gguf, profile
from assistant.service.llm_profile import chosen

__all__ = ["own_folders"]

PACKAGED = library.resolve("llm", "smollm2-135m")


def configured(file: Path | str, **keys: object) -> Config:
    return Config.model_validate({"llm": {"model": str(file), **keys}})


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tiny model counts as one that is large enough to call tools."""
    monkeypatch.setattr(profile, "SMALL", 1000)


def test_a_file_tells_its_kind_its_size_and_its_template() -> None:
    found = gguf.read(PACKAGED)
    assert (found.architecture, found.parameters) == ("llama", 134_515_008)
    assert found.size == found.needed == PACKAGED.stat().st_size
    assert (found.bos, found.eos) == ("<|im_start|>", "<|im_end|>")
    assert found.trained_context == 8192
    assert "<|im_start|>" in found.template
    # 30 layers, 3 heads of 64 keys and as many values, 2 bytes each
    assert found.state_bytes(2048) == 30 * 3 * 64 * 2 * 2 * 2048


@pytest.mark.parametrize("kind", ["llama", "lfm2", "qwen35", "mamba"])
def test_every_kind_is_read(tmp_path: Path, kind: str) -> None:
    found = gguf.read(model(tmp_path / "m.gguf", kind))
    assert found.architecture == kind
    assert found.parameters > VOCABULARY * 64
    assert found.needed <= found.size < found.needed + 64
    assert (found.state_bytes(512) == 0) is (kind == "mamba")


def test_only_layers_with_attention_take_memory_for_each_token(tmp_path: Path) -> None:
    dense, by_list, by_interval = (
        gguf.read(model(tmp_path / f"{kind}.gguf", kind)).state_bytes(512)
        for kind in ("llama", "lfm2", "qwen35")
    )
    assert dense == 3 * by_list
    assert dense == 3 * by_interval


def test_the_memory_that_it_takes_is_told_by_its_own_numbers(tmp_path: Path) -> None:
    found = gguf.read(model(tmp_path / "m.gguf"))
    assert found.vocabulary == VOCABULARY
    rest = found.memory(512) - found.needed - found.state_bytes(512)
    assert rest == gguf.COMPUTING + VOCABULARY * gguf.TOKEN
    assert found.memory(1024) - found.memory(512) == found.state_bytes(512)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("family", TEMPLATES)
def test_a_large_model_of_a_known_family_calls_tools(tmp_path: Path, family: str) -> None:
    template, _ = TEMPLATES[family]
    file = model(tmp_path / "m.gguf", "lfm2" if family == "lfm2" else "llama", template=template)
    works = chosen(configured(file)).profile
    assert (works.way, works.context, works.because) == ("tools", 4096, "")


@pytest.mark.usefixtures("large")
def test_a_context_that_holds_no_tools_is_told(tmp_path: Path) -> None:
    file = model(tmp_path / "m.gguf", template=CHATML)
    works = chosen(configured(file, context=2048)).profile
    assert works.way == "plain"
    assert works.because.startswith("m.gguf has 2,048 tokens of context, and calls take 3,200, so")


def test_a_small_one_rewrites_sentences(tmp_path: Path) -> None:
    works = chosen(configured(model(tmp_path / "m.gguf", template=CHATML))).profile
    assert (works.way, works.context, works.because) == ("plain", 2048, "")


@pytest.mark.parametrize(
    ("template", "why"),
    [(None, "has no chat template"), ("{% for %}", "has a chat template that is broken")],
)
def test_of_a_small_one_without_a_template_it_is_said_too(
    tmp_path: Path, template: str | None, why: str
) -> None:
    works = chosen(configured(model(tmp_path / "m.gguf", template=template))).profile
    assert works.because == f"m.gguf {why}, so it may understand little (docs/models.md)."


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("template", "why"),
    [
        (None, "has no chat template"),
        ("{{ '### ' + messages[0].content }}", "is of no family whose calls are known"),
        ("{{ '<|im_start|><|im_end|>' }}{% for %}", "has a chat template that is broken"),
    ],
)
def test_what_can_t_call_tools_works_in_the_plain_way_and_says_why(
    tmp_path: Path, template: str | None, why: str
) -> None:
    file = model(tmp_path / "m.gguf", template=template)
    works = chosen(configured(file)).profile
    assert (works.way, works.context) == ("plain", 2048)
    assert works.because.startswith(f"m.gguf {why}, so it only rewrites sentences")
    told = checked(tmp_path, file)
    assert told.exit_code == 0
    assert f"warning: line 2: m.gguf {why}" in told.output
    assert list(models.open_thinker(configured(file)).complete("", "hello", max_tokens=2))


@pytest.mark.usefixtures("large")
def test_the_configuration_says_otherwise(tmp_path: Path) -> None:
    file = model(tmp_path / "m.gguf", template=CHATML)
    works = chosen(configured(file, way="plain", context=600)).profile
    assert (works.way, works.context) == ("plain", 600)
    small = model(tmp_path / "s.gguf", template=None)
    assert chosen(configured(small, way="tools")).profile.way == "plain"


@pytest.mark.usefixtures("large")
def test_no_longer_a_context_than_it_was_trained_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(profile.CONTEXTS, "tools", 9999)
    assert chosen(configured(model(tmp_path / "m.gguf", template=CHATML))).profile.context == 4096


def test_of_the_packaged_model_the_catalogue_knows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    read = gguf.read

    def looked_at(path: Path) -> gguf.Gguf:
        return read(path) if path.name.startswith("hearth-") else pytest.fail("it is not looked at")

    monkeypatch.setattr(gguf, "read", looked_at)
    works = chosen(Config()).profile
    assert (works.way, works.context) == ("plain", profile.LEARNED)


def test_every_language_model_has_a_profile_and_a_place_in_the_order() -> None:
    entries = library.entries("llm")
    assert len(entries) >= 12
    assert len({entry.rank for entry in entries}) == len(entries)
    for entry in entries:
        works = profile.of_entry(entry)
        assert works.way == ("plain" if entry.megabytes < 300 else "tools")
        assert works.context == profile.CONTEXTS[works.way]
        assert not entry.talk
        (file,) = entry.files.values()
        assert len(file.sha256) == 64
        assert abs(entry.megabytes - file.bytes / 1e6) <= 1
        if entry.repository:
            assert len(entry.revision) == 40


def cut(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


def damaged(path: Path) -> Path:
    """Its list of tokens claims to be endless."""
    content = bytearray(path.read_bytes())
    at = content.index(b"tokenizer.ggml.tokens") + len("tokenizer.ggml.tokens") + 8
    content[at : at + 8] = struct.pack("<Q", 1 << 60)
    path.write_bytes(content)
    return path


BAD = {
    "no model": (lambda path: path.write_text("a shopping list " * 9), "is no GGUF model"),
    "empty": (lambda path: path.write_bytes(b""), "is no GGUF model"),
    "cut at its end": (
        lambda path: cut(model(path), 400_000),
        r"was cut short: 400,000 of 566,\d+ bytes are here; get it again",
    ),
    "cut in its head": (lambda path: cut(model(path), 900), "cut short at its beginning"),
    "endless": (lambda path: damaged(model(path)), "cut short at its beginning"),
    "odd numbers": (
        lambda path: path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 1 << 63, 1 << 63)),
        "is no GGUF model",
    ),
    "unknown architecture": (
        lambda path: write(path, {"general.architecture": "parrot"}, {}),
        "damaged or of an unknown kind",
    ),
}
"""Files that can't serve, and what is said of them."""


def checked(tmp_path: Path, file: Path):  # type: ignore[no-untyped-def]
    config = tmp_path / "config.toml"
    config.write_text(f'[llm]\nmodel = "{file}"\n')
    return CliRunner().invoke(main, ["config", "check", str(config)])


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, name: str) -> None:
    file = tmp_path / "bad.gguf"
    make, says = BAD[name]
    make(file)
    with pytest.raises(ModelError, match=says) as caught:
        models.open_thinker(configured(file))
    assert "\n" not in str(caught.value)
    assert str(file) in str(caught.value)
    if name != "unknown architecture":  # only llama.cpp knows which there are
        assert str(caught.value) in checked(tmp_path, file).output.replace("\n", " ")


def test_one_that_is_too_large_for_the_memory_that_is_free_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = model(tmp_path / "m.gguf")
    monkeypatch.setattr(llm_profile, "available_mb", lambda: 0.5)
    with pytest.raises(ModelError, match=r"m\.gguf needs about \d+ MB of memory and 0"):
        models.open_thinker(configured(file))
    monkeypatch.setattr(llm_profile, "available_mb", lambda: 0)
    assert models.open_thinker(configured(file))


def test_the_memory_that_is_free_is_what_the_system_and_the_service_leave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < machine.available_mb() <= machine.memory_mb()
    for name, text in (("max", "3000000000"), ("current", "2000000000")):
        (tmp_path / f"memory.{name}").write_text(f"{text}\n")
    assert machine._granted_mb(tmp_path) == [953]
    (tmp_path / "memory.stat").write_text("anon 1\nfile 1500000000\n")
    assert machine._granted_mb(tmp_path) == [2384]
    (tmp_path / "memory.max").write_text("max\n")
    assert machine._granted_mb(tmp_path) == []


@pytest.mark.parametrize("name", ["cut at its end", "unknown architecture"])
async def test_a_box_goes_on_without_its_model(tmp_path: Path, name: str) -> None:
    file = tmp_path / "bad.gguf"
    BAD[name][0](file)
    home = Path(__file__).parents[1] / "assistant" / "home" / "default.toml"
    async with open_box(configured(file), home_file=home, hears=False, speaks=False) as box:
        done = await box.turn("turn on the kitchen lights", aloud=False)
        assert done.route == "templates"
        free = await box.turn("it is so gloomy that one could cry", aloud=False)
        assert free.route == "none"


async def test_a_box_works_in_the_plain_way_with_a_model_of_an_unknown_family(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "SMALL", 1000)
    file = model(tmp_path / "m.gguf", template="{{ '### ' + messages[0].content }}")
    home = Path(__file__).parents[1] / "assistant" / "home" / "default.toml"
    async with open_box(configured(file), home_file=home, hears=False, speaks=False) as box:
        done = await box.turn("turn on the kitchen lights", aloud=False)
        assert done.route == "templates"
        free = await box.turn("it is so gloomy that one could cry", aloud=False)
        assert free.route in ("none", "model")


def test_a_template_without_a_place_for_tools_serves(tmp_path: Path) -> None:
    found = gguf.read(model(tmp_path / "m.gguf", template=GEMMA3))
    assert profile.no_tools(found) == ""
