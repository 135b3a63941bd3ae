"""What a language model learned: a file that fits it alone, without which it works as it came."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from mind_kit import mind, situation, transcript

from assistant.core.errors import ModelError
from assistant.engines.llama import Thinker
from assistant.service import library
from assistant.service.config import Config
from assistant.service.folders import shared_dir
from assistant.service.library import adapter, gguf
from assistant.service.llm_profile import chosen

LEARNED = shared_dir("models") / "hearth-smollm2-135m.gguf"


@pytest.fixture(scope="module")
def base() -> Path:
    return library.resolve("llm", "smollm2-135m")


def configured(**llm: object) -> Config:
    return Config.model_validate({"llm": llm})


def test_the_packaged_model_comes_with_what_it_learned(base: Path) -> None:
    found = chosen(configured())
    assert found.adapter is not None
    assert found.adapter.path == LEARNED
    trade = found.adapter.trade
    assert 0 < trade.ask <= trade.tell <= 1
    assert trade.ask <= trade.act <= 1
    assert found.profile.context == 640
    assert LEARNED.stat().st_size <= 16_000_000


def test_a_context_of_ones_own_counts_more() -> None:
    assert chosen(configured(context=1024)).profile.context == 1024


def test_without_it_the_model_works_as_it_came() -> None:
    assert chosen(configured(adapter="")).adapter is None
    assert chosen(configured(adapter="")).profile.context == 2048


def test_one_that_is_missing_costs_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert chosen(configured(adapter="/nowhere/x.gguf")).adapter is None
    assert "without what it learned" in caplog.text
    assert "/nowhere/x.gguf" in caplog.text


def test_it_fits_the_file_that_it_was_trained_on_and_no_other(base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.gguf"
    shutil.copyfile(base, other)
    assert adapter.read(LEARNED, other).path == LEARNED  # the same bytes by another name
    with other.open("r+b") as file:
        file.seek(-4, 2)
        file.write(struct.pack("f", 1.0))
    with pytest.raises(ModelError, match="trained on another model"):
        adapter.read(LEARNED, other)


def test_a_model_is_no_adapter_and_half_an_adapter_is_none(base: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no adapter"):
        adapter.read(base, base)
    half = tmp_path / "half.gguf"
    half.write_bytes(LEARNED.read_bytes()[: LEARNED.stat().st_size // 2])
    with pytest.raises(ModelError, match="cut short"):
        adapter.read(half, base)


def test_its_numbers_are_all_there() -> None:
    found = gguf.read(LEARNED)
    assert found.parameters > 4_000_000
    assert found.metadata["adapter.type"] == "lora"


SENTENCES = {
    "it's pitch dark in here and I've just tripped over the cat": "light",
    "we have run out of marmalade again": "marmalade",
    "I need to be up by six tomorrow or I'll miss the ferry": "6",
    "nobody is out in the hall any more, so why is it lit": "off",
}
REMARKS = (
    "my brother in law sold his boat last summer",
    "she told him to turn off the radio and he laughed",
    "the neighbours bought the same lamp as we have",
)


@pytest.fixture(scope="module")
def thinker(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Thinker:
    found = adapter.read(LEARNED, base)
    cache = tmp_path_factory.mktemp("cache")
    return Thinker(base, adapter=found.path, trade=found.trade, context=640, cache=cache)


def answer(thinker: Thinker, text: str) -> str:
    """What it writes to a sentence that is said in the lounge of the small home."""
    asked = mind().prompt(transcript((text, 0.0)), situation(), talk=False, trade=thinker.trade)
    return "".join(
        thinker.complete(
            asked.head, asked.tail, grammar=asked.grammar, max_tokens=48, stop=asked.stop
        )
    )


@pytest.mark.parametrize(("text", "word"), SENTENCES.items())
def test_it_says_in_plain_words_what_was_meant(thinker: Thinker, text: str, word: str) -> None:
    said = answer(thinker, text)
    assert said.startswith("do ")
    assert word in said
    assert 0.0 < thinker.certainty <= 1.0


@pytest.mark.parametrize("text", REMARKS)
def test_it_leaves_alone_what_asks_for_nothing(thinker: Thinker, text: str) -> None:
    assert answer(thinker, text) == "say"


def test_the_home_is_read_once_for_all_sentences(thinker: Thinker) -> None:
    head = mind().head(situation(), None, thinker.trade)
    thinker.prefill(head)
    answer(thinker, "well, well")
    assert 0 < thinker.evaluated < 30 < len(head) / 8


def test_the_next_likeliest_answer_is_another_and_less_likely(thinker: Thinker) -> None:
    said = answer(thinker, "it could do with less brightness over by the sofa")
    certainty = thinker.certainty
    other = "".join(thinker.rival())
    assert other != said
    assert 0.0 < thinker.certainty < 1.0 - certainty
    assert other == "say" or other.startswith("do ")
    assert answer(thinker, "it could do with less brightness over by the sofa") == said


def test_its_certainty_is_that_of_the_whole_line(thinker: Thinker) -> None:
    answer(thinker, "kill the hall light, would you")
    plain = thinker.certainty
    answer(thinker, "ten of the other one for the long thing at the usual if need be")
    assert plain > thinker.certainty
