"""All that a skill may import: the decorator, the types of its parameters, what it is handed, and what it may return."""

from assistant.agenda.lists import closest as closest_name
from assistant.agenda.lists import match_items, split_items
from assistant.agenda.types import Agenda, Entry, Item, ItemList, Lists
from assistant.config import Secret
from assistant.errors import SkillError
from assistant.home.model import Command, Device, Home, State
from assistant.skillkit.context import Answer, Ask, Ctx, Dialogue, Say, SkillInfo, Sound
from assistant.skillkit.declare import Devices, Option, skill
from assistant.skillkit.slots import (
    Chosen,
    Date,
    Duration,
    HowOften,
    Number,
    Percent,
    Slot,
    TimeOfDay,
    Times,
    TimesOfDay,
    Weekdays,
    When,
    speaks_of_time,
)
from assistant.skillkit.speaking import (
    adjective_duration,
    counted,
    in_words,
    join_names,
    sentence,
    spoken_date,
    spoken_day,
    spoken_duration,
    spoken_time,
    spoken_weekdays,
    spoken_when,
)
from assistant.skillkit.templates import ERASE, PLEASE, THE
from assistant.skillkit.whens import Due, Plan
from assistant.skillkit.whens import plan as read_times
from assistant.skillkit.whens import when as read_when
from assistant.values import Json, Receipt, ToolCall

__all__ = [
    "ERASE",
    "PLEASE",
    "THE",
    "Agenda",
    "Answer",
    "Ask",
    "Chosen",
    "Command",
    "Ctx",
    "Date",
    "Device",
    "Devices",
    "Dialogue",
    "Due",
    "Duration",
    "Entry",
    "Home",
    "HowOften",
    "Item",
    "ItemList",
    "Json",
    "Lists",
    "Number",
    "Option",
    "Percent",
    "Plan",
    "Receipt",
    "Say",
    "Secret",
    "SkillError",
    "SkillInfo",
    "Slot",
    "Sound",
    "State",
    "TimeOfDay",
    "Times",
    "TimesOfDay",
    "ToolCall",
    "Weekdays",
    "When",
    "adjective_duration",
    "closest_name",
    "counted",
    "in_words",
    "join_names",
    "match_items",
    "read_times",
    "read_when",
    "sentence",
    "skill",
    "speaks_of_time",
    "split_items",
    "spoken_date",
    "spoken_day",
    "spoken_duration",
    "spoken_time",
    "spoken_weekdays",
    "spoken_when",
]
