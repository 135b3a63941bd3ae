"""All that a skill may import, and all that it needs of the project. By what it is for:

- **declaring a skill**: `skill`, `Tool`, `Role`, `Frame`, `frames`, `words` (what the code knows of
  a language), `replies` (what is said), `Secret` (in `Settings`)
- **parameters**: `Devices`, `Ids`, `Answered` (`PERCENT`, `AMOUNT`), `Players`, `Option`,
  `Quoted`, `Question`, `Slot`, `Chosen`,
  `Number`, `Percent`, `Duration`, `TimeOfDay`, `TimesOfDay`, `Times`, `When`, `Date`, `Day`,
  `Days`, `PastDay`, `NoDay`, `Spans`, `DueBy`, `Weekdays`, `HowOften`, `KnownPlace`
- **what it is handed**: `Ctx`, `Dialogue`, `Sound`, `SkillInfo`, `Json`, `language` (of the turn)
- **what it returns**: `Answer`, `Say`, `Fact`, `Ask`, `ToolCall`, `SkillError`
- **reading what was said**: `in_digits`, `read_number`, `read_percent`, `read_duration`,
  `read_time_of_day`, `read_when`, `read_times`, `Plan`, `Due`, `speaks_of_time`, `days_of`,
  `amount_said`, `says_nothing`, `says_which`, `no_such_day`, `lasting`, `opposite`, `spans_of`,
  `windows_of`, `stretch`, `Stretch`, `DAY_PARTS`, `due_of`, `series_of`, `Series`, `lacks_its_day`
- **values in words**: `in_words`, `counted`, `figure`, `spoken_figure`, `plain_figure`,
  `join_names`, `sentence`, `in_a_row`, `whole_sentences`, `capitalised`, `uncapitalised`,
  `spoken_duration`,
  `adjective_duration`, `spoken_time`, `spoken_date`, `spoken_day`, `spoken_when`,
  `spoken_weekdays`, `spoken_part`, `spoken_span`, `spoken_due`, `spoken_series`, `plain_day`,
  `day_name`, `month_name`, `days_apart`
- **names that people say**: `closest_name`, `plain_name`, `find_among`, `match_items`,
  `split_items`
- **devices**: `Home`, `Device`, `State`, `Command`, `Receipt`; told: `tell`, `Wish`, `wishing`,
  `opening`, `players`; what became of it: `outcome`, `failures`; what is not known of them:
  `not_known`, `reservations`, `lost_hubs`, `unseen_hubs`, `NAMED`
- **how devices are spoken of**: `house`, `the`, `the_or_person`, `things`, `name_all`, `apart`,
  `is_plural`, `plural_of`, `in_room`, `on_floor`; how they stand: `Predicate`, `predicate`, `word`,
  `describe`, `how`, `slats`, `ALARM_MODES`; questions about them: `answer`, `absent`, `fact_of`;
  what there is: `abilities`, `counted_kinds`, `devices_called`, `devices_meant`, `kind_meant`,
  `kind_called`, `kind_noun`, `sayings`
- **what is measured and what was**: `measured`, `Measured`, `amount`; `Spell`, `Deed` (of
  `Home.history`), `truth`
- **lights, temperatures, options**: `Color`, `colored`, `white`, `looks`; `degrees`, `in_units`,
  `aimed`, `set_to`, `shifted`, `between`, `beyond`, `keeps_between`; `OPTION_KEYS`,
  `offered`, `fitting`, `meant`, `plain`, `stands`, `spoken_option`, `noun_of_options`, `is_none`,
  `nothing`
- **timers, alarms, reminders**: `Agenda`, `Entry`, `picked`, `at_times`, `counts`, `which_one`,
  `shall_they_go`, `spoken_again`, `spoken_times`, `spoken_all`
- **conditions**: `Condition`, `Term`, `Judged`, `judged`
- **lists**: `Lists`, `ItemList`, `Item`, `all_lists`, `list_called`, `title`, `number_of`;
  when an item is late: `due_at`
- **calendars**: `Event`, `events_of`, `known_until`, `unheard_calendars`; how what is known no
  more is told: `when_last`; what may be done with an event: `event_shifted`
- **places**: `Place`, `find_place`, `find_zone`, `locate`; `SunEvent`, `sun_moment`
- **files of its own**: `skill_folder`, `read_kept`, `write_kept`, `write_whole`
"""

