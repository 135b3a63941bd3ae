"""Arithmetic, units and chance as they are spoken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.figures import plain
from assistant.languages.reading import in_digits
from assistant.languages.saying import spoken_figure
from assistant.skillkit.testing import trial


async def reply(words: str) -> str:
    async with trial("calculator", "units", "chance") as box:
        return (await box.say(words)).text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what is 15 percent of 80", "That's 12."),
        ("what's the square root of 144", "That's 12."),
        ("7 times 8 plus 2", "That's 58."),
        ("what is the sum of 3, 7, 9 and 24", "That's 43."),
        ("add five and seven", "That's 12."),
        ("how much is 20 percent off 50", "That's 40."),
        ("what is three quarters of 80", "That's 60."),
        ("what is 3/4 of 100", "That's 75."),
        ("what is two to the power of ten", "That's 1,024."),
        ("what is five squared plus twelve squared", "That's 169."),
        ("divide 10 by 4", "That's 2.5."),
        ("what is 1 divided by 3", "That's about 0.3333."),
        ("subtract 3 from 10", "That's 7."),
        ("what is the average of 4, 8 and 12", "That's 8."),
        ("what percent of 80 is 20", "That's 25 percent."),
        ("is 126 divisible by 8", "No, 126 divided by 8 leaves 6."),
        ("is 128 divisible by 8", "Yes, 8 goes into 128 16 times."),
        ("is 97 a prime number", "Yes, 97 is prime."),
        ("what is 5 divided by 0", "Nothing can be divided by zero."),
        ("what is the square root of minus 4", "That has no answer among the real numbers."),
        ("what is 99999 to the power of 99999", "That number is too big for me."),
        ("what is the factorial of 100000", "That number is too big for me."),
    ],
)
async def test_sums(words: str, answer: str) -> None:
    assert await reply(words) == answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what is 5 miles in kilometers", "5 miles is about 8.05 kilometers."),
        ("350 fahrenheit in celsius", "350 degrees Fahrenheit is about 177 degrees Celsius."),
        ("how many grams are in a pound", "1 pound is about 454 grams."),
        ("how many ounces in a cup", "1 cup is 8 fluid ounces."),
        ("how many grams is a cup of flour", "1 cup of flour is about 125 grams."),
        ("convert two and a half hours to minutes", "2.5 hours is 150 minutes."),
        ("how many grams in a mile", "Miles can't be turned into grams."),
    ],
)
async def test_units(words: str, answer: str) -> None:
    assert await reply(words) == answer


@pytest.mark.parametrize(
    "words",
    [
        "how do i find the area of a circle",
        "what is the meaning of life",
        "calculate the resistance of this resistor",
        "what is the difference between cats and dogs",
        "how many onions do i have on hand",
        "what is 5",
    ],
)
async def test_what_is_no_sum_is_left_alone(words: str) -> None:
    async with trial("calculator", "units", "chance") as box:
        assert box.understood_by(words) == ()


async def test_a_model_cannot_smuggle_code_in() -> None:
    async with trial("calculator") as box:
        for code in (
            "__import__('os')",
            "().__class__",
            "open('/etc/passwd')",
            "[x for x in range(9)]",
        ):
            outcome = await box.call("calculator.calculate", expression=code)
            assert outcome.failed


async def test_chance() -> None:
    assert await reply("flip a coin") in ("Heads.", "Tails.")
    assert int((await reply("roll a die")).strip(".")) in range(1, 7)
    assert int((await reply("pick a number between 5 and 7")).strip(".")) in range(5, 8)
    assert await reply("please spin that coin, I call heads") in ("Heads.", "Tails.")
    assert int((await reply("roll a die with 4 sides")).strip(".")) in range(1, 5)
    assert len(re.findall(r"\d+", await reply("throw a pair of dice"))) == 3
    first, second, total = map(int, re.findall(r"\d+", await reply("roll two dice")))
    assert first + second == total


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("twenty-five percent of a hundred and twenty", "25 percent of 120"),
        ("two million five hundred thousand", "2500000"),
        ("two and a half cups", "2.5 cups"),
        ("2½ cups", "2.5 cups"),
        ("a dozen eggs", "12 eggs"),
        ("three, seven, nine", "3, 7, 9"),
        ("to the 8th", "to the 8th"),
    ],
)
def test_words_become_figures(words: str, figures: str) -> None:
    assert in_digits(words) == figures


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_is_said_exactly(number: int) -> None:
    assert int(spoken_figure(number).replace(",", "")) == number
    assert plain(float(number)) == str(number)


def test_fractions_are_said_short() -> None:
    assert [spoken_figure(value) for value in (0.1 + 0.2, 1 / 3, 1234567.891, 0.0625)] == [
        "0.3",
        "0.3333",
        "1,234,567.89",
        "0.0625",
    ]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what is twenty thirty minus nineteen sixty", "That's 70."),
        ("eighteen forty eight plus twelve", "That's 1,860."),
        ("nineteen oh six minus six", "That's 1,900."),
        ("what's eight hundred minus twenty ten", "That's -1,210."),
        ("add nineteen twenty and one", "That's 40."),
        ("the sum of twelve thirty and two", "That's 44."),
        ("thirty five times two", "That's 70."),
    ],
)
async def test_a_year_in_two_halves_is_one_number_and_a_list_is_several(
    words: str, answer: str
) -> None:
    async with trial("calculator") as box:
        assert (await box.say(words)).text == answer
