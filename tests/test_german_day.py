"""A German family's day: what is said to the box of `german_home.toml`, and what it answers.

Each conversation stands in one line of a table, its turns in order; the answers are what a German
reads, articles, cases and numbers included.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.testing import trial

HOME = Path(__file__).with_name("german_home.toml")


async def answers(*turns: str, area: str = "wohnzimmer") -> list[str]:
    async with trial(home=HOME, language="de", area=area, place="Berlin") as box:
        return [(await box.say(each)).text for each in turns]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("könntest du bitte die Kaffeemaschine anstellen", "Die Kaffeemaschine ist an."),
        (
            "kannst du die Rollläden im Wohnzimmer runterfahren",
            "Der Rollladen Wohnzimmer und das Terrassenrollo sind zu.",
        ),
        ("wir brauchen noch Klopapier", "Auf die Einkaufsliste gesetzt: Klopapier."),
        ("was muss ich einkaufen", "Auf der Einkaufsliste: Milch und Brot."),
        (
            "schreib Brot, Käse und zwei Liter Saft auf den Einkaufszettel",
            "Auf die Einkaufsliste gesetzt: Käse und zwei Liter Saft. Schon darauf: Brot.",
        ),
        ("streich die Milch vom Einkaufszettel", "Abgehakt auf der Einkaufsliste: Milch."),
        ("lass Robi laufen", "Robi ist am Saugen."),
        ("was macht Robi", "Robi ist an der Ladestation."),
        ("hab ich die Kaffeemaschine ausgemacht", "Ja, die Kaffeemaschine ist aus."),
        ("hab ich in der Küche das Licht angelassen", "Ja, das Küchenlicht ist an."),
        ("ist die Markise eingefahren", "Ja, die Markise ist zu."),
        ("wie weit ist die Jalousie offen", "Die Jalousie ist auf 0 Prozent."),
        ("mach die Heizung ein Grad wärmer", "Die Heizung ist auf 22 Grad gestellt."),
        ("dreh die Heizung um zwei Grad runter", "Die Heizung ist auf 19 Grad gestellt."),
        ("mach die Deckenlampe um zehn Prozent dunkler", "Die Deckenlampe ist auf 70 Prozent."),
        ("mach die Deckenlampe gemütlicher", "Die Deckenlampe ist jetzt wärmer."),
        ("zu dunkel", "Die Deckenlampe ist auf 100 Prozent."),
        (
            "wie viele Tage sind es noch bis Weihnachten",
            "32 Tage bis Freitag, den 25. Dezember.",
        ),
        ("wie lange ist Ostern her", "232 Tage seit Sonntag, dem 5. April."),
        ("welche Lampen gibt es im Schlafzimmer", "1 Lampe im Schlafzimmer: die Nachttischlampe."),
        (
            "wie viele Heizungen haben wir",
            "3 Heizungen: die Heizung, der Badheizkörper und der Thermostat.",
        ),
        ("welche Ventilatoren gibt es in der Küche", "Ich kenne in der Küche keine Ventilatoren."),
        (
            "weck mich jeden Werktag um 6 Uhr 45",
            "Der Wecker klingelt an Werktagen um 6 Uhr 45.",
        ),
        ("was liegt heute an", "In diesem Zuhause gibt es keinen Kalender."),
        ("rechne 15 Prozent von 80 aus", "Das ist 12."),
        ("wie viel Fahrenheit sind 20 Grad", "20 Grad Celsius sind 68 Grad Fahrenheit."),
        ("halt die Klappe", "In Ordnung."),
        ("kannst du mich hören", "Ja, ich bin da."),
        (
            "mach den Fernseher in einer halben Stunde aus",
            "In 30 Minuten mache ich das: mach den Fernseher aus.",
        ),
        (
            "mach die Deckenlampe so hell wie möglich",
            "Die Deckenlampe ist auf 100 Prozent.",
        ),
        ("wie bitte", "Ich habe noch nichts gesagt."),
        ("sag allen, das Essen ist fertig", "Durchgesagt."),
        (
            "wenn ich Feierabend sage, mach die Stehlampe an und stopp die Musik",
            "In Ordnung. Wenn du Feierabend sagst, mache ich das: mach die Stehlampe an und stopp "
            "die Musik.",
        ),
        ("es brennt in der Küche", "Ich kann niemanden anrufen. Ruf jetzt die 112 an."),
    ],
)
async def test_what_is_said_is_answered_in_german(said: str, answer: str) -> None:
    [text] = await answers(said)
    assert text == answer


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("mach die Stehlampe an", "ich sehe nichts"),
        ("mach die Stehlampe an", "wir essen gleich"),
        ("mach die Stehlampe an", "weil es dunkel wird"),
        ("mach die Stehlampe an", "sonst falle ich noch hin"),
        ("mach bitte die Stehlampe an", "mir ist das zu düster"),
    ],
)
async def test_a_reason_behind_an_order_is_none_of_it(order: str, reason: str) -> None:
    assert await answers(f"{order}, {reason}") == ["Die Stehlampe ist an."]


@pytest.mark.parametrize(
    "turns",
    [
        {
            "mach das Licht im Flur an": "Die Flurlampe ist an.",
            "wieder aus": "Die Flurlampe ist aus.",
        },
        {
            "fahr die Jalousie hoch": "Die Jalousie ist offen.",
            "zur Hälfte": "Die Jalousie ist zu 50 Prozent offen.",
            "etwas höher": "Die Jalousie ist zu 60 Prozent offen.",
            "ganz runter": "Die Jalousie ist zu.",
        },
        {
            "wie warm ist es im Bad": "Es sind im Bad 22 Grad.",
            "und im Wohnzimmer": "Es sind im Wohnzimmer 20,5 Grad.",
            "stell dort 22 Grad ein": "Die Heizung ist auf 22 Grad gestellt.",
            "ein bisschen wärmer": "Die Heizung ist auf 23 Grad gestellt.",
        },
        {
            "stell einen Timer auf 20 Minuten": "Der Timer läuft: 20 Minuten.",
            "noch einen auf fünf Minuten": "Der Timer läuft: 5 Minuten.",
            "stell ihn auf sechs Minuten": (
                "Was ist gemeint: der Timer über 5 Minuten oder der Timer über 20 Minuten?"
            ),
            "den ersten": "Der Timer über 5 Minuten läuft jetzt 6 Minuten.",
        },
        {
            "Timer für die Pizza": "Wie lange soll der Timer „Pizza“ laufen?",
            "zwölf Minuten": "Der Timer „Pizza“ läuft: 12 Minuten.",
            "wie lange läuft der noch": "Timer „Pizza“: noch 12 Minuten.",
        },
        {
            "setz Nudeln auf die Einkaufsliste": "Auf die Einkaufsliste gesetzt: Nudeln.",
            "und Parmesan": "Auf die Einkaufsliste gesetzt: Parmesan.",
            "was steht da jetzt drauf": "Auf der Einkaufsliste: Milch, Brot, Nudeln und Parmesan.",
        },
        {
            "starte Robi": "Robi ist am Saugen.",
            "wo ist er": "Robi ist am Saugen.",
            "schick ihn zurück": "Robi ist auf dem Rückweg.",
        },
        {
            "weck mich um sieben": "Der Wecker klingelt morgen um 7 Uhr.",
            "lieber um acht": "Der Wecker klingelt morgen um 8 Uhr.",
            "wann weckst du mich": "Dein Wecker klingelt morgen um 8 Uhr.",
        },
        {
            "erinnere mich an die Wäsche": "Wann?",
            "in einer Stunde": "Ich erinnere dich um 18 Uhr 30 an die Wäsche.",
            "nein, in zwei Stunden": "Ich erinnere dich um 19 Uhr 30 an die Wäsche.",
        },
    ],
)
async def test_a_conversation_goes_on(turns: dict[str, str]) -> None:
    assert await answers(*turns) == list(turns.values())


@pytest.mark.parametrize(
    "said",
    [
        "ich habe gestern das Licht angelassen",
        "mein Mann hat die Heizung hochgedreht",
        "im Fernsehen haben sie gesagt, mach das Licht aus",
        "der Film heißt Licht aus",
        "wir haben die Jalousie noch nicht hochgefahren",
        "mach bloß nicht das Licht aus",
        "lass das Licht an",
        "nicht die Garage aufmachen",
        "die Kinder sollen das Licht ausmachen",
        "wenn das Licht ausgeht, habe ich Angst",
        "der Wecker hat heute früh nicht geklingelt",
        "das Garagentor steht schon wieder offen",
        "ich mache das Licht selber aus",
        "ich hätte fast den Wecker verschlafen",
        "früher haben wir immer Timer gestellt",
        "er meinte, ich soll die Musik leiser machen",
        "und dann hat sie das Licht ausgemacht",
        "die Kaffeemaschine hat jemand ausgemacht",
        "soll ich das Licht ausmachen",
        "die Batterie vom Auto ist leer",
        "mach das Licht nicht aus, ich sehe sonst nichts",
        "ich will nicht, dass du die Rollläden runterlässt",
        "wieder aus",
        "höher",
    ],
)
async def test_what_is_told_or_forbidden_changes_nothing(said: str) -> None:
    async with trial(home=HOME, language="de", area=None) as box:
        before = {id_: dict(box.home.state(id_)) for id_ in box.home.devices}
        outcome = await box.say(said)
        assert {id_: dict(box.home.state(id_)) for id_ in box.home.devices} == before
        assert not box.agenda.entries()
        assert outcome.failed
