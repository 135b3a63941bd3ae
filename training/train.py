"""Trains the adapter: `make train`.

    python -m training.train --data out/training --out out/adapter --base BASE.gguf

LoRA on every linear layer of the packaged model, in bfloat16 on the CPU or on a GPU where there is
one. Sentences of one home stand behind its head, which is reckoned once for all of them; none sees
another (`packed.py`). What is learned is the answer alone; its logits alone are computed. A
checkpoint is kept every few minutes, and the next start goes on from it.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
from peft import (
    LoraConfig,
    get_peft_model,
    get_peft_model_state_dict,
    set_peft_model_state_dict,
)
from torch.nn.functional import cross_entropy
from transformers import AutoModelForCausalLM, AutoTokenizer

from training import packed
from training.base import TARGETS

SEED = 15
RANK = 16
RATE = 8e-4
"""Falls linearly to zero after a short rise."""
RISE = 0.03
TOKENS = 900
"""Of a batch's sentences and answers, padding included, beside the 150 of their home: those of one
length stand together."""
CHECKPOINT_S = 240.0
LOG = 100


@dataclass(frozen=True)
class Encoded:
    """A sample in tokens: its home, and the sentence with its answer, the last `answer` of them."""

    head: tuple[int, ...]
    tokens: tuple[int, ...]
    answer: int


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--data", type=Path, default=Path("out/training"))
    arguments.add_argument("--out", type=Path, default=Path("out/adapter"))
    arguments.add_argument("--base", type=Path, required=True, help="a GGUF file")
    arguments.add_argument("--epochs", type=float, default=1.5)
    arguments.add_argument("--rank", type=int, default=RANK)
    arguments.add_argument("--rate", type=float, default=RATE, help="of learning, at its height")
    arguments.add_argument("--start", type=Path, help="adapter.pt of a training to go on from")
    arguments.add_argument("--seconds", type=float, default=math.inf, help="stop after so long")
    given = arguments.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(os.cpu_count() or 1)
    base = given.base
    model, tokenizer = load(base, given.rank)
    if given.start:
        set_peft_model_state_dict(model, torch.load(given.start, weights_only=True))
    train = encoded(given.data / "train.jsonl", tokenizer)
    held = encoded(given.data / "held.jsonl", tokenizer)
    run = Run(model, train, held, given.out, given.epochs, given.rate)
    run.go(given.seconds)


def load(base: Path, rank: int) -> tuple[Any, Any]:
    """The base with a fresh adapter, and its tokenizer."""
    folder, file = str(base.parent), base.name
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=file)
    model = AutoModelForCausalLM.from_pretrained(
        folder,
        gguf_file=file,
        dtype=torch.bfloat16,
        attn_implementation=packed.ATTENTION,
    )
    for parameter in model.parameters():
        parameter.requires_grad = False
    config = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules=list(TARGETS))
    adapted = get_peft_model(model, config, autocast_adapter_dtype=False)
    packed.quicken(adapted)
    return adapted.to("cuda" if torch.cuda.is_available() else "cpu"), tokenizer


def encoded(file: Path, tokenizer: Any) -> list[Encoded]:
    """The samples of a file in tokens: head, tail and answer are tokenised apart, as on a box."""

    @cache
    def head(text: str) -> tuple[int, ...]:
        return tuple(tokens(text))

    def tokens(text: str) -> list[int]:
        return list(tokenizer(text, add_special_tokens=False)["input_ids"])

    end = tokens("<|im_end|>")
    found = []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            sample = json.loads(line)
            answer = [*tokens(sample["answer"]), *end]
            whole = (*tokens(sample["tail"]), *answer)
            found.append(Encoded(head(sample["head"]), whole, len(answer)))
    return found


def batches(samples: Sequence[Encoded], seed: int) -> list[list[Encoded]]:
    """All samples once, those of a home together, in random order."""
    rng = random.Random(seed)
    homes: dict[tuple[int, ...], list[Encoded]] = defaultdict(list)
    for each in samples:
        homes[each.head].append(each)
    found: list[list[Encoded]] = []
    for group in homes.values():
        group.sort(key=lambda each: (len(each.tokens), rng.random()))
        found.append([])
        for each in group:
            if found[-1] and (len(found[-1]) + 1) * len(each.tokens) > TOKENS:
                found.append([])
            found[-1].append(each)
    rng.shuffle(found)
    return found


def loss_of(model: Any, batch: Sequence[Encoded]) -> torch.Tensor:
    """Mean cross entropy of the answers' tokens."""
    inner, head = model.base_model.model.model, model.base_model.model.lm_head
    tokens, positions, layout = packed.pack(batch[0].head, [each.tokens for each in batch])
    ids = tokens.to(head.weight.device)
    hidden = inner(
        input_ids=ids, position_ids=positions.to(ids.device), layout=layout, use_cache=False
    ).last_hidden_state[0]
    states, wanted = [], []
    for row, each in enumerate(batch):
        end = layout.head + row * layout.length + len(each.tokens)
        states.append(hidden[end - each.answer - 1 : end - 1])
        wanted.append(ids[0, end - each.answer : end])
    return cross_entropy((torch.cat(states) @ head.weight.T).float(), torch.cat(wanted))


