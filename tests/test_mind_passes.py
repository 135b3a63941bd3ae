"""The passes by name, what each sentence costs them, and that they look at
nothing but their input.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import pathlib
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NoReturn

import pytest
from mind_kit import mind, registry, situation, transcript

from assistant.core.values import ToolCall
from assistant.languages import load
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.understanding import analysis
from assistant.understanding.names.matching import Names
from assistant.understanding.pipeline import PASSES, Mind
from assistant.understanding.situation import Understanding
from assistant.understanding.text import tokens as token_module

SENTENCES = {
    "turn on the nabu lamp": "whole sentence",
    "could you please turn off the hall light": "whole sentence",
    "close the lounge blinds and turn on the sink spot": "several commands",
    "turn on the study fan for twenty minutes": "duration",
    "turn on the hall light, no wait, the sink spot": "repair",
    "open the garage door, no, don't": "taken back",
    "don't unlock the back door": "prohibition",
    "i was wondering if the front door is locked": "fewer words",
    "turn on the sauna": "refusal",
}


def read(said: str, box: Mind | None = None) -> Understanding:
    return (box or mind()).understand(transcript((said, 0.0)), situation())


@pytest.mark.parametrize(("said", "name"), SENTENCES.items())
def test_the_pass_that_is_believed_has_a_name(said: str, name: str) -> None:
    assert read(said).by == name


def test_no_two_passes_are_called_alike() -> None:
    names = [each.name for each in PASSES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("said", SENTENCES)
def test_a_sentence_is_looked_at_once(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each wording that the passes look at is numbered and peeled once, whoever asks."""
    seen: Counter[str] = Counter()
    of = analysis.Analysis.of.__func__  # type: ignore[attr-defined]

    def counted(cls: type[analysis.Analysis], text: str, *rest: Any) -> analysis.Analysis:
        seen[text] += 1
        made: analysis.Analysis = of(cls, text, *rest)
        return made

    monkeypatch.setattr(analysis.Analysis, "of", classmethod(counted))
    read(said)
    assert seen[said] == 1
    assert max(seen.values()) == 1


def test_the_same_words_are_searched_for_names_once(monkeypatch: pytest.MonkeyPatch) -> None:
    home = situation()
    names = Names(home.home, home.lists)
    said = analysis.Analysis.of("turn on the nabu lamp in the lounge", names, home.home)
    searched: list[object] = []
    find = Names.find

    def counted(self: Names, words: Any) -> Any:
        searched.append(words)
        return find(self, words)

    monkeypatch.setattr(Names, "find", counted)
    assert said.mentions
    assert said.mentions is said.mentions
    assert said.tokens is said.tokens
    assert len(searched) == 1


class _Counted:
    """A pattern that counts the texts in which it looks for all of its matches."""

    def __init__(self, pattern: re.Pattern[str], seen: Counter[str]) -> None:
        self._pattern, self._seen = pattern, seen

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        self._seen[text] += 1
        return self._pattern.finditer(text)


