"""Capital letters, as a language writes them."""

from __future__ import annotations

from assistant.languages import language
from assistant.languages.language import Basics


def uncapitalised(text: str) -> str:
    """Words inside a sentence: in lower case, unless the language tells nouns by their capitals."""
    return text if language().table(Basics).capital_nouns else text.lower()