from assistant.agenda.conditions import Condition, Term
from assistant.agenda.types import Agenda, Entry, Item, ItemList, Lists
from assistant.core.errors import SkillError
from assistant.core.keep import write_whole
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.events import shifted as event_shifted
from assistant.home.history import Deed, Spell
from assistant.home.model import Command, Device, Home, State
from assistant.languages import language
from assistant.languages.capitals import capitalised
from assistant.languages.daynames import day_name, month_name
from assistant.languages.figures import plain as plain_figure
from assistant.languages.letters import uncapitalised
from assistant.languages.naming import closest as closest_name
from assistant.languages.naming import find_among, match_items, split_items
from assistant.languages.naming import plain as plain_name
from assistant.languages.plan import Due, Plan
from assistant.languages.reading import (
    in_digits,
    lasting,
    opposite,
    read_duration,
    read_number,
    read_time_of_day,
    read_times,
    read_when,
)
from assistant.languages.replies import Replies as replies
from assistant.languages.replies import figure
from assistant.languages.saying import (
    adjective_duration,
    counted,
    in_words,
    join_names,
    sentence,
    spoken_date,
    spoken_day,
    spoken_duration,
    spoken_figure,
    spoken_time,
    spoken_weekdays,
    spoken_when,
)
from assistant.languages.sentences import in_a_row, whole_sentences
from assistant.languages.words import Words as words
from assistant.service.secret import Secret
from assistant.skillkit import frames
from assistant.skillkit.answered import AMOUNT, PERCENT, Answered, amount_said
from assistant.skillkit.apart import apart
from assistant.skillkit.calendars import Event, events_of, known_until, unheard_calendars
from assistant.skillkit.conditions import Judged, judged
from assistant.skillkit.context import Answer, Ask, Ctx, Dialogue, Fact, Say, SkillInfo, Sound
from assistant.skillkit.daylight import SunEvent, sun_moment
from assistant.skillkit.days import Day, Days, NoDay, PastDay, days_apart, days_of, no_such_day
from assistant.skillkit.declare import skill
from assistant.skillkit.devices import failures, outcome
from assistant.skillkit.dues import (
    DueBy,
    Series,
    due_at,
    due_of,
    lacks_its_day,
    series_of,
    spoken_due,
    spoken_series,
)
from assistant.skillkit.entries import (
    at_times,
    counts,
    picked,
    shall_they_go,
    spoken_again,
    spoken_all,
    spoken_times,
    which_one,
)
from assistant.skillkit.facts import fact_of
from assistant.skillkit.folders import read_kept, skill_folder, write_kept
from assistant.skillkit.frames import Frame
from assistant.skillkit.indefinite import says_nothing, says_which
from assistant.skillkit.inventory import (
    abilities,
    counted_kinds,
    devices_called,
    kind_called,
    kind_meant,
    kind_noun,
    sayings,
)
from assistant.skillkit.lights import Color, colored, looks, white
from assistant.skillkit.listing import all_lists, list_called, number_of, title
from assistant.skillkit.measures import Measured, amount, measured
from assistant.skillkit.naming import (
    in_room,
    is_plural,
    name_all,
    on_floor,
    plural_of,
    the,
    the_or_person,
    things,
)
from assistant.skillkit.naming import say as house
from assistant.skillkit.options import KEYS as OPTION_KEYS
from assistant.skillkit.options import (
    fitting,
    is_none,
    meant,
    nothing,
    noun_of_options,
    offered,
    plain,
    stands,
)
from assistant.skillkit.options import spoken as spoken_option
from assistant.skillkit.parameters import Devices, Option, Quoted
from assistant.skillkit.places import KnownPlace, Place, find_place, find_zone, locate
from assistant.skillkit.players import Players, players
from assistant.skillkit.predicates import Predicate, predicate, word
from assistant.skillkit.questions import Question, absent, answer
from assistant.skillkit.roles import Role
from assistant.skillkit.setpoints import (
    aimed,
    between,
    beyond,
    degrees,
    in_units,
    keeps_between,
    set_to,
    shifted,
)
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
from assistant.skillkit.slots import percent as read_percent
from assistant.skillkit.spans import (
    DAY_PARTS,
    Spans,
    Stretch,
    plain_day,
    spans_of,
    spoken_part,
    spoken_span,
    stretch,
    windows_of,
)
from assistant.skillkit.standing import (
    NAMED,
    lost_hubs,
    not_known,
    reservations,
    unseen_hubs,
    when_last,
)
from assistant.skillkit.states import ALARM_MODES, describe, how, slats
from assistant.skillkit.telling import Ids, Wish, devices_meant, opening, tell, wishing
from assistant.skillkit.tools import Tool
from assistant.skillkit.truth import truth

