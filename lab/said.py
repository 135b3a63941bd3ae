"""What was said to the box and came out wrong once: each conversation again, judged by a matcher
made by hand.

    .venv/bin/python -m lab.said ../shared/eval/faults/said.jsonl [--failures] [--no-model]

The file holds one conversation a line (`turns`, `home`, `area`, `now`, `tz`) with what was expected
in words; the matchers below, one for each line, say the same for a program. A line with "asks" may
also end in a question back.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from assistant.home.file import DEFAULT
from assistant.service.config import Config
from lab.cases import Case
from lab.matchers import (
    After,
    Matcher,
    asks,
    both,
    either,
    honest,
    lasts,
    listed,
    nothing,
    only,
    planned,
    reminds,
    rings,
    says,
    shopping,
    target,
)
from lab.understanding import Bench, SharedModels

LAMP, HALL, KITCHEN = "light.living_room", "light.hall", "light.kitchen"
ON, OFF = {"on": True}, {"on": False}
UP, DOWN, HEAT = "climate.up", "climate.down", "climate.living_room"
HOUSE_LIGHTS_OFF = {
    "light.office_lights",
    "light.garage_lights",
    "light.master_lights",
    "light.kitchen_sink",
    "light.landing",
    "light.mara",
}
AS_IT_WAS = either(target(HEAT, 21), both(nothing(), says("21")))
"""The thermostat of the default home is set to 21 degrees from the start."""
NO_DAY = both(says(r"no|don't|can't|sorry"), lambda after: "november 30" not in after.reply)

MATCHERS: dict[str, list[Matcher]] = {
    "alarm_for_n_minutes": [
        either(rings("10:25"), lasts(300)),
        either(rings("10:40"), lasts(1200)),
        either(rings("12:20"), lasts(7200)),
        either(rings("10:30"), lasts(600)),
        either(rings("10:32"), lasts(720)),
        either(rings("11:50"), lasts(5400), asks()),
        either(rings("11:20"), lasts(3600)),
        either(rings("10:40"), lasts(1200)),
    ],
    "alike_timers": [
        lambda after: not after.of("timer"),
        lambda after: after.asked or any(each.state == "paused" for each in after.of("timer")),
    ],
    "closed_locked_questions": [
        says(r"^no\b.*back door"),
        says(r"^no\b.*kitchen window"),
        says(r"^no\b.*kitchen window"),
        both(says(r"^no\b"), says("harriet"), says("skylight")),
        says(r"^no\b.*(living room lamp|one light)"),
        says(r"^yes\b"),
        says(r"^no\b.*kitchen window"),
        says(r"^yes\b.*living room lamp"),
        says(r"^yes\b.*kitchen window"),
        says(r"back door"),
        says(r"^no\b.*back door"),
        says(r"^yes\b.*kitchen window"),
        says(r"^no\b.*master"),
        says(r"^yes\b.*kitchen window"),
    ],
    "daylight_saving_numbers": [
        says(r"^ten hours"),
        says(r"^seven hours"),
        says(r"^seven hours"),
        says(r"^eight hours"),
    ],
    "device_called_lights": [
        lambda after: after.changes.keys() == HOUSE_LIGHTS_OFF,
        lambda after: after.changes.keys() == {"light.office_lights"},
    ],
    "garbled_room_whole_house": [nothing(), lambda after: after.changes.keys() <= {LAMP}],
    "light_singular_whole_house": [
        lambda after: after.asked or after.changes.keys() <= {LAMP},
        lambda after: after.asked or len(after.changes) <= 1,
        lambda after: after.asked or after.changes.keys() == {LAMP},
        lambda after: len(after.changes) <= 1,
        lambda after: after.asked or len(after.changes) <= 1,
    ],
    "list_items_with_a_number_first": [
        shopping("9 volt batteries"),
        shopping("2 lemons"),
        shopping("3"),
        shopping("7up"),
        both(shopping(), says(r"not on|isn't|aren't|no ")),
        shopping("1,000 envelopes"),
        says(r"^(no|yes)\b.*lemons"),
        shopping("2 lemons"),
        shopping("one of those blue sponges"),
    ],
    "name_at_the_end": [
        reminds("18:00", "call ann"),
        lambda after: "jarvis" not in after.reply and bool(after.changes),
        shopping("limes"),
        both(only(light__kitchen=ON), lambda after: "jarvis" not in after.reply),
        lambda after: (
            "jarvis" not in after.reply
            and ("limes" in str(after.lists) or bool(re.search("list", after.reply)))
        ),
    ],
    "oh_seven_hundred": [rings("08:00"), reminds("09:00", "call ann")],
    "place_to_degrees_moves_covers": [
        either(target(UP, 21), asks()),
        honest(),
        either(target(HEAT, 20), honest()),
        honest(),
        target(HEAT, 19),
        either(AS_IT_WAS, asks()),
        target(UP, 19),
        target(HEAT, 22),
        honest(),
        target(HEAT, 22),
        either(target(UP, 21), asks()),
    ],
    "refused_or_odd": [
        reminds("12-01 10:00", ".*dentist.*"),
        reminds("12-01 10:20", "call ann"),
        planned("11-30 10:25"),
        reminds("01-26 09:00", "put out the bins"),
        lambda after: after.asked and "list" in after.reply,
        only(light__torch=OFF),
        either(lasts(600), lambda after: after.asked),
        says(r"9:20"),
        says(r"eight minutes|seven minutes"),
        reminds("11-30 12:00", "pay rent"),
        reminds("12-11 09:00", "call ann"),
        says(r"gym"),
        both(nothing(), says(r"150|100|percent|can't")),
        says(r"1:20"),
        only(light__mara=OFF),
    ],
    "repetition_lost": [
        lambda after: (
            not any("every" in each.text or "for the" in each.text for each in after.of("reminder"))
        ),
        either(reminds("12-05 09:00", "mow"), lambda after: after.asked),
        lambda after: not any("every" in each.text for each in after.of("reminder")),
        lambda after: not after.of("alarm") or "every two hours" in after.reply,
        lambda after: not any("week" in each.text for each in after.of("reminder")),
    ],
    "self_correction": [
        only(light__bathroom=ON),
        only(light__kitchen=ON),
        only(light__kitchen=ON),
        only(light__kitchen=ON),
        only(light__kitchen=ON),
        only(light__kitchen=ON),
        only(light__kitchen_sink=OFF),
    ],
    "statements_become_commands": [nothing()] * 7,
    "temperature_up_to": [
        target(HEAT, 23),
        target(DOWN, 23),
        target(HEAT, 18),
        only(light__living_room={"brightness": 20}),
        target(HEAT, 22),
        only(light__living_room={"brightness": 80}),
        target(HEAT, 19),
        target(HEAT, 25),
        only(fan__bedroom={"speed": 80}),
        target(HEAT, 23),
        only(light__living_room={"brightness": 80}),
    ],
    "time_and_length": [
        planned("12-01 09:00", "12-01 09:20"),
        planned("11-30 19:00", "11-30 20:00"),
    ],
    "today_becomes_todo": [
        reminds("11-30 16:00", "call ann"),
        both(listed("todo", "take out the bins"), says("due today")),
        reminds("11-30 15:00", "take out the bins"),
        both(listed("todo", "pay rent"), says("due today")),
    ],
    "todo_list_hyphen": [
        says("to-do.*pay rent"),
        says("one|1"),
        says("to-do.*pay rent"),
        lambda after: "pay rent" in after.done.get("todo", ()) or after.lists["todo"] == [],
        says("to-do.*pay rent"),
        says("tap"),
        says("pens"),
        both(says("to-do"), lambda after: after.asked),
        says("on hold"),
        says("to-do.*pay rent"),
    ],
    "unit_of_temperature": [
        AS_IT_WAS,
        target(DOWN, 23),
        target(HEAT, 20),
        AS_IT_WAS,
        target(HEAT, 20),
        target(HEAT, 22),
        AS_IT_WAS,
        AS_IT_WAS,
    ],
    "unknown_day_is_today": [
        NO_DAY,
        NO_DAY,
        NO_DAY,
        NO_DAY,
        either(NO_DAY, says("may 17th, 2027")),
        NO_DAY,
    ],
    "weekday_command_repeats": [
        planned("12-04 08:00"),
        either(planned("12-07 07:00"), planned("11-30 19:00")),
        reminds("12-05 09:00", "mow"),
    ],
    "years_in_sums": [says(r"(−|-|minus) ?1,?120"), says(r"\b35\b|thirty-five")],
}


async def converse(bench: Bench, line: dict[str, Any], folder: Path) -> After:
    """Say the turns to a fresh box; what they left behind."""
    home = DEFAULT if line["home"] == "default" else folder / line["home"]
    case = Case(
        line["kind"],
        line["kind"],
        home,
        line["turns"][0],
        {},
        "said",
        line["area"] or None,
        moment(line),
    )
    async with bench.box(case) as box:
        before = box.state()["devices"]
        records = [await box.turn(words) for words in line["turns"]]
        after = box.state()
        changes = {
            device: {key: value for key, value in state.items() if before[device].get(key) != value}
            for device, state in after["devices"].items()
            if before[device] != state
        }
        lists = {name: [item["text"] for item in items] for name, items in after["lists"].items()}
        done = {
            name: [item["text"] for item in items if item["done"]]
            for name, items in after["lists"].items()
        }
        return After(records, changes, tuple(box.agenda.entries()), lists, done)


def moment(line: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(line["now"]).replace(tzinfo=ZoneInfo(line["tz"]))


async def main(
    lines: Sequence[dict[str, Any]], folder: Path, *, failures: bool, model: bool
) -> int:
    config = Config()
    if not model:
        config = config.model_copy(update={"llm": config.llm.model_copy(update={"model": ""})})
    models = SharedModels(config)
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as kept:
        bench = Bench(config, models, Path(kept))
        try:
            for line in lines:
                kind = line["kind"]
                matcher = MATCHERS[kind][seen[kind]]
                seen[kind] += 1
                try:
                    after = await converse(bench, line, folder)
                except Exception as error:  # a case that breaks the box is a case that went wrong
                    print(f"BROKE {kind}: {line['turns']}: {type(error).__name__}: {error}")
                    continue
                if matcher(after):
                    right[kind] += 1
                elif failures:
                    print(f"{kind}: {line['turns']} => {line['expected']}")
                    print(f"    {[record.reply for record in after.records]} {after.changes}")
        finally:
            await models.close_all()
    for kind, count in seen.items():
        print(f"{kind:34} {right[kind]:3} of {count}")
    print(
        f"{'all':34} {right.total():3} of {seen.total()} = "
        f"{100 * right.total() / seen.total():.1f} %"
    )
    return 0


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    source = Path(arguments[0])
    told = [
        json.loads(text) for text in source.read_text(encoding="utf-8").splitlines() if text.strip()
    ]
    options = {"failures": "--failures" in sys.argv, "model": "--no-model" not in sys.argv}
    sys.exit(asyncio.run(main(told, source.parent, **options)))
