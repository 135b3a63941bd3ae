"""Codes that are said: with a command in one breath, or in answer to the question for one. Nothing
of them is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages import language

HIDDEN = "****"
"""What records and logs show of a code."""


@dataclass(frozen=True)
class Codes:
    """How a code is said with a command; its digits are the group `code`."""

    file: ClassVar[str] = "codes"
    named: re.Pattern[str]
    """ "code one two three four", "the pin is 4711"."""
    after_deed: re.Pattern[str]
    """ "disarm the alarm, one two three four"."""
    connected: re.Pattern[str]
    """What joins a command to the code behind it: " with the"."""
    courtesy: re.Pattern[str]
    """What may follow a code: "please"."""


def spoken_code(text: str) -> tuple[str, str]:
    """A command and the code that was said with it in one breath: ("disarm the alarm", "1234"); no
    code: (the text, "").
    """
    words = language().table(Codes)
    match = words.named.search(text) or words.after_deed.search(text)
    if match is None:
        return text, ""
    start = match.start() if match.re is words.named else match.start("code")
    before = words.connected.sub("", text[:start]).rstrip(" ,;")
    behind = text[match.end("code") :].lstrip(" \t,.;!")
    if words.courtesy.fullmatch(behind.rstrip(" .!")):
        behind = ""
    return (text, "") if before and behind else (before or behind, digits(match["code"]))


def without_code(text: str, code: str) -> str:
    """The text as it may be kept and shown: without what was said as a code, and nothing is left of
    one with the PIN (`code`, of three digits or more)."""
    if len(code) >= 3 and code in digits(text):
        return HIDDEN
    words = language().table(Codes)
    for pattern in (words.named, words.after_deed):
        text = pattern.sub(lambda match: match[0].replace(match["code"], HIDDEN), text)
    return text


def digits(text: str) -> str:
    """The digits of a spoken code: "one two three four", "12 34" and "1234." are all "1234"."""
    return language().readers.code(text)
