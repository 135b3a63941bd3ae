"""German: one of several heatings called "Heizung", remarks on warmth, awnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.testing import Trial, trial

HOME = Path(__file__).with_name("german_home.toml")


async def said(words: str, area: str = "wohnzimmer") -> tuple[str, dict[str, object]]:
    """What is answered, and the target of each heating by its room."""
    async with trial(home=HOME, language="de", area=area) as box:
        return (await box.say(words)).text, targets(box)


def targets(box: Trial) -> dict[str, object]:
    rooms = ("wohnen", "bad", "leni")
    return {room: box.home.state(f"climate.{room}").get("target") for room in rooms}


AS_BEFORE = {"wohnen": 21.0, "bad": 23.0, "leni": 20.0}


@pytest.mark.parametrize(
    ("words", "area", "changed"),
    [
        ("Heizung auf 22", "wohnzimmer", {"wohnen": 22.0}),
        ("Heizung im Bad auf 22", "wohnzimmer", {"bad": 22.0}),
        ("stell bitte im Bad die Heizung auf neunzehn Grad", "flur", {"bad": 19.0}),
        ("dreh die Heizung bei Leni hoch", "wohnzimmer", {"leni": 21.0}),
        ("die Heizung bitte auf 18 Grad", "bad", {"bad": 18.0}),
        ("Heizung im Wohnzimmer auf 20", "bad", {"wohnen": 20.0}),
        ("alle Heizungen auf 19 Grad", "kueche", {"wohnen": 19.0, "bad": 19.0, "leni": 19.0}),
        ("stell die Heizungen auf 22 Grad", "flur", {"wohnen": 22.0, "bad": 22.0, "leni": 22.0}),
        ("Heizung im Schlafzimmer auf 20", "wohnzimmer", {}),
    ],
)
async def test_a_device_called_heizung_is_one_of_the_heatings(
    words: str, area: str, changed: dict[str, object]
) -> None:
    _, found = await said(words, area)
    assert found == {**AS_BEFORE, **changed}


@pytest.mark.parametrize(
    ("words", "area", "answer"),
    [
        ("ist die Heizung im Bad an", "wohnzimmer", "Ja, der Badheizkörper ist an."),
        ("ist die Heizung an", "bad", "Ja, der Badheizkörper ist an."),
        ("ist die Heizung an", "flur", "Ja, die Heizung ist an."),
        ("mach die Heizung im Flur an", "bad", "Ich kenne im Flur nichts, was „Heizung“ heißt."),
        (
            "Heizung im Schlafzimmer auf 20",
            "bad",
            "So ein Gerät kenne ich im Schlafzimmer nicht.",
        ),
        (
            "auf wie viel Grad steht die Heizung",
            "wohnzimmer",
            "Die Heizung ist auf 21 Grad gestellt, und dort sind es 20,5 Grad.",
        ),
        ("ist der Vorhang zugezogen", "bad", "Ich kenne nichts, was „Vorhang“ heißt."),
        ("dimm die Kaffeemaschine", "bad", "Mit der Kaffeemaschine geht das nicht."),
    ],
)
async def test_what_is_answered_of_it(words: str, area: str, answer: str) -> None:
    assert (await said(words, area))[0] == answer


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("mir ist kalt", 1),
        ("uns ist ganz schön kalt", 1),
        ("mir wird langsam kalt", 1),
        ("zu kalt hier", 1),
        ("hier drin ist es aber frisch", 1),
        ("ich hätte es gern ein bisschen wärmer", 1),
        ("mir ist zu warm", -1),
        ("es ist uns zu heiß hier", -1),
        ("es dürfte ruhig etwas kühler sein", -1),
        ("ist dir kalt", 0),
        ("mir war gestern so kalt", 0),
        ("mir ist nicht kalt", 0),
        ("der Kaffee ist kalt", 0),
        ("im Sommer ist es warm", 0),
        ("draußen ist es kalt", 0),
    ],
)
async def test_who_remarks_that_it_is_cold_wants_it_warmer(words: str, change: int) -> None:
    _, found = await said(words)
    assert found == {**AS_BEFORE, "wohnen": AS_BEFORE["wohnen"] + change}


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("fahr die Markise aus", 100),
        ("Markise raus", 100),
        ("kurbel mal die Markise raus", 100),
        ("könntest du die Markise ausfahren", 100),
        ("fahr die Markise ein", 0),
        ("Markise rein", 0),
        ("hol die Markisen rein", 0),
        ("fahr die Markise nicht aus", 40),
        ("die Markise ist draußen", 40),
    ],
)
async def test_awnings_go_out_and_in(words: str, position: int) -> None:
    async with trial(home=HOME, language="de", area="balkon") as box:
        box.home.update("cover.markise", {"position": 40})
        await box.say(words)
        assert box.home.state("cover.markise")["position"] == position
