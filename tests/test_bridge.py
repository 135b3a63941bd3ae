"""The bridge: order, streaming from the engine's own thread, cancelling by identity, errors,
closing.
"""

import asyncio
import gc
import threading
from collections.abc import Iterator

import pytest

from assistant.core.bridge import Engine
from assistant.core.errors import ModelError


@pytest.fixture
async def engine():
    engine = Engine("toy model", lambda: {"thread": threading.get_ident()})
    yield engine
    await engine.close()


async def test_the_model_is_loaded_and_used_on_one_thread_that_is_not_the_loops(engine):
    await engine.loaded()
    assert engine.ready
    assert engine.model["thread"] == await engine.call(threading.get_ident) != threading.get_ident()
    assert [item async for item in engine.stream(lambda _: iter([threading.get_ident()]))] == [
        engine.model["thread"]
    ]


async def test_work_queued_while_loading_waits_for_the_model():
    go = threading.Event()
    engine = Engine("slow model", lambda: go.wait() and "model")
    assert not engine.ready
    with pytest.raises(ModelError, match="still loading"):
        _ = engine.model
    answer = asyncio.ensure_future(engine.call(lambda: engine.model))
    await asyncio.sleep(0)
    go.set()
    assert await answer == "model"
    await engine.close()


async def test_a_held_model_is_loaded_when_told_and_never_when_closed_before():
    loaded = []
    engine = Engine("held model", lambda: loaded.append(1) or "model", held=True)
    answer = asyncio.ensure_future(engine.call(lambda: engine.model))
    await asyncio.sleep(0)
    assert not loaded
    engine.begin()
    assert await answer == "model"
    await engine.close()
    unwanted = Engine("held model", lambda: loaded.append(2), held=True)
    await unwanted.close()
    assert loaded == [1]


async def test_an_engine_is_closed_at_once_while_its_model_still_loads():
    go = threading.Event()
    engine = Engine("slow model", lambda: go.wait() and "model")
    waiting = asyncio.ensure_future(engine.call(lambda: engine.model))
    await asyncio.sleep(0)
    await asyncio.wait_for(engine.close(), 5)
    assert not engine.ready
    go.set()
    with pytest.raises(ModelError, match="shut down"):
        await waiting


async def test_items_arrive_while_the_iterator_still_runs(engine):
    go = threading.Event()

    def work(_cancelled) -> Iterator[int]:
        yield 1
        go.wait()
        yield 2

    stream = engine.stream(work)
    assert await anext(stream) == 1
    go.set()
    assert [item async for item in stream] == [2]


async def test_work_runs_in_the_order_it_was_asked_for(engine):
    order: list[int] = []
    await asyncio.gather(*(engine.call(order.append, n) for n in range(50)))
    assert order == list(range(50))


async def test_spare_work_is_done_only_while_there_is_nothing_else_and_may_fail(engine):
    await engine.loaded()
    begun, go, done = threading.Event(), threading.Event(), []
    busy = asyncio.ensure_future(engine.call(lambda: begun.set() or go.wait()))
    await asyncio.to_thread(begun.wait)
    engine.spare(lambda: done.append("while busy"))
    go.set()
    await busy
    await engine.call(lambda: None)

    def fails() -> None:
        done.append("failed")
        raise ModelError("no")

    for work in (fails, lambda: done.append("alone")):
        while engine._current is not None:  # noqa: ASYNC110  # an answer is posted before its work is over
            await asyncio.sleep(0)
        engine.spare(work)
        await engine.call(lambda: None)
    assert done == ["failed", "alone"]


async def test_closing_a_stream_cancels_its_work_and_no_other(engine):
    ended: list[str] = []

    def endless(cancelled) -> Iterator[int]:
        n = 0
        while not cancelled():
            yield (n := n + 1)
        ended.append("endless")

    first = engine.stream(endless)
    second = engine.stream(lambda cancelled: iter([cancelled()]))
    assert await anext(first) == 1
    await first.aclose()
    assert [item async for item in second] == [False]
    assert ended == ["endless"]
    assert [item async for item in first] == []


async def test_cancelling_the_consuming_task_cancels_the_work(engine):
    seen = asyncio.Event()
    ended = threading.Event()

    def quiet(cancelled) -> Iterator[int]:
        yield 1
        while not cancelled():
            pass
        ended.set()

    async def consume() -> None:
        async for _ in engine.stream(quiet):
            seen.set()

    task = asyncio.create_task(consume())
    await seen.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await engine.loaded()
    assert ended.is_set()


async def test_a_dropped_stream_cancels_its_work(engine):
    def endless(cancelled) -> Iterator[int]:
        while not cancelled():
            yield 1

    stream = engine.stream(endless)
    await anext(stream)
    del stream
    gc.collect()
    await engine.loaded()


async def test_cancelling_a_call_skips_it_when_it_has_not_begun(engine):
    go, ran = threading.Event(), []
    first = asyncio.ensure_future(engine.call(go.wait))
    second = asyncio.ensure_future(engine.call(ran.append, 1))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    go.set()
    await first
    await engine.loaded()
    assert ran == []


async def test_cancelling_a_run_ends_work_that_has_begun(engine):
    begun, ended = threading.Event(), threading.Event()

    def work(cancelled) -> None:
        begun.set()
        while not cancelled():
            pass
        ended.set()

    task = asyncio.create_task(engine.run(work))
    await asyncio.to_thread(begun.wait)
    task.cancel()
    await engine.loaded()
    assert ended.is_set()


async def test_what_the_work_raises_reaches_the_caller_and_the_engine_lives_on(engine):
    def broken(_cancelled) -> Iterator[int]:
        yield 1
        raise ModelError("The model is damaged.")

    stream = engine.stream(broken)
    assert await anext(stream) == 1
    with pytest.raises(ModelError, match="damaged"):
        await anext(stream)
    with pytest.raises(ZeroDivisionError):
        await engine.call(lambda: 1 / 0)
    assert await engine.call(lambda: 7) == 7


async def test_a_model_that_does_not_load_says_so_to_everyone():
    def load() -> None:
        raise ModelError("voice.onnx is missing.")

    engine = Engine("voice", load)
    for _ in range(2):
        with pytest.raises(ModelError, match=r"voice\.onnx is missing"):
            await engine.loaded()
    with pytest.raises(ModelError, match=r"voice\.onnx is missing"):
        await anext(engine.stream(lambda _: iter([1])))
    assert not engine.ready
    await engine.close()


async def test_closing_a_full_engine_refuses_what_waits_and_cancels_what_runs():
    engine = Engine("toy model", lambda: None)

    def endless(cancelled) -> Iterator[int]:
        while not cancelled():
            yield 1

    running = engine.stream(endless)
    await anext(running)
    waiting = [asyncio.ensure_future(engine.call(lambda: None)) for _ in range(20)]
    await asyncio.sleep(0)
    await engine.close()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(result, ModelError) for result in results)
    with pytest.raises(ModelError, match="shut down"):
        await engine.call(lambda: None)
    await engine.close()
