"""The model on another machine.

What the server writes is held back until nothing of it can be needed twice: a command until it is
whole, spoken words until their first sentence is. Up to there another model may answer in its place
(`either`), whatever befalls the server. One that failed is asked again once it has shown, beside
the turns, that it can read the prompt's head.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.chat import Speech
from assistant.core.stages import Answerer, Cancelled, never
from assistant.engines.remote.errors import ServerError
from assistant.engines.remote.http import Place
from assistant.engines.remote.protocols import Chat, LlamaServer, Way, Wish, recognised
from assistant.engines.remote.wait import Unwanted, Wait

log = logging.getLogger(__name__)

WARM_S = 60.0
"""How long a server may take to read the prompt's head, ahead of need: 1,000 tokens on a machine
without a graphics card."""
REST_S, LONGEST_REST_S = 30.0, 600.0
"""How long a server that failed in two turns running is left alone; twice as long after each
more."""
LETTERS = 24
"""Letters of a token, at most: an answer that is longer is not what was asked for."""
_SENTENCE = re.compile(r"\w[^\n]*?[.!?…]['\")»”]*\s")


@dataclass(frozen=True)
class Asked:
    """Which server is asked, and how."""

    place: Place
    model: str = ""
    slot: int = -1
    patience_s: float = 4.0
    """In which its answer, or the first sentence of it, must be there."""
    way: Way = "auto"
    """How its model works."""


class Checker(Protocol):
    """What a grammar permits, told by the model on the box."""

    def obeys(self, grammar: str, text: str) -> bool:
        """Whether a text under this grammar may begin so."""


class ServerThinker:
    """The server's model alone (`stages.Thinker`)."""

    def __init__(
        self,
        asked: Asked,
        *,
        checker: Checker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._asked, self._checker, self._clock = asked, checker, clock
        self._server: LlamaServer | Chat | None = None
        self._failures = 0
        self._rests_until = 0.0
        self._warming: threading.Thread | None = None
        self.answered: Answerer = ""
        """Who gave the last answer, this or the model on the box; empty where none was given."""
        self.trouble = ""
        """Why the server is no help now, in a sentence; empty where it is, or wasn't asked yet."""

    @property
    def place(self) -> str:
        """The server, as people read it: "nas.local:8080"."""
        return self._asked.place.name

    @property
    def model(self) -> str:
        """What the server calls its model, without folders; empty before it was asked."""
        return _short(self._server.model) if self._server else ""

    def speech(self, cancelled: Cancelled = never) -> Speech | None:
        """How its model is spoken to as one that calls tools; None: the plain way, or it is no help
        now. Asks the server, where that isn't known yet.
        """
        if self._server is None and self._fit(""):
            try:
                self._recognise(Wait(self.place, self._asked.patience_s, cancelled, self._clock))
            except ServerError as error:
                self._failed(error, "")
            except Unwanted:
                return None
        server = self._server
        return server.speech if isinstance(server, LlamaServer) else None

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """Have the server read the head, in a thread beside the turns."""
        if self._warming is None or not self._warming.is_alive():
            self._warming = threading.Thread(
                target=self._read_ahead, args=(head,), name="server", daemon=True
            )
            self._warming.start()

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
        """As `stages.Thinker`. Raises ServerError where the server is no help: before the first
        piece, another may answer in its place; after it, words were passed on.
        """
        wish = Wish(head, tail, grammar, max_tokens, tuple(stop))
        self.answered = "box"
        if not self._fit(head):
            raise ServerError(self.trouble or f"The server {self.place} is not ready yet.")
        try:
            for piece in self._held(wish, cancelled):
                self.answered = "server"
                yield piece
        except Unwanted:
            return
        except ServerError as error:
            self._failed(error, head)
            raise
        self._failures = 0
        self._told("")

    def try_out(self, wait_s: float = WARM_S) -> str:
        """The name of the server's model, once it has shown that it is one. Raises ServerError."""
        wait = Wait(self.place, wait_s, clock=self._clock)
        return _short(self._recognise(wait).model)

    # -- an answer ---------------------------------------------------------------------------------

    def _held(self, wish: Wish, cancelled: Cancelled) -> Iterator[str]:
        """The server's answer, whole, or from its first sentence on as it comes."""
        wait = Wait(self.place, self._asked.patience_s, cancelled, self._clock)
        server = self._server or self._recognise(wait)
        text, flows = "", False
        for piece in server.complete(wish, wait):
            text += piece
            if len(text) > wish.max_tokens * LETTERS:
                raise ServerError(
                    f"The language model's server {self.place} writes more than it was asked for."
                )
            if flows:
                self._check(wish, text)
                wait.again(self._asked.patience_s)
                yield piece
            elif _SENTENCE.match(text):
                self._check(wish, text)
                wait.again(self._asked.patience_s)
                flows = True
                yield text
        if not text:
            raise ServerError(f"The language model's server {self.place} writes nothing.")
        if not flows:
            self._check(wish, text)
            yield text

    def _check(self, wish: Wish, text: str) -> None:
        """What a server can't have written under the grammar, it wrote without."""
        raw = isinstance(self._server, LlamaServer)
        if raw and wish.grammar and self._checker and not self._checker.obeys(wish.grammar, text):
            raise ServerError(
                f"The language model's server {self.place} does not keep to the grammar; "
                "is it a llama-server?"
            )

    # -- whether it is asked -----------------------------------------------------------------------

    def _fit(self, head: str) -> bool:
        """Whether the server is to be asked in this turn. One that failed, and has rested, begins
        to show itself beside it.
        """
        if self._warming is not None and self._warming.is_alive():
            return False
        if self._clock() < self._rests_until:
            return False
        if self.trouble:
            self.prefill(head)
            return False
        return True

    def _failed(self, error: ServerError, head: str) -> None:
        self._failures += 1
        self._told(str(error))
        self._server = None
        if self._failures == 1:
            self.prefill(head)
        else:
            rest = min(REST_S * 2 ** (self._failures - 2), LONGEST_REST_S)
            self._rests_until = self._clock() + rest

    def _told(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            if trouble:
                log.warning("%s", trouble)
            else:
                log.info("the language model's server %s answers", self.place)

    def _read_ahead(self, head: str) -> None:
        try:
            wait = Wait(self.place, WARM_S, clock=self._clock)
            server = self._recognise(wait)
            if head:
                server.warm(head, wait)
        except ServerError as error:
            self._server = None
            self._told(str(error))
            self._rests_until = self._clock() + REST_S
        else:
            self._told("")
            self._rests_until = 0.0

    def _recognise(self, wait: Wait) -> LlamaServer | Chat:
        asked = self._asked
        self._server = recognised(
            asked.place, model=asked.model, slot=asked.slot, way=asked.way, wait=wait
        )
        return self._server


def _short(model: str) -> str:
    """A model's name as it is shown: that of its file, or without its maker."""
    return model.replace("\\", "/").rpartition("/")[2]
