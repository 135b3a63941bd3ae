"""Models that can't be taken back token by token: a turn from the cached head says what a fresh run
says. With tiny models of each kind, made here.
"""

from __future__ import annotations

from pathlib import Path

import llama_cpp
import numpy as np
import pytest
from chat_kit import CHATML, GEMMA3
from gguf_kit import VOCABULARY, model

from assistant.engines.llama import Thinker
from assistant.engines.llama_sampling import last_logits
from assistant.engines.llama_turns import Turns

HEAD = "<|im_start|>system\n" + "Answer in one short sentence. " * 6 + "<|im_end|>\n"
FIRST = "<|im_start|>user\nwho are you?<|im_end|>\n<|im_start|>assistant\n"
SECOND = "<|im_start|>user\nturn on the light in the hall<|im_end|>\n<|im_start|>assistant\n"
KINDS = ("llama", "lfm2", "qwen35", "mamba")
BOUND_BACK = ("lfm2", "qwen35", "mamba")
"""Those that llama.cpp refuses to take back."""


@pytest.fixture(scope="module", params=KINDS)
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model(tmp_path_factory.mktemp("models") / f"{request.param}.gguf", request.param)


def thinker(file: Path, cache: Path) -> Thinker:
    return Thinker(file, context=1024, cache=cache)


def logits(thinker: Thinker, tail: str, head: str = HEAD) -> np.ndarray:
    """After a prompt, before anything is made of them."""
    next(thinker.complete(head, tail, grammar='root ::= "x"'))
    return last_logits(thinker._llama.ctx, thinker._vocabulary).copy()


def afresh(file: Path, text: str) -> np.ndarray:
    """The same from a context that has held nothing else, in one go."""
    llama = llama_cpp.Llama(str(file), n_ctx=1024, n_batch=1024, n_ubatch=1024, verbose=False)
    llama.eval(llama.tokenize(text.encode(), add_bos=False, special=True))
    return last_logits(llama.ctx, llama_cpp.llama_model_get_vocab(llama.model)).copy()


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return bool(np.allclose(one, other, atol=1e-3, rtol=0))


def test_llama_cpp_refuses_to_take_these_back(file: Path, tmp_path: Path) -> None:
    llama = thinker(file, tmp_path)._llama
    llama.eval([1, 2, 3, 4])
    taken_back = llama_cpp.llama_memory_seq_rm(llama_cpp.llama_get_memory(llama.ctx), 0, 2, -1)
    assert taken_back is (file.stem not in BOUND_BACK)


def test_the_second_turn_with_a_cached_head_is_that_of_a_fresh_run(
    file: Path, tmp_path: Path
) -> None:
    one = thinker(file, tmp_path)
    assert "".join(one.complete(HEAD, FIRST, max_tokens=12))
    assert same(logits(one, SECOND), afresh(file, HEAD + SECOND))
    assert one.evaluated <= len(one._tokenize(SECOND))
    assert not same(afresh(file, HEAD + FIRST), afresh(file, HEAD + SECOND))


def test_after_a_restart_the_head_comes_from_disk_and_turns_go_on_from_it(
    file: Path, tmp_path: Path
) -> None:
    thinker(file, tmp_path).prefill(HEAD)
    again = thinker(file, tmp_path)
    again.prefill(HEAD)
    assert again.evaluated == 0
    for tail in (FIRST, SECOND, FIRST):
        assert same(logits(again, tail), afresh(file, HEAD + tail))
        assert again.evaluated <= len(again._tokenize(tail))


def test_a_round_that_goes_on_from_the_last_prompt_evaluates_only_what_is_new(
    file: Path, tmp_path: Path
) -> None:
    one = thinker(file, tmp_path)
    list(one.complete(HEAD, FIRST, max_tokens=12))
    more = FIRST + "ok<|im_end|>\n" + SECOND
    assert same(logits(one, more), afresh(file, HEAD + more))
    assert one.evaluated <= len(one._tokenize(more)) - len(one._tokenize(FIRST))
    assert same(logits(one, SECOND), afresh(file, HEAD + SECOND))
    assert one.evaluated <= len(one._tokenize(SECOND))


def test_the_same_prompt_twice_is_the_same_and_so_is_one_without_a_tail(
    file: Path, tmp_path: Path
) -> None:
    one = thinker(file, tmp_path)
    first = logits(one, SECOND)
    assert same(logits(one, SECOND), first)
    assert same(logits(one, ""), afresh(file, HEAD))
    assert same(logits(one, FIRST), afresh(file, HEAD + FIRST))


def test_two_heads_in_turn_don_t_disturb_each_other(file: Path, tmp_path: Path) -> None:
    one = thinker(file, tmp_path)
    other = HEAD.replace("short", "long")
    for head, tail in ((HEAD, FIRST), (other, FIRST), (HEAD, SECOND), (other, SECOND), ("", FIRST)):
        assert same(logits(one, tail, head), afresh(file, head + tail))
        list(one.complete(head, tail, max_tokens=5))


