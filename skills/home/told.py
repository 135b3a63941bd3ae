"""How the home is told freely what to do: the frames of its skills, by function and by name. Their
words stand in `<code>.toml`, in `[function.frames]`.
"""

from __future__ import annotations

from assistant.skillkit import Frame, frames

SERVING = frames.Build(lambda said: {} if said.speaks_of("serving") or said.words <= 2 else None)
"""What an appliance makes, wished for: "a coffee please", "I'd like a coffee",
not "I like coffee".
"""

TURN_ON = {
    "on": Frame(default="light", alone=True),
    "some": Frame(default="light", kinds=("light",)),
    "start": Frame(kinds=("switch", "humidifier", "fan", "climate", "water_heater")),
    "serve": Frame(SERVING, kinds=("switch",)),
    "open": Frame(kinds=("light",), named=True),
    "light": Frame(remark="dark", kinds=("light",)),
}
TURN_OFF = {
    "off": Frame(default="light", alone=True),
    "dark": Frame(default="light", alone=True, kinds=("light",)),
    "stop": Frame(kinds=("switch", "humidifier", "fan", "light", "climate")),
    "shut": Frame(kinds=("light",), named=True),
    "darkness": Frame(remark="bright", kinds=("light",)),
}
TOGGLE = {"toggle": Frame()}
SET_BRIGHTNESS = {
    "value": Frame(frames.level("brightness"), default="light"),
    "brightness": Frame(frames.level("brightness"), default="light", alone=True),
    "medium": Frame(frames.fixed(brightness=50)),
    "low": Frame(frames.fixed(brightness=20)),
    "high": Frame(frames.fixed(brightness=100)),
    "most": Frame(frames.fixed(brightness=100), default="light", alone=True),
    "least": Frame(frames.fixed(brightness=1), default="light", alone=True),
}
CHANGE_BRIGHTNESS = {
    "brighter": Frame(frames.by(1), default="light", alone=True),
    "dimmer": Frame(frames.by(-1), default="light", alone=True),
    "too_dark": Frame(frames.step(2 * frames.STEP), remark="dark"),
    "too_bright": Frame(frames.step(-2 * frames.STEP), remark="bright"),
}
SET_COLOR = {"color": Frame(frames.color("color"), default="light")}
SET_COLOR_TEMPERATURE = {"white": Frame(frames.kelvin("kelvin"), default="light")}
CHANGE_COLOR_TEMPERATURE = {
    "warmer": Frame(frames.tone(-500), default="light"),
    "cooler": Frame(frames.tone(500), default="light"),
}
OPEN = {"open": Frame(default="cover", alone=True)}
CLOSE = {"close": Frame(default="cover", alone=True)}
SET_POSITION = {"value": Frame(frames.level("position"), default="cover", alone=True)}
CHANGE_POSITION = {
    "open_further": Frame(frames.by(1, marked=True), alone=True),
    "close_further": Frame(frames.by(-1, marked=True), alone=True),
}
STOP = {"stop": Frame()}
LOCK = {"lock": Frame(default="lock")}
UNLOCK = {"unlock": Frame(default="lock")}
SET_SPEED = {
    "value": Frame(frames.level("speed"), default="fan"),
    "fast": Frame(frames.fixed(speed=100), default="fan"),
    "medium": Frame(frames.fixed(speed=66), default="fan"),
    "slow": Frame(frames.fixed(speed=33), default="fan"),
}
CHANGE_SPEED = {"faster": Frame(frames.by(1)), "slower": Frame(frames.by(-1))}
OSCILLATE = {"swing": Frame(frames.fixed(on=True)), "still": Frame(frames.fixed(on=False))}
START = {
    "start": Frame(),
    "mow": Frame(default="lawn_mower", alone=True, kinds=("lawn_mower",)),
    "clean": Frame(frames.where("area"), default="vacuum", alone=True, kinds=("vacuum",)),
}
DOCK = {
    "end_cleaning": Frame(default="vacuum", alone=True, kinds=("vacuum",)),
    "end_mowing": Frame(default="lawn_mower", alone=True, kinds=("lawn_mower",)),
    "dock": Frame(),
    "home": Frame(alone=True),
}
PAUSE = {
    "pause_cleaning": Frame(default="vacuum", alone=True, kinds=("vacuum",)),
    "pause_mowing": Frame(default="lawn_mower", alone=True, kinds=("lawn_mower",)),
    "pause": Frame(),
}
ACTIVATE = {"activate": Frame()}
