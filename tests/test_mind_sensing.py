"""What sensors sense, asked in people's words: by what they are for, and only of the place that is
asked about.
"""

from __future__ import annotations

from spoken_kit import at_home

SENSORS = (
    ("porch light", "hall", "occupancy", True),
    ("office sensor", "office", "presence", True),
    ("den sensor", "den", "moving", False),
    ("cellar eye", "cellar", "motion", True),
    ("shed motion", "", "motion", False),
    ("laundry floor", "laundry", "moisture", True),
    ("attic alarm", "attic", "smoke", False),
    ("stove alarm", "kitchen", "gas", True),
    ("boiler alarm", "cellar", "carbon_monoxide", False),
    ("washer", "laundry", "vibration", True),
    ("siren case", "hall", "tamper", False),
    ("remote battery", "den", "battery", True),
    ("cot sound", "nursery", "sound", True),
    ("sky sensor", "attic", "light", False),
    ("router link", "office", "connectivity", True),
)
HOME = "\n".join(
    [
        *(
            f'[[area]]\nid = "{area}"\nname = "{area}"'
            for area in dict.fromkeys(area for _, area, _, _ in SENSORS if area)
        ),
        *(
            f'[[device]]\nid = "binary_sensor.s{at}"\nkind = "binary_sensor"\nname = "{name}"\n'
            f'device_class = "{class_}"\n'
            f"value = {str(value).lower()}" + (f'\narea = "{area}"' if area else "")
            for at, (name, area, class_, value) in enumerate(SENSORS)
        ),
        *(
            f'[[device]]\nid = "sensor.{name}"\nkind = "sensor"\nname = "{name} battery"\n'
            'device_class = "battery"\n'
            f'value = {value}\nunit = "%"'
            for name, value in (("doorbell", 12), ("clock", 80))
        ),
    ]
)
ANSWERS = (
    ("is there motion in the hallway", "Yes, there is motion in the hall."),
    ("is there movement in the den", "No, there is no motion in the den."),
    ("is there motion in the kitchen", "I don't know of any motion sensor in the kitchen."),
    ("is there motion in the shed", "No, there is no motion."),
    ("is anyone in the office", "Yes, the office sensor sees someone."),
    ("is somebody in the den", "No, the den sensor sees nobody."),
    ("is anyone in the cellar", "Yes, there is motion in the cellar."),
    ("is the office occupied", "Yes, the office sensor sees someone."),
    ("is there a leak", "Yes, the laundry floor is wet."),
    ("is there water in the laundry", "Yes, there is water in the laundry."),
    ("is the laundry wet", "Yes, there is water in the laundry."),
    ("is any smoke detector on", "No, there is no smoke."),
    ("is there smoke in the attic", "No, there is no smoke in the attic."),
    ("is there a gas leak", "Yes, the stove alarm detects gas."),
    ("is there carbon monoxide in the cellar", "No, there is no carbon monoxide in the cellar."),
    ("is the washer vibrating", "Yes, the washer is vibrating."),
    ("has anything been tampered with", "No, there is no tampering."),
    ("is any battery low", "Yes, the remote battery and the doorbell battery are low."),
    ("which batteries need changing", "The remote battery and the doorbell battery are low."),
    ("is the clock battery low", "No, the clock battery is 80%."),
    ("is it noisy in the nursery", "Yes, there is noise in the nursery."),
    ("is it dark in the attic", "Yes, the sky sensor is dark."),
    ("is it bright in the attic", "No, there is no light in the attic."),
    ("is the router link online", "Yes, the router link is connected."),
)
NOT_ASKED = (
    "how much water should I drink",
    "is it dark in the kitchen",
    "are there any problems with the government",
)


async def test_what_senses_it_answers() -> None:
    async with at_home(HOME) as spoken:
        assert [(said, (await spoken.say(said)).text) for said, _ in ANSWERS] == list(ANSWERS)


async def test_what_no_sensor_is_for_is_not_answered_by_one() -> None:
    async with at_home(HOME) as spoken:
        for said in NOT_ASKED:
            assert spoken.box.understood_by(said) in ((), ("knowledge.answer",), ("query.ask",)), (
                said
            )
