"""What one can tell a device, as a table: words that remain of a sentence → skill, kinds of device, values."""

from __future__ import annotations

from assistant.mind.frames import (
    HEATING,
    PLAYERS,
    SWITCHED,
    VOLUME,
    WARMER,
    between,
    by,
    color,
    fixed,
    frame,
    humidity,
    kelvin,
    level,
    music,
    serving,
    temperature,
    tone,
)
from assistant.mind.movers import COVERED, ROBOTIC

FRAMES = (
    frame(
        "turn_on",
        r"""
        (?:{do} )?(?:back )?on(?: (?:again|back|full|fully|completely))?
        activate|enable|engage|illuminate|light(?: up)?|power up|fire up|<NUM> on|toggle on|let|(?:turned|switched) on
        """,
        SWITCHED,
        default="light",
    ),
    frame(
        "turn_off",
        r"""
        (?:{do} )?(?:back )?(?:off|out)(?: (?:again|completely))?
        deactivate|disable|kill|extinguish|cut|power down|shut (?:off|down)|shutdown|<NUM> off
        toggle off|lose|get rid|(?:turned|switched) (?:off|out)
        """,
        SWITCHED,
        default="light",
    ),
    frame(
        "turn_off",
        "(?:make|get|go|keep|turn) (?:completely |totally |all )?dark|lights out",
        ("light",),
        default="light",
        alone=True,
    ),
    frame("turn_on", "(?:have|get|hit|bring)(?: (?:more|little|bit))*", ("light",), default="light"),
    frame("toggle", "toggle|flip", SWITCHED),
    frame(
        "turn_on",
        "(?:start|run|begin|brew|prepare|boot)(?: up)?|(?:set|get) (?:running|going|started)|fire up",
        ("switch", "humidifier"),
    ),
    frame(
        "turn_on",
        """
        (?:make|brew|prepare|have|give|cook|fix|fetch|get|start|need|want|fancy)(?: {serving})*
        {serving}?
        """,
        ("switch",),
        serving,
    ),
    frame("turn_off", "stop", ("switch", "humidifier", "fan", "light", "climate")),
    frame(
        "set_color",
        r"""
        {set}(?: (?:color|colour|hue|tone))? <COLOR>(?: (?:color|colour|hue|tone|light))?
        (?:(?:color|colour|paint) )?<COLOR>
        """,
        ("light",),
        color,
        default="light",
    ),
    frame(
        "change_color_temperature",
        "(?:{set} )?{some}(?:warmer|cozier){much}(?: (?:color|tone|light))?",
        ("light",),
        tone(-500),
        default="light",
    ),
    frame(
        "change_color_temperature",
        "(?:{set} )?{some}(?:cooler|colder|whiter){much}(?: (?:color|tone|light))?",
        ("light",),
        tone(500),
        default="light",
    ),
    frame("set_color_temperature", "(?:{set}(?: color| colour)?(?: temperature)? )?<WHITE>", ("light",), kelvin, default="light"),
    frame(
        "set_brightness",
        r"(?:{set} )?(?:{level} )?(?:level )?(?:{upto} )*{value}(?: (?:brightness|bright|intensity|power|level))?",
        ("light",),
        level("brightness"),
        default="light",
    ),
    frame(
        "set_brightness",
        "(?:{set}|{raise}|{lower}) brightness (?:{upto} )*{value}",
        ("light",),
        level("brightness"),
        default="light",
        alone=True,
    ),
    frame(
        "set_brightness",
        "(?:{set} )?(?:{level} )?(?:medium|mid|middle|normal)(?: (?:{level}|setting))?",
        ("light",),
        fixed(brightness=50),
    ),
    frame("set_brightness", "{set} (?:{level} )?low(?: (?:{level}|setting))?", ("light",), fixed(brightness=20)),
    frame("set_brightness", "{set} (?:{level} )?high(?: (?:{level}|setting))?", ("light",), fixed(brightness=100)),
    frame(
        "set_brightness",
        r"""
        (?:{set} )?(?:{level} )?(?:max|maximum|full|highest|brightest|fully)(?: (?:{level}|power|setting|bright|on))?
        (?:{set} )?bright as possible
        """,
        ("light",),
        fixed(brightness=100),
        default="light",
        alone=True,
    ),
    frame(
        "set_brightness",
        r"""
        (?:{set} )?(?:{level} )?(?:min|minimum|lowest|dimmest)(?: (?:{level}|setting))?
        (?:{set} )?dim as possible
        """,
        ("light",),
        fixed(brightness=1),
        default="light",
        alone=True,
    ),
    frame(
        "change_brightness",
        r"""
        (?:{dimming}(?: up)? )?{some}(?:brighter|brighten|bright|lighter|lighten)(?: up)?{much}
        (?:{raise}|intensify)(?: {level})?{much}(?: up)?
        brightness up{much}
        {set} brightness (?:up|higher){much}
        more(?: (?:brightness|bright))?
        """,
        ("light",),
        by(1),
        default="light",
        alone=True,
    ),
    frame(
        "change_brightness",
        r"""
        (?:{dimming} )?{some}(?:dim|dimmed|dimmer|darker|darken|soften|softer|low|fade)(?: down)?{much}
        (?:have )?{some}(?:{lower})(?: {level})?{much}(?: down)?
        brightness down{much}
        {set} brightness (?:down|lower){much}
        less(?: (?:brightness|bright))?
        """,
        ("light",),
        by(-1),
        default="light",
        alone=True,
    ),
    *COVERED,
    frame("lock", "lock(?: up)?|locked(?: up)?|secure|bolt", ("lock",), default="lock"),
    frame("unlock", "unlock|unbolt", ("lock",), default="lock"),
    frame(
        "climate.set_temperature",
        r"""
        (?:(?:{set}|{raise}|{lower}|crank|push) )?(?:{temp} )?(?:{upto} )*(?:target )?(?:<DEG>|<NUM>)(?: {temp})?
        (?:heat|cool|warm)(?: {dwelling})?(?: up| down)?(?: {dwelling})? (?:<DEG>|<NUM>)
        """,
        HEATING,
        temperature,
        default="climate",
        alone=True,
    ),
    frame(
        "climate.set_range",
        "(?:{set} )?(?:{temp} )?(?:range )?<RANGE>(?: {temp})?",
        ("climate",),
        between,
        default="climate",
        alone=True,
        price=-0.5,
    ),
    frame(
        "climate.set_temperature",
        "(?:{set} )?(?:(?:humidity|target|level) )*{value}(?: humidity)?",
        ("humidifier",),
        humidity,
        default="humidifier",
    ),
    frame(
        "climate.change_temperature",
        r"""
        (?:(?:make|turn|set|get)(?: temperature| temp)?(?: up)? )?{some}(?:warmer|hotter|warm|warm up|heat up){much}
        {raise} {temp}{much}
        {raise}{much}
        {temp} (?:up|higher){much}
        {set} {temp} (?:up|higher){much}
        """,
        HEATING,
        by(1, WARMER),
        default="climate",
        alone=True,
    ),
    frame(
        "climate.change_temperature",
        r"""
        (?:(?:make|turn|set|get)(?: temperature| temp)?(?: down)? )?{some}(?:cooler|colder|cool|cool down){much}
        {lower} {temp}{much}
        {lower}{much}
        {temp} (?:down|lower){much}
        {set} {temp} (?:down|lower){much}
        """,
        HEATING,
        by(-1, WARMER),
        default="climate",
        alone=True,
    ),
    frame("set_speed", "(?:{set} )?(?:(?:speed|level) )?(?:{upto} )*{value}(?: speed)?", ("fan",), level("speed"), default="fan"),
    frame(
        "set_speed",
        r"(?:{set} )?(?:speed )?(?:max|maximum|full|high|highest|fastest|top)(?: (?:speed|setting|power|blast))?",
        ("fan",),
        fixed(speed=100),
        default="fan",
    ),
    frame(
        "set_speed", "(?:{set} )?(?:speed )?(?:medium|middle)(?: (?:speed|setting))?", ("fan",), fixed(speed=66), default="fan"
    ),
    frame(
        "set_speed",
        "(?:{set} )?(?:speed )?(?:low|lowest|minimum|min|slow|slowest)(?: (?:speed|setting))?",
        ("fan",),
        fixed(speed=33),
        default="fan",
    ),
    frame(
        "change_speed",
        r"""
        (?:(?:make|turn|set) )?(?:speed )?{some}(?:up|faster|stronger|higher){much}
        (?:speed up|{raise})(?: speed)?{much}
        """,
        ("fan",),
        by(1),
    ),
    frame(
        "change_speed",
        r"""
        (?:(?:make|turn|set) )?(?:speed )?{some}(?:down|slower|weaker|lower){much}
        (?:slow down|slow|{lower})(?: speed)?{much}
        """,
        ("fan",),
        by(-1),
    ),
    frame(
        "oscillate",
        "(?:(?:make|let|start|turn on|set) )?(?:oscillate|oscillating|swing|oscillation|rotate)(?: on)?",
        ("fan",),
        fixed(on=True),
    ),
    frame(
        "oscillate",
        "(?:stop|turn off|no) (?:oscillate|oscillating|swinging|oscillation|rotating)|(?:turn )?oscillation off",
        ("fan",),
        fixed(on=False),
    ),
    *ROBOTIC,
    frame(
        "volume.set_level",
        "(?:(?:{set}|crank) )?(?:{sound} )?(?:{upto} )*{value}(?: {sound})?|{set} (?:{sound} )?(?:max|maximum|full)(?: {sound})?",
        PLAYERS,
        lambda parts: level("level")(parts) or ({"level": 100} if parts.percent is None and parts.number is None else None),
    ),
    frame(
        "volume.up",
        r"""
        (?:(?:make|turn|set|put|bring) )?(?:{sound} )?(?:up|louder|higher){much}(?: {sound})?(?: up)?{much}
        (?:{raise})(?: {sound})?{much}
        """,
        PLAYERS,
        by(1, VOLUME, name="much"),
    ),
    frame(
        "volume.down",
        r"""
        (?:(?:make|turn|set|put|bring) )?(?:{sound} )?(?:down|quieter|softer|lower){much}(?: {sound})?(?: down)?{much}
        (?:{lower})(?: {sound})?{much}
        """,
        PLAYERS,
        by(1, VOLUME, name="much"),
    ),
    frame("volume.mute", "mute(?: {sound})?|silence|turn off {sound}|no {sound}", PLAYERS),
    frame("volume.unmute", "unmute(?: {sound})?|turn on {sound}", PLAYERS),
    frame("media.pause", "(?:{do} )?off|kill|end", PLAYERS, music),
    frame("media.resume", "(?:{do} )?on|start", PLAYERS, music),
    frame("media.pause", "(?:pause|hold|stop)(?: (?:playing|music|song|track|movie|show))?", PLAYERS),
    frame("media.resume", "(?:play|resume|unpause|continue)(?: (?:playing|music|song|track|movie|show))?", PLAYERS),
    frame("media.next_track", "(?:next|skip|play next|skip next|go next)(?: (?:song|track|one|item))?", PLAYERS),
    frame("media.previous_track", "(?:previous|back|go back|play previous|last)(?: (?:song|track|one|item))?", PLAYERS),
    frame(
        "activate",
        r"""
        (?:{do} )?(?:back )?(?:on)?
        activate|start|run|set|trigger|enable|execute|launch|press|push|go|apply|turn|switch|use|change|begin
        """,
        ("scene", "script", "button", "automation"),
    ),
)
"""In the order in which they are tried: of two that fit equally well, the first is believed."""