def test_each_wording_of_a_turn_is_taken_apart_numbered_and_searched_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Over whole turns, whichever passes look at the words."""
    taken, numbered, searched = Counter[str](), Counter[str](), Counter[tuple[Any, ...]]()
    readers = load("en").readers
    in_figures, search = readers.in_figures, Names._search

    def figures(text: str) -> str:
        numbered[text] += 1
        return in_figures(text)

    def names(self: Names, said: tuple[Any, ...]) -> Any:
        searched[said] += 1
        return search(self, said)

    monkeypatch.setattr(token_module, "TOKEN", _Counted(token_module.TOKEN, taken))
    monkeypatch.setattr(readers, "in_figures", figures)
    monkeypatch.setattr(Names, "_search", names)
    token_module._tokens.cache_clear()
    token_module._numbered.cache_clear()
    box, here = Mind(registry(), ["hey_jarvis"]), situation()
    looked = 0
    for said in PURE:
        for counts in (taken, numbered, searched):
            counts.clear()
        box.understand(transcript((said, 0.0)), here)
        looked += bool(taken and searched)
        for counts in (taken, numbered, searched):
            assert max(counts.values(), default=1) == 1, (said, counts.most_common(3))
    assert looked >= 30


PURE = (
    *SENTENCES,
    "what time is it",
    "set a timer for nine minutes",
    "wake me up at half past six tomorrow",
    "remind me to water the ficus on friday evening",
    "add oat milk and rusks to the shopping list",
    "what's on my shopping list",
    "how warm is it in the bedroom",
    "is the garage door open",
    "are all the lights off",
    "which windows are open",
    "it's far too dark in here",
    "i'm freezing",
    "make the nabu lamp warmer",
    "set the nabu lamp to 30 percent",
    "paint the nabu lamp green",
    "set the thermostat to twenty two degrees",
    "a bit warmer please",
    "pause the tv",
    "louder",
    "turn the volume down a bit",
    "what's the weather like on sunday",
    "will it rain tomorrow afternoon",
    "how many days until christmas",
    "what is seventeen times twelve",
    "how many ounces are in a kilo",
    "flip a coin",
    "roll two dice",
    "start the vacuum",
    "send rover home",
    "activate movie night",
    "lock everything",
    "turn everything off except the hall light",
    "cancel all timers",
    "how long is left on my timer",
    "what can you do",
    "who are you",
    "good night",
    "thank you",
    "the cat sat on the mat",
    "when was napoleon born",
    "play some jazz in the lounge",
    "what's playing",
    "undo that",
    "twelve minutes",
    "and the bedroom too",
)

ROUTINE = ("heron hour", "run heron hour please")
"""What reaches the slot that knows the routines of the house."""


class _Touched(BaseException):
    """A file or a clock was looked at."""


def _forbidden(what: str) -> Any:
    def refuse(*arguments: Any, **named: Any) -> NoReturn:
        raise _Touched(f"{what}{arguments[:1]}")

    return refuse


class _AnyMoment(type):
    """Moments of the real class are moments of the one that takes its name, too."""

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, cls.__mro__[1])


class _Clockless(datetime, metaclass=_AnyMoment):
    """A datetime whose clock may not be read."""

    now = classmethod(_forbidden("datetime.now"))  # type: ignore[assignment]
    today = classmethod(_forbidden("datetime.today"))  # type: ignore[assignment]
    utcnow = classmethod(_forbidden("datetime.utcnow"))  # type: ignore[assignment]


class _Dayless(date, metaclass=_AnyMoment):
    """A date that doesn't know which day it is."""

    today = classmethod(_forbidden("date.today"))  # type: ignore[assignment]


def _without_clocks(patch: pytest.MonkeyPatch, registry: Registry) -> int:
    """Take the clock away from the skills' files and from the program; how many modules had one."""
    ours = [module for name, module in sys.modules.items() if name.startswith("assistant.")]
    changed = 0
    for module in (*ours, *(file.module for file in registry.files.values())):
        for name, value in list(vars(module).items()):
            instead = (
                {datetime: _Clockless, date: _Dayless}.get(value) if _is_class(value) else None
            )
            if instead is not None:
                patch.setattr(module, name, instead)
                changed += 1
    return changed


def _is_class(value: object) -> bool:
    return isinstance(value, type)


def test_understanding_reads_no_file_and_no_clock(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    skills = Registry([shipped_folder()])
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "routines.json").write_text(
        json.dumps({"routines": [{"name": "heron hour", "commands": ["turn on the hall light"]}]})
    )
    skills.learn(tmp_path)
    box = Mind(skills, ["hey_jarvis"])
    here = situation()
    for said in PURE:
        box.understand(transcript((said, 0.0)), here)
    for said in ROUTINE:
        assert read(said, box).calls == (ToolCall("routines.run", {"routine": "heron hour"}),)
    touched: list[str] = []
    with monkeypatch.context() as patch:
        assert _without_clocks(patch, skills) > 20
        for module, name in (
            (builtins, "open"),
            (io, "open"),
            (os, "open"),
            (os, "stat"),
            (os, "listdir"),
            (os, "scandir"),
            (pathlib.Path, "read_text"),
            (pathlib.Path, "is_file"),
            (pathlib.Path, "exists"),
            (time, "time"),
            (time, "localtime"),
        ):
            patch.setattr(module, name, _forbidden(name))
        for said in (*PURE, *ROUTINE):
            try:
                box.understand(transcript((said, 0.0)), here)
            except _Touched as error:
                touched.append(f"{said}: {error}")
    assert touched == []
