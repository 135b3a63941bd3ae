"""What the replies of a box share, put together from its configuration and its models: a kit for
its own language, and one for each further one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.core.comprehend import Comprehension
from assistant.core.journal import TurnWent
from assistant.core.kit import Kit
from assistant.core.mouth import Playback
from assistant.core.talking import Talker
from assistant.ear.commands import Judge, Sounding
from assistant.service.mind import mind_of
from assistant.service.truthful import may_talk
from assistant.skillkit.host.run import in_place_of

if TYPE_CHECKING:
    from assistant.service.box import Box


def kit_of(box: Box, playback: Playback | None) -> Kit:
    """What replies in the box's language share."""
    registry = box.context.registry
    return Kit(
        clock=box.clock,
        comprehension=Comprehension(
            box.mind,
            box.models.transcriber,
            box.models.thinker,
            box.names,
            box.config.llm.max_tokens,
            box.config.language,
            coming=lambda: box.models.coming,
        ),
        voice=box.models.voice,
        playback=playback,
        run=box.run_call,
        take_back=lambda of, by, record: in_place_of(box.context_of(record), of, by),
        rehearse=box.rehearse,
        effectful=lambda call: (skill := registry.get(call.skill)) is not None and skill.effect,
        patience=lambda call: skill.deadline_s if (skill := registry.get(call.skill)) else 0.0,
        judge=lambda number, verdict: box.order(Judge(number, verdict)),
        sounding=lambda text: box.order(Sounding(text)),
        progress=lambda record: box.conversation.events.tell(TurnWent(record)),
        forget=box.context.consents.revoke,
        talker=Talker(
            box.mind,
            box.models.thinker,
            lambda: box.context.dialogue.turns,
            lambda model: may_talk(box.config, model),
        ),
        ended=box.ended,
        hide=box.hide,
    )


def other_kits(box: Box, kit: Kit) -> dict[str, Kit]:
    """What replies in other languages share: other ears and another voice, all else alike."""
    return {code: _in_language(box, code, kit) for code in box.config.languages[1:]}


def _in_language(box: Box, language: str, kit: Kit) -> Kit:
    if language not in box.minds:
        box.minds[language] = mind_of(box.config, box.context.registry, language)
    mind = box.minds[language]
    return replace(
        kit,
        comprehension=replace(kit.comprehension, mind=mind, language=language),
        talker=kit.talker and replace(kit.talker, mind=mind),
        voice=box.models.voices.get(language, kit.voice),
    )
