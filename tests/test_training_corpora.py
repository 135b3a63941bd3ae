"""Sentences in the form of the corpora, of our own invention, become the box's plain lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from training import plain
from training.corpora import CORPORA, NOTHING_EACH, Faults, Readers, Sample, every, fewer
from training.corpora.homes import situation
from training.corpora.rules import TABLES, addressed, labels, made

ROOT = Path(__file__).parents[1]


def line(label: str, text: str, **slots: str) -> str | None:
    found = made(labels()[label], text, [{"name": n, "text": t} for n, t in slots.items()])
    return found.line if found else "(left out)"


def sample(text: str, line: str | None, label: str) -> Sample:
    return Sample(text, line, "clinc_train", label)


def folder(tmp_path: Path, **files: list[dict[str, Any]]) -> Path:
    for name, rows in files.items():
        text = "".join(json.dumps({"slots": [], **row}) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("label", "text", "slots", "wanted"),
    [
        ("alarm_set", "get me up at ten to six", {"time": "ten to six"}, "ten to six"),
        ("alarm_remove", "kill the alarm i set for two pm", {"time": "two pm"}, "my two pm alarm"),
        ("timer", "the rice needs 14 mins, time it", {}, "set a timer for 14 minutes"),
        ("iot_hue_lightoff", "kill the attic lights", {"house_place": "attic"}, "in the attic"),
        ("iot_hue_lightoff", "lights off in this room", {"house_place": "this room"}, "the light"),
        ("lists_remove", "take leeks off the market list", {"list_name": "market"}, "leeks"),
        ("play_music", "i fancy hearing some polka", {"music_genre": "polka"}, "play some polka"),
        ("GetWeather", "rain in Uzhok?", {"city": "Uzhok"}, "will it rain in uzhok"),
        ("spelling", "no clue how to spell rhubarb", {}, "spell rhubarb"),
        ("roll_dice", "let a 14 sided die roll", {}, "roll a 14-sided die"),
        ("change_speed", "don't talk so fast", {}, "speak slower"),
    ],
)
def test_a_rule_makes_the_line(label: str, text: str, slots: dict[str, str], wanted: str) -> None:
    assert wanted in str(line(label, text, **slots))


def test_a_line_holds_every_slot_that_was_marked() -> None:
    assert line("iot_wemo_on", "plug on", device_type="plug", person="Odo") == "(left out)"


def test_what_a_table_excepts_is_left_out() -> None:
    assert line("alarm_set", "put the nine am alarm at ten instead", time="nine am") == "(left out)"


def test_what_the_box_does_not_do_has_no_line() -> None:
    assert line("transport_taxi", "fetch me a cab to the quay") is None


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("hey olly, dim it", "dim it"),
        ("turn_down that", "turn down that"),
        ('"Spell "owl"', 'Spell "owl'),
    ],
)
def test_names_of_other_assistants_and_stray_signs_go(said: str, kept: str) -> None:
    assert addressed(said) == kept


def test_a_folder_is_read_each_sentence_once(tmp_path: Path) -> None:
    rows = [
        {"text": "Let a coin decide", "label": "flip_coin"},
        {"text": "let a coin decide", "label": "flip_coin"},
        {"text": "sing of the sea", "label": "no_such_label"},
    ]
    found = list(every(folder(tmp_path, clinc_train=rows)))
    assert found == [sample("Let a coin decide", "flip a coin", "flip_coin")]


def test_only_what_the_templates_read_teaches() -> None:
    faults = Faults()
    given = [
        sample("could a coin settle this one", "flip a coin", "flip_coin"),
        sample("a coin please", "flump the coin", "flip_coin"),
        sample("flip a coin", "flip a coin", "flip_coin"),
    ]
    kept = list(Readers().checked(given, faults))
    assert [(each.text, each.read) for each in kept] == [
        (given[0].text, False),
        ("flip a coin", True),
    ]
    assert faults.unread == [given[1]]


def test_a_line_that_means_another_skill_does_not_teach() -> None:
    faults = Faults()
    given = sample("heads it is", "set an alarm for nine", "flip_coin")
    assert list(Readers().checked([given], faults)) == []
    assert faults.unread == [given]


def test_what_the_templates_know_is_not_taught_as_nothing() -> None:
    faults = Faults()
    given = [
        sample("how far is the quay from the mill", None, "directions"),
        sample("turn off the kitchen light", None, "out_of_scope"),
    ]
    assert list(Readers().checked(given, faults)) == given[:1]
    assert faults.kinds() == [(("out_of_scope", "nothing", "home.turn_off"), 1)]


def test_what_is_looked_up_needs_no_line() -> None:
    given = [
        sample("what does lugubrious mean", None, "definition"),
        sample("give lugubrious a meaning", None, "definition"),
    ]
    assert list(Readers().checked(given, Faults())) == given[:1]


def test_of_what_is_never_done_a_few_are_enough() -> None:
    many = [sample(f"a cab for {number}", None, "uber") for number in range(100)]
    assert len(list(fewer(iter(many)))) == NOTHING_EACH


def test_the_home_has_what_the_lines_speak_of() -> None:
    at = situation()
    for said in (
        "turn off the light in the attic",
        "turn on the wemo plug",
        "start the vacuum",
        "turn on the coffee machine",
        "make the light in the bedroom blue",
    ):
        assert plain.is_read(plain.read(said, at)), said


def test_each_rule_names_its_skill() -> None:
    whole = {name for name, label in labels().items() if label.rules and not label.means}
    assert whole <= {"calendar_set", "iot_coffee", "play_radio", "smart_home"}, (
        "those may come to several"
    )


def test_no_sentence_of_the_corpora_is_in_the_tables() -> None:
    """A pattern that spells a whole sentence out would be one."""
    for file in TABLES.glob("*.toml"):
        for pattern in re.findall(r"when = '(\^[a-z ]{24,}\$)'", file.read_text(encoding="utf-8")):
            pytest.fail(f"{file.name}: {pattern}")


@pytest.mark.parametrize(("name", "licence"), sorted(set(CORPORA.values())))
def test_the_readme_names_each_corpus_with_its_licence(name: str, licence: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| \[{re.escape(name)}\].*$", readme, re.MULTILINE)
    assert row.split("|")[2].strip() == licence
