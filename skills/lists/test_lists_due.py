"""By when things on lists are due: put there, read, asked, changed; ours and a hub's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.skillkit.testing import Trial, trial

MONDAY = datetime(2026, 11, 23, 13, 2, tzinfo=ZoneInfo("Europe/Berlin"))
HOME = """
[[device]]
id = "todo.garden"
kind = "todo"
name = "garden list"
items = [{ text = "mow the lawn", done = false, due = "2026-11-21" }]
dues = ["date"]

[[device]]
id = "todo.hobby"
kind = "todo"
name = "hobby list"
items = []

[[list]]
id = "todo"
name = "to-do list"
items = [{ text = "phone the plumber", done = false }]

[[list]]
id = "shopping"
name = "shopping list"
items = [{ text = "milk", done = false }]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home.toml"
    path.write_text(HOME)
    return path


async def said(box: Trial, words: str) -> str:
    answer = (await box.say(words)).answer
    return answer if isinstance(answer, str) else getattr(answer, "text", None) or answer.question


ENGLISH = [
    (
        "add call the plumber to my to-dos for Friday",
        "I put call the plumber on the to-do list, by Friday.",
    ),
    (
        "put pay the rent on my to-do list by tomorrow at five",
        "I put pay the rent on the to-do list, by tomorrow at 5 PM.",
    ),
    (
        "add buy a cake tomorrow to my to-do list",
        "I put buy a cake on the to-do list, by tomorrow.",
    ),
    (
        "add a task to clean the car by next Saturday",
        "I put clean the car on the to-do list, by Saturday, December 5th.",
    ),
    (
        "what's on my to-do list",
        "On the to-do list: phone the plumber, call the plumber, by Friday, pay the rent, "
        "by tomorrow at 5 PM, buy a cake, by tomorrow and clean the car, by Saturday, "
        "December 5th.",
    ),
    ("what's overdue", "Mow the lawn, overdue since November 21."),
    (
        "what's due this week",
        "Mow the lawn, overdue since November 21, pay the rent, by tomorrow at 5 PM, "
        "buy a cake, by tomorrow and call the plumber, by Friday.",
    ),
    ("what tasks are due next month", "Clean the car, by Saturday, December 5th."),
    ("when is pay the rent due", "Pay the rent, by tomorrow at 5 PM."),
    (
        "set the due date of the plumber to Thursday",
        "Which one: phone the plumber or call the plumber?",
    ),
    ("the phone one", "Phone the plumber: by Thursday."),
    ("remove the due date of pay the rent", "Pay the rent has no date any more."),
    ("when is the rent due", "Pay the rent is on the to-do list without a date."),
    # what is to be bought says its own words
    ("add cake for Friday to the shopping list", "I put cake for friday on the shopping list."),
    # a hub's, as it keeps them
    (
        "put rake leaves on the garden list by Wednesday",
        "I put rake leaves on the garden list, by Wednesday.",
    ),
    (
        "put buy glue on the hobby list by Wednesday",
        "I put buy glue on the hobby list. That list keeps no dates.",
    ),
]
GERMAN = [
    (
        "setz Klempner anrufen bis Freitag auf meine To-do-Liste",
        "Auf die Liste to-do list gesetzt: Klempner anrufen, fällig Freitag.",
    ),
    ("was ist überfällig", "Mow the lawn, überfällig seit 21. November."),
    (
        "was ist diese Woche fällig",
        "Mow the lawn, überfällig seit 21. November und Klempner anrufen, fällig Freitag.",
    ),
    ("wann ist Klempner anrufen fällig", "Klempner anrufen, fällig Freitag."),
]
OTHERS = {
    "fr": [
        ("ajoute payer le loyer à la liste to-do list pour vendredi", "pour vendredi"),
        ("qu'est-ce qui est en retard", "Mow the lawn, en retard depuis"),
    ],
    "es": [
        ("pon pagar la renta en la lista to-do list para el viernes", "para viernes"),
        ("qué tareas vencen esta semana", "pagar la renta, para viernes"),
    ],
    "it": [
        ("metti pagare l'affitto nella lista to-do list per venerdì", "per venerdì"),
        ("cosa scade questa settimana", "pagare l'affitto, per venerdì"),
    ],
    "nl": [
        ("zet huur betalen op mijn to-do list voor vrijdag", "voor vrijdag"),
        ("welke taken zijn te laat", "Mow the lawn, te laat sinds"),
    ],
}


@pytest.mark.parametrize(
    ("language", "dialogue"),
    [("en", ENGLISH), ("de", GERMAN), *OTHERS.items()],
)
async def test_things_are_due(home: Path, language: str, dialogue: list[tuple[str, str]]) -> None:
    async with trial("lists", home=home, now=MONDAY, language=language) as box:
        for words, answer in dialogue:
            told = await said(box, words)
            assert told == answer if language in ("en", "de") else answer in told, (words, told)
        if language == "en":
            state = {
                each["text"]: each.get("due") for each in box.home.state("todo.garden")["items"]
            }
            assert state == {"mow the lawn": "2026-11-21", "rake leaves": "2026-11-25"}


async def test_whom_to_call_is_about_what_is_due_by_then(home: Path) -> None:
    async with trial("calendar", "lists", home=home, now=MONDAY) as box:
        await box.say("add call the plumber to my to-dos for Friday")
        await box.say("set the due date of phone the plumber to today")
        assert await said(box, "who do I need to call today") == (
            "Today: phone the plumber (on the to-do list)."
        )
        assert await said(box, "who do I need to call on Friday") == (
            "On Friday: call the plumber (on the to-do list)."
        )


@pytest.mark.parametrize(
    ("language", "words", "skill"),
    [
        ("en", "put pay the rent on my to-do list by tomorrow at five", "lists.add"),
        ("en", "every Monday at 8 add milk to the shopping list", "routines.schedule"),
        ("nl", "zet tandarts morgen om tien uur in mijn agenda", "calendar.add"),
        ("es", "apunta dentista mañana a las diez en mi agenda", "calendar.add"),
        ("it", "aggiungi dentista domani alle dieci al mio calendario", "calendar.add"),
        ("fr", "ajoute dentiste demain à dix heures à mon agenda", "calendar.add"),
        ("es", "quita la leche de la lista de la compra", "lists.remove"),
        ("it", "togli il latte dalla lista della spesa", "lists.remove"),
        ("it", "rimuovi il latte dalla lista della spesa", "lists.remove"),
        ("nl", "verwijder melk van de boodschappenlijst", "lists.remove"),
        ("fr", "supprime le lait de la liste de courses", "lists.remove"),
        ("de", "lösch Milch von der Einkaufsliste", "lists.remove"),
        ("en", "delete milk from the shopping list", "lists.remove"),
        ("es", "tacha la leche en la lista de la compra", "lists.check"),
    ],
)
async def test_what_has_a_time_or_comes_off_is_taken_for_that(
    home: Path, language: str, words: str, skill: str
) -> None:
    async with trial(
        "calendar", "lists", "routines", home=home, now=MONDAY, language=language
    ) as box:
        assert box.understood_by(words) == (skill,)
