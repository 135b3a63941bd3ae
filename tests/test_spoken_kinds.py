"""What people ask and order of the rarer kinds of devices: panels, numbers, meters, sensors by
their class, "it" for each.
"""

from __future__ import annotations

from spoken_kit import at_home

HOME = """
area = [{id = "den", name = "den"}, {id = "loft", name = "loft"}]
[[device]]
id = "alarm_control_panel.gate"
kind = "alarm_control_panel"
name = "porch guard"
state = "armed_home"
modes = ["armed_home", "armed_night"]
[[device]]
id = "number.tank"
kind = "number"
name = "tank level"
value = 30
min = 0
max = 100
step = 10
[[device]]
id = "climate.loft"
kind = "climate"
name = "loft aircon"
area = "loft"
mode = "off"
modes = ["off", "auto", "heat_cool", "heat", "cool"]
target = 23
min = 16
max = 30
current = 27
[[device]]
id = "climate.den"
kind = "climate"
name = "den radiator"
area = "den"
mode = "heat"
modes = ["off", "auto", "heat"]
target = 20
min = 5
max = 28
current = 18
[[device]]
id = "humidifier.den"
kind = "humidifier"
name = "den fogger"
on = false
target = 48
current = 40
[[device]]
id = "light.den"
kind = "light"
name = "den lamp"
area = "den"
on = false
brightness = 40
color_temp_k = 3000
[[device]]
id = "fan.den"
kind = "fan"
name = "den fan"
area = "den"
on = true
speed = 40
[[device]]
id = "vacuum.hugo"
kind = "vacuum"
name = "Hugo"
state = "error"
[[device]]
id = "button.hugo"
kind = "button"
name = "Hugo Empty dock"
[[device]]
id = "switch.mangle"
kind = "switch"
name = "mangle"
on = true
[[device]]
id = "sensor.mangle_power"
kind = "sensor"
name = "mangle power"
device_class = "power"
value = 310
unit = "W"
[[device]]
id = "sensor.mangle_energy"
kind = "sensor"
name = "mangle energy"
device_class = "energy"
value = 7.5
unit = "kWh"
[[device]]
id = "sensor.orangery"
kind = "sensor"
name = "orangery"
device_class = "temperature"
value = 77
unit = "°F"
[[device]]
id = "binary_sensor.larder"
kind = "binary_sensor"
name = "larder chill"
device_class = "cold"
value = false
[[device]]
id = "binary_sensor.scooter"
kind = "binary_sensor"
name = "scooter charger"
device_class = "plug"
value = true
[[device]]
id = "person.una"
kind = "person"
name = "Una"
location = "home"
[[device]]
id = "person.tom"
kind = "person"
name = "Tom"
location = "work"
"""

ASKED = {
    "what can the den radiator be set to": "The den radiator has three modes: off, auto and heat.",
    "are we armed": "Yes, the porch guard is armed in home mode.",
    "check the alarm": "The porch guard is armed in home mode.",
    "what modes does the alarm have": "The porch guard can be armed in home or night mode.",
    "how is the radiator": "The den radiator is set to 20 degrees and it is 18 degrees there.",
    "how's the vacuum doing": "Hugo is reporting an error.",
    "is Hugo stuck": "Yes, Hugo is reporting an error.",
    "what is the humidity target": "The den fogger is off and set to 48 percent.",
    "what is the fogger set to": "The den fogger is off and set to 48 percent.",
    "how much power does the mangle use": "The mangle power is 310 W.",
    "how much energy did the mangle use": "The mangle energy is 7.5 kWh.",
    "what's the power consumption of the mangle": "The mangle power is 310 W.",
    "how much power is the den fan using": "I don't know of any power sensor of the den fan.",
    "where is everybody": "Una is at home. Tom is at work.",
    "is the larder too cold": "No, the larder chill is not cold.",
    "is the scooter plugged in": "Yes, the scooter charger is plugged in.",
    "what does the orangery say": "The orangery is 25 °C.",
}

ORDERED = {
    ("is the porch guard armed", "set it to night"): (
        "alarm_control_panel.gate",
        "state",
        "armed_night",
    ),
    ("what's the tank level", "set it to 60"): ("number.tank", "value", 60),
    ("what's the tank level", "turn it up"): ("number.tank", "value", 40),
    ("turn on the den lamp", "make it cooler"): ("light.den", "color_temp_k", 3500),
    ("is Hugo docked", "dock it"): ("vacuum.hugo", "state", "returning"),
    ("make the den fan a little faster",): ("fan.den", "speed", 50),
    ("turn on the aircon",): ("climate.loft", "mode", "cool"),
    ("turn on the radiator",): ("climate.den", "mode", "heat"),
}


async def test_each_kind_is_asked_in_its_own_words() -> None:
    async with at_home(HOME) as box:
        assert {said: (await box.say(said)).text for said in ASKED} == ASKED


async def test_it_is_the_last_device_of_whatever_kind_and_devices_are_told_in_their_own_words() -> (
    None
):
    async with at_home(HOME) as box:
        found = {}
        for said, (device, key, _) in ORDERED.items():
            await box.say(*said)
            found[said] = (device, key, box.home.state(device)[key])
    assert found == ORDERED


async def test_it_of_an_alarm_panel_can_be_disarmed_after_a_question() -> None:
    async with at_home(HOME) as box:
        assert (
            await box.say("is the porch guard armed", "disarm it")
        ).text == "Disarm the porch guard?"
