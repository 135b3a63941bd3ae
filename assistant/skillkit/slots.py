"""What may stand in a `{slot}` of a sentence: annotated types, each with the parser from words to a
plain JSON value.

A skill writes `seconds: Duration`; the route finds the `Slot` in the parameter's metadata and calls
`parse(words, now)`. The value is JSON, so that a call stays data: durations are seconds, times of
day "HH:MM", moments ISO 8601 with their offset, weekdays numbers from 0 (Monday). The skill itself
receives the Python type (`float`, `datetime.time`, `datetime` …).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field

from assistant.core.values import Json
from assistant.languages import language
from assistant.languages.replies import Replies
from assistant.skillkit.host.slips import or_none

say = Replies("slots")
DAY_S = 24 * 3600
LONGEST = 200
"""Characters that the words of one value may have; no parser is asked about more."""
TIME = "time"
"""The kind of a slot that holds a time of day, which "for ten minutes" is not."""


Words = str | Callable[[], str]
"""Words as they are, or a message that is said later (`say.later("which-day")`)."""


def _said(words: Words) -> str:
    return words if isinstance(words, str) else words()


@dataclass(frozen=True, slots=True)
class Slot:
    """Marks a parameter whose words need a parser. `kind` names it in prompts and in questions
    ("How long?").
    """

    kind: str
    read: Callable[[str, datetime], Json | None]
    question: Words
    """Asks for the value where it was not said."""
    words: bool = False
    """The value is the words themselves: they are handed on as they were said, with their commas
    and number words.
    """
    beyond: Words = ""
    """What is said of a value that is more than the parameter's type allows."""
    known: bool = False
    """What is read must be a name that the skill's file knows at run time (`declare.Known`)."""

    def asked(self) -> str:
        """The question in the language of the turn."""
        return _said(self.question)

    def too_much(self) -> str:
        """What is said of a value beyond the type, in the language of the turn; "" for nothing."""
        return _said(self.beyond)

    def parse(self, text: str, now: datetime, known: Sequence[str] = ()) -> Json | None:
        """The JSON value that the *whole* text says, or None. `now` is the local time with its
        zone; `known` are the names that the skill's file knows, for a slot that wants one of them.

        A parser that fails says nothing: it may belong to a skill file, and is asked about every
        sentence. Raises TooMuch for what is understood, but beyond all counting.
        """
        if len(text) > LONGEST:
            return None
        value = or_none(f"parser of the {self.kind}", self.read, text, now)
        if not self.known:
            return value
        return next((name for name in known if name.casefold() == str(value).casefold()), None)


def _joined(value: Json) -> Json:
    """Where the answer to a question chose several things, their values side by side."""
    return (
        " ".join(value)
        if isinstance(value, list) and all(isinstance(each, str) for each in value)
        else value
    )


def _number(text: str, now: datetime) -> Json | None:
    return _plain(language().readers.number(text))


def percent(text: str, now: datetime) -> Json | None:
    """ "50 percent", "twenty", "half", "full": 0 to 100, or None."""
    return _plain(language().readers.percent(text))


def _duration(text: str, now: datetime) -> Json | None:
    seconds = language().readers.duration(text)
    return _plain(seconds) if seconds else None


def _time_of_day(text: str, now: datetime) -> Json | None:
    said = language().readers.time_of_day(text)
    return said.morning().strftime("%H:%M") if said else None


def _times_of_day(text: str, now: datetime) -> Json | None:
    times = language().readers.times_of_day(text)
    return [said.morning().strftime("%H:%M") for said in times] or None


def _date(text: str, now: datetime) -> Json | None:
    day = language().readers.date(text, now)
    return day.isoformat() if day else None


def _when(text: str, now: datetime) -> Json | None:
    moment = language().readers.when(text, now)
    return moment.isoformat(timespec="seconds") if moment else None


def _times(text: str, now: datetime) -> Json | None:
    return text if language().readers.plan(text, now) else None


def _how_often(text: str, now: datetime) -> Json | None:
    return language().readers.how_often(text, now)


def speaks_of_time(text: str, now: datetime) -> bool:
    """Whether the words are no name of anything: a time, a day, or how often."""
    return language().readers.speaks_of_time(text, now)


def _weekdays(text: str, now: datetime) -> Json | None:
    return list(language().readers.weekdays(text)) or None


def _plain(value: float | None) -> Json | None:
    return None if value is None else int(value) if value == int(value) else round(value, 6)


Duration = Annotated[
    float,
    Field(gt=0, le=400 * DAY_S),
    Slot("duration", _duration, say.later("how-long"), beyond=say.later("too-long")),
]
"""Seconds: "five minutes", "an hour and a half", "90 seconds", "1:30" (minutes and seconds)."""

TimeOfDay = Annotated[time, Slot(TIME, _time_of_day, say.later("what-time"))]
"""A local wall-clock time: "half past six", "6.30", "7 am", "eight in the evening". A bare hour 5
to 11 means the morning.
"""

TimesOfDay = Annotated[
    list[time], Field(min_length=1), Slot("times", _times_of_day, say.later("what-time"))
]
"""One or several: "4 am and 7 am", "both six and half past six"."""

Date = Annotated[
    str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), Slot("date", _date, say.later("what-day"))
]
"""An ISO date: "tomorrow", "next Tuesday", "the 5th", "May 25". A day without a year is the next
such day.
"""

When = Annotated[AwareDatetime, Slot("when", _when, say.later("when"))]
"""A moment: "tomorrow at nine", "in two hours", "on Friday evening". A time that has passed today
means tomorrow.
"""

Times = Annotated[str, Field(max_length=120), Slot(TIME, _times, say.later("for-what-time"))]
"""Words for one or several times, once or on weekdays: "half past six on weekdays", "4 am and 7
am", "eight tomorrow".

They stay words; `read_times(words, ctx.now())` gives the `Plan`.
"""

HowOften = Annotated[
    str, Field(max_length=60), Slot("repetition", _how_often, say.later("how-often"))
]
"""What stands before the noun and says that it comes again: "daily", "weekday morning",
"recurring". It stays words.
"""

Chosen = BeforeValidator(_joined)
"""In a text parameter that answers to a question with choices fill: "both" and "all of them" become
"#1 #2".
"""

Weekdays = Annotated[
    list[Annotated[int, Field(ge=0, le=6)]],
    Field(min_length=1),
    Slot("weekdays", _weekdays, say.later("which-days")),
]
"""0 is Monday: "weekdays", "every Monday and Thursday", "on the weekend", "every day"."""

Number = Annotated[float, Slot("number", _number, say.later("how-many"))]
"""Digits or words: "2.5", "twenty-one", "one and a half"."""

Percent = Annotated[
    float, Field(ge=0, le=100), Slot("percent", percent, say.later("how-many-percent"))
]
"""0 to 100: "50 percent", "twenty", "full", "half"."""
