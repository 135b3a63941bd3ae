"""How one speaks with a language model: its own chat template, and the markup of its family."""

from assistant.chat.family import Calls, Family, family_named, family_of
from assistant.chat.speech import Speech
from assistant.chat.template import ChatTemplate, Message, TemplateFailed, Tool, alike

__all__ = [
    "Calls",
    "ChatTemplate",
    "Family",
    "Message",
    "Speech",
    "TemplateFailed",
    "Tool",
    "alike",
    "family_named",
    "family_of",
]
