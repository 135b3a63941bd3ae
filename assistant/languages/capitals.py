"""Capital letters at the head of a text, alike in all languages."""

from __future__ import annotations


def capitalised(text: str) -> str:
    """With its first letter in upper case, all else as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """First letter upper case, with a full stop where no sign ends it."""
    text = capitalised(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text}."
