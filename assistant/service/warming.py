"""What a box does ahead of need, once it listens."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from assistant.core.confirmations import confirmations
from assistant.core.errors import HearthError
from assistant.core.stages import alternatives, speech_of, trade_of
from assistant.service.memory import give_back
from assistant.service.models import Models
from assistant.skillkit.host.run import Context
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation


async def warm(
    models: Models,
    mind: Mind,
    situation: Callable[[], Situation],
    context: Context,
    *,
    speaks: bool,
) -> None:
    """Have the prompt's head in the model, and where the box `speaks` the commonest answers in the
    voice's cache, before they are needed.

    A model that does not load is named when it is asked. What loading alone needed goes back to the
    system.
    """
    voice = models.voice
    with suppress(HearthError):
        await put_heads(models, mind, situation)
        if voice is not None and speaks:
            async for text in confirmations(context):
                await voice.call(lambda text=text: deque(voice.model.speak(text), maxlen=0))
        await models.loaded()
    await asyncio.to_thread(give_back)


async def put_heads(
    models: Models, mind: Mind, situation: Callable[[], Situation], *, learned: bool = False
) -> None:
    """Have the prompt's head in each language model. `learned`: only in those that learned their
    trade, in whose head the home stands, which has become another. Raises HearthError for a model
    that does not load.
    """
    thinker = models.thinker()
    if thinker is None or thinker.held:
        return
    await thinker.loaded()
    # the one on the box first: a server may take long to answer
    for model in reversed([*alternatives(thinker.model).values()]):
        if learned and trade_of(model) is None:
            continue
        speech = await thinker.run(partial(speech_of, model))
        if head := mind.head(situation(), speech, trade_of(model)):
            await thinker.run(partial(model.prefill, head))
