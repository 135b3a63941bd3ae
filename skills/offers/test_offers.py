"""What devices offer words for is asked, set and ended in their own words: effects, sources,
presets, swings, options.
"""

from __future__ import annotations

from spoken_kit import at_home

HOME = """
area = [{id = "den", name = "den"}, {id = "studio", name = "studio"}]
[[device]]
id = "light.garland"
kind = "light"
name = "den garland"
area = "den"
on = true
brightness = 50
effect = "color_wipe"
effects = ["Solid", "color_wipe", "fire_works"]
[[device]]
id = "media_player.beamer"
kind = "media_player"
name = "den TV"
area = "den"
state = "playing"
source = "HDMI 2"
sources = ["HDMI 2", "Mediathek"]
[[device]]
id = "climate.studio"
kind = "climate"
name = "studio AC"
area = "studio"
mode = "cool"
modes = ["off", "cool", "dry"]
target = 24
preset = "sleep"
presets = ["none", "sleep", "windfree"]
swing = "both"
swings = ["off", "both", "horizontal"]
[[device]]
id = "vacuum.fred"
kind = "vacuum"
name = "Fred"
state = "docked"
fan_speed = "gentle"
fan_speeds = ["gentle", "strong"]
[[device]]
id = "select.dryer"
kind = "select"
name = "dryer program"
value = "Towels"
options = ["Towels", "Iron_dry"]
"""


ASKED = {
    "what effects does the garland have": (
        "The den garland has two effects: color wipe and fire works."
    ),
    "list the effects of the garland": (
        "The den garland has two effects: color wipe and fire works."
    ),
    "which inputs does the TV have": "The den TV has two sources: HDMI 2 and Mediathek.",
    "which fan speeds does Fred know": "Fred has two fan speeds: gentle and strong.",
    "what swing modes does the AC have": (
        "The studio AC has three swing modes: off, both and horizontal."
    ),
    "what dryer programs are there": "The dryer program can be Towels or Iron dry.",
    "tell me the dryer programs": "The dryer program can be Towels or Iron dry.",
    "what source is the TV on": "The den TV is on HDMI 2.",
    "what fan speed is Fred on": "Fred is set to gentle.",
    "what effect is the garland showing": "The den garland is showing color wipe.",
    "is the TV on Mediathek": "No, the den TV is on HDMI 2.",
    "is the AC on sleep": "Yes, the studio AC is on its sleep preset.",
    "is the AC in dry mode": "No, the studio AC is in cool mode.",
    "is the AC swinging": "Yes, the studio AC is on swing mode both.",
    "is the dryer program iron dry": "No, the dryer program is Towels.",
    "is the dryer program set to towels": "Yes, the dryer program is Towels.",
}


async def test_what_is_offered_and_chosen_can_be_asked() -> None:
    async with at_home(HOME) as box:
        assert {said: (await box.say(said)).text for said in ASKED} == ASKED


ORDERED = {
    "turn off the effect on the garland": ("light.garland", "effect", "Solid"),
    "stop the colour wipe": ("light.garland", "effect", "Solid"),
    "no effect on the garland": ("light.garland", "effect", "Solid"),
    "set the garland to fireworks": ("light.garland", "effect", "fire_works"),
    "make the garland color wipe": ("light.garland", "effect", "color_wipe"),
    "fire works on the garland": ("light.garland", "effect", "fire_works"),
    "switch the TV to mediathek": ("media_player.beamer", "source", "Mediathek"),
    "put mediathek on the TV": ("media_player.beamer", "source", "Mediathek"),
    "switch to mediathek": ("media_player.beamer", "source", "Mediathek"),
    "make the AC swing horizontally": ("climate.studio", "swing", "horizontal"),
    "stop the AC swinging": ("climate.studio", "swing", "off"),
    "end sleep on the AC": ("climate.studio", "preset", "none"),
}


async def test_what_is_offered_is_set_and_ended() -> None:
    async with at_home(HOME) as box:
        found = {}
        for said, (device, key, _) in ORDERED.items():
            await box.say(said)
            found[said] = (device, key, box.home.state(device)[key])
    assert found == ORDERED


async def test_a_light_without_a_word_for_no_effect_says_so() -> None:
    async with at_home(HOME.replace('"Solid", ', "")) as box:
        assert (
            await box.say("turn off the effect on the garland")
        ).text == "The den garland can't end its effect by itself."
