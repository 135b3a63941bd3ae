"""The appliance itself: its address, version, wake word and settings; how to connect, update, restart or change it."""

from __future__ import annotations

from typing import Literal

from assistant.skillkit import Ctx, Say, join_names, sentence, skill, spoken_duration

_PLEASE = "[(please|can you|could you|will you|would you|i want you to)]"
_HOW = "(how (do|can|would) (i|we|you)|how to|can (i|we|you)|help me [to])"
_THING = "[(a|an|the|my|our|your|some|new|another|more|this|that)] [new]"
Hub = Literal[
    "",
    "light", "lights", "lamp", "lamps", "device", "devices", "bulb", "bulbs", "plug", "plugs", "switch", "switches", "sensor",
    "sensors", "blinds", "thermostat", "thermostats", "lock", "locks", "tv", "speaker", "speakers", "gadget", "gadgets",
    "smart home", "home assistant", "mqtt", "mqtt broker", "broker", "zigbee", "zigbee2mqtt", "zigbee to mqtt", "z-wave",
    "zwave", "z wave", "tasmota", "esphome", "esp home", "hub", "bridge", "hue", "hue bridge", "smart lights", "smart plug",
    "smart bulb", "smart bulbs", "smart plugs", "vacuum", "robot", "camera", "cameras", "heating", "house", "home",
]  # fmt: skip
Radio = Literal["", "wifi", "wi-fi", "wi fi", "the wifi", "bluetooth", "the network", "the internet", "my phone", "my speaker"]
Maker = Literal[
    "", "zigbee", "z-wave", "zwave", "z wave", "wifi", "wi-fi", "bluetooth", "tasmota", "hue", "ikea", "shelly", "sonoff",
    "smart", "matter", "thread", "tuya", "philips",
]  # fmt: skip
Changed = Literal[
    "",
    "wake word", "wakeword", "hotword", "wake phrase", "voice", "your voice", "language", "accent", "name", "settings",
    "configuration", "time zone", "timezone", "location", "microphone", "speaker device",
]  # fmt: skip
Pace = Literal["", "slower", "slowly", "more slowly", "faster", "quicker", "more quickly", "up"]
Tongue = Literal[
    "",
    "german", "french", "spanish", "italian", "dutch", "english", "polish", "portuguese", "russian", "chinese", "japanese",
    "turkish", "arabic", "swedish", "danish", "norwegian", "finnish", "czech", "greek", "another language",
]  # fmt: skip
_ANOTHER = "Another one is set under “wake” in my settings. The command “assistant config path” names the file."
_SETTINGS = "The command “assistant config path” names the file."


@skill(
    sentences=[
        "(what's|whats|what is|tell me) (your|the|this box's) ((ip|i p) [address]|network address|host name|hostname)",
        "(what|which) (ip|i p) [address] (do you have|have you got|are you on)",
        "(where|how) (can|do) (i|we) (find|reach) you (on|over|in) the network",
        "are you (online|connected [to (the (network|internet|wifi|wi-fi)|wifi|wi-fi)]|on the (network|wifi|wi-fi))",
        "(what|which) (network|wifi|wi-fi) are you (on|in|connected to)",
    ],
    examples=["what's your IP address?"],
    for_model=False,
)
async def address(ctx: Ctx) -> Say:
    """Tell under which name and address the box stands in the network."""
    found = ctx.about.addresses()
    if not found:
        return Say("I'm in no network at the moment. I work without one.")
    where = join_names([f"{address} on {_interface(name)}" for name, address in found.items()])
    return Say(f"My address is {where}, and my name is {ctx.about.host_name}. I need no internet.")


