"""The language model: what is evaluated and what is not, grammars, stop words, cancelling, bad
models.
"""

import re
from itertools import islice, takewhile

import llama_cpp
import numpy as np
import pytest
from llama_cpp.llama_grammar import LlamaGrammar

from assistant.core.errors import ModelError
from assistant.engines import llama_sampling
from assistant.engines.llama import BATCH, Thinker
from assistant.engines.llama_sampling import Grammar
from assistant.service.library import resolve

HEAD = (
    "<|im_start|>system\nYou are the voice assistant of a house. "
    + "Answer in one short sentence. " * 30
    + "<|im_end|>\n"
)


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
    assert "Paris" in "".join(
        fresh.complete(HEAD, asked("What is the capital of France?"), max_tokens=16)
    )
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


GRAMMARS = {
    (
        'root ::= "say: " [^"]+ | "call: " name " {" pair? '
        '"}"\nname ::= [a-z]+ "." [a-z]+\npair ::= [a-z]+ ": " [0-9]+'
    ): (r'say: [^"]+|call: [a-z]+\.[a-z]+ \{([a-z]+: [0-9]+)?\}'),
    'root ::= ("Paris" | "pear" | "zwölf Äpfel") [.!] [0-9]': r"(Paris|pear|zwölf Äpfel)[.!][0-9]",
    "root ::= [А-я☀-☃]+ [.]": r"[А-я☀-☃]+\.",
}
"""Grammars, and the same in regular expressions."""


def slowly(thinker: Thinker, prompt: str, grammar: str, limit: int) -> str:
    """The text when llama.cpp's chain shows the grammar the whole vocabulary for every token."""
    model = thinker._llama
    tokens = model.generate(
        model.tokenize(prompt.encode(), add_bos=False, special=True),
        temp=0.0,
        repeat_penalty=1.0,
        grammar=LlamaGrammar.from_string(grammar, verbose=False),
    )
    text = takewhile(
        lambda token: not llama_cpp.llama_vocab_is_eog(thinker._vocabulary, token),
        islice(tokens, limit),
    )
    return b"".join(model.detokenize([token], special=False) for token in text).decode(
        errors="replace"
    )


@pytest.mark.parametrize("grammar", GRAMMARS)
@pytest.mark.parametrize(
    "words", ["What is the capital of France?", "Name a fruit.", "Turn the kitchen light to 40."]
)
def test_a_grammar_gives_the_text_it_gives_when_shown_every_token(thinker, words, grammar):
    tail = asked(words)
    text = "".join(thinker.complete(HEAD, tail, grammar=grammar, max_tokens=14))
    # the tail begins with a special token, so head and tail tokenise together as they do apart
    assert text == slowly(thinker, HEAD + tail, grammar, 14)


@pytest.mark.parametrize(("grammar", "pattern"), GRAMMARS.items())
def test_no_logits_make_a_text_that_its_grammar_forbids(thinker, grammar, pattern):
    random = np.random.default_rng(7)
    size = llama_cpp.llama_vocab_n_tokens(thinker._vocabulary)
    finished = 0
    for _ in range(12):
        text = b""
        with Grammar(thinker._vocabulary, grammar) as rules:
            for _ in range(40):
                logits = random.normal(size=size).astype(np.float32)
                logits[llama_cpp.llama_vocab_eos(thinker._vocabulary)] = 50
                token = rules.choose(logits)
                assert token is not None
                if llama_cpp.llama_vocab_is_eog(thinker._vocabulary, token):
                    assert re.fullmatch(pattern, text.decode())
                    finished += 1
                    break
                text += thinker._llama.detokenize([token], special=False)
    assert finished


def test_of_equally_likely_tokens_the_first_that_is_permitted_wins(thinker):
    size = llama_cpp.llama_vocab_n_tokens(thinker._vocabulary)
    digits = [thinker._tokenize(digit)[0] for digit in "0123456789"]
    with Grammar(thinker._vocabulary, "root ::= [0-9]") as rules:
        assert rules.choose(np.zeros(size, np.float32)) == min(digits)


@pytest.mark.parametrize("logit", [-np.inf, np.nan])
def test_the_text_ends_where_no_token_may_follow(thinker, logit):
    size = llama_cpp.llama_vocab_n_tokens(thinker._vocabulary)
    with Grammar(thinker._vocabulary, "root ::= [0-9]+") as rules:
        assert rules.choose(np.full(size, logit, np.float32)) is None


def test_the_grammar_is_shown_one_token_while_the_model_keeps_to_it(thinker, monkeypatch):
    shown: list[int] = []
    apply = llama_cpp.llama_sampler_apply

    def counted(sampler, array):
        shown.append(array._obj.size)
        apply(sampler, array)

    monkeypatch.setattr(llama_sampling.llama_cpp, "llama_sampler_apply", counted)
    words = asked("What is the capital of France?")
    assert "".join(thinker.complete(HEAD, words, grammar=r"root ::= [^\x00]+", max_tokens=6))
    assert shown == [1] * 6
    shown.clear()
    assert "".join(thinker.complete(HEAD, words, grammar='root ::= "☃"', max_tokens=6)) == "☃"
    assert max(shown) == llama_cpp.llama_vocab_n_tokens(thinker._vocabulary)


@pytest.mark.parametrize("grammar", ["root ::= ((", "", 'start ::= "a"'])
def test_a_grammar_that_is_none_is_an_error_not_a_crash(thinker, grammar):
    with pytest.raises(ModelError, match="grammar"):
        list(thinker.complete(HEAD, asked("Hi"), grammar=grammar))


def test_text_ends_before_a_stop_word_even_in_the_middle_of_a_piece(thinker):
    full = "".join(thinker.complete(HEAD, asked("What is the capital of France?"), max_tokens=12))
    word = full.split()[2]
    stopped = list(
        thinker.complete(
            HEAD, asked("What is the capital of France?"), max_tokens=12, stop=(word[1:],)
        )
    )
    assert "".join(stopped) == full[: full.index(word[1:])]


def test_the_length_is_bounded(thinker):
    pieces = list(
        thinker.complete(HEAD, asked("Tell me a long story about a dragon."), max_tokens=5)
    )
    assert 0 < len(pieces) <= 5


def test_cancelling_between_words_ends_the_text(thinker):
    got: list[str] = []
    for piece in thinker.complete(
        HEAD, asked("Tell me a long story."), max_tokens=60, cancelled=lambda: len(got) >= 3
    ):
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
