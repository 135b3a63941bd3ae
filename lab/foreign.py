"""What the box does with sentences that aren't for it, and with those that are: real people's
sentences with a corpus's labels.

    .venv/bin/python -m lab.foreign ../shared/training/clinc_train.jsonl
        [--every 5] [--start 0] [--served] [--show]

A foreign sentence (its label names nothing that Hearth does) must have no effect, and must not be
answered with the fact of another question (the time, a list, the weather). With `--served` the
sentences of the labels below are said instead, and what counts is whether the named skill answers.
Each is said to a fresh copy of the default home, without the language model.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.home.file import DEFAULT
from assistant.service.config import Config
from lab.cases import Case
from lab.understanding import Bench, SharedModels

DEVICES = ("home", "climate", "covers", "vacuums", "settings", "offers")
"""Skill files that tell devices what to do."""

SERVED: dict[str, tuple[str, ...]] = {
    "alarm": ("alarms",),
    "alarm_query": ("alarms",),
    "alarm_remove": ("alarms",),
    "alarm_set": ("alarms",),
    "audio_volume_down": ("volume",),
    "audio_volume_mute": ("volume",),
    "audio_volume_up": ("volume",),
    "calculator": ("calculator",),
    "change_volume": ("volume",),
    "date": ("clock",),
    "datetime_query": ("clock",),
    "flip_coin": ("chance",),
    "iot_cleaning": DEVICES,
    "iot_hue_lightchange": DEVICES,
    "iot_hue_lightdim": DEVICES,
    "iot_hue_lightoff": DEVICES,
    "iot_hue_lighton": DEVICES,
    "iot_hue_lightup": DEVICES,
    "iot_wemo_off": DEVICES,
    "iot_wemo_on": DEVICES,
    "lists_createoradd": ("lists",),
    "lists_query": ("lists",),
    "lists_remove": ("lists",),
    "measurement_conversion": ("units",),
    "next_song": ("media",),
    "play_music": ("media",),
    "qa_maths": ("calculator", "units"),
    "reminder": ("reminders",),
    "reminder_update": ("reminders",),
    "roll_dice": ("chance",),
    "shopping_list": ("lists",),
    "shopping_list_update": ("lists",),
    "smart_home": (*DEVICES, "media", "volume"),
    "time": ("clock",),
    "timer": ("timers",),
    "timezone": ("clock",),
    "todo_list": ("lists",),
    "todo_list_update": ("lists",),
    "weather": ("weather",),
    "weather_query": ("weather",),
}
"""Labels of the corpora that Hearth serves, each with the skills that may answer."""
NEITHER = """
    are_you_a_bot calendar calendar_query calendar_remove calendar_set calendar_update cancel
    change_accent change_ai_name change_language change_speed change_user_name datetime_convert
    distance find_phone fun_fact general_affirm general_commandstop general_confirm
    general_dontcare general_explain general_joke general_negate general_praise general_quirky
    general_repeat goodbye greeting how_old_are_you iot_coffee make_call maybe meeting_schedule
    music_likeness music_query music_settings next_holiday no out_of_scope play_audiobook play_game
    play_podcasts play_radio repeat reset_settings schedule_meeting spelling sync_device tell_joke
    text thank_you transport_traffic update_playlist user_name what_are_your_hobbies
    what_can_i_ask_you what_is_your_name what_song where_are_you_from whisper_mode
    who_do_you_work_for who_made_you yes
"""
"""Labels that are near to what Hearth does, or name it only in part: no evidence either way."""
TALK = ("dialogue.", "help.", "home.unable", "routines.cannot")
"""What may be answered to anything: courtesies, and that there is no such thing."""


async def measure(files: list[Path], sample: slice, *, served: bool, show: bool) -> None:
    config = Config()
    config = config.model_copy(update={"llm": config.llm.model_copy(update={"model": ""})})
    models = SharedModels(config)
    count: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        bench = Bench(config, models, Path(folder))
        for label, text in chosen(files, sample, served=served):
            case = Case(label, label, DEFAULT, text, {}, "foreign")
            async with bench.box(case) as box:
                before, entries = box.state(), tuple(box.agenda.entries())
                record = await box.turn(text)
                effect = before != box.state() or entries != tuple(box.agenda.entries())
                pending = box.conversation.situation.pending
            skills = [call.skill for call in record.calls] + (
                [pending.call.skill] if pending else []
            )
            fact = any(not skill.startswith(TALK) for skill in skills) and not (
                record.asked or record.failed
            )
            if served:
                what = (
                    "right skill"
                    if any(skill.split(".")[0] in SERVED[label] for skill in skills)
                    else "other"
                )
            else:
                what = "effect" if effect else "fact" if fact else "left alone"
            count[what] += 1
            if show and what in ("effect", "fact", "other"):
                print(f"{what:8}{label:24}{text} -> {record.reply!r} {skills}")
    total = count.total()
    print(
        "  ".join(
            f"{what}: {number} ({100 * number / total:.2f} %)"
            for what, number in count.most_common()
        ),
        f"of {total}",
    )


def chosen(files: list[Path], sample: slice, *, served: bool) -> list[tuple[str, str]]:
    """The sample of each file's sentences of the labels that are wanted, in the file's order."""
    found = []
    for file in files:
        lines = [
            json.loads(text)
            for text in file.read_text(encoding="utf-8").splitlines()
            if text.strip()
        ]
        wanted = [
            (line["label"], line["text"])
            for line in lines
            if (
                line["label"] in SERVED
                if served
                else line["label"] not in SERVED and line["label"] not in NEITHER.split()
            )
        ]
        found += wanted[sample]
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument(
        "--start",
        type=int,
        default=0,
        help="the first sentence of the sample: another number, another sample",
    )
    parser.add_argument("--served", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    sample = slice(options.start, None, options.every)
    asyncio.run(measure(options.files, sample, served=options.served, show=options.show))
