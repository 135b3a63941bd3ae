"""Engine: one model, one thread. The only place where threads meet the event loop.

Blocking work is queued for the engine's own thread and runs there in order. A stream's iterator is
consumed whole on that thread (some libraries compute lazily inside their generators) and each item
is posted to the loop with `call_soon_threadsafe`. Cancelling is by identity: every piece of work
has a token of its own, which is never reused.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from assistant.core.errors import HearthError, ModelError
from assistant.core.stages import Cancelled

log = logging.getLogger(__name__)

_LOADING_S = 0.5
"""Who closes an engine waits so long for its loading: some seconds of a large model are too many
for who pressed Ctrl-C.
"""

T = TypeVar("T")
Model = TypeVar("Model")


class Token:
    """Whether one piece of work is still wanted. Once set it stays set."""

    __slots__ = ("_cancelled",)

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True

    def __call__(self) -> bool:
        return self._cancelled


@dataclass(frozen=True, slots=True)
class _Job:
    token: Token
    run: Callable[[], None]
    refuse: Callable[[HearthError], None]


class _End:
    """Closes a stream; `error` is what the work raised."""

    __slots__ = ("error",)

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


class Stream(AsyncIterator[T]):
    """Items of one blocking iterator. `aclose()`, or dropping the stream, cancels the work behind
    it.
    """

    def __init__(self, token: Token) -> None:
        self._token = token
        self._items: asyncio.Queue[T | _End] = asyncio.Queue()
        self._over = False

    def __aiter__(self) -> Stream[T]:
        return self

    async def __anext__(self) -> T:
        if self._over:
            raise StopAsyncIteration
        try:
            item = await self._items.get()
        except asyncio.CancelledError:
            await self.aclose()
            raise
        if not isinstance(item, _End):
            return item
        self._over = True
        if item.error is not None:
            raise item.error
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Nothing more is wanted. Returns at once; the work ends at its next look at the token."""
        self._over = True
        self._token.cancel()

    def __del__(self) -> None:
        self._token.cancel()


class Engine(Generic[Model]):
    """A model and the thread that owns it.

    `load` runs on that thread, first; work queued meanwhile waits for it. When loading fails,
    `loaded()` and all work raise its error. Reach the model inside the work: `engine.stream(lambda
    cancelled: engine.model.speak(text, cancelled))`.
    """

    def __init__(self, name: str, load: Callable[[], Model], *, held: bool = False) -> None:
        """Load at once, or (`held`) when `begin` is called."""
        self.name = name
        self._begun = threading.Event()
        if not held:
            self._begun.set()
        self._load = load
        self._model: Model | None = None
        self._error: BaseException | None = None
        self._closed = False
        self._current: Token | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._settled = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name=f"engine-{name}", daemon=True)
        self._thread.start()

    def begin(self) -> None:
        """Load now what was held. Idempotent."""
        self._begun.set()

    @property
    def held(self) -> bool:
        """It waits to be told to load."""
        return not self._begun.is_set()

    @property
    def loading(self) -> bool:
        """It was told to load, and neither has nor failed."""
        return not self.held and not self._settled.is_set()

    @property
    def ready(self) -> bool:
        """The model is loaded and the engine is open."""
        return self._settled.is_set() and self._error is None and not self._closed

    @property
    def model(self) -> Model:
        """The loaded model, for work that runs on the engine's thread.
        Raises what loading raised.
        """
        if self._error is not None:
            raise self._error
        if self._model is None:
            raise ModelError(f"The {self.name} is still loading; try again in a moment.")
        return self._model

    async def loaded(self) -> None:
        """Wait until the model is there; raises what loading raised (a ModelError)."""
        await self.call(lambda: None)

    async def call(self, work: Callable[..., T], *args: Any) -> T:
        """Run `work(*args)` on the engine's thread. Cancelling the awaiting task skips work that
        has not begun.
        """
        return await self.run(lambda _cancelled: work(*args))

    async def run(self, work: Callable[[Cancelled], T]) -> T:
        """Like `call`, for work that polls a token: cancelling the awaiting task also ends work
        that has begun.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        token = Token()

        def settle(result: T | None, error: BaseException | None) -> None:
            if future.done():
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]  # T may itself be optional

        def execute() -> None:
            try:
                result = work(token)
            except BaseException as error:  # carried to the awaiting task, whatever it is
                _post(loop, token, settle, None, error)
            else:
                _post(loop, token, settle, result, None)

        self._submit(_Job(token, execute, lambda error: _post(loop, token, settle, None, error)))
        try:
            return await future
        finally:
            token.cancel()

    def stream(self, work: Callable[[Cancelled], Iterator[T]]) -> Stream[T]:
        """Queue `work` at once and return its items as they are made. Closing the stream cancels
        the work.
        """
        loop = asyncio.get_running_loop()
        token = Token()
        stream: Stream[T] = Stream(token)
        put = (
            stream._items.put_nowait
        )  # the closure must not keep the stream itself alive: dropping it cancels

        def execute() -> None:
            try:
                for item in work(token):
                    if token():
                        break
                    _post(loop, token, put, item)
            except BaseException as error:  # carried to the consumer, whatever it is
                _post(loop, token, put, _End(error))
            else:
                _post(loop, token, put, _End())

        self._submit(_Job(token, execute, lambda error: _post(loop, token, put, _End(error))))
        return stream

    def spare(self, work: Callable[[], object]) -> None:
        """Run `work` if the engine has nothing else to do. Nobody waits for it, and nobody misses
        it when it fails.
        """

        def execute() -> None:
            try:
                work()
            except HearthError as error:
                log.info("the %s could not work ahead: %s", self.name, error)

        with self._lock:
            if self.ready and self._current is None and self._jobs.empty():
                self._jobs.put(_Job(Token(), execute, lambda error: None))

    async def close(self) -> None:
        """Refuse what is queued, cancel what runs, and wait for the thread to end. Idempotent.

        Loading can't be broken off: a thread that is still at it is left behind, and ends by itself
        if the process goes on.
        """
        with self._lock:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
                if self._current is not None:
                    self._current.cancel()
        self._begun.set()
        await asyncio.to_thread(self._thread.join, None if self._settled.is_set() else _LOADING_S)

    def _submit(self, job: _Job) -> None:
        with self._lock:
            if not self._closed:
                self._jobs.put(job)
                return
        job.refuse(self._shut())

    def _shut(self) -> HearthError:
        return ModelError(f"The {self.name} has been shut down; start the assistant again.")

    def _work(self) -> None:
        self._begun.wait()
        try:
            if self._closed:
                raise self._shut()
            self._model = self._load()
        except BaseException as error:  # kept, and raised to everyone who asks
            self._error = error
        self._settled.set()
        while (job := self._jobs.get()) is not None:
            with self._lock:
                self._current = job.token
            if self._closed:
                job.refuse(self._shut())
            elif self._error is not None:
                job.refuse(self._error)  # type: ignore[arg-type]  # refused with the loading error as it is
            elif not job.token():
                job.run()
            with self._lock:
                self._current = None
        self._model = None


def _post(
    loop: asyncio.AbstractEventLoop, token: Token, put: Callable[..., object], *args: object
) -> None:
    """Hand something to the loop; when the loop is gone nobody wants it any more."""
    try:
        loop.call_soon_threadsafe(put, *args)
    except RuntimeError:  # the loop is closed
        token.cancel()
