"""What a language says is what it reads: lengths, times, moments, days and weekdays, in each."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.languages import load
from tests.reading_kit import NOW

TABLED = ("de", "fr", "es", "nl", "it")
each_language = pytest.mark.parametrize("code", TABLED)
few = settings(max_examples=40)


@each_language
@few
@given(seconds=st.integers(1, 86_400))
def test_a_length_is_heard_as_it_is_spoken(code: str, seconds: int) -> None:
    language = load(code)
    assert language.readers.duration(language.spoken.duration(seconds, parts=4)) == seconds


@each_language
@few
@given(moment=st.times())
def test_a_time_is_heard_as_it_is_spoken(code: str, moment: time) -> None:
    language = load(code)
    said = language.readers.time_of_day(language.spoken.time(moment))
    assert said
    assert (said.hour, said.minute) == (moment.hour, moment.minute)


@each_language
@few
@given(minutes=st.integers(1, 60 * 24 * 250))
def test_a_moment_is_heard_as_it_is_spoken(code: str, minutes: int) -> None:
    """But for the half of the day, which nobody says."""
    language = load(code)
    moment = datetime.fromtimestamp(NOW.timestamp() + 60 * minutes, NOW.tzinfo)
    heard = language.readers.when(language.spoken.when(moment, NOW), NOW)
    assert heard
    assert heard.date() == moment.date()
    assert (heard.hour % 12, heard.minute) == (moment.hour % 12, moment.minute)


@each_language
@given(days=st.sets(st.integers(0, 6), min_size=1))
@few
def test_weekdays_are_heard_as_they_are_spoken(code: str, days: set[int]) -> None:
    language = load(code)
    assert set(language.readers.weekdays(language.spoken.weekdays(sorted(days)))) == days


@each_language
@few
@given(ahead=st.integers(1, 300))
def test_a_day_is_heard_as_it_is_spoken(code: str, ahead: int) -> None:
    language, day = load(code), NOW.date() + timedelta(days=ahead)
    assert language.readers.date(language.spoken.date(day, NOW.date()), NOW) == day


@each_language
@few
@given(text=st.text(max_size=40))
def test_no_words_break_a_reader(code: str, text: str) -> None:
    readers = load(code).readers
    readers.number(text)
    readers.in_figures(text)
    readers.duration(text)
    readers.times_of_day(text)
    readers.plan(text, NOW)
    readers.when(text, NOW)
    readers.weekdays(text)
