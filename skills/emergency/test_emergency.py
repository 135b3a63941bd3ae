"""Who is in danger is told whom to call, and nobody else."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    "said",
    [
        "my husband is unconscious",
        "my baby isn't breathing",
        "grandma has collapsed",
        "our neighbour just fell down the stairs",
        "I think I'm having a stroke",
        "I'm badly hurt",
        "I cut myself badly",
        "my son has swallowed bleach",
        "I took too many pills",
        "somebody help me",
        "my husband has collapsed and he's hardly breathing",
        "grandma has fallen and can't get up",
        "Dad's slipped in the shower and he isn't moving",
        "she won't wake up",
        "oh god, the baby has turned blue",
        "our neighbour is having some kind of seizure",
        "he's got a terrible pain in his chest",
        "my chest feels tight and my arm is numb",
        "one side of her face is drooping",
        "the little one has swallowed a button battery",
        "Grandad has taken a whole bottle of sleeping pills",
        "he's bleeding badly and I can't stop it",
        "I've tripped on the stairs and I think my leg is broken",
        "there are flames in the kitchen",
        "the chip pan has caught fire",
        "there's smoke pouring out of the tumble dryer",
        "the tumble dryer is on fire, quick",
        "I can smell gas in the hall",
        "the whole house reeks of gas",
        "someone's trying to force the back door",
        "there's a burglar downstairs",
        "a man is climbing in through the bathroom window",
    ],
)
async def test_danger(said: str) -> None:
    async with trial("emergency", "help") as box:
        assert box.understood_by(said) == ("emergency.emergency",)


@pytest.mark.parametrize(
    "said",
    [
        "my husband is hungry",
        "the temperature has collapsed",
        "I took too many photos",
        "in the film her husband collapsed and he was hardly breathing",
        "my grandma fell down the stairs last year and couldn't get up",
        "a colleague of mine has collapsed at work",
        "Dad's passed out on the sofa after the pub",
        "grandma has passed out the presents",
        "the hero is bleeding badly in the last scene",
        "she had a stroke two years ago and can't move her arm",
        "he can hardly breathe for laughing",
        "he'll have a fit when he sees this",
        "my husband has fallen asleep and won't get up",
        "my sister has fainted twice at concerts",
        "he's dying to see you",
        "I've taken my tablets",
        "I've got a pain in my back",
        "there's a fire in the fireplace",
        "there are flames on the telly",
        "the band is on fire tonight",
        "if the kitchen is on fire what do we do",
        "there's a fire engine outside",
        "there's a fire drill in the house tomorrow",
        "they had a burglar in the garage last year",
        "there's somebody upstairs",
        "there's a man at the window in this painting",
        "help",
        "who can help me with the oven",
    ],
)
async def test_no_danger(said: str) -> None:
    async with trial("emergency", "help") as box:
        assert "emergency.emergency" not in box.understood_by(said)
