"""Timers, alarms, reminders and lists in German, French, Spanish, Dutch and Italian."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from assistant.languages import speaking
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.testing import trial

CODES = ("de", "fr", "es", "nl", "it")
FOLDERS = {
    **{name: shipped_folder() / name for name in ("timers", "alarms", "reminders", "lists")},
}
LANGUAGES = Path(__file__).parents[1] / "assistant" / "languages"


def messages(path: Path) -> set[str]:
    """The messages of a file and their attributes."""
    resource = FluentParser().parse(path.read_text(encoding="utf-8"))
    junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    assert not junk, f"{path}: {junk[0].content}"
    found = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    return {message.id.name for message in found} | {
        f"{message.id.name}.{attribute.id.name}"
        for message in found
        for attribute in message.attributes
    }


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", FOLDERS)
def test_every_reply_of_a_skill_is_said_in_the_language(name: str, code: str) -> None:
    folder = FOLDERS[name]
    assert messages(folder / f"{code}.ftl") == messages(folder / "en.ftl")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["agenda", "bell"])
def test_what_the_house_says_of_the_agenda_is_said_in_the_language(name: str, code: str) -> None:
    english = messages(LANGUAGES / "en" / f"{name}.ftl")
    assert messages(LANGUAGES / code / f"{name}.ftl") == english


@pytest.mark.parametrize("name", FOLDERS)
def test_german_has_every_sentence_family(name: str) -> None:
    registry = Registry(only=[name])
    german = registry.in_language("de").skills
    silent = {
        skill.name
        for skill in registry.skills.values()
        if skill.sentences and not german[skill.name].sentences
    }
    assert not silent


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_each_skill_can_be_read(code: str) -> None:
    registry = Registry(only=list(FOLDERS))
    vocabularies = [file.module.heard for file in registry.files.values()]
    with speaking(code):
        assert all(heard() is not None for heard in vocabularies)


async def replies(code: str, skills: tuple[str, ...], *sentences: str) -> list[str]:
    async with trial(*skills, language=code) as box:
        return [(await box.say(sentence)).text for sentence in sentences]


@pytest.mark.parametrize(
    ("skills", "sentence", "reply"),
    [
        (("timers",), "starte einen Timer auf sechs Minuten", "Der Timer läuft: 6 Minuten."),
        (
            ("timers",),
            "stell einen Tee-Timer auf vier Minuten",
            "Der Timer „Tee“ läuft: 4 Minuten.",
        ),
        (("timers",), "wie lange läuft der Timer noch", "Es läuft kein Timer."),
        (
            ("alarms",),
            "weck mich morgen um viertel nach sieben",
            "Der Wecker klingelt morgen um 7 Uhr 15.",
        ),
        (("alarms",), "welche Wecker habe ich", "Du hast keinen Wecker gestellt."),
        (("alarms",), "schlummern", "Es klingelt nichts."),
        (
            ("reminders",),
            "erinnere mich morgen um acht Uhr an den Schlüssel",
            "Ich erinnere dich morgen um 8 Uhr an den Schlüssel.",
        ),
        (("reminders",), "welche Erinnerungen habe ich", "Du hast keine Erinnerungen."),
        (
            ("lists",),
            "schreib Tee und Zucker auf die Einkaufsliste",
            "Auf die Einkaufsliste gesetzt: Tee und Zucker.",
        ),
        (("lists",), "wir brauchen noch Senf", "Auf die Einkaufsliste gesetzt: Senf."),
    ],
)
async def test_german(skills: tuple[str, ...], sentence: str, reply: str) -> None:
    assert await replies("de", skills, sentence) == [reply]


async def test_a_german_day() -> None:
    said = await replies(
        "de",
        ("timers", "alarms"),
        "stell einen Wecker auf acht",
        "stell den Wecker um acht Uhr um eine halbe Stunde später",
        "stell einen Timer",
        "sieben Minuten",
        "verlängere den Timer um drei Minuten",
        "stell den Timer ab",
    )
    assert said == [
        "Der Wecker klingelt morgen um 8 Uhr.",
        "Der Wecker morgen um 8 Uhr klingelt jetzt morgen um 8 Uhr 30.",
        "Wie lange?",
        "Der Timer läuft: 7 Minuten.",
        "Der Timer über 7 Minuten: jetzt noch 10 Minuten.",
        "Der Timer über 7 Minuten ist abgebrochen.",
    ]


@pytest.mark.parametrize(
    ("code", "sentence", "reply"),
    [
        (
            "fr",
            "ajoute du thé et du sucre à la liste de courses",
            "J'ai mis sur la liste de courses : thé et sucre.",
        ),
        (
            "es",
            "añade té y azúcar a la lista de la compra",
            "He puesto en la lista de la compra: té y azúcar.",
        ),
        (
            "nl",
            "zet thee en suiker op de boodschappenlijst",
            "Op de boodschappenlijst gezet: thee en suiker.",
        ),
        (
            "it",
            "aggiungi tè e zucchero alla lista della spesa",
            "Messo nella lista della spesa: tè e zucchero.",
        ),
    ],
)
async def test_lists(code: str, sentence: str, reply: str) -> None:
    assert await replies(code, ("lists",), sentence) == [reply]


@pytest.mark.parametrize(
    ("code", "sentences", "last"),
    [
        (
            "fr",
            ("mets un minuteur de 20 minutes", "combien de temps reste-t-il sur le minuteur"),
            "Minuteur de 20 minutes : il reste 20 minutes.",
        ),
        (
            "es",
            ("pon un temporizador de 20 minutos", "cuánto queda en el temporizador"),
            "Temporizador de 20 minutos: todavía 20 minutos.",
        ),
        (
            "nl",
            ("zet een timer van 20 minuten", "hoe lang duurt de timer nog"),
            "Timer van 20 minuten: nog 20 minuten.",
        ),
        (
            "it",
            ("metti un timer da 20 minuti", "quanto manca al timer"),
            "Timer da 20 minuti: ancora 20 minuti.",
        ),
    ],
)
async def test_timers(code: str, sentences: tuple[str, ...], last: str) -> None:
    assert (await replies(code, ("timers",), *sentences))[-1] == last


@pytest.mark.parametrize(
    ("code", "sentences", "last"),
    [
        (
            "fr",
            ("mets un réveil à huit heures", "annule le réveil de huit heures"),
            "Le réveil demain à 8 heures est annulé.",
        ),
        (
            "es",
            ("pon una alarma a las ocho", "qué alarmas tengo"),
            "Tu alarma suena mañana a las 8:00.",
        ),
        (
            "nl",
            ("zet een wekker om acht uur", "annuleer de wekker van acht uur"),
            "De wekker morgen om 8 uur is geannuleerd.",
        ),
        (
            "it",
            ("metti una sveglia alle otto", "annulla la sveglia delle otto"),
            "La sveglia domani alle 8:00 è annullata.",
        ),
    ],
)
async def test_alarms(code: str, sentences: tuple[str, ...], last: str) -> None:
    assert (await replies(code, ("alarms",), *sentences))[-1] == last


@pytest.mark.parametrize(
    ("code", "sentence", "last"),
    [
        (
            "fr",
            "rappelle-moi de fermer la porte demain à huit heures",
            "Je te le rappellerai demain à 8 heures : fermer la porte.",
        ),
        (
            "es",
            "recuérdame mañana a las ocho cerrar la puerta",
            "Te lo recordaré mañana a las 8:00: cerrar la puerta.",
        ),
        (
            "nl",
            "herinner me morgen om acht uur aan de sleutel",
            "Ik herinner je er morgen om 8 uur aan: de sleutel.",
        ),
        (
            "it",
            "ricordami domani alle otto di chiudere la porta",
            "Te lo ricorderò domani alle 8:00: chiudere la porta.",
        ),
    ],
)
async def test_reminders(code: str, sentence: str, last: str) -> None:
    assert await replies(code, ("reminders",), sentence) == [last]
