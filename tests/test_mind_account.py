"""No word is thrown away: what a reading can't explain costs it the right to act."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from mind_kit import after, calls, registry, situation, understand

from assistant.core.journal import TurnRecord, read_record
from assistant.core.values import ToolCall
from assistant.understanding.situation import Situation, Understanding

STRANGE = "quagga"
ORDERS = """
turn on the nabu lamp
could you please turn off the hall light
turn off all the lights
turn everything off except the hall light
close the lounge blinds and turn on the sink spot
turn on the study fan for twenty minutes
i'd like the nabu lamp on
kill the lights in the kitchen
set the nabu lamp to 30 percent
make the nabu lamp warmer
a bit brighter in the lounge
paint the nabu lamp green
set the thermostat to twenty two degrees
make it two degrees warmer in the lounge
open the garage door
pause the tv
turn the volume down a bit
start the vacuum
send rover home
activate movie night
set a timer for nine minutes
wake me up at half past six tomorrow
cancel all timers
set an alarm for seven
remove milk from the shopping list
clear my shopping list
do not disturb me for an hour
i'm freezing
open the blinds halfway
turn the kitchen light and the sink spot off
stop the music
switch the lamps in the bedroom on
dim the reading lamp to ten
please set the volume to forty
i want you to lock all the doors
delete the timer
give me a timer of ten minutes
the lights in the kitchen off please
bring the blinds down
turn the heating up
""".strip().splitlines()
AFTERWARDS = (
    ("turn on the nabu lamp", "and the reading lamp too"),
    ("turn on the nabu lamp", "turn it off"),
    ("turn on the nabu lamp", "no, the hall light"),
    ("turn on the nabu lamp", "the kitchen light as well"),
    ("turn on the nabu lamp", "i meant the hall light"),
    ("set a timer for nine minutes", "no, eight minutes"),
)


def _with_a_strange_word(order: str) -> Iterator[str]:
    words = order.split()
    for at in range(len(words) + 1):
        yield " ".join([*words[:at], STRANGE, *words[at:]])


def _silent(found: Understanding) -> list[ToolCall]:
    """Effects that would run though nothing holds the strange word, and nobody is told of it."""
    if any(call.skill == "home.unable" for call in found.calls):
        return []
    skills = registry().skills
    return [
        call
        for call in found.calls
        if skills[call.skill].effect
        and not any(STRANGE in str(value).lower() for value in call.arguments.values())
    ]


@pytest.mark.parametrize(
    ("before", "order"), [*(("", order) for order in ORDERS), *AFTERWARDS], ids=str
)
def test_an_order_with_a_word_that_nothing_explains_is_not_carried_out_in_silence(
    before: str, order: str
) -> None:
    here: Situation = after(situation(), before) if before else situation()
    assert understand(order, here).calls
    wrong: dict[str, Any] = {
        said: silent
        for said in _with_a_strange_word(order)
        if (silent := _silent(understand(said, here)))
    }
    assert wrong == {}


def test_what_is_said_to_somebody_is_carried_out_where_it_is_clear_that_it_is() -> None:
    lamp = [("home.turn_on", {"device": "light.nabu"})]
    assert calls("jonas, turn on the nabu lamp") == lamp
    assert calls("siri turn on the nabu lamp") == lamp


def test_an_order_after_a_word_that_may_be_no_name_is_asked_about() -> None:
    found = understand("unplugged turn on the nabu lamp")
    assert found.calls == ()
    assert found.ask is not None
    assert found.ask.question == "Did you mean: “turn on the nabu lamp”?"
    assert found.ask.call == ToolCall("home.turn_on", {"device": "light.nabu"})


def test_a_slot_that_stands_in_two_places_keeps_no_half_of_the_words() -> None:
    assert calls("turn the volume down a bit") == [("volume.down", {"much": 5})]
    assert calls("turn the volume backwards down a bit") == []


def _told(text: str, here: Situation | None = None) -> list[tuple[str, str, str]]:
    return [(each.word, each.by, each.what) for each in understand(text, here).words]


def test_each_word_is_explained_by_what_it_stands_for() -> None:
    assert _told("could you turn off the lights in the kitchen") == [
        ("could", "courtesy", ""),
        ("you", "courtesy", ""),
        ("turn", "skill", "home.turn_off"),
        ("off", "skill", "home.turn_off"),
        ("the", "grammar", ""),
        ("lights", "kind", ""),
        ("in", "grammar", ""),
        ("the", "grammar", ""),
        ("kitchen", "place", "kitchen"),
    ]


@pytest.mark.parametrize(
    ("before", "said", "expected"),
    [
        ("", "set the nabu lamp to thirty percent", {("nabu", "device"), ("30", "value")}),
        ("", "add oat milk to the shopping list", {("oat", "value"), ("shopping", "list")}),
        ("", "kill the lights in the lounge", {("kill", "skill"), ("lounge", "place")}),
        ("", "delete my timers", {("timers", "skill")}),
        ("", "turn on the hall light, no wait, the sink spot", {("hall", "taken back")}),
        ("turn on the nabu lamp", "and the reading lamp too", {("reading", "device")}),
    ],
)
def test_every_route_accounts_for_its_words(
    before: str, said: str, expected: set[tuple[str, str]]
) -> None:
    here = after(situation(), before) if before else situation()
    assert expected <= {(word, by) for word, by, _ in _told(said, here)}


def test_what_is_not_understood_has_no_account() -> None:
    assert _told("the cat sat on the mat") == []


def test_the_journal_keeps_what_each_word_stood_for() -> None:
    found = understand("turn off the kitchen light")
    record = TurnRecord(1, heard=found.heard, words=found.words)
    told = json.loads(json.dumps(record.as_json()))
    assert told["words"][0] == {"word": "turn", "by": "skill", "what": "home.turn_off"}
    assert read_record(told).words == found.words
