"""What devices offer words for (modes, presets, fan speeds, swings), and how a language speaks of
it.

The words are the devices' own, from the live registry; which parameter takes them is said in the
skill's declaration (`Option`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar
from weakref import WeakKeyDictionary

from assistant.core.values import ToolCall
from assistant.home.abilities import settable
from assistant.home.model import Device, Home
from assistant.languages import language
from assistant.languages.patterns import NOTHING, pattern
from assistant.skillkit.declare import Skill
from assistant.skillkit.options import Options, offered, spellings
from assistant.skillkit.parameters import Option, Parameter
from assistant.understanding.reading import device_parameter, kinds_of

SWITCHES = ("on", "off")
"""What a key may be that is `switched`, whatever its words are."""


@dataclass(frozen=True)
class OfferWords:
    """How one sets and asks for what devices offer words for (`choosing.toml`).

    Texts are pages of patterns in which `{noun}` stands for what such a thing is called: "mode".
    """

    file: ClassVar[str] = "choosing"
    apart: Mapping[str, str]
    """Patterns of words that are run together with such a noun → the words."""
    leads: re.Pattern[str]
    """What leads to the word: "to", at the end of what is before it."""
    leads_to_switch: re.Pattern[str]
    """What must lead to "on" and "off", which are said of much else."""
    before_word: str
    """The noun before the word, at the end of what is before it."""
    after_word: str
    """The noun after the word, at the beginning of what is after it."""
    phrase: str
    """The noun anywhere, with its article."""
    unknown_before: str
    """A word that may be one, before the noun at the end of the sentence."""
    unknown_after: str
    setting: re.Pattern[str]
    """What remains of a sentence that sets something to a word of its own."""
    leaving: re.Pattern[str]
    """And of one that ends a preset, an effect or a swing."""
    making: re.Pattern[str]
    """How a sentence begins that ends with an effect: "make the strip twinkle"."""
    showing: re.Pattern[str]
    """What may stand before a word that comes first: "put Netflix on the TV"."""
    on_device: re.Pattern[str]
    """What stands between such a word and its device."""
    possessive: re.Pattern[str]
    """What is left of a genitive when the noun is taken out."""
    asked: re.Pattern[str]
    """A word without which nobody asks for a noun."""
    filler: frozenset[str]
    """What may remain of a question about offered words."""
    whether: re.Pattern[str]
    """ "Is (`what`) on (`word`)"."""
    whether_switched: str
    """ "Is (`what`) (noun)"."""
    doing: tuple[re.Pattern[str], ...]
    """ "Is (`what`) heating", each line for itself; `action` is one of `actions`."""
    actions: Mapping[str, str]
    """What a thermostat does, as it is said → as hubs say it."""
    set_to: tuple[re.Pattern[str], ...]
    """ "What is (`what`) set to", "what's the target `temperature`" or `humidity`."""


def offer_words() -> OfferWords:
    return language().table(OfferWords)


def noun_of(key: str) -> str:
    """What the language calls such a thing, as a pattern; "" where it has no word for it."""
    return language().table(Options).nouns.get(key, "")


def nouns_of(key: str) -> str:
    """And several of them."""
    return language().table(Options).several.get(key, "")


@lru_cache(maxsize=512)
def with_noun(page: str, noun: str) -> re.Pattern[str]:
    """A page of `OfferWords` for this noun; one that the language doesn't have matches nothing."""
    return pattern(page, {"noun": noun}) if page and noun else NOTHING


@dataclass(frozen=True)
class Choice:
    """A skill with a parameter for offered words, and the devices that it is about."""

    skill: Skill
    word: Parameter
    option: Option
    devices: tuple[Device, ...]
    order: int

    @property
    def noun(self) -> str:
        return noun_of(self.option.key)

    @property
    def taking(self) -> Parameter:
        """The parameter for the devices."""
        parameter = device_parameter(self.skill)
        assert parameter is not None
        return parameter

    def said(self, home: Home) -> dict[str, set[str]]:
        """What people say for the words that are offered → the devices that offer them."""
        found: dict[str, set[str]] = {}
        for device in self.devices:
            words = offered(device, home.state(device.id), self.option.key)
            for word in [*words, *(SWITCHES if self.option.switched and words else ())]:
                for spelling in spellings(word):
                    found.setdefault(spelling, set()).add(device.id)
        return found


def switched_to(spelling: str) -> str:
    """ "on" or "off", where that is what was said; "" for any other word."""
    return next((word for word in SWITCHES if spelling in spellings(word)), "")


def apart(text: str) -> str:
    """The text with the nouns for what is offered as words of their own: "Nachtmodus"."""
    for together, words in offer_words().apart.items():
        text = re.sub(together, words, text, flags=re.IGNORECASE)
    return text


def choices(home: Home, skills: Mapping[str, Skill]) -> Iterator[Choice]:
    """What may be chosen in this home, in the order of the skills."""
    for order, (skill, word, option) in enumerate(_options_of(skills)):
        parameter = device_parameter(skill)
        kinds = kinds_of(parameter) if parameter else frozenset[str]()
        if able := _able(home, kinds, option.key):
            yield Choice(skill, word, option, able, order)


def _options_of(skills: Mapping[str, Skill]) -> list[tuple[Skill, Parameter, Option]]:
    """The skills that take words which devices offer, each with the parameter for them."""
    return [
        (skill, parameter, option)
        for skill in skills.values()
        for parameter, option in skill.offered
    ]


_FOUND: WeakKeyDictionary[
    Home, tuple[int, dict[tuple[frozenset[str], str], tuple[Device, ...]]]
] = WeakKeyDictionary()
"""Home → the version of its structure, and what was found in that: nobody looks through a thousand
devices for each sentence.
"""


def _able(home: Home, kinds: frozenset[str], key: str) -> tuple[Device, ...]:
    """The devices of these kinds that may be told the key."""
    version, found = _FOUND.get(home, (-1, {}))
    if version != home.version:
        found = {}
        _FOUND[home] = home.version, found
    if (kinds, key) not in found:
        chosen = (
            each for each in home.select(kinds=kinds) if key in settable(each, home.state(each.id))
        )
        found[kinds, key] = tuple(chosen)
    return found[kinds, key]


def ids_of(call: ToolCall, name: str) -> list[str]:
    """The devices of a call."""
    ids = call.arguments.get(name, [])
    return [ids] if isinstance(ids, str) else list(ids)
