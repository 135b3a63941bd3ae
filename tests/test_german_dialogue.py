"""German answers, refusals, corrections and polite forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit import Ask
from assistant.skillkit.testing import Trial, trial

HOME = Path(__file__).with_name("german_home.toml")


async def asked(answer: str) -> tuple[str, bool]:
    """What is answered to this, said to "Soll ich wirklich die Haustür aufschließen?", and whether
    the door is locked then.
    """
    async with trial(home=HOME, language="de", area="flur") as box:
        await box.say("schließ die Haustür auf")
        text = (await box.say(answer)).text
        return text, bool(box.home.state("lock.haus")["locked"])


@pytest.mark.parametrize(
    "answer",
    [
        "ja",
        "ja, bitte",
        "jawohl",
        "ja klar, mach",
        "na ja, ja",
        "ja, schließ sie auf",
        "schließ sie bitte auf",
        "ja, natürlich",
    ],
)
async def test_a_yes_opens(answer: str) -> None:
    text, locked = await asked(answer)
    assert (text, locked) == ("Die Haustür ist nicht abgeschlossen.", False)


@pytest.mark.parametrize(
    "answer",
    [
        "nein danke",
        "lieber nicht",
        "auf keinen Fall",
        "nee, lass mal",
        "nö, brauchst du nicht",
        "bloß nicht",
        "um Gottes willen, nein",
        "ach, doch nicht",
        "ja, aber nicht jetzt",
        "lass stecken",
        "nein, auf gar keinen Fall",
    ],
)
async def test_a_no_does_not(answer: str) -> None:
    assert await asked(answer) == ("Gut, dann nicht.", True)


@pytest.mark.parametrize(
    "answer",
    [
        "okay",
        "passt schon",
        "meinetwegen",
        "weiß nicht",
        "wer kommt denn",
        "ja, aber warum",
        "jein",
    ],
)
async def test_anything_else_does_not_either(answer: str) -> None:
    assert (await asked(answer))[1]


def burning(box: Trial) -> str:
    """Which of three lamps are on."""
    lamps = ("flur", "bad", "kueche")
    return " ".join(lamp for lamp in lamps if box.home.state(f"light.{lamp}")["on"])


@pytest.mark.parametrize(
    ("words", "on"),
    [
        (("Flurlampe an", "nein, das Badlicht"), "bad kueche"),
        (("Flurlampe an", "ich meinte das Bad"), "bad kueche"),
        (("Flurlampe an", "ach, doch nicht"), "kueche"),
        (("Flurlampe an", "mach das rückgängig"), "kueche"),
        (("Flurlampe an, nein, Badlicht an",), "bad kueche"),
        (("Flurlampe an, Korrektur, das Badlicht",), "bad kueche"),
        (("mach das Licht im Flur an, nein, das im Bad",), "bad kueche"),
        (("mach das Küchenlicht an, ich meine aus",), ""),
        (("mach die Flurlampe an, nicht das Badlicht",), "kueche"),
        (("mach das Küchenlicht aus, ach nein, nicht",), "kueche"),
    ],
)
async def test_a_correction_takes_the_place_of_what_was_said(
    words: tuple[str, ...], on: str
) -> None:
    async with trial(home=HOME, language="de", area="wohnzimmer") as box:
        for each in words:
            await box.say(each)
        assert burning(box) in (on, f"flur {on}" if "nicht das" in words[-1] else on)


@pytest.mark.parametrize(
    "words",
    [
        "würde es dir etwas ausmachen, die Flurlampe anzumachen",
        "wärst du so nett, die Flurlampe einzuschalten",
        "denk bitte dran, die Flurlampe anzuknipsen",
        "vergiss nicht, die Flurlampe anzuschalten",
        "es wäre schön, wenn du die Flurlampe anmachst",
        "es wäre toll, wenn du die Flurlampe anschalten könntest",
        "ich möchte, dass du die Flurlampe anmachst",
        "könnten wir bitte die Flurlampe anmachen",
        "du darfst mal die Flurlampe anmachen",
        "lass uns die Flurlampe anmachen",
        "magst du kurz die Flurlampe anmachen",
    ],
)
async def test_a_polite_order_is_an_order(words: str) -> None:
    async with trial(home=HOME, language="de", area="wohnzimmer") as box:
        await box.say(words)
        assert box.home.state("light.flur")["on"]


@pytest.mark.parametrize(
    "words",
    [
        "ich will nicht, dass du die Flurlampe anmachst",
        "es wäre schön, wenn du die Flurlampe nicht anmachst",
        "du darfst die Flurlampe nicht anmachen",
        "lass uns die Flurlampe nicht anmachen",
        "er hat gesagt, ich soll die Flurlampe anmachen",
        "ich habe vergessen, die Flurlampe anzumachen",
        "warum würdest du die Flurlampe anmachen",
    ],
)
async def test_what_forbids_or_tells_is_none(words: str) -> None:
    async with trial(home=HOME, language="de", area="wohnzimmer") as box:
        await box.say(words)
        assert not box.home.state("light.flur")["on"]


@pytest.mark.parametrize(
    ("words", "question", "answer", "said"),
    [
        ("stell die Heizung", "Auf wie viel?", "zwanzig Grad", "auf 20 Grad gestellt"),
        ("ändere die Helligkeit der Stehlampe", "Wie viel Prozent?", "auf vierzig", "40 Prozent"),
        ("stell den Wecker", "Um wie viel Uhr?", "sieben Uhr", "um 7 Uhr"),
    ],
)
async def test_what_an_order_lacks_is_asked_for(
    words: str, question: str, answer: str, said: str
) -> None:
    async with trial(home=HOME, language="de", area="wohnzimmer") as box:
        asked = await box.say(words)
        assert isinstance(asked.answer, Ask)
        assert asked.answer.question == question
        assert said in (await box.answer(asked, answer)).text
