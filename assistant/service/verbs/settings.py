"""The settings of a box, read and changed while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.core.errors import InputError, PolicyError
from assistant.core.values import Json
from assistant.service.config_keys import (
    SKILLS,
    Key,
    described,
    flat,
    is_hidden,
    keys,
    schema_of,
    sections,
    shown,
)
from assistant.service.control import Verb
from assistant.service.live_settings import Refused
from assistant.service.running import Running
from assistant.skillkit.host.skillfile import SWITCH

POLICY = "policy."
_SWITCH: dict[str, Json] = {
    "type": "boolean",
    "default": True,
    "description": "Whether the skill file is used at all.",
}
MOST = 200
"""Changes in one request."""


class Settings:
    """The configuration's file, and what of it is in force."""

    def __init__(self, running: Running) -> None:
        self._settings = running.live_settings
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"settings": self.settings, "change": self.change}

    async def settings(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every setting, in the order of the file: `{"do": "settings"}` →

            {"file": "/etc/hearth/config.toml", "revision": "1f0c…", "mistakes": ["…"],
             "needs_pin": ["policy."],
             "sections": [{"name": "audio", "explanation": "The microphone and …"}, …],
             "settings": [{"key": "audio.volume", "section": "audio", "explanation": "Loudness …",
                           "type": "integer", "limits": {"minimum": 0, "maximum": 100},
                           "default": 70, "value": 40, "given": true,
                           "counts": "at once", "waits": ""}, …]}

        `type` is "boolean", "integer", "number", "text", "choice" (one of `choices`), "secret",
        "texts" (a list), "rows" (a list of tables, whose keys `fields` describes as here, and which
        of them are `required`) or "table" (names that people choose; `choices` are its values, or
        with `lists` they are lists of texts; of a skill `fields` describe what it knows). `limits`
        are JSON Schema's. The value of a "secret" is whether one is set, here and in rows and
        tables. `value` is what the file says, or the
        default where it says nothing (`given` false). `counts` says when a change counts: "at
        once", "when idle" or "at restart"; `waits` what this one waits for, empty where it is in
        force. `mistakes` are what is wrong with the file now: the former settings go on. Changes of
        keys that begin with one of `needs_pin` need the PIN.
        """
        settings, wanted = self._settings, self._settings.wanted
        pending, values = settings.pending, flat(wanted)
        given = wanted.model_dump(exclude_unset=True)
        return {
            "file": str(settings.path),
            "revision": settings.revision,
            "mistakes": [*settings.mistakes],
            "needs_pin": [POLICY] if self._pin else [],
            "sections": [{"name": name, "explanation": text} for name, text in sections().items()],
            "settings": [
                {
                    "key": key.name,
                    "section": key.section,
                    **described(key.schema),
                    "value": self._value(key, values),
                    "given": _is_given(given, key.name),
                    "counts": settings.when(key.name),
                    "waits": pending.get(key.name, ""),
                }
                for key in (*keys().values(), *self._skills(wanted.skills))
            ],
        }

    async def change(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Change settings: what is not sent stays as it is, comments as well.

            {"do": "change", "seen": "1f0c…", "pin": "1234",
             "changes": {"audio.volume": 40, "mqtt.host": null, "wake.words.0.threshold": 0.6,
                         "policy.rules": {"lock.front_door": "pin", "lock": null},
                         "policy.rules.cover": "confirm", "skills.weather": {"units": "us"},
                         "calendars": [{"name": "family", "url": "…"}]}}

        null takes a key (an entry of a table) away: its default counts. A table is changed entry by
        entry; rows are one by number, or all of them, those that have not moved by their first key.
        A secret that is left out of a row, or is `true`, stays. `seen` is the revision that the
        sender showed; without it nobody's change is in the way. `pin` is asked for by `needs_pin`.
        The answer, once what counts at once is done:

            {"revision": "7b21…", "applied": ["audio.volume", …], "waits": {"whisper.beam":
             "when idle", "language": "at restart"}, "mistakes": []}

        or, where nothing was changed, a sentence with its reasons by key:

            {"error": "…", "errors": {"audio.volume": "'audio.volume' is 140: input should be …"}}
            {"error": "…", "conflicts": {"audio.volume": 30}, "revision": "7b21…"}

        A conflict is a key that somebody else changed since `seen`, with what it holds now.
        """
        changes, seen = request.get("changes"), request.get("seen")
        if not isinstance(changes, dict) or not 0 < len(changes) <= MOST:
            raise InputError(f'"changes" must be an object with 1 to {MOST} keys and their values.')
        if seen is not None and not isinstance(seen, str):
            raise InputError('"seen" must be the revision that `settings` told.')
        if wrong := self._wrong_pin(changes, request.get("pin")):
            return wrong
        try:
            applied = await self._settings.change(changes, seen)
        except Refused as refused:
            return self._refusal(refused)
        return {
            "revision": self._settings.revision,
            "applied": sorted(applied),
            "waits": self._settings.pending,
            "mistakes": [*self._settings.mistakes],
        }

    def _refusal(self, refused: Refused) -> dict[str, Json]:
        if refused.conflicts:
            names = ", ".join(refused.conflicts)
            return {
                "error": f"Somebody else changed this meanwhile: {names}. Look at it again.",
                "conflicts": dict(refused.conflicts),
                "revision": self._settings.revision,
            }
        first = next(iter(refused.errors.values()))
        more = f" ({len(refused.errors) - 1} more)" if len(refused.errors) > 1 else ""
        return {"error": f"{first}{more}", "errors": dict(refused.errors)}

    @property
    def _pin(self) -> str:
        return self._box.config.policy.pin.get_secret_value()

    def _wrong_pin(self, changes: Mapping[str, Json], pin: Json) -> dict[str, Json]:
        """Why the rules may not be changed by whoever asks: who has set a PIN wants it asked for,
        for the rules would be of no use otherwise. Wrong ones are counted with those at the gate.
        """
        touched = [key for key in changes if key.startswith(POLICY)]
        if not touched or not self._pin:
            return {}
        said = str(pin or "")
        try:
            if not said:
                raise PolicyError("The rules are changed with the PIN.")
            self._box.house.actuator.gate.pins.check(said)
        except PolicyError as error:
            return {"error": str(error), "errors": dict.fromkeys(touched, str(error))}
        return {}

    def _value(self, key: Key, values: Mapping[str, Any]) -> Json:
        section, _, file = key.name.partition(".")
        if section == SKILLS:
            return shown(values.get(key.name, {}), lambda name: is_hidden(file, name))
        return shown(values[key.name])

    def _skills(self, tables: Mapping[str, Any]) -> list[Key]:
        """A table for each skill file, and for those that the configuration has besides."""
        registry = self._box.context.registry
        files = {name: file.settings for name, file in registry.files.items()}
        return [
            Key(f"{SKILLS}.{name}", _skill_schema(name, files.get(name)))
            for name in sorted({*files, *registry.off, *tables})
        ]


def _skill_schema(name: str, settings: Any) -> dict[str, Json]:
    """The table of a skill file. Of one that is switched off or broken only the switch is known."""
    schema = {} if settings is None else schema_of(type(settings))
    return {
        **schema,
        "type": "object",
        "description": f"Settings of the skill file {name}.",
        "properties": {SWITCH: _SWITCH, **schema.get("properties", {})},
    }


def _is_given(given: Mapping[str, Any], key: str) -> bool:
    """Whether the file sets it."""
    found: Any = given
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True
