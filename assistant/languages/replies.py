"""What is said in reply, by name and language: Project Fluent's messages (projectfluent.org), which
know plurals, genders and cases.

A skill that is a folder keeps them in `<code>.ftl` beside its `skill.py`, one file a language; the
house's own stand in `languages/<code>/<name>.ftl`. What a language lacks is said in English.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from fluent.runtime.types import fluent_number

from assistant.core.errors import HearthError
from assistant.languages import FOLDER, language, load
from assistant.languages.grammar import functions
from assistant.languages.language import REFERENCE

log = logging.getLogger(__name__)


class Replies:
    """The messages of one skill or of one room of the house, called with a message's name."""

    def __init__(self, where: str) -> None:
        """`where` is the `__file__` of a skill's folder, or the name of one of the house's
        files.
        """
        self._path: Callable[[str], Path]
        if where.endswith(".py"):
            folder = Path(where).parent
            self._path = lambda code: folder / f"{code}.ftl"
        else:
            self._path = lambda code: FOLDER / code / f"{where}.ftl"

    def __call__(self, message: str, /, **values: Any) -> str:
        """The message in the language of this turn, filled with the values: words, or numbers as
        numbers, so that plurals follow them. Raises KeyError where not even English has it.
        """
        return self.in_language(language().code, message, **values)

    def in_language(self, wanted: str, message: str, /, **values: Any) -> str:
        """The same, whatever the language of the turn."""
        name, _, attribute = message.partition(".")
        for code in dict.fromkeys((wanted, REFERENCE)):
            path = self._path(code)
            bundle = _bundle(path, code)
            if bundle is None or not bundle.has_message(name):
                continue
            found = bundle.get_message(name)
            pattern = found.attributes[attribute] if attribute else found.value
            text, problems = bundle.format_pattern(pattern, values)
            for problem in problems:
                log.error("%s: %s: %s", path, message, problem)
            return str(text)
        raise KeyError(f"{self._path(REFERENCE)} has no message {message!r}")

    def has(self, message: str) -> bool:
        """Whether there is such a message in this language or in English."""
        name = message.partition(".")[0]
        bundles = (_bundle(self._path(code), code) for code in (language().code, REFERENCE))
        return any(bundle is not None and bundle.has_message(name) for bundle in bundles)

    def later(self, message: str, /, **values: Any) -> Callable[[], str]:
        """The message, said in the language of the turn that asks for it."""
        return lambda: self(message, **values)


def told(error: HearthError) -> str:
    """What is said of an error, in the language of the turn."""
    return str(error) if error.spoken else Replies("core")("unspoken", why=str(error))


@cache
def _bundle(path: Path, code: str) -> Any:
    """The messages of a file, ready to be filled; None where there is no such file. Some
    milliseconds for a whole skill, and no look at the disk from then on.
    """
    if not path.is_file():
        return None
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([code], functions=dict(functions(load(code))), use_isolating=False)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def figure(value: float) -> float:
    """A number as a message says it in figures: 2700, 21.5 (in German "21,5"), six digits of it."""
    number = float(f"{value:g}")
    whole = int(number) if number == int(number) else number
    return cast(float, fluent_number(whole, useGrouping=False, maximumFractionDigits=6))
