"""A language model by llama.cpp whose prompt's head is evaluated once in its life.

The head (rules and tools) is the same every turn; its KV state is kept on disk and restored at
start. What a turn shares with the turn before stays in the context too, so only what is new is
evaluated, in small batches between which a cancel is heard. A model that can't be taken back token
by token goes back to the places that were marked: the head's end and the last prompt's.
"""

from __future__ import annotations

import codecs
import ctypes
import math
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import llama_cpp
from llama_cpp import Llama

from assistant.chat import ChatTemplate, Speech, family_of
from assistant.core.errors import ModelError
from assistant.core.keep import fingerprint
from assistant.core.stages import Cancelled, Trade, never
from assistant.engines import llama_weights
from assistant.engines.llama_sampling import Choice, Grammar, choice, last_logits
from assistant.engines.llama_states import Marks, States
from assistant.engines.llama_turns import Turns
from assistant.service.folders import cache_dir
from assistant.understanding.model.prompt import OPEN

BATCH = 64
"""Prompt tokens evaluated between two looks at `cancelled`: a fifth of a second on two cores with
the packaged model.
"""
BATCH_OF_LARGE, LARGE = 16, 300_000_000
"""The same, of a model of more bytes: half a second with one of 0.5 B, which reads as many tokens a
second in batches of 16 as of 128 (28 each, measured beside other work).
"""


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes callback
def _silent(_level: int, _text: bytes, _data: ctypes.c_void_p) -> None:
    """llama.cpp writes pages about itself to the error output."""


def _speech(llama: Llama) -> Speech | None:
    """By its own template; None where it has none, or one of no family that is known."""
    template = llama.metadata.get("tokenizer.chat_template", "")
    family = family_of(template, llama.metadata.get("general.architecture", ""))
    if family is None:
        return None

    return Speech(ChatTemplate(template, **_marks(llama)), family)


def _marks(llama: Llama) -> dict[str, str]:
    """The texts of its tokens for the beginning and the end of a text."""
    tokens = {"bos": llama.token_bos(), "eos": llama.token_eos()}
    return {
        name: llama.detokenize([token], special=True).decode("utf-8", "replace")
        for name, token in tokens.items()
        if token >= 0
    }


