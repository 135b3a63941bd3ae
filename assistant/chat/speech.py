"""How a model that calls tools is spoken to: its own template, and its family's marks."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.chat.family import Family
from assistant.chat.template import ChatTemplate


@dataclass(frozen=True)
class Speech:
    """Of one model; pure, and fit for any thread."""

    template: ChatTemplate
    family: Family