@skill(
    sentences=[
        "(what|which) version (are you|is this|do you (have|run)|of (hearth|you|the assistant) (is this|are you [running]))",
        "(what's|what is) your version [number]",
        "(are you|is the software) (up to date|up-to-date|the newest version|current)",
        "(is|are) there [(a|any|an)] [new] [software] (update|updates|version|versions) [(available|for you)]",
        f"{_PLEASE} (update|upgrade) (yourself|your software|hearth|the (assistant|software|system|box))",
        f"{_HOW} (update|upgrade) (you|yourself|hearth|the (assistant|software|box|system))",
        f"{_PLEASE} (install|check for|look for) [the] [(new|latest|software)] updates",
    ],
    examples=["what version are you?", "how do I update you?"],
    for_model=False,
)
async def version(ctx: Ctx) -> Say:
    """Tell which version this is, and how it is updated: by a person, for the box asks nobody."""
    way = "run “sudo systemd/install” there" if ctx.about.service else "run “make run” again"
    return Say(
        f"I am version {ctx.about.version}. I don't look for updates, for I ask nobody outside. "
        f"To update me, run “git pull” in my folder, and {way}."
    )


@skill(
    sentences=[
        "(what's|whats|what is) (your|the) (wake word|wakeword|wake phrase|hotword|magic word)",
        "(what|how) (do|should|must|can) (i|we) (say|call [you]) to (wake you [up]|get your attention|make you listen)",
        f"{_HOW} (wake you [up]|get your attention|activate you)",
        "(what|which) (wake words|words) do you (listen|answer|react) (to|for)",
        "(can|could|may) (i|we) (call you something else|give you (a|another) name|rename you)",
    ],
    examples=["what's your wake word?"],
    for_model=False,
)
async def wake_word(ctx: Ctx) -> Say:
    """Tell what wakes the box."""
    return Say(f"{_wakes(ctx)} {_ANOTHER}")


@skill(
    sentences=[
        f"{_PLEASE} (change|set|choose|switch|customize) {_THING} {{what}}",
        f"{_HOW} (change|set|choose|switch|customize) {_THING} {{what}}",
        f"{_PLEASE} (speak|talk) [a bit|a little] {{pace}}",
        f"{_PLEASE} slow [yourself] down when you (speak|talk)",
        f"{_PLEASE} (speak|talk [to me] in|switch to|answer in|use|talk) {{tongue}}",
        "(do|can) you (speak|understand|talk) {tongue}",
        "(what|which) languages (do|can) you (speak|understand|know)",
        "where (are|is) (your|the) (settings|configuration|config file)",
    ],
    examples=["how do I change the wake word?", "speak slower"],
    for_model=False,
)
async def change(ctx: Ctx, what: Changed = "", pace: Pace = "", tongue: Tongue = "") -> Say:
    """Tell how the wake word, the voice, its pace, the language and other settings are changed: in the settings file."""
    if what in ("wake word", "wakeword", "hotword", "wake phrase", "name"):
        return Say(f"{_wakes(ctx)} {_ANOTHER}")
    if pace:
        return Say(f"How fast I speak is “speed” under “voice” in my settings. {_SETTINGS}")
    if what in ("voice", "your voice", "accent"):
        return Say(f"“assistant models list” names the voices; “voice” in my settings says which one I use. {_SETTINGS}")
    if tongue == "english":
        return Say("I do: English is what I speak.")
    if tongue or what == "language":
        return Say("I speak and understand English only.")
    return Say(f"My settings are one text file. {_SETTINGS} “assistant config check” tells whether it is right.")


