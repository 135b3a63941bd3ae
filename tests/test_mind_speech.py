"""What is written is spoken as a person would read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.saying import speakable


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        # measures
        ("It is 21.5 °C.", "It is twenty-one point five degrees Celsius."),
        ("19 °C/66 °F", "nineteen degrees Celsius or sixty-six degrees Fahrenheit"),
        ("Set to 21°", "Set to twenty-one degrees"),
        ("−3.2°F outside", "minus three point two degrees Fahrenheit outside"),
        ("-5 °C", "minus five degrees Celsius"),
        ("5 kWh used, 1 kWh left", "five kilowatt hours used, one kilowatt hour left"),
        ("1,234.5 W", "one thousand two hundred and thirty-four point five watts"),
        ("10 km/h", "ten kilometers per hour"),
        ("0.5 l", "zero point five liters"),
        ("45% and 1 %", "forty-five percent and one percent"),
        ("1013 hPa", "one thousand and thirteen hectopascals"),
        ("12 m² and 3 m", "twelve square meters and three meters"),
        ("90 s", "ninety seconds"),
        ("3h20min", "three hours twenty minutes"),
        ("I'm 5 ft 3 in tall", "I'm five feet three inches tall"),
        ("I have 3 in my bag", "I have three in my bag"),
        ("2700K", "two thousand seven hundred kelvin"),
        # times and dates
        ("It's 7:05.", "It's seven oh five."),
        ("at 7:00", "at seven o'clock"),
        ("at 19:30", "at nineteen thirty"),
        ("at 7:05 am", "at seven oh five A M"),
        ("7:30 p.m. today", "seven thirty P M today"),
        ("7 pm", "seven P M"),
        ("7:00–9:00", "seven o'clock to nine o'clock"),
        ("10:30-11:30", "ten thirty to eleven thirty"),
        ("2026-11-23", "November twenty-third, twenty twenty-six"),
        ("November 23, 2026", "November twenty-third, twenty twenty-six"),
        ("Nov. 3 at 5", "November third at five"),
        ("23 November", "the twenty-third of November"),
        ("in 2026, since 2005", "in twenty twenty-six, since two thousand five"),
        ("the 1990s", "the nineteen nineties"),
        ("the 1st and 22nd", "the first and twenty-second"),
        # money, fractions, ranges, other numbers
        ("That is $1.49.", "That is one dollar and forty-nine cents."),
        ("$5, $1 or €3.50", "five dollars, one dollar or three euros and fifty cents"),
        ("$0.99", "ninety-nine cents"),
        ("$2.5 million", "two point five million dollars"),
        ("$5-10", "five dollars to ten dollars"),
        ("Add 1/2 cup", "Add one half cup"),
        ("2 1/2 cups", "two and a half cups"),
        ("1½ cups, ¾ full", "one and a half cups, three quarters full"),
        ("24/7", "twenty-four seven"),
        ("5-10 minutes", "five to ten minutes"),
        ("5–10%", "five to ten percent"),
        ("5 - 3 = 2", "five minus three equals two"),
        ("3 x 4 = 12", "three times four equals twelve"),
        ("call 555-1234", "call five five five, one two three four"),
        ("007", "zero zero seven"),
        ("#5 or No. 5", "number five or number five"),
        ("1,000,000", "one million"),
        ("A4 in room 12B", "A four in room twelve B"),
        ("Version 1.2.3", "Version one point two point three"),
        ("5, 6, and 7.", "five, six, and seven."),
        # words
        ("Ask Dr. Smith and Mrs. Jones.", "Ask Doctor Smith and Missus Jones."),
        ("Fruit, e.g. apples", "Fruit, for example, apples"),
        ("AT&T", "AT and T"),
        ("on/off, and/or", "on or off, and or"),
        ("living_room_lamp", "living room lamp"),
        ("a -> b", "a to b"),
        # markup
        ("**Bold** and _it_ and `code`", "Bold and it and code"),
        ("# Title\n- milk\n- 2 eggs", "Title. milk. two eggs."),
        ("1. Milk\n2. Bread", "Milk. Bread."),
        ("[the weather](https://example.com/a?b=c)", "the weather"),
        ("see https://www.example.com/a?b", "see example.com"),
        ("<b>Hot</b> water", "Hot water"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a, b, one, two"),
        ("😀 Hi 👍🏽! :-) ❤️", "Hi!"),
        ("Done ✅ :tada:", "Done"),
        ("👨‍👩‍👧 🙂 ... **", ""),
        ("", ""),
    ],
)
def test_as_a_person_would_read_it(written, spoken):
    assert speakable(written) == spoken


def test_plain_words_pass_unchanged():
    text = "The kitchen light is on, and I'll remind you at seven o'clock; anything else?"
    assert speakable(text) == text


@given(st.text(max_size=60))
def test_nothing_unspeakable_ever_comes_out(text):
    spoken = speakable(text)
    assert not set(spoken) & set("*_#`~|<>{}[]^=\n\t")
    assert spoken == spoken.strip()
    assert not any(digit in spoken for digit in "0123456789")


@given(st.text(alphabet="0123456789.,:/-–$€%°C kmh+*x=#'\"½apst", max_size=24))
def test_no_digit_survives_however_numbers_are_written(text):
    assert not any(digit in speakable(text) for digit in "0123456789")
