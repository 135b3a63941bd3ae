"""Slats that are tilted by voice, covers that can't, and roofs that have nothing but slats."""

from __future__ import annotations

from spoken_kit import at_home

HOME = """
area = [{id = "office", name = "office"}, {id = "lounge", name = "lounge"}]
[[device]]
id = "cover.office"
kind = "cover"
name = "office blinds"
device_class = "blind"
area = "office"
position = 80
tilt = 30
[[device]]
id = "cover.terrace"
kind = "cover"
name = "terrace shutter"
device_class = "shutter"
position = 100
tilt = 0
[[device]]
id = "cover.roof"
kind = "cover"
name = "pergola"
tilt = 0
[[device]]
id = "cover.curtains"
kind = "cover"
name = "lounge curtains"
device_class = "curtain"
area = "lounge"
position = 50
"""


MOVED = (
    ("tilt the terrace shutter to 50 percent", "cover.terrace", {"position": 100, "tilt": 50}),
    ("set the tilt of the office blinds to 75", "cover.office", {"position": 80, "tilt": 75}),
    (
        "turn the slats of the terrace shutter to 20 percent",
        "cover.terrace",
        {"position": 100, "tilt": 20},
    ),
    ("open the slats of the terrace shutter", "cover.terrace", {"position": 100, "tilt": 100}),
    ("close the slats in the office", "cover.office", {"position": 80, "tilt": 0}),
    ("tilt the office blinds shut", "cover.office", {"position": 80, "tilt": 0}),
    ("tilt the office blinds a bit more", "cover.office", {"position": 80, "tilt": 40}),
    ("tilt the office blinds a little less", "cover.office", {"position": 80, "tilt": 20}),
    ("tilt the office blinds by 15 percent", "cover.office", {"position": 80, "tilt": 45}),
    (
        "lower the tilt of the office blinds by 5 percent",
        "cover.office",
        {"position": 80, "tilt": 25},
    ),
    ("open the office blinds by 15 percent", "cover.office", {"position": 95, "tilt": 30}),
    ("open the pergola", "cover.roof", {"tilt": 100}),
    ("set the pergola to 40 percent", "cover.roof", {"tilt": 40}),
    ("open the pergola a bit", "cover.roof", {"tilt": 10}),
)
ANSWERED = (
    ("what's the tilt of the office blinds", "The office blinds are tilted to 30 percent."),
    ("are the slats of the terrace shutter open", "The terrace shutter is tilted shut."),
    ("how far are the blinds tilted", "The office blinds are tilted to 30 percent."),
    ("how are the slats tilted in the office", "The office blinds are tilted to 30 percent."),
    ("is the pergola open", "No, the pergola is closed."),
    ("what's the state of the terrace shutter", "The terrace shutter is open and tilted shut."),
)


async def test_what_is_said_of_slats_moves_slats_alone() -> None:
    async with at_home(HOME) as spoken:
        await spoken.say("open the slats")
        assert [
            spoken.home.state(id_)["tilt"]
            for id_ in ("cover.office", "cover.terrace", "cover.roof")
        ] == [100, 100, 100]
        assert spoken.home.state("cover.curtains") == {"position": 50}
        for said, device, state in MOVED:
            outcome = await spoken.say(said)
            assert (said, outcome.failed, spoken.home.state(device)) == (said, False, state)


async def test_how_far_is_asked_where_nobody_said() -> None:
    async with at_home(HOME) as spoken:
        assert (
            await spoken.say("tilt the office blinds", "half")
        ).text == "The office blinds are tilted to 50 percent."


async def test_slats_are_stopped_and_no_other_cover() -> None:
    async with at_home(HOME) as spoken:
        slatted = {"cover.office", "cover.terrace", "cover.roof"}
        for said in ("stop the slats", "halt the louvres", "stop tilting"):
            outcome = await spoken.say(said)
            assert (said, {receipt.device for receipt in outcome.receipts}) == (said, slatted)


async def test_what_cannot_tilt_says_so_and_stays() -> None:
    async with at_home(HOME) as spoken:
        for said in (
            "tilt the lounge curtains to 30 percent",
            "tilt the lounge curtains",
            "tilt the curtains shut",
        ):
            outcome = await spoken.say(said)
            assert (said, outcome.failed, spoken.home.state("cover.curtains")) == (
                said,
                True,
                {"position": 50},
            )
            assert "can't" in outcome.text


async def test_how_slats_stand() -> None:
    async with at_home(HOME) as spoken:
        assert [(said, (await spoken.say(said)).text) for said, _ in ANSWERED] == list(ANSWERED)