@skill(
    sentences=[
        f"{_HOW} (connect|add|pair|set up|setup|install|link|hook up|control|use|integrate) {_THING} [{{maker}}] {{what}} "
        "[(to|with) you]",
        f"{_PLEASE} (connect|pair|link|integrate|set up|setup) [(to|with)] {_THING} [{{maker}}] {{what}}",
        f"{_PLEASE} (add|set up|setup|discover|find) {_THING} (new|another|some) {{what}}",
        f"{_PLEASE} (search|scan|look) for [new] {{what}}",
        f"{_HOW} (connect|add|pair|set up|link) you (to|with) {_THING} {{what}}",
        f"{_HOW} (connect|set up|join|pair) [you] [(to|with)] {{radio}}",
        f"{_PLEASE} (connect|join|pair) [(to|with)] {{radio}}",
    ],
    examples=["how do I connect my lights?"],
    for_model=False,
)
async def connect(ctx: Ctx, what: Hub = "", maker: Maker = "", radio: Radio = "") -> Say:
    """Tell how devices come in: over an MQTT broker or Home Assistant; and that the network is the system's business."""
    if radio:
        return Say(f"{sentence(radio.removeprefix('the ').capitalize())[:-1]} is set up in this box's system, not by voice.")
    return Say(
        "Whatever an MQTT broker or Home Assistant knows comes in by itself. Write the address of yours into my settings; "
        "the page “connect devices” of my manual shows how, and “assistant config check” tells whether it works."
    )


@skill(
    sentences=[
        f"{_PLEASE} (restart|reboot|reset) [(yourself|the (box|assistant|system|device)|hearth|your system)] [now|please]",
        f"{_PLEASE} (shut [yourself] down|power [yourself] (off|down)|switch yourself off|turn yourself off) [now|please]",
        f"{_HOW} (restart|reboot|reset|shut down|switch off|turn off) (you|yourself|the box|hearth)",
    ],
    examples=["restart yourself"],
    for_model=False,
)
async def restart(ctx: Ctx) -> Say:
    """Tell how the box is restarted: not by voice, for whoever speaks could silence it."""
    how = "“sudo systemctl restart hearth” restarts me" if ctx.about.service else "stop me with Control C and start me again"
    return Say(f"I don't restart by voice. On the box, {how}. Timers and alarms are kept.")


@skill(
    sentences=[
        "how long have you been (running|on|up|awake|alive)",
        "when (did you start|were you (started|switched on|turned on|restarted)|did you last (start|restart))",
        "(what's|what is) your uptime",
    ],
    examples=["how long have you been running?"],
    for_model=False,
)
async def uptime(ctx: Ctx) -> Say:
    """Tell how long the box has been running."""
    if ctx.about.started is None:
        return Say("I don't know when I was started.", failed=True)
    return Say(f"I have been running for {spoken_duration((ctx.now() - ctx.about.started).total_seconds())}.")


@skill(
    sentences=[
        f"{_PLEASE} (delete|erase|forget|clear) [all] [of] (my|our|the|your) (recordings|voice recordings|history|conversations)",
        f"{_PLEASE} (delete|erase|forget) (what|everything) (i|we) (said|told you)",
    ],
    examples=["delete my recordings"],
    for_model=False,
)
async def recordings(ctx: Ctx) -> Say:
    """Tell that there are no recordings to delete."""
    return Say("There are no recordings: sound is dropped as soon as it is understood.")


@skill(
    sentences=[
        "(what did i miss|what have i missed|did i miss (anything|something)|what happened while i was (away|out|gone))",
    ],
    examples=["what did I miss?"],
    for_model=False,
)
async def missed(ctx: Ctx) -> Say:
    """Say again what was said out of turn lately: what rang, announcements, troubles."""
    told = [str(turn["reply"]) for turn in ctx.dialogue.turns if turn.get("notice") and turn.get("reply")]
    if not told:
        return Say("I said nothing out of turn lately.")
    return Say(f"I said: {' '.join(dict.fromkeys(told[-3:]))}")


def _wakes(ctx: Ctx) -> str:
    words = join_names([f"“{word}”" for word in ctx.about.wake_words], "or")
    return f"I wake up at {words}." if words else "I have no wake word."


def _interface(name: str) -> str:
    """ "wlan0" is the Wi-Fi, "eth0" and "enp3s0" the cable."""
    return "the Wi-Fi" if name.startswith("wl") else "the cable" if name.startswith(("e", "lan")) else name
