"""Answers, follow-ups, corrections and what is said to a bell, in the languages beside English."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from mind_kit import registry

from assistant.agenda.types import Item, ItemList
from assistant.core.values import Hypothesis, ToolCall, Transcript
from assistant.home.model import Area, Device, Home
from assistant.languages import speaking
from assistant.skillkit.context import Ask
from assistant.skillkit.roles import Role, in_role
from assistant.understanding.dialogue import answers, followup, ringing
from assistant.understanding.names.matching import Names
from assistant.understanding.pipeline import Mind
from assistant.understanding.reading import Reading
from assistant.understanding.situation import Situation, Understanding

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
UNLOCK = ToolCall("door.unlock", {"device": "lock.front"})
WATER = Ask("Soll ich den Rasen sprengen?", ToolCall("garden.water", {}))
DOOR = Ask("Haustür aufschließen?", UNLOCK, guard="yes")
LAMPS = Ask(
    "Die Stehlampe oder die Leselampe?",
    ToolCall("lamps.on", {}),
    "choice",
    "device",
    {"Stehlampe": "light.floor", "Leselampe": "light.reading"},
)
BOTH = Ask("Soll ich beide Wecker löschen?", ToolCall("clocks.drop", {}))


def home() -> Home:
    made = Home("Haus")
    for id_, name in (("kitchen", "Küche"), ("bedroom", "Schlafzimmer"), ("hall", "Flur")):
        made.put_area(Area(id_, name))
    for id_, name, area in (
        ("light.kitchen", "Küchenlicht", "kitchen"),
        ("light.bedroom", "Nachtlicht", "bedroom"),
        ("light.left", "Wandlampe", "hall"),
        ("light.right", "Flurlampe", "hall"),
    ):
        made.put_device(Device(id_, "light", name, (), area), {"on": True, "brightness": 40})
    return made


def situation(*calls: ToolCall, heard: str = "", ringing: bool = False) -> Situation:
    known = Situation(home(), NOW, "kitchen", (ItemList("s", "Einkaufsliste", (), (Item("Tee"),)),))
    known = replace(known, ringing=ringing)
    return known.after(Understanding(calls, heard=heard)) if calls else known


def answered(text: str, ask: Ask, code: str = "de") -> Understanding | None:
    with speaking(code):
        return answers.read(text, ask, situation())


def followed(text: str, *calls: ToolCall, heard: str = "") -> Reading | None:
    known = situation(*calls, heard=heard)
    skills = registry().in_language("de").skills
    with speaking("de"):
        return followup.read(text, known, skills, Names(known.home, known.lists))


@pytest.mark.parametrize(
    "text", ["ja", "Ja, bitte.", "ja bitte", "mach das", "na klar", "gerne", "ja, mach ruhig"]
)
def test_a_german_yes(text: str) -> None:
    found = answered(text, WATER)
    assert found is not None
    assert found.calls == (WATER.call,)


@pytest.mark.parametrize(
    "text",
    ["nein", "Nein, danke.", "lass mal", "abbrechen", "vergiss es", "lieber nicht", "ach nee"],
)
def test_a_german_no(text: str) -> None:
    found = answered(text, WATER)
    assert found is not None
    assert not found.calls
    assert found.say == "Gut, dann nicht."


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("ja", True),
        ("ja bitte", True),
        ("aufschließen", True),
        ("ja, die haustür aufschließen", True),
        ("okay", False),
        ("gut", False),
        ("genau", False),
        ("haustür", False),
        ("die haustür", False),
    ],
)
def test_a_door_is_opened_by_a_plain_german_yes_alone(text: str, opens: bool) -> None:
    found = answered(text, DOOR)
    assert bool(found and found.calls) == opens


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("die erste", "light.floor"),
        ("die zweite bitte", "light.reading"),
        ("die letzte", "light.reading"),
        ("die Leselampe", "light.reading"),
        ("beide", ["light.floor", "light.reading"]),
        ("alle beide", ["light.floor", "light.reading"]),
        ("die Lampe im Keller", None),
    ],
)
def test_german_choices(text: str, chosen: object) -> None:
    found = answered(text, LAMPS)
    assert (found.calls[0].arguments["device"] if found and found.calls else None) == chosen


def test_all_of_them_is_a_yes_to_a_question_about_both() -> None:
    found = answered("ja, alle beide", BOTH)
    assert found is not None
    assert found.calls


def test_a_german_yes_that_goes_on() -> None:
    with speaking("de"):
        more = answers.more("ja bitte und mach das licht aus", WATER, situation())
    assert more is not None
    assert more.answer.calls
    assert more.rest == "mach das licht aus"


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("fr", "oui, s'il te plaît", "non merci"),
        ("fr", "vas-y", "laisse tomber"),
        ("es", "sí, por favor", "no, gracias"),
        ("es", "claro que sí", "olvídalo"),
        ("nl", "ja graag", "nee, laat maar"),
        ("nl", "doe maar", "annuleren"),
        ("it", "sì, grazie", "no, lascia stare"),
        ("it", "va bene", "annulla"),
    ],
)
def test_yes_and_no_in_other_languages(code: str, yes: str, no: str) -> None:
    agreed, refused = answered(yes, WATER, code), answered(no, WATER, code)
    assert agreed is not None
    assert agreed.calls
    assert refused is not None
    assert refused.say
    assert not refused.calls


@pytest.mark.parametrize(("code", "yes"), [("fr", "oui"), ("es", "sí"), ("nl", "ja"), ("it", "sì")])
def test_a_door_is_opened_by_a_plain_yes_of_each_language(code: str, yes: str) -> None:
    opened, not_ = answered(yes, DOOR, code), answered("okay", DOOR, code)
    assert opened is not None
    assert opened.calls == (UNLOCK,)
    assert not (not_ and not_.calls)


PUT_OFF = {
    "en": (
        "yes, but later",
        "yes but not yet",
        "yes, in ten minutes",
        "yes, but wait",
        "yes please, but only tomorrow morning",
        "yes, when I'm back",
    ),
    "de": (
        "ja, aber später",
        "ja, aber bitte nicht jetzt",
        "ja, in einer Stunde",
        "ja und nachher",
        "ja, aber erst in zehn Minuten",
        "ja bitte, aber erst wenn ich weg bin",
        "ja, warte mal",
    ),
    "fr": ("oui, mais plus tard", "oui, mais pas tout de suite", "oui, dans cinq minutes"),
    "es": ("sí, pero más tarde", "sí, pero todavía no", "sí, mañana", "sí, en diez minutos"),
    "it": ("sì, ma più tardi", "sì, ma non subito", "sì, tra un'ora"),
    "nl": ("ja, maar later", "ja, maar nog niet", "ja, over tien minuten"),
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in PUT_OFF.items() for text in texts]
)
@pytest.mark.parametrize("ask", [DOOR, WATER], ids=["door", "lawn"])
def test_a_yes_that_puts_the_deed_off_is_none(code: str, text: str, ask: Ask) -> None:
    mind = Mind(registry().in_language(code), (), code)
    heard = Transcript((Hypothesis(text, -0.1),), trusted=True)
    found = mind.understand(heard, replace(situation(), pending=ask))
    assert not found.calls
    assert found.say


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "yes, but why"),
        ("en", "yes, but who is it"),
        ("en", "yes, and what is the capital of Peru"),
        ("de", "ja, aber wer ist das"),
        ("de", "ja, und wie spät ist es"),
    ],
)
def test_a_yes_that_goes_on_with_a_question_opens_nothing(code: str, text: str) -> None:
    mind = Mind(registry().in_language(code), (), code)
    heard = Transcript((Hypothesis(text, -0.1),), trusted=True)
    assert UNLOCK not in mind.understand(heard, replace(situation(), pending=DOOR)).calls


def test_a_language_without_words_of_its_own_agrees_to_nothing() -> None:
    for text in ("yes", "ja", "jes"):
        assert answered(text, DOOR, "eo") is None


ON = ToolCall("home.turn_on", {"device": "light.kitchen"})
MILK = ToolCall("lists.add", {"items": "Milch"})


@pytest.mark.parametrize(
    "text",
    [
        "und im Schlafzimmer",
        "im Schlafzimmer auch",
        "was ist mit dem Schlafzimmer",
        "das Nachtlicht auch",
    ],
)
def test_the_same_elsewhere(text: str) -> None:
    found = followed(text, ON, heard="mach das Licht in der Küche an")
    assert found is not None
    assert found.calls[0].skill == "home.turn_on"
    assert found.calls[0].arguments["device"] in ("light.bedroom", ["light.bedroom"])


def test_one_more_thing_on_a_list() -> None:
    found = followed("und Brot", MILK, heard="setz Milch auf die Liste")
    assert found is not None
    assert found.calls[0].arguments == {"items": "Brot"}
    assert not found.instead


@pytest.mark.parametrize("text", ["ich meinte das Schlafzimmer", "nein, das Nachtlicht"])
def test_a_correction_comes_in_place_of_what_was_done(text: str) -> None:
    found = followed(text, ON, heard="mach das Licht in der Küche an")
    assert found is not None
    assert found.instead
    assert found.calls[0].arguments["device"] in ("light.bedroom", ["light.bedroom"])


def test_the_other_one() -> None:
    found = followed("nein, die andere", ToolCall("home.turn_on", {"device": "light.left"}))
    assert found is not None
    assert found.calls[0].arguments["device"] == "light.right"


@pytest.mark.parametrize("text", ["nochmal", "noch einmal", "mach das noch mal"])
def test_the_same_again(text: str) -> None:
    found = followed(text, ON)
    assert found is not None
    assert found.calls == (ON,)


@pytest.mark.parametrize("text", ["noch eins", "und noch eine"])
def test_one_more_of_what_was_made(text: str) -> None:
    coin = ToolCall("chance.flip_coin", {})
    found = followed(text, coin)
    assert found is not None
    assert found.calls == (coin,)


@pytest.mark.parametrize("text", ["stopp", "Mach aus!", "ich bin ja wach", "hör auf", "Ruhe jetzt"])
def test_what_rings_is_silenced_in_german(text: str) -> None:
    skills = registry().in_language("de").skills
    with speaking("de"):
        found = ringing.read(text, situation(ringing=True), skills)
        quiet = ringing.read(text, situation(), skills)
    stop = in_role(skills, Role.STOP)
    assert stop is not None
    assert found is not None
    assert found.calls == (ToolCall(stop.name),)
    assert quiet is None


@pytest.mark.parametrize("text", ["mach das licht aus", "wie spät ist es", "stopp die musik"])
def test_what_is_about_something_else_does_not_silence_it(text: str) -> None:
    with speaking("de"):
        skills = registry().in_language("de").skills
        assert ringing.read(text, situation(ringing=True), skills) is None
