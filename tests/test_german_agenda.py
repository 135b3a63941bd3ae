"""German timers, alarms and reminders: which of several is meant, and how they are spoken of."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


async def last(*words: str) -> str:
    """The answer to the last of these sentences."""
    async with trial("timers", "alarms", "reminders", "dialogue", language="de") as box:
        return [(await box.say(each)).text for each in words][-1]


SPAGHETTI = ("Timer für die Spaghetti auf neun Minuten", "stell einen Timer auf 35 Minuten")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("stopp den Timer, den für die Spaghetti", "Der Timer „Spaghetti“ ist abgebrochen."),
        ("mach den Timer aus, den für die Spaghetti", "Der Timer „Spaghetti“ ist abgebrochen."),
        ("Timer löschen, den für die Spaghetti", "Der Timer „Spaghetti“ ist abgebrochen."),
        ("brich bitte den Timer für die Spaghetti ab", "Der Timer „Spaghetti“ ist abgebrochen."),
        ("lösch den Timer mit den 35 Minuten", "Der Timer über 35 Minuten ist abgebrochen."),
        ("den Timer über 35 Minuten löschen", "Der Timer über 35 Minuten ist abgebrochen."),
        ("lösch den fünfunddreißigminütigen Timer", "Der Timer über 35 Minuten ist abgebrochen."),
        (
            "halt den Timer für die Spaghetti an",
            "Der Timer „Spaghetti“ ist angehalten, noch 9 Minuten.",
        ),
        (
            "den Timer mit den 35 Minuten anhalten",
            "Der Timer über 35 Minuten ist angehalten, noch 35 Minuten.",
        ),
        (
            "gib dem Timer für die Spaghetti noch zwei Minuten",
            "Der Timer „Spaghetti“: jetzt noch 11 Minuten.",
        ),
        (
            "wie lange läuft der Timer noch, der für die Spaghetti",
            "Timer „Spaghetti“: noch 9 Minuten.",
        ),
        (
            "Timer stoppen",
            "Was ist gemeint: der Timer „Spaghetti“ oder der Timer über 35 Minuten?",
        ),
    ],
)
async def test_which_timer_may_stand_at_the_end(words: str, answer: str) -> None:
    assert await last(*SPAGHETTI, words) == answer


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("den für die Spaghetti", "Der Timer „Spaghetti“ ist abgebrochen."),
        ("den mit den 35 Minuten bitte", "Der Timer über 35 Minuten ist abgebrochen."),
        ("den zweiten", "Der Timer über 35 Minuten ist abgebrochen."),
        ("beide", "Zwei Timer sind abgebrochen."),
        ("keinen von beiden", "In Ordnung."),
        ("ach, lass mal", "In Ordnung."),
    ],
)
async def test_which_timer_is_answered(answer: str, outcome: str) -> None:
    assert await last(*SPAGHETTI, "Timer stoppen", answer) == outcome


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("lösch den Wecker, den um fünf", "Der Wecker morgen um 5 Uhr ist gelöscht."),
        ("mach den Wecker aus, den für fünf Uhr", "Der Wecker morgen um 5 Uhr ist gelöscht."),
        ("Wecker löschen, den um halb sieben", "Der Wecker morgen um 6 Uhr 30 ist gelöscht."),
    ],
)
async def test_which_alarm_may_stand_at_the_end(words: str, answer: str) -> None:
    assert await last("Wecker auf fünf", "Wecker auf halb sieben", words) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("an den Friseur", "Ich erinnere dich morgen um 11 Uhr an den Friseur."),
        ("an meinen Pass", "Ich erinnere dich morgen um 11 Uhr an deinen Pass."),
        ("an Tante Helga", "Ich erinnere dich morgen um 11 Uhr an Tante Helga."),
        ("daran Oma abzuholen", "Ich erinnere dich morgen um 11 Uhr: Oma abholen."),
        ("den Keller aufzuräumen", "Ich erinnere dich morgen um 11 Uhr: Keller aufräumen."),
        ("daran, die Katze zu füttern", "Ich erinnere dich morgen um 11 Uhr: die Katze füttern."),
        (
            "dass ich den Rasen mähen muss",
            "Ich erinnere dich morgen um 11 Uhr: den Rasen mähen.",
        ),
    ],
)
async def test_what_one_is_reminded_of_stands_in_its_case(words: str, answer: str) -> None:
    assert await last(f"erinnere mich morgen um elf {words}") == answer


async def test_a_reminder_that_is_listed_or_gone_is_a_subject() -> None:
    friseur = "erinnere mich morgen um elf an den Friseur"
    listed = "Du hast eine Erinnerung. Morgen um 11 Uhr: der Friseur."
    assert await last(friseur, "welche Erinnerungen habe ich") == listed
    gone = await last(friseur, "lösch die Erinnerung, die an den Friseur")
    assert gone == "Die Erinnerung ist gelöscht: der Friseur."
