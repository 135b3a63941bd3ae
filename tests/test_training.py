"""The recipe of the small model: families that say what they mean, homes and names kept apart, and
samples that are what a box shows its model.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from assistant.core.errors import InputError
from training import data, families, homes, misheard, plain
from training.families import Family, Spoken

EVERY = families.read_all()
EVERY_ORDER = [each for each in EVERY if each.order]


def family(tmp_path: Path, text: str) -> list[Family]:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return families.read(file)


def test_every_family_is_read_and_none_stands_twice() -> None:
    names = [each.name for each in EVERY]
    assert len(set(names)) == len(names) > 500
    assert sum(each.line is None for each in EVERY) > 150
    assert 0.05 < sum(each.held for each in EVERY) / len(EVERY) < 0.15


def test_the_templates_read_the_lines_of_the_families() -> None:
    """A tenth of them, each in one home; `training.check` tries all."""
    rng = random.Random(7)
    made = [homes.make(rng) for _ in range(60)]
    asking = [each for each in EVERY if each.line is not None][::10]
    unread = [
        (one.name, said.line)
        for one in asking
        for said in families.all_spoken(one, EVERY_ORDER, made, rng, 1)
        if said.line is not None
        and not plain.is_read(plain.read(said.line, plain.situation(said.home, said.before)))
    ]
    assert len(unread) <= len(asking) * 0.03, unread


def test_homes_of_both_sides_share_no_name_that_was_made_up() -> None:
    rng = random.Random(3)
    many = {name: slot for name, slot in homes.slots().items() if len(slot.names) >= homes.HELD}
    own = {(at, name) for at, slot in many.items() for name in homes.side(slot.names, held=False)}
    held = [homes.make(rng, held=True) for _ in range(20)]
    seen = {
        (slot, device.name)
        for home in held
        for slot, devices in home.devices.items()
        for device in devices
        if slot in many
    }
    assert seen
    assert seen.isdisjoint(own)


def test_an_order_stands_inside_another_sentence_about_things_of_its_own(tmp_path: Path) -> None:
    lit, waits = family(
        tmp_path,
        '[pools]\nwhile = ["an hour"]\n[lit]\norder = true\n'
        'line = "turn on the {light} for {while}"\n'
        'say = ["let our {light} shine for {while}"]\n'
        '[waits]\nline = "when the {door} opens {order} and {order2}"\n'
        'say = ["{order} once our {door} goes, and {order2}"]\n',
    )
    rng = random.Random(1)
    made = [homes.make(rng) for _ in range(40)]
    (said,) = families.all_spoken(waits, [lit], made, rng, 1)
    first, second = re.findall("let our (.+?) shine for an hour", said.text)
    assert first != second
    door = re.search("once our (.+?) goes", said.text)
    assert door is not None
    assert said.line == (
        f"when the {door[1]} opens turn on the {first} for an hour"
        f" and turn on the {second} for an hour"
    )


def test_a_sentence_and_its_line_speak_of_the_same_thing(tmp_path: Path) -> None:
    (one,) = family(
        tmp_path,
        '[dark]\nline = "turn on the {light}"\n'
        'say = ["(no|not a) ray comes from our {light}[ in the {light.area}], {person}"]\n',
    )
    rng = random.Random(1)
    made = [homes.make(rng) for _ in range(20)]
    for text in families.variants(one, rng, 10):
        said = families.spoken(one, text, made, rng)
        assert said is not None
        assert said.line is not None
        assert said.line.removeprefix("turn on the ") in said.text
        assert "{" not in said.text + said.line


def test_a_thing_is_called_by_its_kind_where_that_can_mean_no_other(tmp_path: Path) -> None:
    (one,) = family(tmp_path, '[a]\nline = "turn off the {light}"\nsay = ["enough of the {light}"]')
    rng, short = random.Random(4), 0
    for home in [homes.make(rng) for _ in range(200)]:
        for said in families.all_spoken(one, (), [home], rng, 1):
            name = (said.line or "").removeprefix("turn off the ")
            heard = said.text.removeprefix("enough of the ")
            lamps = {each.name.lower(): each for each in home.devices["light"]}
            assert name in lamps
            if heard in lamps:
                continue
            short += 1
            *room, _ = heard.split()
            place = home.home.areas[lamps[name].area or ""].name.lower()
            assert not room or " ".join(room) == place
            here = [each for each in home.home.devices.values() if each.kind == "light"]
            assert sum(not room or each.area == lamps[name].area for each in here) == 1
    assert short > 10


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[a]\nline = "turn on the {lihgt}"\nsay = ["on"]\n', "{lihgt}"),
        ('[a]\nline = "on"\n', "needs `say`"),
        ('[a]\nsay = ["on"]\nlines = "x"\n', "needs `say`"),
        ("[a\n", "mine.toml"),
    ],
)
def test_a_family_that_can_not_be_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told.replace("{", r"\{").replace("}", r"\}")):
        family(tmp_path, text)


def test_a_sample_is_what_the_box_shows_its_model(tmp_path: Path) -> None:
    rng = random.Random(5)
    home = next(each for each in (homes.make(rng) for _ in range(40)) if each.serves(["vacuum"]))
    name = home.devices["vacuum"][0].name.lower()
    sample = data.sample_of("x", Spoken(f"{name} may begin", f"start {name}", "", home))
    assert sample is not None
    assert sample.answer == f"do start {name}"
    assert sample.tail.endswith(f"\n{name} may begin\n")
    assert sample.tail.split(": ")[1].startswith(name)
    assert name in sample.head
    assert data.sample_of("x", Spoken("hm", "sing me a picture of it", "", home)) is None
    left = data.sample_of("x", Spoken("well, well", None, "", home))
    assert left is not None
    assert left.answer == "say"


def test_words_of_the_line_are_never_misheard() -> None:
    sounds = misheard.Sounds(["their night", "there knight", "the lamp is there tonight"])
    heard = {
        sounds.heard("the lamp is there", "turn on the lamp", random.Random(seed))
        for seed in range(20)
    }
    assert heard == {"the lamp is their"}
