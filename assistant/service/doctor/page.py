"""docs/doctor.md: every kind of finding with its remedy, from the declarations."""

from __future__ import annotations

import re

from assistant.service.doctor.all import EXAMINATIONS
from assistant.service.doctor.finding import KINDS, SUBJECTS, Kind

_NAME = re.compile(r"\{(\w+)\}")

INTRODUCTION = """\
# What the doctor finds, and what to do

```sh
assistant doctor            # looks at everything, and plays a short chirp
assistant doctor --quiet    # without the chirp
assistant doctor --json     # for programs
assistant doctor --thorough # hashes every model anew: a failing memory card changes files unseen
```

A box that runs is asked: its own ear measures the microphone, and it goes on listening. Without
one the doctor looks by itself, opens the sound devices for some seconds, and asks the hubs to let
it in and nothing else. Nothing in the home is switched, and no sound is kept. It is done in some
seconds.

Each finding is a **fault** (the box can't do what it is for), a **warning** (it does so worse, or
soon won't) or a **note**. The exit code is 0 where there are notes at most, 1 where something needs
mending, 2 where the command can't be understood. The page shows the same under Health. As a
service: `sudo assistant doctor`, or as a member of the group `hearth`.

`make docs` makes this page from the code; what stands in *italics* is told by the finding itself.
"""


def as_markdown() -> str:
    """The whole page."""
    assert EXAMINATIONS  # they declare the kinds
    parts = [INTRODUCTION]
    for subject, title in SUBJECTS.items():
        kinds = [each for each in KINDS.values() if each.subject == subject]
        if kinds:
            parts.append(f"## {title}\n\n" + "\n".join(map(_line, kinds)) + "\n")
    return "\n".join(parts)


def _line(kind: Kind) -> str:
    wrong = kind.about or _told(kind.wrong)
    return f"- `{kind.name}` ({kind.severity}): {wrong}\n  → {_told(kind.remedy)}"


def _told(text: str) -> str:
    """Placeholders as people read them: slanted, and within a command as a word in capitals."""
    parts = text.split("`")
    parts[::2] = [_NAME.sub(_slanted, part) for part in parts[::2]]
    parts[1::2] = [_NAME.sub(lambda name: name[1].upper(), part) for part in parts[1::2]]
    return "`".join(parts)


def _slanted(name: re.Match[str]) -> str:
    return f"*{name[1].replace('_', ' ')}*"
