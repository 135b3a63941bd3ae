"""What the recogniser heard: names that it misspells, and which of its hypotheses is believed."""

from __future__ import annotations

import pytest
from mind_kit import (
    device,
    mind,
    situation,
    transcript,
    understand,
)

from assistant.home.model import Device


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("turn on the naboo lamp", "light.nabu"),
        ("turn on the nabu lamb", "light.nabu"),
        ("turn off the reeding lamp", "light.reading"),
        ("turn on the lamp nabu", "light.nabu"),
        ("turn off the hal light", "light.hall"),
    ],
)
def test_names_survive_the_recogniser(said: str, target: str) -> None:
    assert device(said)[1] == target


def test_the_first_hypothesis_that_the_home_understands_is_believed() -> None:
    heard = transcript(
        ("turn on the chicken coop", -0.3),
        ("turn on the kitchen light", -0.5),
        ("turn off the hall light", -0.6),
    )
    understanding = mind().understand(heard, situation())
    assert understanding.heard == "turn on the kitchen light"
    assert understanding.lost
    alone = mind().understand(transcript(("turn on the chicken coop", -0.3)), situation())
    assert (alone.calls[0].skill, alone.sure) == ("home.unable", False)


def test_an_unlikely_hypothesis_is_not_believed() -> None:
    heard = transcript(("the birds fly south", -0.2), ("turn on the kitchen light", -2.5))
    assert not mind().understand(heard, situation()).calls


def test_what_lost_is_told_with_its_reason() -> None:
    known = situation()
    known.home.put_device(Device("light.hall_lamp", "light", "Hall Lamp", (), "hall"), {"on": True})
    understanding = understand("turn off the hall light", known)
    assert understanding.calls[0].arguments == {"device": "light.hall"}
    assert any(reason.endswith("explains less of the words") for reason in understanding.lost)
