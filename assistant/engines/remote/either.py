"""A server's model with the one on this box behind it, which takes over in the same turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.core.stages import Answerer, Cancelled, Thinker, never
from assistant.engines.remote.errors import ServerError
from assistant.engines.remote.thinker import Asked, Checker, ServerThinker


class EitherThinker:
    """Two models as one (`stages.Thinker`); `local` None: nothing is behind the server.

    Who speaks to each in its own way takes the two from `alternatives`, one after the other.
    """

    def __init__(
        self,
        asked: Asked,
        local: Thinker | None,
        *,
        checker: Checker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.server = ServerThinker(asked, checker=checker, clock=clock)
        self._local = local

    def put_behind(self, local: Thinker) -> None:
        """From now on this model answers where the server is no help."""
        self._local = local

    @property
    def alternatives(self) -> Mapping[Answerer, Thinker]:
        """Both, the first that is asked first: where it raises ModelError, the next one answers."""
        local: dict[Answerer, Thinker] = {"box": self._local} if self._local is not None else {}
        return {"server": self.server, **local}

    def prefill(self, head: str, cancelled: Cancelled = never) -> None:
        """The same head into both models' caches."""
        for model in self.alternatives.values():
            model.prefill(head, cancelled)

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
        """The same prompt to the server, and to the model on the box where that is no help. Raises
        ModelError where nobody answers, and where the server ends in the middle of words that were
        passed on.
        """
        passed_on = False
        for model in self.alternatives.values():
            pieces = model.complete(
                head, tail, grammar=grammar, max_tokens=max_tokens, stop=stop, cancelled=cancelled
            )
            try:
                for piece in pieces:
                    passed_on = True
                    yield piece
            except ServerError:
                if passed_on or self._local is None:
                    raise
            else:
                return
