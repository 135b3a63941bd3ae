"""What French, Spanish and Italian grammar share: an article before the name by the gender of its
first noun, and participles that agree ("la lampe est allumée", "las luces están encendidas").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.languages import load
from assistant.languages.grammar import Thing, Things, things_of
from assistant.languages.joining import joined
from assistant.languages.nouns import Nouns, gender_of_kind, head_of, plural_of, singular_of
from assistant.languages.worldnames import at_place

Forms = Mapping[str, str]
"""By "f", "m", "fp", "mp": gender, and "p" for several."""
_VOWELS = "aeiouyhàâäéèêëîïôöùûü"


@dataclass(frozen=True)
class Romance:
    """One language's grammar of names. Articles hold the space behind them, or an apostrophe."""

    code: str
    the: Forms
    a: Forms
    no: Forms
    agreement: Forms
    """The endings of what agrees: "", "e", "s", "es"."""
    verbs: Mapping[str, tuple[str, str]]
    """By the name of the function: the form for one thing, and for several."""
    in_: Forms
    """In a room, with its article: "dans la "."""
    elided: str = ""
    """The article before a vowel: "l'"."""
    in_elided: str = ""
    vowels: str = _VOWELS

    def form(self, thing: Thing) -> str:
        """ "f", "fp" …; by what the device is where its name tells nothing."""
        noun = head_of(thing.name, self.code)
        gender = noun.gender or gender_of_kind(thing.kind, self.code) or "m"
        return f"{gender}p" if noun.plural else gender

    def named(self, thing: Thing) -> str:
        """ "la lampe du salon", "Anna", and a name whose gender nobody knows as it is."""
        name = thing.name.strip()
        if thing.own or not head_of(name, self.code).gender:
            return name
        return self._with(self.the, name, self.form(thing), self.elided)

    def _with(self, articles: Forms, name: str, form: str, elided: str = "") -> str:
        text = name[:1].lower() + name[1:]
        if elided and not form.endswith("p") and text[:1] in self.vowels:
            return f"{elided}{text}"
        return f"{articles[form]}{text}"

    def agreeing(self, value: object) -> str:
        """The ending of what agrees with the things: feminine where all of them are."""
        things = things_of(value)
        forms = [self.form(thing) for thing in things.things] or ["m"]
        if things.counted and (noun := head_of(things.counted, self.code)).gender:
            forms = [noun.gender]  # "cinq lampes", whatever each is called
        gender = "f" if all(form.startswith("f") for form in forms) else "m"
        return self.agreement[f"{gender}p" if self.several(things) and things.things else gender]

    @staticmethod
    def _counted(things: Things) -> bool:
        return bool(things.counted) or len(things.things) > 1

    def several(self, value: object) -> bool:
        """Whether the verb is plural: several things, or one with a plural name."""
        things = things_of(value)
        if self._counted(things) or not things.things:
            return self._counted(things)
        thing = things.things[0]
        return not thing.own and head_of(thing.name, self.code).plural

    def in_place(self, value: object) -> str:
        """ "dans la cuisine", "en el salón"; a place that says where by itself as it is."""
        name = things_of(value).things[0].name.strip()
        if name.lower() in load(self.code).table(Nouns).adverbs:
            return name.lower()
        noun = head_of(name, self.code)
        if not noun.gender:
            return f"{self.in_['']}{name}"
        form = f"{noun.gender}p" if noun.plural else noun.gender
        return self._with(self.in_, name, form, self.in_elided)

    def bare(self, value: object) -> str:
        """The noun without an article, in the singular."""
        return singular_of(things_of(value).things[0].name, self.code)

    def many(self, value: object) -> str:
        """The noun in the plural, by the language's rule where the table has none."""
        noun = self.bare(value)
        if found := plural_of(noun, self.code):
            return found
        return noun if noun.endswith("s") else f"{noun}s"

    def functions(self) -> Mapping[str, Callable[..., str]]:
        """What the language's messages may call."""

        def verb(one: str, several: str) -> Callable[..., str]:
            return lambda value: several if self.several(value) else one

        def the(value: object) -> str:
            things = things_of(value)
            return things.counted or joined([self.named(each) for each in things.things], self.code)

        def single(articles: Forms) -> Callable[..., str]:
            def said(value: object) -> str:
                thing = Thing(self.bare(value))
                return self._with(articles, thing.name, self.form(thing).removesuffix("p"))

            return said

        return {
            "THE": the,
            "A": single(self.a),
            "NO": single(self.no),
            "BARE": self.bare,
            "MANY": self.many,
            "COUNT": verb("one", "other"),
            "IN": self.in_place,
            "AT": lambda place: at_place(place, self.code),
            "ON": self.in_place,
            "E": self.agreeing,
            **{name: verb(*forms) for name, forms in self.verbs.items()},
        }
