"""Everything that can go wrong, as one tree. Each message is one sentence that says what is wrong
and what to do.

    HearthError
    ├── InputError          what the user gave is unusable (exit code 2)
    │   ├── ConfigError     configuration: unknown key, wrong type, value out of range
    │   ├── HomeFileError   a home file: names the file and the line
    │   └── AudioFileError  a file that is no usable sound
    ├── ModelError          a model or voice is missing, damaged or does not load (exit code 2)
    ├── KeepError           timers, lists and the like can't be kept: the disk is full, read-only …
    ├── DeviceError         a sound device is missing or failed
    ├── SkillError          a skill is broken, failed or took too long
    ├── TooMuch             a number, a date or a sentence beyond what is dealt with
    ├── PolicyError         an action is not permitted (a wrong PIN)
    └── SourceError         a source of devices (MQTT, Home Assistant) does not answer

Foreign exceptions are mapped into this tree once, where the foreign library is called.

What a turn says of its own failures (`spoken`: SkillError, KeepError, TooMuch, PolicyError) is
written where it is raised, in the language of the turn. The others are for who looks after the box,
in English; a turn that meets one says in its language that it failed.
"""

from typing import ClassVar


class HearthError(Exception):
    """Base of all; `str(error)` is fit to be shown to the user."""

    exit_code = 1
    spoken: ClassVar[bool] = False
    """`str(error)` is said as it is, for it is in the language of the turn."""


class InputError(HearthError):
    exit_code = 2


class ConfigError(InputError):
    pass


class HomeFileError(InputError):
    pass


class AudioFileError(InputError):
    pass


class ModelError(HearthError):
    exit_code = 2


class KeepError(HearthError):
    """`reason` is what is the matter with the disk, where that is it ("my disk is full")."""

    spoken = True

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class DeviceError(HearthError):
    pass


class SkillError(HearthError):
    spoken = True


class SourceError(HearthError):
    """`why` is what people can mend, by the name of its message (service.ftl); empty where that
    isn't known.
    """

    def __init__(self, text: str, why: str = "") -> None:
        super().__init__(text)
        self.why = why


class TooMuch(HearthError):
    spoken = True


class PolicyError(HearthError):
    spoken = True
