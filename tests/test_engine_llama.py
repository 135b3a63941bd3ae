"""The language model: what is evaluated and what is not, grammars, stop words, cancelling, bad models."""

import pytest

from assistant.engines.llama import BATCH, Thinker
from assistant.errors import ModelError
from assistant.library import resolve

HEAD = "<|im_start|>system\nYou are the voice assistant of a house. " + "Answer in one short sentence. " * 30 + "<|im_end|>\n"


def asked(words: str) -> str:
    return f"<|im_start|>user\n{words}<|im_end|>\n<|im_start|>assistant\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def thinker(cache) -> Thinker:
    return Thinker(resolve("llm", "smollm2-135m"), cache=cache)


@pytest.fixture(scope="module")
def head_tokens(thinker) -> int:
    thinker.prefill(HEAD)
    return thinker.evaluated


def test_only_the_tail_is_evaluated_once_the_head_is_there(thinker, head_tokens):
    assert head_tokens > 150
    for words in ("What is the capital of France?", "Name a fruit."):
        assert "".join(thinker.complete(HEAD, asked(words), max_tokens=4))
        tail = len(thinker._tokenize(asked(words)))
        assert 0 < thinker.evaluated <= tail


def test_what_two_turns_share_is_evaluated_once(thinker, head_tokens):
    before = asked("My name is Ada and I like " + "very " * 40 + "old films.")
    list(thinker.complete(HEAD, before, max_tokens=2))
    list(thinker.complete(HEAD, before + "Hi.<|im_end|>\n" + asked("And you?"), max_tokens=2))
    assert thinker.evaluated < 25


def test_the_head_comes_from_disk_after_a_restart(cache, head_tokens):
    fresh = Thinker(resolve("llm", "smollm2-135m"), cache=cache)
    fresh.prefill(HEAD)
    assert fresh.evaluated == 0
    assert "Paris" in "".join(fresh.complete(HEAD, asked("What is the capital of France?"), max_tokens=16))
    assert fresh.evaluated < 25


def test_a_restored_head_gives_the_same_words_as_an_evaluated_one(cache, head_tokens, tmp_path):
    words = asked("Tell me something about trees.")
    texts = []
    for folder in (cache, tmp_path):
        model = Thinker(resolve("llm", "smollm2-135m"), cache=folder)
        texts.append("".join(model.complete(HEAD, words, max_tokens=12)))
    assert texts[0] == texts[1]


def test_a_damaged_state_is_made_again(cache, head_tokens):
    file = next((cache / "heads").glob("*.kv"))
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 3])
    fresh = Thinker(resolve("llm", "smollm2-135m"), cache=cache)
    fresh.prefill(HEAD)
    assert fresh.evaluated == head_tokens
    assert file.read_bytes() == content


def test_a_grammar_is_obeyed(thinker):
    grammar = 'root ::= ("on" | "off") " " [0-9] [0-9]?'
    text = "".join(thinker.complete(HEAD, asked("Turn the light to five."), grammar=grammar))
    state, number = text.split(" ")
    assert state in ("on", "off")
    assert number.isdigit()


@pytest.mark.parametrize("grammar", ["root ::= ((", "", 'start ::= "a"'])
def test_a_grammar_that_is_none_is_an_error_not_a_crash(thinker, grammar):
    with pytest.raises(ModelError, match="grammar"):
        list(thinker.complete(HEAD, asked("Hi"), grammar=grammar))


def test_text_ends_before_a_stop_word_even_in_the_middle_of_a_piece(thinker):
    full = "".join(thinker.complete(HEAD, asked("What is the capital of France?"), max_tokens=12))
    word = full.split()[2]
    stopped = list(thinker.complete(HEAD, asked("What is the capital of France?"), max_tokens=12, stop=(word[1:],)))
    assert "".join(stopped) == full[: full.index(word[1:])]


def test_the_length_is_bounded(thinker):
    pieces = list(thinker.complete(HEAD, asked("Tell me a long story about a dragon."), max_tokens=5))
    assert 0 < len(pieces) <= 5


def test_cancelling_between_words_ends_the_text(thinker):
    got: list[str] = []
    for piece in thinker.complete(HEAD, asked("Tell me a long story."), max_tokens=60, cancelled=lambda: len(got) >= 3):
        got.append(piece)
    assert len(got) == 3


def test_cancelling_is_heard_within_a_batch_of_the_prompt(thinker):
    looks = iter([False, False, True])
    text = list(thinker.complete("", "word " * 600, cancelled=lambda: next(looks, True)))
    assert text == []
    assert thinker.evaluated <= 2 * BATCH + 1


def test_a_prompt_longer_than_the_context_is_an_error(thinker):
    with pytest.raises(ModelError, match=r"llm\.context"):
        list(thinker.complete(HEAD, "word " * 3000))


def test_what_is_wrong_with_a_bad_model_is_said(tmp_path):
    with pytest.raises(ModelError, match="there is no such file"):
        Thinker(tmp_path / "none.gguf", cache=tmp_path)
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelError, match="damaged"):
        Thinker(damaged, cache=tmp_path)