class Run:
    """A training that can be broken off and gone on with."""

    def __init__(
        self,
        model: Any,
        train: Sequence[Encoded],
        held: Sequence[Encoded],
        out: Path,
        epochs: float,
        rate: float = RATE,
    ) -> None:
        self._model, self._train, self._held, self._out = model, train, held, out
        self._parameters = [each for each in model.parameters() if each.requires_grad]
        self._exact = [each.detach().float() for each in self._parameters]
        """What is learned, in 32 bits: in 16 a small step would be rounded away."""
        self._optimizer = torch.optim.AdamW(self._exact, lr=rate, weight_decay=0.0)
        self._steps = int(epochs * len(batches(train, SEED)))
        self._rate = rate
        self._done, self._seconds = 0, 0.0

    def go(self, seconds: float) -> None:
        """Train to the end, or for so long."""
        self._resume()
        begun = kept = time.monotonic()
        before = self._seconds
        losses: list[float] = []
        for batch in self._remaining():
            if time.monotonic() - begun > seconds:
                break
            losses.append(self._step(batch))
            self._seconds = before + time.monotonic() - begun
            if self._done % LOG == 0:
                mean = sum(losses[-LOG:]) / len(losses[-LOG:])
                print(f"{self._done}/{self._steps} {mean:.3f} {self._seconds:.0f} s", flush=True)
            if time.monotonic() - kept > CHECKPOINT_S:
                kept = time.monotonic()
                self._keep()
        self._keep()
        torch.save(get_peft_model_state_dict(self._model), self._out / "adapter.pt")
        print(f"held back: {self.measured():.4f} after {self._done} of {self._steps} steps")

    def _remaining(self) -> Iterator[list[Encoded]]:
        """The batches that are still to come: the same ones, however often it was broken off."""
        at = 0
        for epoch in range(self._steps):
            for batch in batches(self._train, SEED + epoch):
                if at >= self._steps:
                    return
                at += 1
                if at > self._done:
                    yield batch

    def _step(self, batch: Sequence[Encoded]) -> float:
        rise = max(1, int(RISE * self._steps))
        share = min((self._done + 1) / rise, (self._steps - self._done) / (self._steps - rise))
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate * share
        loss = loss_of(self._model, batch)
        loss.backward()
        for exact, parameter in zip(self._exact, self._parameters, strict=True):
            exact.grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None
        torch.nn.utils.clip_grad_norm_(self._exact, 1.0)
        self._optimizer.step()
        self._put()
        self._done += 1
        return float(loss.detach())

    def _put(self) -> None:
        """What was learned, into the model."""
        with torch.no_grad():
            for exact, parameter in zip(self._exact, self._parameters, strict=True):
                parameter.copy_(exact)

    def measured(self) -> float:
        """Mean loss over what was held back."""
        with torch.no_grad():
            parts = batches(self._held, SEED)
            losses = [(float(loss_of(self._model, each)), len(each)) for each in parts]
        return sum(loss * count for loss, count in losses) / sum(count for _, count in losses)

    def _keep(self) -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        state: Mapping[str, Any] = {
            "exact": self._exact,
            "optimizer": self._optimizer.state_dict(),
            "done": self._done,
            "steps": self._steps,
            "seconds": self._seconds,
        }
        scratch = self._out / "checkpoint.new"
        torch.save(state, scratch)
        scratch.replace(self._out / "checkpoint.pt")

    def _resume(self) -> None:
        file = self._out / "checkpoint.pt"
        if not file.is_file():
            return
        state = torch.load(file, weights_only=True)
        if state["steps"] != self._steps:
            raise SystemExit(f"{file} is of another training; remove it or give another --out.")
        with torch.no_grad():
            for exact, kept in zip(self._exact, state["exact"], strict=True):
                exact.copy_(kept)
        self._put()
        self._optimizer.load_state_dict(state["optimizer"])
        self._done, self._seconds = state["done"], state["seconds"]
        print(f"goes on after {self._done} of {self._steps} steps")


if __name__ == "__main__":
    main()