def test_a_turn_that_was_broken_off_leaves_nothing_behind(file: Path, tmp_path: Path) -> None:
    one = thinker(file, tmp_path)
    one.prefill(HEAD)
    looks = iter([False, True])
    assert not list(one.complete(HEAD, FIRST * 4, cancelled=lambda: next(looks, True)))
    assert same(logits(one, SECOND), afresh(file, HEAD + SECOND))


def test_a_damaged_state_on_disk_is_made_again(file: Path, tmp_path: Path) -> None:
    one = thinker(file, tmp_path)
    list(one.complete(HEAD, FIRST, max_tokens=4))
    state = next((tmp_path / "heads").glob("*.kv"))
    state.write_bytes(state.read_bytes()[:-5])
    other = HEAD.replace("short", "long")
    for head in (other, HEAD):
        assert same(logits(one, SECOND, head), afresh(file, head + SECOND))


def test_only_what_can_t_be_taken_back_is_copied(file: Path, tmp_path: Path) -> None:
    one = thinker(file, tmp_path)
    list(one.complete(HEAD, FIRST, max_tokens=4))
    assert bool(one._marks._kept) is (file.stem in BOUND_BACK)
    assert len(one._marks._kept) <= 2


def test_what_a_text_must_begin_with_stands_there_once(tmp_path: Path) -> None:
    file = model(tmp_path / "m.gguf", bos=True)
    one = thinker(file, tmp_path)
    bos = llama_cpp.llama_vocab_bos(one._vocabulary)
    for head, tail in (
        (HEAD, FIRST),
        ("<|endoftext|>" + HEAD, FIRST),
        ("", FIRST),
        ("", "<|endoftext|>" + FIRST),
    ):
        one.prefill(head)
        list(one.complete(head, tail, max_tokens=1))
        held = one._llama.input_ids[: one._llama.n_tokens].tolist()
        assert held[0] == bos
        assert held.count(bos) == 1


def test_a_model_that_is_to_call_tools_says_how_it_is_spoken_to(tmp_path: Path) -> None:
    file = model(tmp_path / "m.gguf", template=CHATML)
    assert Thinker(file, cache=tmp_path).speech is None
    speech = Thinker(file, tools=True, cache=tmp_path).speech
    assert speech is not None
    assert speech.family.id == "qwen"
    odd = model(tmp_path / "o.gguf", template="{{ '### ' + messages[0].content }}")
    assert Thinker(odd, tools=True, cache=tmp_path).speech is None


@pytest.mark.parametrize(
    ("grammar", "text"), [('root ::= "<|im_start|>" "th"', "<|im_start|>th"), (None, "")]
)
def test_a_control_token_that_a_grammar_asks_for_is_part_of_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, grammar: str | None, text: str
) -> None:
    one = thinker(model(tmp_path / "m.gguf"), tmp_path)
    (control,) = one._tokenize("<|im_start|>")
    likeliest = np.zeros(VOCABULARY, np.float32)
    likeliest[control] = 1
    monkeypatch.setattr("assistant.engines.llama.last_logits", lambda *_: likeliest)
    monkeypatch.setattr(one, "_unconstrained", lambda prompt: iter([control]))
    assert "".join(one.complete("", FIRST, grammar=grammar)) == text


LINES = "Say it plainly.\n\nso dark here\n\ndo turn on the light\n\nwho is there\n\n"
OURS = (
    "<|im_start|>system\nSay it plainly.<|im_end|>\n"
    "<|im_start|>so dark here\ndo turn on the light<|im_end|>\n<|im_start|>"
)


@pytest.mark.parametrize(
    ("template", "whole"),
    [
        (
            GEMMA3,
            "<bos><start_of_turn>user\nSay it plainly.\n\nso dark here<end_of_turn>\n"
            "<start_of_turn>model\ndo turn on the light<end_of_turn>\n"
            "<start_of_turn>user\nwho is there<end_of_turn>\n<start_of_turn>model\n",
        ),
        ("", LINES),
        ("{% for %}", LINES),
    ],
)
def test_a_model_that_doesn_t_know_our_marks_is_spoken_to_in_its_own(
    template: str, whole: str
) -> None:
    turns = Turns(template, bos="<bos>")
    head, tail = turns.parts(OURS, "who is there\n")
    assert head + tail == whole
    assert tail.startswith("who is there")
    assert turns.head(OURS) == head
    assert turns.parts(OURS, "what now\n")[0] == head


def test_a_model_is_given_its_own_turns_where_our_mark_is_no_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = model(tmp_path / "m.gguf", template=GEMMA3)
    assert thinker(file, tmp_path)._turns is None
    monkeypatch.setattr("assistant.engines.llama.OPEN", "<|other|>")
    one = thinker(file, tmp_path)
    one.prefill(OURS)
    assert one.evaluated > 0
    list(one.complete(OURS, "who is there\n", grammar='root ::= "do"'))
    assert one.evaluated == len(one._tokenize(one._turns.parts(OURS, "who is there\n")[1]))
    held = one._llama.detokenize(one._llama.input_ids[: one._llama.n_tokens], special=True)
    assert b"<start_of_turn>model\ndo turn on the light<end_of_turn>" in held