def _turn(choices: Sequence[Choice]) -> Sequence[Choice]:
    """The choices up to the one where the likeliest other way turns off."""
    found: Sequence[Choice] = ()
    before, best = 1.0, 0.0
    for place, each in enumerate(choices, start=1):
        if before * each.others_chance > best:
            found, best = choices[:place], before * each.others_chance
        before *= each.chance
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The last prompt, in tokens, and within what it was completed."""

    prompt: list[int]
    grammar: str
    limit: int
    stop: Sequence[str]


class Thinker:
    """A GGUF model (`stages.Thinker`). Not thread-safe: it belongs to one engine. Greedy, so that a
    turn can be replayed.
    """

    def __init__(
        self,
        model: Path,
        *,
        context: int = 2048,
        threads: int = 2,
        tools: bool = False,
        adapter: Path | None = None,
        trade: Trade | None = None,
        cache: Path | None = None,
    ) -> None:
        """Load `model`. `tools`: it is to call tools, as far as its template lets it; `adapter` is
        a LoRA that it learned its trade in, and `trade` what goes with that; `cache` keeps the
        states of prompt heads (None: the configured folder). Raises ModelError.
        """
        llama_cpp.llama_log_set(_silent, ctypes.c_void_p(0))
        if not model.is_file():
            raise ModelError(
                f"{model}: there is no such file; give a GGUF model, "
                "or set llm.model to an id of `assistant models`."
            )
        cache = cache or cache_dir()
        self._batch = BATCH if model.stat().st_size <= LARGE else BATCH_OF_LARGE
        self._llama = llama_weights.load(
            model, cache, context=context, threads=threads, batch=self._batch, adapter=adapter
        )
        self._context = context
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        files = [Path(self._llama.model_path), *([adapter] if adapter else [])]
        made_from = (*map(fingerprint, files), context, llama_cpp.__version__)
        self.trade = trade if adapter else None
        """What it learned to be asked in; None: it has learned nothing of it."""
        self.certainty = 1.0
        """How probable the last completion under a grammar was, whole: 0 … 1."""
        self._choices: list[Choice] = []
        """What it was made of."""
        self._asked: _Asked | None = None
        self.speech = _speech(self._llama) if tools else None
        """How it is spoken to as one that calls tools; None: it rewrites sentences."""
        adds = llama_cpp.llama_vocab_get_add_bos(self._vocabulary)
        self._begin = [llama_cpp.llama_vocab_bos(self._vocabulary)] if adds else []
        """What every text begins with, where the model wants that (Gemma, Llama)."""
        self._turns = self._own_turns()
        """How prompts in our marks are put to it; None: it knows them."""
        self._states = States(cache / "heads", " ".join(map(str, made_from)))
        self._marks = Marks(self._llama)
        self._head = ""
        self._head_tokens = self._begun("")
        """The last head: to make its tokens anew takes 10 ms, and it hardly ever changes."""
        self.evaluated = 0
        """Prompt tokens newly evaluated by the last `prefill` or `complete`; the others were in the
        cache.
        """

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """Get the head into the context: still there, from disk, or by evaluating it (and then
        keeping it on disk).
        """
        self._prefill(self._turns.head(head) if self._turns else head, cancelled)

    def _prefill(self, head: str, cancelled: Cancelled) -> None:
        self.evaluated = 0
        if head != self._head:
            self._head, self._head_tokens = head, self._begun(head)
        tokens = self._head_tokens
        count = len(tokens)
        if self._shared(tokens) == count and (
            self._llama.n_tokens == count or self._marks.reaches(count)
        ):
            return
        if self._states.restore(self._llama, tokens):
            self._marks.forget()
            self._marks.mark()
        elif self._evaluate(tokens, cancelled):
            self._marks.mark()
            self._states.save(self._llama, tokens)

    def complete(
        self,
        head: str,
        tail: str,
        *,
        grammar: str | None = None,
        max_tokens: int = 128,
        stop: Sequence[str] = (),
        cancelled: Cancelled = never,
    ) -> Iterator[str]:
        """Continue `head + tail`; see `stages.Thinker`.

        Head and tail are tokenised apart, so that the head's tokens never depend on the tail.
        Raises ModelError for a prompt that does not fit the context and for a grammar that is no
        GBNF.
        """
        with ExitStack() as stack:
            rules = (
                stack.enter_context(Grammar(self._vocabulary, grammar))
                if grammar is not None
                else None
            )
            if self._turns:
                head, tail = self._turns.parts(head, tail)
            self._prefill(head, cancelled)
            restored = self.evaluated
            prompt = self._head_tokens + self._tokenize(tail) if head else self._begun(tail)
            room = self._context - len(prompt) - 1
            if room < 1:
                raise ModelError(
                    f"The prompt has {len(prompt)} tokens and llm.context is "
                    f"{self._context}; raise llm.context."
                )
            done = self._evaluate(prompt, cancelled, again=1)
            self.evaluated += restored
            if done and not cancelled():
                self._marks.mark()
                limit = min(max_tokens, room)
                self._asked, self._choices = _Asked(prompt, grammar or "", limit, stop), []
                self.certainty = 1.0
                tokens = self._constrained(rules) if rules else self._unconstrained(prompt)
                yield from self._pieces(tokens, limit, stop, cancelled, rules is not None)

    def rival(self, cancelled: Cancelled = never) -> Iterator[str]:
        """The next likeliest answer to the prompt that was completed last under a grammar: it turns
        off where another token came nearest to being chosen. Nothing where none may.
        """
        asked, taken = self._asked, _turn(self._choices)
        if asked is None or not taken:
            return
        self._choices = []
        *kept, last = taken
        begun = [*(each.token for each in kept), last.other]
        with Grammar(self._vocabulary, asked.grammar) as rules:
            if not all(rules.take(token) for token in begun):
                return
            if self._evaluate([*asked.prompt, *begun], cancelled, again=1) and not cancelled():
                self.certainty = math.prod(each.chance for each in kept) * last.others_chance
                tokens = chain(begun, self._constrained(rules))
                yield from self._pieces(tokens, asked.limit, asked.stop, cancelled, True)

    def _own_turns(self) -> Turns | None:
        """None for a model that calls tools, whose prompts are in its own markup already, and for
        one to which our mark is a token.
        """
        if self.speech is not None or len(self._tokenize(OPEN)) == 1:
            return None
        template = self._llama.metadata.get("tokenizer.chat_template", "")
        return Turns(template, **_marks(self._llama))

    def obeys(self, grammar: str, text: str) -> bool:
        """Whether a text under this grammar may begin so, whoever wrote it. Raises ModelError."""
        tokens = self._llama.tokenize(text.encode(), add_bos=False, special=False)
        with Grammar(self._vocabulary, grammar) as rules:
            return all(rules.take(token) for token in tokens)

    def _unconstrained(self, prompt: list[int]) -> Iterator[int]:
        """Tokens after `prompt`, greedily; a mild penalty keeps a small model from repeating
        itself.
        """
        tokens: Iterator[int] = self._llama.generate(prompt, temp=0.0, repeat_penalty=1.1)
        return tokens

    def _constrained(self, rules: Grammar) -> Iterator[int]:
        """Tokens under a grammar, greedily, after the context; ends where nothing may follow. What
        stands before them is as certain as `certainty` says.
        """
        while True:
            logits = last_logits(self._llama.ctx, self._vocabulary)
            if (token := rules.choose(logits)) is None:
                return
            self._choices.append(choice(logits, token))
            self.certainty *= self._choices[-1].chance
            yield token
            self._decode([token])

    def _pieces(
        self,
        tokens: Iterator[int],
        limit: int,
        stop: Sequence[str],
        cancelled: Cancelled,
        marks: bool,
    ) -> Iterator[str]:
        """Text as it is made. A piece that could begin a stop word is held
        back until it is clear. `marks`: with the text of control tokens, which a grammar asks for
        (Gemma's `<escape>` around each text of a call is one).
        """
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        pending = ""
        for count, token in enumerate(tokens, start=1):
            if cancelled():
                return
            ended = llama_cpp.llama_vocab_is_eog(self._vocabulary, token)
            pending += "" if ended else decode(self._llama.detokenize([token], special=marks))
            cut = min((at for word in stop if (at := pending.find(word)) >= 0), default=-1)
            if cut >= 0 or ended or count >= limit:
                pending = pending[:cut] if cut >= 0 else pending + decode(b"", True)
                break
            kept = max(
                (n for word in stop for n in range(1, len(word)) if pending.endswith(word[:n])),
                default=0,
            )
            if piece := pending[: len(pending) - kept]:
                yield piece
            pending = pending[len(pending) - kept :]
        if pending:
            yield pending

    def _tokenize(self, text: str) -> list[int]:
        tokens: list[int] = self._llama.tokenize(text.encode(), add_bos=False, special=True)
        return tokens

    def _begun(self, text: str) -> list[int]:
        """The tokens of a text from its beginning on; a template may have set the first itself."""
        tokens = self._tokenize(text)
        return tokens if tokens[:1] == self._begin else self._begin + tokens

    def _shared(self, tokens: Sequence[int]) -> int:
        """How many of `tokens` the context begins with."""
        held = self._llama.input_ids[: self._llama.n_tokens].tolist()
        return next(
            (i for i, (a, b) in enumerate(zip(held, tokens, strict=False)) if a != b),
            min(len(held), len(tokens)),
        )

    def _evaluate(self, tokens: Sequence[int], cancelled: Cancelled, again: int = 0) -> bool:
        """Bring the context to exactly `tokens`, in batches; False when cancelled on the way.

        The last `again` tokens are evaluated even if they are there, for the logits after them.
        """
        self._marks.back(min(self._shared(tokens), len(tokens) - again))
        while self._llama.n_tokens < len(tokens):
            if cancelled():
                return False
            batch = tokens[self._llama.n_tokens : self._llama.n_tokens + self._batch]
            self._decode(batch)
            self.evaluated += len(batch)
        return True

    def _decode(self, tokens: Sequence[int]) -> None:
        """Evaluate `tokens` after what is in the context."""
        try:
            self._llama.eval(tokens)
        except RuntimeError as error:
            raise ModelError(
                "The language model failed; restart the assistant, or get the model again."
            ) from error