# fmt: off
__all__ = [
    "ALARM_MODES", "AMOUNT", "DAY_PARTS", "NAMED", "OPTION_KEYS", "PERCENT", "Agenda", "Answer",
    "Answered", "Ask", "Chosen", "Color", "Command", "Condition", "Ctx", "Date", "Day", "Days",
    "Deed", "Device", "Devices", "Dialogue", "Due", "DueBy", "Duration", "Entry", "Event", "Fact",
    "Frame", "Home", "HowOften", "Ids", "Item", "ItemList", "Json", "Judged", "KnownPlace", "Lists",
    "Measured", "NoDay", "Number", "Option", "PastDay", "Percent", "Place", "Plan", "Players",
    "Predicate", "Question", "Quoted", "Receipt", "Role", "Say", "Secret", "Series", "SkillError",
    "SkillInfo", "Slot", "Sound", "Spans", "Spell", "State", "Stretch", "SunEvent", "Term",
    "TimeOfDay", "Times", "TimesOfDay", "Tool", "ToolCall", "Weekdays", "When", "Wish", "abilities",
    "absent", "adjective_duration", "aimed", "all_lists", "amount", "amount_said", "answer",
    "apart", "at_times", "between", "beyond", "capitalised", "closest_name", "colored", "counted",
    "counted_kinds", "counts", "day_name", "days_apart", "days_of", "degrees", "describe",
    "devices_called", "devices_meant", "due_at", "due_of", "event_shifted", "events_of", "fact_of",
    "failures", "figure", "find_among", "find_place", "find_zone", "fitting", "frames", "house",
    "how", "in_a_row", "in_digits", "in_room", "in_units", "in_words", "is_none", "is_plural",
    "join_names", "judged", "keeps_between", "kind_called", "kind_meant", "kind_noun",
    "known_until", "lacks_its_day", "language", "lasting", "list_called", "locate", "looks",
    "lost_hubs", "match_items", "meant", "measured", "month_name", "name_all", "no_such_day",
    "not_known", "nothing", "noun_of_options", "number_of", "offered", "on_floor", "opening",
    "opposite", "outcome", "picked", "plain", "plain_day", "plain_figure", "plain_name", "players",
    "plural_of", "predicate", "read_duration", "read_kept", "read_number", "read_percent",
    "read_time_of_day", "read_times", "read_when", "replies", "reservations", "sayings",
    "says_nothing", "says_which", "sentence", "series_of", "set_to", "shall_they_go", "shifted",
    "skill", "skill_folder", "slats", "spans_of", "speaks_of_time", "split_items", "spoken_again",
    "spoken_all", "spoken_date", "spoken_day", "spoken_due", "spoken_duration", "spoken_figure",
    "spoken_option", "spoken_part", "spoken_series", "spoken_span", "spoken_time", "spoken_times",
    "spoken_weekdays", "spoken_when", "stands", "stretch", "sun_moment", "tell", "the",
    "the_or_person", "things", "title", "truth", "uncapitalised", "unheard_calendars",
    "unseen_hubs", "when_last", "which_one", "white", "whole_sentences", "windows_of", "wishing",
    "word", "words", "write_kept", "write_whole",
]
# fmt: on
