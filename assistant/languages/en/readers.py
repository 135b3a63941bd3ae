"""What reads English (`assistant.languages.readers`): the modules beside this one as one."""

from assistant.languages.en.clocks import time_of_day, times_of_day
from assistant.languages.en.dates import date_of as date
from assistant.languages.en.dates import weekdays
from assistant.languages.en.days import day_of as day
from assistant.languages.en.days import days_of as days
from assistant.languages.en.days import no_such_day
from assistant.languages.en.days import past_day_of as past_day
from assistant.languages.en.durations import duration
from assistant.languages.en.figures import digits, in_figures
from assistant.languages.en.numbers import code, figure, number, numeral, ordinal, percent
from assistant.languages.en.orders import (
    begins_order,
    lasting,
    name_and_words,
    opposite,
    orders,
    planned,
)
from assistant.languages.en.times import how_often, plan, speaks_of_time, when

__all__ = [
    "begins_order",
    "code",
    "date",
    "day",
    "days",
    "digits",
    "duration",
    "figure",
    "how_often",
    "in_figures",
    "lasting",
    "name_and_words",
    "no_such_day",
    "number",
    "numeral",
    "opposite",
    "orders",
    "ordinal",
    "past_day",
    "percent",
    "plan",
    "planned",
    "speaks_of_time",
    "time_of_day",
    "times_of_day",
    "weekdays",
    "when",
]
